CREATE OR REPLACE FUNCTION casework_forget_translations(p_case_id text) RETURNS SETOF text LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ DELETE FROM translation_name WHERE case_id = p_case_id AND translation_id IN (SELECT id FROM translation WHERE case_id = p_case_id AND about = 'update' AND NOT EXISTS (SELECT 1 FROM update_entry u WHERE u.case_id = translation.case_id AND u.id = translation.about_id AND u.state = 'published')); UPDATE translation SET text_sealed = NULL, result_sealed = NULL, note_sealed = NULL, state = 'stopped', version = version + 1 WHERE state <> 'stopped' AND case_id = p_case_id AND about = 'update' AND NOT EXISTS (SELECT 1 FROM update_entry u WHERE u.case_id = translation.case_id AND u.id = translation.about_id AND u.state = 'published') RETURNING id $casework$
-- next
REVOKE ALL ON FUNCTION casework_forget_translations(text) FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION casework_forget_translations(text) TO casework_staff
-- next
ALTER TABLE translation ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON translation TO casework_family
-- next
CREATE POLICY translation_family_1_select ON translation FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND about = 'message' AND state = 'released' AND EXISTS (SELECT FROM message m WHERE m.case_id = translation.case_id AND m.id = translation.about_id AND m.member_id = (SELECT casework_family_member())))
-- next
GRANT SELECT ON translation TO casework_staff
-- next
CREATE POLICY translation_staff_2_select ON translation FOR SELECT TO casework_staff USING (((about = 'update' AND EXISTS (SELECT FROM update_entry u WHERE u.case_id = translation.case_id AND u.id = translation.about_id)) OR (about = 'message' AND EXISTS (SELECT FROM message m WHERE m.case_id = translation.case_id AND m.id = translation.about_id))) OR ((translator_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR checker_id = (SELECT nullif(current_setting('app.staff_id', true), ''))) AND state IN ('with_translator', 'translated', 'checked')))
-- next
GRANT INSERT ON translation TO casework_staff
-- next
CREATE POLICY translation_staff_3_insert ON translation FOR INSERT TO casework_staff WITH CHECK (((about = 'update' AND EXISTS (SELECT FROM update_entry u WHERE u.case_id = translation.case_id AND u.id = translation.about_id)) OR (about = 'message' AND EXISTS (SELECT FROM message m WHERE m.case_id = translation.case_id AND m.id = translation.about_id))) AND asked_by = (SELECT nullif(current_setting('app.staff_id', true), '')))
-- next
GRANT UPDATE (state, result_sealed, note_sealed, translated_at, checked_at, released_at, released_by, version) ON translation TO casework_staff
-- next
CREATE POLICY translation_staff_4_update ON translation FOR UPDATE TO casework_staff USING (((about = 'update' AND EXISTS (SELECT FROM update_entry u WHERE u.case_id = translation.case_id AND u.id = translation.about_id)) OR (about = 'message' AND EXISTS (SELECT FROM message m WHERE m.case_id = translation.case_id AND m.id = translation.about_id))) OR ((translator_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR checker_id = (SELECT nullif(current_setting('app.staff_id', true), ''))) AND state IN ('with_translator', 'translated', 'checked'))) WITH CHECK (((about = 'update' AND EXISTS (SELECT FROM update_entry u WHERE u.case_id = translation.case_id AND u.id = translation.about_id)) OR (about = 'message' AND EXISTS (SELECT FROM message m WHERE m.case_id = translation.case_id AND m.id = translation.about_id))) OR ((translator_id = (SELECT nullif(current_setting('app.staff_id', true), '')) OR checker_id = (SELECT nullif(current_setting('app.staff_id', true), ''))) AND state IN ('with_translator', 'translated', 'checked')))
-- next
ALTER TABLE translation_name ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON translation_name TO casework_staff
-- next
CREATE POLICY translation_name_staff_1_select ON translation_name FOR SELECT TO casework_staff USING (EXISTS (SELECT FROM translation t WHERE t.case_id = translation_name.case_id AND t.id = translation_name.translation_id AND ((t.about = 'update' AND EXISTS (SELECT FROM update_entry u WHERE u.case_id = t.case_id AND u.id = t.about_id)) OR (t.about = 'message' AND EXISTS (SELECT FROM message m WHERE m.case_id = t.case_id AND m.id = t.about_id)))))
-- next
GRANT INSERT ON translation_name TO casework_staff
-- next
CREATE POLICY translation_name_staff_1_insert ON translation_name FOR INSERT TO casework_staff WITH CHECK (EXISTS (SELECT FROM translation t WHERE t.case_id = translation_name.case_id AND t.id = translation_name.translation_id AND ((t.about = 'update' AND EXISTS (SELECT FROM update_entry u WHERE u.case_id = t.case_id AND u.id = t.about_id)) OR (t.about = 'message' AND EXISTS (SELECT FROM message m WHERE m.case_id = t.case_id AND m.id = t.about_id)))))
-- next
ALTER TABLE translator_wish ENABLE ROW LEVEL SECURITY
-- next
GRANT SELECT ON translator_wish TO casework_family
-- next
CREATE POLICY translator_wish_family_1_select ON translator_wish FOR SELECT TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT INSERT ON translator_wish TO casework_family
-- next
CREATE POLICY translator_wish_family_1_insert ON translator_wish FOR INSERT TO casework_family WITH CHECK (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT UPDATE ON translator_wish TO casework_family
-- next
CREATE POLICY translator_wish_family_1_update ON translator_wish FOR UPDATE TO casework_family USING (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member())) WITH CHECK (case_id = (SELECT casework_family_case()) AND member_id = (SELECT casework_family_member()))
-- next
GRANT SELECT ON translator_wish TO casework_staff
-- next
CREATE POLICY translator_wish_staff_2_select ON translator_wish FOR SELECT TO casework_staff USING (case_id = ANY ((SELECT casework_staff_cases())::text[]))
