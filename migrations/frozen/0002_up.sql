CREATE FUNCTION casework_family_case() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT m.case_id::text FROM family_member m WHERE m.case_id = nullif(current_setting('app.case_id', true), '') AND m.id = nullif(current_setting('app.member_id', true), '') AND m.state = 'active' AND m.access = 'open'); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_family_case() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_family_case() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_family_member() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT m.id::text FROM family_member m WHERE m.case_id = nullif(current_setting('app.case_id', true), '') AND m.id = nullif(current_setting('app.member_id', true), '') AND m.state = 'active' AND m.access = 'open'); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_family_member() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_family_member() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_session_member() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT m.id::text FROM login_session s JOIN family_member m ON m.case_id = s.case_id AND m.id = s.member_id WHERE s.token_hash = nullif(current_setting('app.lookup', true), '') AND s.side = 'family' AND s.ended_at IS NULL AND s.expires_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) AND m.state = 'active' AND m.access = 'open'); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_session_member() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_session_member() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_staff_regions() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT coalesce(array_agg(r.region_id::text), '{}') FROM staff_role r WHERE r.staff_id = nullif(current_setting('app.staff_id', true), '') AND r.role IN ('team_leader', 'support_worker') AND starts_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) AND (ends_at IS NULL OR ends_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()))); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_staff_regions() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_staff_regions() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_staff_home_regions() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT coalesce(array_agg(r.region_id::text), '{}') FROM staff_role r WHERE r.staff_id = nullif(current_setting('app.staff_id', true), '') AND r.role IN ('team_leader', 'support_worker', 'caseworker') AND starts_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) AND (ends_at IS NULL OR ends_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()))); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_staff_home_regions() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_staff_home_regions() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_staff_is_admin() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT EXISTS (SELECT FROM staff_role r WHERE r.staff_id = nullif(current_setting('app.staff_id', true), '') AND r.role = 'administrator' AND starts_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) AND (ends_at IS NULL OR ends_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())))); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_staff_is_admin() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_staff_is_admin() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_staff_cases() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT c), '{}') FROM (SELECT a.case_id::text AS c FROM allocation a WHERE a.staff_id = nullif(current_setting('app.staff_id', true), '') AND starts_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) AND (ends_at IS NULL OR ends_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())) UNION ALL SELECT f.id::text FROM case_file f WHERE f.region_id = ANY (casework_staff_regions()) OR f.opened_by = nullif(current_setting('app.staff_id', true), '')) AS mine); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_staff_cases() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_staff_cases() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_staff_members() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT m), '{}') FROM (SELECT a.member_id::text AS m FROM allocation a WHERE a.staff_id = nullif(current_setting('app.staff_id', true), '') AND starts_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) AND (ends_at IS NULL OR ends_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())) UNION ALL SELECT p.id::text FROM family_member p JOIN case_file f ON f.id = p.case_id WHERE f.region_id = ANY (casework_staff_regions())) AS mine); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_staff_members() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_staff_members() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_staff_new_members() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT coalesce(array_agg(m.id::text), '{}') FROM family_member m WHERE m.added_by = nullif(current_setting('app.staff_id', true), '') AND NOT EXISTS (SELECT FROM allocation a WHERE a.case_id = m.case_id AND a.member_id = m.id)); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_staff_new_members() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_staff_new_members() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_staff_full_members() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT m), '{}') FROM (SELECT a.member_id::text AS m FROM allocation a WHERE a.staff_id = nullif(current_setting('app.staff_id', true), '') AND a.process = '' AND starts_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) AND (ends_at IS NULL OR ends_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())) UNION ALL SELECT p.id::text FROM family_member p JOIN case_file f ON f.id = p.case_id WHERE f.region_id = ANY (casework_staff_regions())) AS mine); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_staff_full_members() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_staff_full_members() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_staff_message_members() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT m), '{}') FROM (SELECT unnest(casework_staff_full_members()) AS m UNION ALL SELECT a.member_id::text FROM allocation a WHERE a.staff_id = nullif(current_setting('app.staff_id', true), '') AND starts_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) AND (ends_at IS NULL OR ends_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())) AND NOT EXISTS (SELECT FROM allocation c WHERE c.case_id = a.case_id AND c.member_id = a.member_id AND c.process = '' AND c.starts_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) AND (c.ends_at IS NULL OR c.ends_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())))) AS mine); END $casework$
-- next
REVOKE ALL ON FUNCTION casework_staff_message_members() FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_staff_message_members() TO casework_family, casework_staff, casework_worker
-- next
CREATE FUNCTION casework_close_wards(p_case_id text, p_member_id text, p_at timestamptz) RETURNS SETOF text LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ UPDATE login_session SET ended_at = p_at, ended_why = 'access_closed' WHERE side = 'family' AND case_id = p_case_id AND ended_at IS NULL AND member_id IN (SELECT d.member_id FROM under_age_decision d WHERE d.case_id = p_case_id AND d.guardian_member_id = p_member_id AND d.ended_at IS NULL AND EXISTS (SELECT 1 FROM person_flag f WHERE f.case_id = p_case_id AND f.member_id = p_member_id AND f.ended_at IS NULL AND f.flag IN ('accused', 'possible_suspect', 'suspect')) AND p_member_id = ANY (casework_staff_members())); UPDATE sign_in_code SET revoked_at = p_at WHERE side = 'family' AND case_id = p_case_id AND used_at IS NULL AND revoked_at IS NULL AND member_id IN (SELECT d.member_id FROM under_age_decision d WHERE d.case_id = p_case_id AND d.guardian_member_id = p_member_id AND d.ended_at IS NULL AND EXISTS (SELECT 1 FROM person_flag f WHERE f.case_id = p_case_id AND f.member_id = p_member_id AND f.ended_at IS NULL AND f.flag IN ('accused', 'possible_suspect', 'suspect')) AND p_member_id = ANY (casework_staff_members())); UPDATE family_member SET access = 'closed' WHERE case_id = p_case_id AND access = 'open' AND id IN (SELECT d.member_id FROM under_age_decision d WHERE d.case_id = p_case_id AND d.guardian_member_id = p_member_id AND d.ended_at IS NULL AND EXISTS (SELECT 1 FROM person_flag f WHERE f.case_id = p_case_id AND f.member_id = p_member_id AND f.ended_at IS NULL AND f.flag IN ('accused', 'possible_suspect', 'suspect')) AND p_member_id = ANY (casework_staff_members())) RETURNING id $casework$
-- next
REVOKE ALL ON FUNCTION casework_close_wards(text, text, timestamptz) FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_close_wards(text, text, timestamptz) TO casework_staff
-- next
CREATE FUNCTION casework_distrust_shared(p_case_id text, p_member_id text) RETURNS SETOF text LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ UPDATE contact_point SET safe_since = NULL, safe_checked_by = NULL WHERE case_id = p_case_id AND member_id <> p_member_id AND retired_at IS NULL AND value_index IN (SELECT s.value_index FROM contact_point s WHERE s.case_id = p_case_id AND s.member_id = p_member_id AND s.retired_at IS NULL) AND EXISTS (SELECT 1 FROM person_flag f WHERE f.case_id = p_case_id AND f.member_id = p_member_id AND f.ended_at IS NULL AND f.flag IN ('accused', 'possible_suspect', 'suspect')) AND p_member_id = ANY (casework_staff_members()) RETURNING id $casework$
-- next
REVOKE ALL ON FUNCTION casework_distrust_shared(text, text) FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_distrust_shared(text, text) TO casework_staff
-- next
CREATE FUNCTION casework_shared_with_barred(p_case_id text, p_member_id text, p_index text) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ SELECT EXISTS (SELECT 1 FROM contact_point o WHERE o.case_id = p_case_id AND o.member_id <> p_member_id AND o.value_index = p_index AND o.retired_at IS NULL AND (EXISTS (SELECT 1 FROM person_flag f WHERE f.case_id = p_case_id AND f.member_id = o.member_id AND f.ended_at IS NULL AND f.flag IN ('accused', 'possible_suspect', 'suspect')) OR EXISTS (SELECT 1 FROM wall w WHERE w.case_id = p_case_id AND w.ended_at IS NULL AND ((w.member_a = p_member_id AND w.member_b = o.member_id) OR (w.member_b = p_member_id AND w.member_a = o.member_id)))) AND p_member_id = ANY (casework_staff_members())) $casework$
-- next
REVOKE ALL ON FUNCTION casework_shared_with_barred(text, text, text) FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_shared_with_barred(text, text, text) TO casework_staff
-- next
CREATE FUNCTION casework_works_across_wall(p_case_id text, p_member_id text, p_staff_id text, p_at timestamptz) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ SELECT EXISTS (SELECT 1 FROM allocation o WHERE o.case_id = p_case_id AND o.staff_id = p_staff_id AND (o.ends_at IS NULL OR o.ends_at > p_at) AND EXISTS (SELECT 1 FROM wall w WHERE w.case_id = p_case_id AND w.ended_at IS NULL AND ((w.member_a = p_member_id AND w.member_b = o.member_id) OR (w.member_b = p_member_id AND w.member_a = o.member_id))) AND p_member_id = ANY (casework_staff_members())) $casework$
-- next
REVOKE ALL ON FUNCTION casework_works_across_wall(text, text, text, timestamptz) FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_works_across_wall(text, text, text, timestamptz) TO casework_staff
-- next
ALTER TABLE region ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON region TO casework_staff
-- next
CREATE POLICY region_staff_1_select ON region FOR SELECT TO casework_staff USING (true)
-- next
GRANT INSERT ON region TO casework_staff
-- next
CREATE POLICY region_staff_2_insert ON region FOR INSERT TO casework_staff WITH CHECK ((SELECT casework_staff_is_admin()))
-- next
GRANT UPDATE ON region TO casework_staff
-- next
CREATE POLICY region_staff_2_update ON region FOR UPDATE TO casework_staff USING ((SELECT casework_staff_is_admin())) WITH CHECK ((SELECT casework_staff_is_admin()))
-- next
ALTER TABLE staff ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON staff TO casework_family
-- next
CREATE POLICY staff_family_1_select ON staff FOR SELECT TO casework_family USING (EXISTS (SELECT FROM allocation a WHERE a.staff_id = staff.id))
-- next
GRANT SELECT ON staff TO casework_staff
-- next
CREATE POLICY staff_staff_2_select ON staff FOR SELECT TO casework_staff USING (true)
-- next
GRANT INSERT ON staff TO casework_staff
-- next
CREATE POLICY staff_staff_3_insert ON staff FOR INSERT TO casework_staff WITH CHECK ((SELECT casework_staff_is_admin()))
-- next
GRANT UPDATE ON staff TO casework_staff
-- next
CREATE POLICY staff_staff_4_update ON staff FOR UPDATE TO casework_staff USING (id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR (SELECT casework_staff_is_admin())) WITH CHECK (id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR (SELECT casework_staff_is_admin()))
-- next
ALTER TABLE staff_role ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON staff_role TO casework_staff
-- next
CREATE POLICY staff_role_staff_1_select ON staff_role FOR SELECT TO casework_staff USING (true)
-- next
GRANT INSERT ON staff_role TO casework_staff
-- next
CREATE POLICY staff_role_staff_2_insert ON staff_role FOR INSERT TO casework_staff WITH CHECK ((SELECT casework_staff_is_admin()))
-- next
GRANT UPDATE ON staff_role TO casework_staff
-- next
CREATE POLICY staff_role_staff_2_update ON staff_role FOR UPDATE TO casework_staff USING ((SELECT casework_staff_is_admin())) WITH CHECK ((SELECT casework_staff_is_admin()))
-- next
ALTER TABLE passkey ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON passkey TO casework_family
-- next
CREATE POLICY passkey_family_1_select ON passkey FOR SELECT TO casework_family USING (side = 'family' AND (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()) OR credential_id = (SELECT nullif(current_setting('app.lookup', true), ''))))
-- next
GRANT UPDATE ON passkey TO casework_family
-- next
CREATE POLICY passkey_family_1_update ON passkey FOR UPDATE TO casework_family USING (side = 'family' AND (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()) OR credential_id = (SELECT nullif(current_setting('app.lookup', true), '')))) WITH CHECK (side = 'family' AND (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()) OR credential_id = (SELECT nullif(current_setting('app.lookup', true), ''))))
-- next
GRANT INSERT ON passkey TO casework_family
-- next
CREATE POLICY passkey_family_2_insert ON passkey FOR INSERT TO casework_family WITH CHECK (side = 'family' AND case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT SELECT ON passkey TO casework_staff
-- next
CREATE POLICY passkey_staff_3_select ON passkey FOR SELECT TO casework_staff USING (side = 'staff' AND (staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR credential_id = (SELECT nullif(current_setting('app.lookup', true), '')) OR (SELECT casework_staff_is_admin())))
-- next
GRANT UPDATE ON passkey TO casework_staff
-- next
CREATE POLICY passkey_staff_3_update ON passkey FOR UPDATE TO casework_staff USING (side = 'staff' AND (staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR credential_id = (SELECT nullif(current_setting('app.lookup', true), '')) OR (SELECT casework_staff_is_admin()))) WITH CHECK (side = 'staff' AND (staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR credential_id = (SELECT nullif(current_setting('app.lookup', true), '')) OR (SELECT casework_staff_is_admin())))
-- next
GRANT INSERT ON passkey TO casework_staff
-- next
CREATE POLICY passkey_staff_4_insert ON passkey FOR INSERT TO casework_staff WITH CHECK (side = 'staff' AND staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
ALTER TABLE enrolment_link ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON enrolment_link TO casework_staff
-- next
CREATE POLICY enrolment_link_staff_1_select ON enrolment_link FOR SELECT TO casework_staff USING (token_hash = (SELECT nullif(current_setting('app.lookup', true), '')) OR (SELECT casework_staff_is_admin()))
-- next
GRANT UPDATE ON enrolment_link TO casework_staff
-- next
CREATE POLICY enrolment_link_staff_1_update ON enrolment_link FOR UPDATE TO casework_staff USING (token_hash = (SELECT nullif(current_setting('app.lookup', true), '')) OR (SELECT casework_staff_is_admin())) WITH CHECK (token_hash = (SELECT nullif(current_setting('app.lookup', true), '')) OR (SELECT casework_staff_is_admin()))
-- next
GRANT INSERT ON enrolment_link TO casework_staff
-- next
CREATE POLICY enrolment_link_staff_2_insert ON enrolment_link FOR INSERT TO casework_staff WITH CHECK ((SELECT casework_staff_is_admin()))
-- next
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON case_file TO casework_family
-- next
CREATE POLICY case_file_family_1_select ON case_file FOR SELECT TO casework_family USING (id = (SELECT casework_family_case()))
-- next
GRANT SELECT ON case_file TO casework_staff
-- next
CREATE POLICY case_file_staff_2_select ON case_file FOR SELECT TO casework_staff USING (id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
GRANT UPDATE ON case_file TO casework_staff
-- next
CREATE POLICY case_file_staff_2_update ON case_file FOR UPDATE TO casework_staff USING (id = ANY ((SELECT casework_staff_cases())::text[])) WITH CHECK (id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
GRANT INSERT ON case_file TO casework_staff
-- next
CREATE POLICY case_file_staff_3_insert ON case_file FOR INSERT TO casework_staff WITH CHECK (opened_by = (SELECT nullif(current_setting('app.staff_id', true), '')) AND region_id = ANY ((SELECT casework_staff_home_regions())::text[]))
-- next
ALTER TABLE deceased ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON deceased TO casework_family
-- next
CREATE POLICY deceased_family_1_select ON deceased FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()))
-- next
GRANT SELECT ON deceased TO casework_staff
-- next
CREATE POLICY deceased_staff_2_select ON deceased FOR SELECT TO casework_staff USING (case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
GRANT INSERT ON deceased TO casework_staff
-- next
CREATE POLICY deceased_staff_2_insert ON deceased FOR INSERT TO casework_staff WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
GRANT UPDATE ON deceased TO casework_staff
-- next
CREATE POLICY deceased_staff_2_update ON deceased FOR UPDATE TO casework_staff USING (case_id = ANY ((SELECT casework_staff_cases())::text[])) WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
ALTER TABLE review ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON review TO casework_family
-- next
CREATE POLICY review_family_1_select ON review FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()))
-- next
GRANT SELECT ON review TO casework_staff
-- next
CREATE POLICY review_staff_2_select ON review FOR SELECT TO casework_staff USING (case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
GRANT INSERT ON review TO casework_staff
-- next
CREATE POLICY review_staff_2_insert ON review FOR INSERT TO casework_staff WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
GRANT UPDATE ON review TO casework_staff
-- next
CREATE POLICY review_staff_2_update ON review FOR UPDATE TO casework_staff USING (case_id = ANY ((SELECT casework_staff_cases())::text[])) WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
ALTER TABLE family_member ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON family_member TO casework_family
-- next
CREATE POLICY family_member_family_1_select ON family_member FOR SELECT TO casework_family USING (id = (SELECT casework_session_member()))
-- next
GRANT SELECT ON family_member TO casework_family
-- next
CREATE POLICY family_member_family_2_select ON family_member FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND id = (SELECT casework_family_member()))
-- next
GRANT UPDATE (language, theme, text_size, leaving_seen_at, privacy_seen_at, disclosure_seen_at, version) ON family_member TO casework_family
-- next
CREATE POLICY family_member_family_2_update ON family_member FOR UPDATE TO casework_family USING (case_id = (SELECT casework_family_case()) AND id = (SELECT casework_family_member())) WITH CHECK (case_id = (SELECT casework_family_case()) AND id = (SELECT casework_family_member()))
-- next
GRANT SELECT ON family_member TO casework_staff
-- next
CREATE POLICY family_member_staff_3_select ON family_member FOR SELECT TO casework_staff USING (id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT UPDATE ON family_member TO casework_staff
-- next
CREATE POLICY family_member_staff_3_update ON family_member FOR UPDATE TO casework_staff USING (id = ANY ((SELECT casework_staff_members())::text[])) WITH CHECK (id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT INSERT ON family_member TO casework_staff
-- next
CREATE POLICY family_member_staff_4_insert ON family_member FOR INSERT TO casework_staff WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]) AND added_by = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
ALTER TABLE contact_point ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON contact_point TO casework_family
-- next
CREATE POLICY contact_point_family_1_select ON contact_point FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT SELECT ON contact_point TO casework_staff
-- next
CREATE POLICY contact_point_staff_2_select ON contact_point FOR SELECT TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT INSERT ON contact_point TO casework_staff
-- next
CREATE POLICY contact_point_staff_2_insert ON contact_point FOR INSERT TO casework_staff WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT UPDATE ON contact_point TO casework_staff
-- next
CREATE POLICY contact_point_staff_2_update ON contact_point FOR UPDATE TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[])) WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
ALTER TABLE person_flag ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON person_flag TO casework_staff
-- next
CREATE POLICY person_flag_staff_1_select ON person_flag FOR SELECT TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT INSERT ON person_flag TO casework_staff
-- next
CREATE POLICY person_flag_staff_1_insert ON person_flag FOR INSERT TO casework_staff WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT UPDATE ON person_flag TO casework_staff
-- next
CREATE POLICY person_flag_staff_1_update ON person_flag FOR UPDATE TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[])) WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
ALTER TABLE wall ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON wall TO casework_staff
-- next
CREATE POLICY wall_staff_1_select ON wall FOR SELECT TO casework_staff USING (case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
GRANT INSERT ON wall TO casework_staff
-- next
CREATE POLICY wall_staff_1_insert ON wall FOR INSERT TO casework_staff WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
GRANT UPDATE ON wall TO casework_staff
-- next
CREATE POLICY wall_staff_1_update ON wall FOR UPDATE TO casework_staff USING (case_id = ANY ((SELECT casework_staff_cases())::text[])) WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
ALTER TABLE under_age_decision ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON under_age_decision TO casework_staff
-- next
CREATE POLICY under_age_decision_staff_1_select ON under_age_decision FOR SELECT TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT INSERT ON under_age_decision TO casework_staff
-- next
CREATE POLICY under_age_decision_staff_1_insert ON under_age_decision FOR INSERT TO casework_staff WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT UPDATE ON under_age_decision TO casework_staff
-- next
CREATE POLICY under_age_decision_staff_1_update ON under_age_decision FOR UPDATE TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[])) WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
ALTER TABLE allocation ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON allocation TO casework_family
-- next
CREATE POLICY allocation_family_1_select ON allocation FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT SELECT ON allocation TO casework_staff
-- next
CREATE POLICY allocation_staff_2_select ON allocation FOR SELECT TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[]) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT UPDATE ON allocation TO casework_staff
-- next
CREATE POLICY allocation_staff_2_update ON allocation FOR UPDATE TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[]) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), ''))) WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT INSERT ON allocation TO casework_staff
-- next
CREATE POLICY allocation_staff_3_insert ON allocation FOR INSERT TO casework_staff WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]) OR (case_id = ANY ((SELECT casework_staff_cases())::text[]) AND staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) AND member_id = ANY ((SELECT casework_staff_new_members())::text[])))
-- next
ALTER TABLE update_entry ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON update_entry TO casework_family
-- next
CREATE POLICY update_entry_family_1_select ON update_entry FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND state IN ('published', 'withdrawn') AND EXISTS (SELECT FROM audience a WHERE a.case_id = update_entry.case_id AND a.update_id = update_entry.id AND a.removed_at IS NULL))
-- next
GRANT SELECT ON update_entry TO casework_staff
-- next
CREATE POLICY update_entry_staff_2_select ON update_entry FOR SELECT TO casework_staff USING (case_id = ANY ((SELECT casework_staff_cases())::text[]) AND ((created_by = (SELECT nullif(current_setting('app.staff_id', true), '')) AND state IN ('draft', 'waiting_second', 'discarded')) OR EXISTS (SELECT FROM audience a WHERE a.case_id = update_entry.case_id AND a.update_id = update_entry.id AND a.removed_at IS NULL)))
-- next
GRANT UPDATE ON update_entry TO casework_staff
-- next
CREATE POLICY update_entry_staff_2_update ON update_entry FOR UPDATE TO casework_staff USING (case_id = ANY ((SELECT casework_staff_cases())::text[]) AND ((created_by = (SELECT nullif(current_setting('app.staff_id', true), '')) AND state IN ('draft', 'waiting_second', 'discarded')) OR EXISTS (SELECT FROM audience a WHERE a.case_id = update_entry.case_id AND a.update_id = update_entry.id AND a.removed_at IS NULL))) WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]) AND ((created_by = (SELECT nullif(current_setting('app.staff_id', true), '')) AND state IN ('draft', 'waiting_second', 'discarded')) OR EXISTS (SELECT FROM audience a WHERE a.case_id = update_entry.case_id AND a.update_id = update_entry.id AND a.removed_at IS NULL)))
-- next
GRANT INSERT ON update_entry TO casework_staff
-- next
CREATE POLICY update_entry_staff_3_insert ON update_entry FOR INSERT TO casework_staff WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]) AND created_by = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
ALTER TABLE update_words ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON update_words TO casework_family
-- next
CREATE POLICY update_words_family_1_select ON update_words FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND state = 'released' AND EXISTS (SELECT FROM audience a WHERE a.case_id = update_words.case_id AND a.update_id = update_words.update_id AND a.removed_at IS NULL))
-- next
GRANT SELECT ON update_words TO casework_staff
-- next
CREATE POLICY update_words_staff_2_select ON update_words FOR SELECT TO casework_staff USING (EXISTS (SELECT FROM update_entry u WHERE u.case_id = update_words.case_id AND u.id = update_words.update_id))
-- next
GRANT INSERT ON update_words TO casework_staff
-- next
CREATE POLICY update_words_staff_2_insert ON update_words FOR INSERT TO casework_staff WITH CHECK (EXISTS (SELECT FROM update_entry u WHERE u.case_id = update_words.case_id AND u.id = update_words.update_id))
-- next
GRANT UPDATE ON update_words TO casework_staff
-- next
CREATE POLICY update_words_staff_2_update ON update_words FOR UPDATE TO casework_staff USING (EXISTS (SELECT FROM update_entry u WHERE u.case_id = update_words.case_id AND u.id = update_words.update_id)) WITH CHECK (EXISTS (SELECT FROM update_entry u WHERE u.case_id = update_words.case_id AND u.id = update_words.update_id))
-- next
ALTER TABLE audience ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON audience TO casework_family
-- next
CREATE POLICY audience_family_1_select ON audience FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()) AND addressed AND removed_at IS NULL)
-- next
GRANT UPDATE (choice, choice_at, shown_at, opened_in_session) ON audience TO casework_family
-- next
CREATE POLICY audience_family_1_update ON audience FOR UPDATE TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()) AND addressed AND removed_at IS NULL) WITH CHECK (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()) AND addressed AND removed_at IS NULL)
-- next
GRANT SELECT ON audience TO casework_staff
-- next
CREATE POLICY audience_staff_2_select ON audience FOR SELECT TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT INSERT ON audience TO casework_staff
-- next
CREATE POLICY audience_staff_2_insert ON audience FOR INSERT TO casework_staff WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT UPDATE ON audience TO casework_staff
-- next
CREATE POLICY audience_staff_2_update ON audience FOR UPDATE TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[])) WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
ALTER TABLE withdrawal ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON withdrawal TO casework_staff
-- next
CREATE POLICY withdrawal_staff_1_select ON withdrawal FOR SELECT TO casework_staff USING (named_leader = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT INSERT ON withdrawal TO casework_staff
-- next
CREATE POLICY withdrawal_staff_2_insert ON withdrawal FOR INSERT TO casework_staff WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]) AND withdrawn_by = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
ALTER TABLE sealed_copy_opening ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON sealed_copy_opening TO casework_staff
-- next
CREATE POLICY sealed_copy_opening_staff_1_select ON sealed_copy_opening FOR SELECT TO casework_staff USING (opened_by = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT INSERT ON sealed_copy_opening TO casework_staff
-- next
CREATE POLICY sealed_copy_opening_staff_1_insert ON sealed_copy_opening FOR INSERT TO casework_staff WITH CHECK (opened_by = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
ALTER TABLE incident ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON incident TO casework_staff
-- next
CREATE POLICY incident_staff_1_select ON incident FOR SELECT TO casework_staff USING (EXISTS (SELECT FROM case_file f WHERE f.id = incident.case_id AND f.region_id = ANY ((SELECT casework_staff_regions())::text[])) OR opened_by = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT UPDATE ON incident TO casework_staff
-- next
CREATE POLICY incident_staff_1_update ON incident FOR UPDATE TO casework_staff USING (EXISTS (SELECT FROM case_file f WHERE f.id = incident.case_id AND f.region_id = ANY ((SELECT casework_staff_regions())::text[])) OR opened_by = (SELECT nullif(current_setting('app.staff_id', true), ''))) WITH CHECK (EXISTS (SELECT FROM case_file f WHERE f.id = incident.case_id AND f.region_id = ANY ((SELECT casework_staff_regions())::text[])) OR opened_by = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT INSERT ON incident TO casework_staff
-- next
CREATE POLICY incident_staff_2_insert ON incident FOR INSERT TO casework_staff WITH CHECK (case_id = ANY ((SELECT casework_staff_cases())::text[]) AND opened_by = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
ALTER TABLE contact_entry ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON contact_entry TO casework_staff
-- next
CREATE POLICY contact_entry_staff_1_select ON contact_entry FOR SELECT TO casework_staff USING (member_id = ANY ((SELECT casework_staff_full_members())::text[]) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT INSERT ON contact_entry TO casework_staff
-- next
CREATE POLICY contact_entry_staff_2_insert ON contact_entry FOR INSERT TO casework_staff WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]) AND staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
ALTER TABLE promise ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON promise TO casework_family
-- next
CREATE POLICY promise_family_1_select ON promise FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT SELECT ON promise TO casework_staff
-- next
CREATE POLICY promise_staff_2_select ON promise FOR SELECT TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT INSERT ON promise TO casework_staff
-- next
CREATE POLICY promise_staff_2_insert ON promise FOR INSERT TO casework_staff WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
GRANT UPDATE ON promise TO casework_staff
-- next
CREATE POLICY promise_staff_2_update ON promise FOR UPDATE TO casework_staff USING (member_id = ANY ((SELECT casework_staff_members())::text[])) WITH CHECK (member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
ALTER TABLE message ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON message TO casework_family
-- next
CREATE POLICY message_family_1_select ON message FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT INSERT ON message TO casework_family
-- next
CREATE POLICY message_family_2_insert ON message FOR INSERT TO casework_family WITH CHECK (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()) AND from_family)
-- next
GRANT SELECT ON message TO casework_staff
-- next
CREATE POLICY message_staff_3_select ON message FOR SELECT TO casework_staff USING (member_id = ANY ((SELECT casework_staff_message_members())::text[]))
-- next
GRANT UPDATE (read_at, answered_at) ON message TO casework_staff
-- next
CREATE POLICY message_staff_3_update ON message FOR UPDATE TO casework_staff USING (member_id = ANY ((SELECT casework_staff_message_members())::text[])) WITH CHECK (member_id = ANY ((SELECT casework_staff_message_members())::text[]))
-- next
GRANT INSERT ON message TO casework_staff
-- next
CREATE POLICY message_staff_4_insert ON message FOR INSERT TO casework_staff WITH CHECK (member_id = ANY ((SELECT casework_staff_message_members())::text[]) AND NOT from_family AND staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
ALTER TABLE message_draft ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON message_draft TO casework_family
-- next
CREATE POLICY message_draft_family_1_select ON message_draft FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT INSERT ON message_draft TO casework_family
-- next
CREATE POLICY message_draft_family_1_insert ON message_draft FOR INSERT TO casework_family WITH CHECK (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT UPDATE ON message_draft TO casework_family
-- next
CREATE POLICY message_draft_family_1_update ON message_draft FOR UPDATE TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member())) WITH CHECK (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT DELETE ON message_draft TO casework_family
-- next
CREATE POLICY message_draft_family_1_delete ON message_draft FOR DELETE TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
ALTER TABLE login_session ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON login_session TO casework_family
-- next
CREATE POLICY login_session_family_1_select ON login_session FOR SELECT TO casework_family USING (side = 'family' AND (token_hash = (SELECT nullif(current_setting('app.lookup', true), '')) OR (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))))
-- next
GRANT UPDATE ON login_session TO casework_family
-- next
CREATE POLICY login_session_family_1_update ON login_session FOR UPDATE TO casework_family USING (side = 'family' AND (token_hash = (SELECT nullif(current_setting('app.lookup', true), '')) OR (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member())))) WITH CHECK (side = 'family' AND (token_hash = (SELECT nullif(current_setting('app.lookup', true), '')) OR (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))))
-- next
GRANT INSERT ON login_session TO casework_family
-- next
CREATE POLICY login_session_family_2_insert ON login_session FOR INSERT TO casework_family WITH CHECK (side = 'family' AND case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT SELECT ON login_session TO casework_staff
-- next
CREATE POLICY login_session_staff_3_select ON login_session FOR SELECT TO casework_staff USING ((side = 'staff' AND (token_hash = (SELECT nullif(current_setting('app.lookup', true), '')) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR (SELECT casework_staff_is_admin()))) OR (side = 'family' AND member_id = ANY ((SELECT casework_staff_members())::text[])))
-- next
GRANT UPDATE ON login_session TO casework_staff
-- next
CREATE POLICY login_session_staff_3_update ON login_session FOR UPDATE TO casework_staff USING ((side = 'staff' AND (token_hash = (SELECT nullif(current_setting('app.lookup', true), '')) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR (SELECT casework_staff_is_admin()))) OR (side = 'family' AND member_id = ANY ((SELECT casework_staff_members())::text[]))) WITH CHECK ((side = 'staff' AND (token_hash = (SELECT nullif(current_setting('app.lookup', true), '')) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR (SELECT casework_staff_is_admin()))) OR (side = 'family' AND member_id = ANY ((SELECT casework_staff_members())::text[])))
-- next
GRANT INSERT ON login_session TO casework_staff
-- next
CREATE POLICY login_session_staff_4_insert ON login_session FOR INSERT TO casework_staff WITH CHECK (side = 'staff' AND staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT SELECT ON login_session TO casework_worker
-- next
CREATE POLICY login_session_worker_5_select ON login_session FOR SELECT TO casework_worker USING (true)
-- next
GRANT UPDATE ON login_session TO casework_worker
-- next
CREATE POLICY login_session_worker_5_update ON login_session FOR UPDATE TO casework_worker USING (true) WITH CHECK (true)
-- next
ALTER TABLE sign_in_code ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON sign_in_code TO casework_family
-- next
CREATE POLICY sign_in_code_family_1_select ON sign_in_code FOR SELECT TO casework_family USING (side = 'family' AND (lookup = (SELECT nullif(current_setting('app.lookup', true), '')) OR (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))))
-- next
GRANT UPDATE (tries, used_at, revoked_at, code_hash) ON sign_in_code TO casework_family
-- next
CREATE POLICY sign_in_code_family_1_update ON sign_in_code FOR UPDATE TO casework_family USING (side = 'family' AND (lookup = (SELECT nullif(current_setting('app.lookup', true), '')) OR (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member())))) WITH CHECK (side = 'family' AND (lookup = (SELECT nullif(current_setting('app.lookup', true), '')) OR (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))))
-- next
GRANT SELECT ON sign_in_code TO casework_staff
-- next
CREATE POLICY sign_in_code_staff_2_select ON sign_in_code FOR SELECT TO casework_staff USING ((side = 'staff' AND (lookup = (SELECT nullif(current_setting('app.lookup', true), '')) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR (SELECT casework_staff_is_admin()))) OR (side = 'family' AND member_id = ANY ((SELECT casework_staff_members())::text[])))
-- next
GRANT UPDATE ON sign_in_code TO casework_staff
-- next
CREATE POLICY sign_in_code_staff_2_update ON sign_in_code FOR UPDATE TO casework_staff USING ((side = 'staff' AND (lookup = (SELECT nullif(current_setting('app.lookup', true), '')) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR (SELECT casework_staff_is_admin()))) OR (side = 'family' AND member_id = ANY ((SELECT casework_staff_members())::text[]))) WITH CHECK ((side = 'staff' AND (lookup = (SELECT nullif(current_setting('app.lookup', true), '')) OR staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR (SELECT casework_staff_is_admin()))) OR (side = 'family' AND member_id = ANY ((SELECT casework_staff_members())::text[])))
-- next
GRANT INSERT ON sign_in_code TO casework_staff
-- next
CREATE POLICY sign_in_code_staff_3_insert ON sign_in_code FOR INSERT TO casework_staff WITH CHECK (side = 'family' AND member_id = ANY ((SELECT casework_staff_members())::text[]))
-- next
ALTER TABLE submission ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON submission TO casework_family
-- next
CREATE POLICY submission_family_1_select ON submission FOR SELECT TO casework_family USING (side = 'family' AND actor_id = (SELECT casework_family_member()))
-- next
GRANT INSERT ON submission TO casework_family
-- next
CREATE POLICY submission_family_1_insert ON submission FOR INSERT TO casework_family WITH CHECK (side = 'family' AND actor_id = (SELECT casework_family_member()))
-- next
GRANT SELECT ON submission TO casework_staff
-- next
CREATE POLICY submission_staff_2_select ON submission FOR SELECT TO casework_staff USING (side = 'staff' AND actor_id = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT INSERT ON submission TO casework_staff
-- next
CREATE POLICY submission_staff_2_insert ON submission FOR INSERT TO casework_staff WITH CHECK (side = 'staff' AND actor_id = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
ALTER TABLE limit_counter ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON limit_counter TO casework_family
-- next
CREATE POLICY limit_counter_family_1_select ON limit_counter FOR SELECT TO casework_family USING (true)
-- next
GRANT INSERT ON limit_counter TO casework_family
-- next
CREATE POLICY limit_counter_family_1_insert ON limit_counter FOR INSERT TO casework_family WITH CHECK (true)
-- next
GRANT UPDATE ON limit_counter TO casework_family
-- next
CREATE POLICY limit_counter_family_1_update ON limit_counter FOR UPDATE TO casework_family USING (true) WITH CHECK (true)
-- next
GRANT DELETE ON limit_counter TO casework_family
-- next
CREATE POLICY limit_counter_family_1_delete ON limit_counter FOR DELETE TO casework_family USING (true)
-- next
GRANT SELECT ON limit_counter TO casework_staff
-- next
CREATE POLICY limit_counter_staff_2_select ON limit_counter FOR SELECT TO casework_staff USING (true)
-- next
GRANT INSERT ON limit_counter TO casework_staff
-- next
CREATE POLICY limit_counter_staff_2_insert ON limit_counter FOR INSERT TO casework_staff WITH CHECK (true)
-- next
GRANT UPDATE ON limit_counter TO casework_staff
-- next
CREATE POLICY limit_counter_staff_2_update ON limit_counter FOR UPDATE TO casework_staff USING (true) WITH CHECK (true)
-- next
GRANT DELETE ON limit_counter TO casework_staff
-- next
CREATE POLICY limit_counter_staff_2_delete ON limit_counter FOR DELETE TO casework_staff USING (true)
-- next
GRANT SELECT ON limit_counter TO casework_worker
-- next
CREATE POLICY limit_counter_worker_3_select ON limit_counter FOR SELECT TO casework_worker USING (true)
-- next
GRANT DELETE ON limit_counter TO casework_worker
-- next
CREATE POLICY limit_counter_worker_3_delete ON limit_counter FOR DELETE TO casework_worker USING (true)
-- next
ALTER TABLE access_log ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON access_log TO casework_family
-- next
CREATE POLICY access_log_family_1_select ON access_log FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT SELECT ON access_log TO casework_staff
-- next
CREATE POLICY access_log_staff_2_select ON access_log FOR SELECT TO casework_staff USING (staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) AND case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
GRANT INSERT ON access_log TO casework_staff
-- next
CREATE POLICY access_log_staff_2_insert ON access_log FOR INSERT TO casework_staff WITH CHECK (staff_id = (SELECT nullif(current_setting('app.staff_id', true), '')) AND case_id = ANY ((SELECT casework_staff_cases())::text[]))
-- next
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY
-- next
GRANT INSERT ON audit_entry TO casework_family
-- next
CREATE POLICY audit_entry_family_1_insert ON audit_entry FOR INSERT TO casework_family WITH CHECK ((chain = 'service' OR chain = (SELECT casework_family_case())))
-- next
GRANT INSERT ON audit_entry TO casework_staff
-- next
CREATE POLICY audit_entry_staff_2_insert ON audit_entry FOR INSERT TO casework_staff WITH CHECK ((chain = 'service' OR chain = ANY ((SELECT casework_staff_cases())::text[]) OR EXISTS (SELECT FROM withdrawal w WHERE w.case_id = chain AND w.named_leader = (SELECT nullif(current_setting('app.staff_id', true), '')))))
-- next
GRANT SELECT ON audit_entry TO casework_worker
-- next
CREATE POLICY audit_entry_worker_3_select ON audit_entry FOR SELECT TO casework_worker USING (true)
-- next
GRANT INSERT ON audit_entry TO casework_worker
-- next
CREATE POLICY audit_entry_worker_3_insert ON audit_entry FOR INSERT TO casework_worker WITH CHECK (true)
-- next
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON audit_head TO casework_family
-- next
CREATE POLICY audit_head_family_1_select ON audit_head FOR SELECT TO casework_family USING ((chain = 'service' OR chain = (SELECT casework_family_case())))
-- next
GRANT INSERT ON audit_head TO casework_family
-- next
CREATE POLICY audit_head_family_1_insert ON audit_head FOR INSERT TO casework_family WITH CHECK ((chain = 'service' OR chain = (SELECT casework_family_case())))
-- next
GRANT UPDATE ON audit_head TO casework_family
-- next
CREATE POLICY audit_head_family_1_update ON audit_head FOR UPDATE TO casework_family USING ((chain = 'service' OR chain = (SELECT casework_family_case()))) WITH CHECK ((chain = 'service' OR chain = (SELECT casework_family_case())))
-- next
GRANT SELECT ON audit_head TO casework_staff
-- next
CREATE POLICY audit_head_staff_2_select ON audit_head FOR SELECT TO casework_staff USING ((chain = 'service' OR chain = ANY ((SELECT casework_staff_cases())::text[]) OR EXISTS (SELECT FROM withdrawal w WHERE w.case_id = chain AND w.named_leader = (SELECT nullif(current_setting('app.staff_id', true), '')))))
-- next
GRANT INSERT ON audit_head TO casework_staff
-- next
CREATE POLICY audit_head_staff_2_insert ON audit_head FOR INSERT TO casework_staff WITH CHECK ((chain = 'service' OR chain = ANY ((SELECT casework_staff_cases())::text[]) OR EXISTS (SELECT FROM withdrawal w WHERE w.case_id = chain AND w.named_leader = (SELECT nullif(current_setting('app.staff_id', true), '')))))
-- next
GRANT UPDATE ON audit_head TO casework_staff
-- next
CREATE POLICY audit_head_staff_2_update ON audit_head FOR UPDATE TO casework_staff USING ((chain = 'service' OR chain = ANY ((SELECT casework_staff_cases())::text[]) OR EXISTS (SELECT FROM withdrawal w WHERE w.case_id = chain AND w.named_leader = (SELECT nullif(current_setting('app.staff_id', true), ''))))) WITH CHECK ((chain = 'service' OR chain = ANY ((SELECT casework_staff_cases())::text[]) OR EXISTS (SELECT FROM withdrawal w WHERE w.case_id = chain AND w.named_leader = (SELECT nullif(current_setting('app.staff_id', true), '')))))
-- next
GRANT SELECT ON audit_head TO casework_worker
-- next
CREATE POLICY audit_head_worker_3_select ON audit_head FOR SELECT TO casework_worker USING (true)
-- next
GRANT INSERT ON audit_head TO casework_worker
-- next
CREATE POLICY audit_head_worker_3_insert ON audit_head FOR INSERT TO casework_worker WITH CHECK (true)
-- next
GRANT UPDATE ON audit_head TO casework_worker
-- next
CREATE POLICY audit_head_worker_3_update ON audit_head FOR UPDATE TO casework_worker USING (true) WITH CHECK (true)
-- next
ALTER TABLE deployment_mark ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON deployment_mark TO casework_family
-- next
CREATE POLICY deployment_mark_family_1_select ON deployment_mark FOR SELECT TO casework_family USING (true)
-- next
GRANT SELECT ON deployment_mark TO casework_staff
-- next
CREATE POLICY deployment_mark_staff_2_select ON deployment_mark FOR SELECT TO casework_staff USING (true)
-- next
GRANT SELECT ON deployment_mark TO casework_worker
-- next
CREATE POLICY deployment_mark_worker_3_select ON deployment_mark FOR SELECT TO casework_worker USING (true)
