DROP POLICY region_staff_1_select ON region
-- next
DROP POLICY region_staff_2_insert ON region
-- next
DROP POLICY region_staff_2_update ON region
-- next
REVOKE ALL ON region FROM casework_staff
-- next
ALTER TABLE region DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY staff_family_1_select ON staff
-- next
DROP POLICY staff_staff_2_select ON staff
-- next
DROP POLICY staff_staff_3_insert ON staff
-- next
DROP POLICY staff_staff_4_update ON staff
-- next
REVOKE ALL ON staff FROM casework_family, casework_staff
-- next
ALTER TABLE staff DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY staff_role_staff_1_select ON staff_role
-- next
DROP POLICY staff_role_staff_2_insert ON staff_role
-- next
DROP POLICY staff_role_staff_2_update ON staff_role
-- next
REVOKE ALL ON staff_role FROM casework_staff
-- next
ALTER TABLE staff_role DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY passkey_family_1_select ON passkey
-- next
DROP POLICY passkey_family_1_update ON passkey
-- next
DROP POLICY passkey_family_2_insert ON passkey
-- next
DROP POLICY passkey_staff_3_select ON passkey
-- next
DROP POLICY passkey_staff_3_update ON passkey
-- next
DROP POLICY passkey_staff_4_insert ON passkey
-- next
REVOKE ALL ON passkey FROM casework_family, casework_staff
-- next
ALTER TABLE passkey DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY enrolment_link_staff_1_select ON enrolment_link
-- next
DROP POLICY enrolment_link_staff_1_update ON enrolment_link
-- next
DROP POLICY enrolment_link_staff_2_insert ON enrolment_link
-- next
REVOKE ALL ON enrolment_link FROM casework_staff
-- next
ALTER TABLE enrolment_link DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY case_file_family_1_select ON case_file
-- next
DROP POLICY case_file_staff_2_select ON case_file
-- next
DROP POLICY case_file_staff_2_update ON case_file
-- next
DROP POLICY case_file_staff_3_insert ON case_file
-- next
REVOKE ALL ON case_file FROM casework_family, casework_staff
-- next
ALTER TABLE case_file DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY deceased_family_1_select ON deceased
-- next
DROP POLICY deceased_staff_2_select ON deceased
-- next
DROP POLICY deceased_staff_2_insert ON deceased
-- next
DROP POLICY deceased_staff_2_update ON deceased
-- next
REVOKE ALL ON deceased FROM casework_family, casework_staff
-- next
ALTER TABLE deceased DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY review_family_1_select ON review
-- next
DROP POLICY review_staff_2_select ON review
-- next
DROP POLICY review_staff_2_insert ON review
-- next
DROP POLICY review_staff_2_update ON review
-- next
REVOKE ALL ON review FROM casework_family, casework_staff
-- next
ALTER TABLE review DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY family_member_family_1_select ON family_member
-- next
DROP POLICY family_member_family_2_select ON family_member
-- next
DROP POLICY family_member_family_2_update ON family_member
-- next
DROP POLICY family_member_staff_3_select ON family_member
-- next
DROP POLICY family_member_staff_3_update ON family_member
-- next
DROP POLICY family_member_staff_4_insert ON family_member
-- next
REVOKE ALL ON family_member FROM casework_family, casework_staff
-- next
ALTER TABLE family_member DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY contact_point_family_1_select ON contact_point
-- next
DROP POLICY contact_point_staff_2_select ON contact_point
-- next
DROP POLICY contact_point_staff_2_insert ON contact_point
-- next
DROP POLICY contact_point_staff_2_update ON contact_point
-- next
REVOKE ALL ON contact_point FROM casework_family, casework_staff
-- next
ALTER TABLE contact_point DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY person_flag_staff_1_select ON person_flag
-- next
DROP POLICY person_flag_staff_1_insert ON person_flag
-- next
DROP POLICY person_flag_staff_1_update ON person_flag
-- next
REVOKE ALL ON person_flag FROM casework_staff
-- next
ALTER TABLE person_flag DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY wall_staff_1_select ON wall
-- next
DROP POLICY wall_staff_1_insert ON wall
-- next
DROP POLICY wall_staff_1_update ON wall
-- next
REVOKE ALL ON wall FROM casework_staff
-- next
ALTER TABLE wall DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY under_age_decision_staff_1_select ON under_age_decision
-- next
DROP POLICY under_age_decision_staff_1_insert ON under_age_decision
-- next
DROP POLICY under_age_decision_staff_1_update ON under_age_decision
-- next
REVOKE ALL ON under_age_decision FROM casework_staff
-- next
ALTER TABLE under_age_decision DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY allocation_family_1_select ON allocation
-- next
DROP POLICY allocation_staff_2_select ON allocation
-- next
DROP POLICY allocation_staff_2_update ON allocation
-- next
DROP POLICY allocation_staff_3_insert ON allocation
-- next
REVOKE ALL ON allocation FROM casework_family, casework_staff
-- next
ALTER TABLE allocation DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY update_entry_family_1_select ON update_entry
-- next
DROP POLICY update_entry_staff_2_select ON update_entry
-- next
DROP POLICY update_entry_staff_2_update ON update_entry
-- next
DROP POLICY update_entry_staff_3_insert ON update_entry
-- next
REVOKE ALL ON update_entry FROM casework_family, casework_staff
-- next
ALTER TABLE update_entry DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY update_words_family_1_select ON update_words
-- next
DROP POLICY update_words_staff_2_select ON update_words
-- next
DROP POLICY update_words_staff_2_insert ON update_words
-- next
DROP POLICY update_words_staff_2_update ON update_words
-- next
REVOKE ALL ON update_words FROM casework_family, casework_staff
-- next
ALTER TABLE update_words DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY audience_family_1_select ON audience
-- next
DROP POLICY audience_family_1_update ON audience
-- next
DROP POLICY audience_staff_2_select ON audience
-- next
DROP POLICY audience_staff_2_insert ON audience
-- next
DROP POLICY audience_staff_2_update ON audience
-- next
REVOKE ALL ON audience FROM casework_family, casework_staff
-- next
ALTER TABLE audience DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY withdrawal_staff_1_select ON withdrawal
-- next
DROP POLICY withdrawal_staff_2_insert ON withdrawal
-- next
REVOKE ALL ON withdrawal FROM casework_staff
-- next
ALTER TABLE withdrawal DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY sealed_copy_opening_staff_1_select ON sealed_copy_opening
-- next
DROP POLICY sealed_copy_opening_staff_1_insert ON sealed_copy_opening
-- next
REVOKE ALL ON sealed_copy_opening FROM casework_staff
-- next
ALTER TABLE sealed_copy_opening DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY incident_staff_1_select ON incident
-- next
DROP POLICY incident_staff_1_update ON incident
-- next
DROP POLICY incident_staff_2_insert ON incident
-- next
REVOKE ALL ON incident FROM casework_staff
-- next
ALTER TABLE incident DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY contact_entry_staff_1_select ON contact_entry
-- next
DROP POLICY contact_entry_staff_2_insert ON contact_entry
-- next
REVOKE ALL ON contact_entry FROM casework_staff
-- next
ALTER TABLE contact_entry DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY promise_family_1_select ON promise
-- next
DROP POLICY promise_staff_2_select ON promise
-- next
DROP POLICY promise_staff_2_insert ON promise
-- next
DROP POLICY promise_staff_2_update ON promise
-- next
REVOKE ALL ON promise FROM casework_family, casework_staff
-- next
ALTER TABLE promise DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY message_family_1_select ON message
-- next
DROP POLICY message_family_2_insert ON message
-- next
DROP POLICY message_staff_3_select ON message
-- next
DROP POLICY message_staff_3_update ON message
-- next
DROP POLICY message_staff_4_insert ON message
-- next
REVOKE ALL ON message FROM casework_family, casework_staff
-- next
ALTER TABLE message DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY message_draft_family_1_select ON message_draft
-- next
DROP POLICY message_draft_family_1_insert ON message_draft
-- next
DROP POLICY message_draft_family_1_update ON message_draft
-- next
DROP POLICY message_draft_family_1_delete ON message_draft
-- next
REVOKE ALL ON message_draft FROM casework_family
-- next
ALTER TABLE message_draft DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY login_session_family_1_select ON login_session
-- next
DROP POLICY login_session_family_1_update ON login_session
-- next
DROP POLICY login_session_family_2_insert ON login_session
-- next
DROP POLICY login_session_staff_3_select ON login_session
-- next
DROP POLICY login_session_staff_3_update ON login_session
-- next
DROP POLICY login_session_staff_4_insert ON login_session
-- next
DROP POLICY login_session_worker_5_select ON login_session
-- next
DROP POLICY login_session_worker_5_update ON login_session
-- next
REVOKE ALL ON login_session FROM casework_family, casework_staff, casework_worker
-- next
ALTER TABLE login_session DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY sign_in_code_family_1_select ON sign_in_code
-- next
DROP POLICY sign_in_code_family_1_update ON sign_in_code
-- next
DROP POLICY sign_in_code_staff_2_select ON sign_in_code
-- next
DROP POLICY sign_in_code_staff_2_update ON sign_in_code
-- next
DROP POLICY sign_in_code_staff_3_insert ON sign_in_code
-- next
REVOKE ALL ON sign_in_code FROM casework_family, casework_staff
-- next
ALTER TABLE sign_in_code DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY submission_family_1_select ON submission
-- next
DROP POLICY submission_family_1_insert ON submission
-- next
DROP POLICY submission_staff_2_select ON submission
-- next
DROP POLICY submission_staff_2_insert ON submission
-- next
REVOKE ALL ON submission FROM casework_family, casework_staff
-- next
ALTER TABLE submission DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY limit_counter_family_1_select ON limit_counter
-- next
DROP POLICY limit_counter_family_1_insert ON limit_counter
-- next
DROP POLICY limit_counter_family_1_update ON limit_counter
-- next
DROP POLICY limit_counter_family_1_delete ON limit_counter
-- next
DROP POLICY limit_counter_staff_2_select ON limit_counter
-- next
DROP POLICY limit_counter_staff_2_insert ON limit_counter
-- next
DROP POLICY limit_counter_staff_2_update ON limit_counter
-- next
DROP POLICY limit_counter_staff_2_delete ON limit_counter
-- next
DROP POLICY limit_counter_worker_3_select ON limit_counter
-- next
DROP POLICY limit_counter_worker_3_delete ON limit_counter
-- next
REVOKE ALL ON limit_counter FROM casework_family, casework_staff, casework_worker
-- next
ALTER TABLE limit_counter DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY access_log_family_1_select ON access_log
-- next
DROP POLICY access_log_staff_2_select ON access_log
-- next
DROP POLICY access_log_staff_2_insert ON access_log
-- next
REVOKE ALL ON access_log FROM casework_family, casework_staff
-- next
ALTER TABLE access_log DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY audit_entry_family_1_insert ON audit_entry
-- next
DROP POLICY audit_entry_staff_2_insert ON audit_entry
-- next
DROP POLICY audit_entry_worker_3_select ON audit_entry
-- next
DROP POLICY audit_entry_worker_3_insert ON audit_entry
-- next
REVOKE ALL ON audit_entry FROM casework_family, casework_staff, casework_worker
-- next
ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY audit_head_family_1_select ON audit_head
-- next
DROP POLICY audit_head_family_1_insert ON audit_head
-- next
DROP POLICY audit_head_family_1_update ON audit_head
-- next
DROP POLICY audit_head_staff_2_select ON audit_head
-- next
DROP POLICY audit_head_staff_2_insert ON audit_head
-- next
DROP POLICY audit_head_staff_2_update ON audit_head
-- next
DROP POLICY audit_head_worker_3_select ON audit_head
-- next
DROP POLICY audit_head_worker_3_insert ON audit_head
-- next
DROP POLICY audit_head_worker_3_update ON audit_head
-- next
REVOKE ALL ON audit_head FROM casework_family, casework_staff, casework_worker
-- next
ALTER TABLE audit_head DISABLE ROW LEVEL SECURITY
-- next
DROP POLICY deployment_mark_family_1_select ON deployment_mark
-- next
DROP POLICY deployment_mark_staff_2_select ON deployment_mark
-- next
DROP POLICY deployment_mark_worker_3_select ON deployment_mark
-- next
REVOKE ALL ON deployment_mark FROM casework_family, casework_staff, casework_worker
-- next
ALTER TABLE deployment_mark DISABLE ROW LEVEL SECURITY
-- next
DROP FUNCTION casework_close_wards(text, text, timestamptz)
-- next
DROP FUNCTION casework_distrust_shared(text, text)
-- next
DROP FUNCTION casework_shared_with_barred(text, text, text)
-- next
DROP FUNCTION casework_works_across_wall(text, text, text, timestamptz)
-- next
DROP FUNCTION casework_staff_message_members()
-- next
DROP FUNCTION casework_staff_full_members()
-- next
DROP FUNCTION casework_staff_new_members()
-- next
DROP FUNCTION casework_staff_members()
-- next
DROP FUNCTION casework_staff_cases()
-- next
DROP FUNCTION casework_staff_is_admin()
-- next
DROP FUNCTION casework_staff_home_regions()
-- next
DROP FUNCTION casework_staff_regions()
-- next
DROP FUNCTION casework_session_member()
-- next
DROP FUNCTION casework_family_member()
-- next
DROP FUNCTION casework_family_case()
