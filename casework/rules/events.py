"""What the audit records: each event in the past tense, and exactly the facts it carries.

To add an event, add one line. A fact that is not yet known is declared in ``rules.facts``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from casework.rules import events_longer as longer
from casework.rules import events_report as report
from casework.rules import events_words as in_words
from casework.rules.facts import FACTS, canonical_facts

# An event may always carry a commitment to the text it is about: a keyed hash that says
# nothing once the key is erased.
_OPTIONAL = frozenset({"commitment"})


class Event(StrEnum):
    """Name, meaning, and the facts carried. The actor, the moment and the chain are columns."""

    meaning: str
    facts: frozenset[str]

    def __new__(cls, name: str, meaning: str, *facts: str) -> Self:
        """Each member is its name; meaning and facts hang on it."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.meaning = meaning
        member.facts = frozenset(facts)
        unknown = member.facts - FACTS.keys()
        if unknown:
            raise ValueError(f"{name} carries facts without a shape: {sorted(unknown)}")
        return member

    def canonical(self, facts: Mapping[str, object]) -> str:
        """The facts as canonical JSON, or BadFacts."""
        return canonical_facts(facts, self.facts, _OPTIONAL)

    # Offers, and what she says to a review.
    ENGAGEMENT_RECORDED = longer.ENGAGEMENT_RECORDED
    REFERRAL_CHANGED = longer.REFERRAL_CHANGED
    PROGRESS_PERMITTED = longer.PROGRESS_PERMITTED
    SEAT_RECORDED = longer.SEAT_RECORDED
    REVIEW_MEETING_RECORDED = longer.REVIEW_MEETING_RECORDED
    AREA_GIVEN = longer.AREA_GIVEN
    REVIEW_ANSWERED = (
        "review_answered",
        "She said how she wants to be part of a review.",
        "member_id",
        "review_id",
        "choice",
    )
    VIEW_SAVED = "view_saved", "A view was written or changed.", "member_id", "view_id"
    VIEW_APPROVED = "view_approved", "She approved the wording.", "member_id", "view_id"
    VIEW_RELEASED = (
        "view_released",
        "She released a view to one reader.",
        "member_id",
        "view_id",
        "reader",
    )
    VIEW_RELEASE_CHECKED = (
        "view_release_checked",
        "A release that waited was checked with the investigation.",
        "member_id",
        "view_id",
        "reader",
    )
    VIEW_RELEASES_HELD = (
        "view_releases_held",
        "Criminal proceedings began: what was released waits for a check.",
        "count",
    )
    VIEW_RELEASE_ENDED = (
        "view_release_ended",
        "She took a release back.",
        "member_id",
        "view_id",
        "reader",
    )
    # The chair of a review.
    CHAIR_INVITED = longer.CHAIR_INVITED
    CHAIR_ENDED = longer.CHAIR_ENDED
    VIEWS_USED = longer.VIEWS_USED
    PROPOSAL_MADE = longer.PROPOSAL_MADE
    PROPOSAL_DECIDED = longer.PROPOSAL_DECIDED
    PACK_TAKEN = longer.PACK_TAKEN
    VIEW_USED = longer.VIEW_USED
    VIEW_ANSWER_PROPOSED = longer.VIEW_ANSWER_PROPOSED
    VIEW_ANSWER_RELEASED = longer.VIEW_ANSWER_RELEASED
    VIEW_ANSWER_TOLD = longer.VIEW_ANSWER_TOLD
    TERMS_QUESTION_ADDED = longer.TERMS_QUESTION_ADDED
    TERMS_QUESTION_SHOWN = longer.TERMS_QUESTION_SHOWN
    # The draft report, and what came of the review.
    REPORT_RECORDED = report.REPORT_RECORDED
    REPORT_SECTION_KEPT = report.REPORT_SECTION_KEPT
    REPORT_READER_SET = report.REPORT_READER_SET
    REPORT_CHECKED = report.REPORT_CHECKED
    REPORT_DAY_SET = report.REPORT_DAY_SET
    REPORT_HOW_CHOSEN = report.REPORT_HOW_CHOSEN
    REPORT_OPENED = report.REPORT_OPENED
    REPORT_CLOSED = report.REPORT_CLOSED
    REPORT_REMARKED = report.REPORT_REMARKED
    REPORT_REMARK_ANSWERED = report.REPORT_REMARK_ANSWERED
    RECOMMENDATION_KEPT = report.RECOMMENDATION_KEPT
    RECOMMENDATION_STEPPED = report.RECOMMENDATION_STEPPED
    RECOMMENDATION_TOLD = report.RECOMMENDATION_TOLD
    # The case and who belongs to it.
    CASE_OPENED = "case_opened", "A case was opened.", "kind", "source"
    DECEASED_CHANGED = "deceased_changed", "How the person who died is named.", "deceased_id"
    PROCEEDINGS_SET = "proceedings_set", "Criminal proceedings began or ended.", "state"
    REVIEW_OPENED = "review_opened", "A review was added to the case.", "review_id", "kind"
    REVIEW_CHANGED = "review_changed", "A review was changed or finished.", "review_id", "state"
    MEMBER_ADDED = "member_added", "A family member was added.", "member_id"
    MEMBER_CHANGED = "member_changed", "A family member's details changed.", "member_id"
    MEMBERSHIP_ENDED = "membership_ended", "A membership ended.", "member_id"
    MEMBER_DIED = "member_died", "A family member's death was recorded.", "member_id"
    HARD_NEWS_SET = (
        "hard_news_set",
        "Whether somebody tells her hard news first was set, and how she said so.",
        "member_id",
        "choice",
        "how",
    )
    CONTACT_POINT_ADDED = (
        "contact_point_added",
        "A way to reach her was added.",
        "member_id",
        "contact_point_id",
    )
    CONTACT_POINT_RETIRED = (
        "contact_point_retired",
        "A way to reach her is used no more.",
        "member_id",
        "contact_point_id",
    )
    CONTACT_POINT_CONFIRMED = (
        "contact_point_confirmed",
        "A way to reach her was checked to be safe.",
        "member_id",
        "contact_point_id",
    )
    CONTACT_POINTS_DISTRUSTED = (
        "contact_points_distrusted",
        "Ways to reach people that are shared with somebody kept apart are safe no longer.",
        "members",
        "contact_point_ids",
    )
    ACCESS_OPENED = "access_opened", "She may sign in.", "member_id"
    ACCESS_CLOSED = "access_closed", "She may no longer sign in.", "member_id"
    WARDS_CLOSED = (
        "wards_closed",
        "A barred guardian's children may no longer sign in.",
        "guardian_id",
        "members",
    )
    FLAG_SET = "flag_set", "A flag was set on a person.", "member_id", "flag_id", "flag"
    FLAG_ENDED = "flag_ended", "A flag on a person ended.", "member_id", "flag_id", "flag"
    WALL_SET = "wall_set", "Two relatives were walled from each other.", "wall_id", "members"
    WALL_ENDED = "wall_ended", "A wall between two relatives ended.", "wall_id", "members"
    UNDER_AGE_DECIDED = (
        "under_age_decided",
        "Who decided that somebody under 18 may sign in was recorded.",
        "member_id",
        "decision_id",
    )
    UNDER_AGE_ENDED = (
        "under_age_ended",
        "A decision about somebody under 18 ended.",
        "member_id",
        "decision_id",
    )
    # Who works with whom.
    ALLOCATED = (
        "allocated",
        "Somebody works with this person.",
        "member_id",
        "staff_id",
        "role",
        "process",
    )
    ALLOCATION_ENDED = "allocation_ended", "An allocation ended.", "member_id", "staff_id"
    COVER_SET = "cover_set", "Somebody covers for a colleague.", "member_id", "staff_id"
    HANDED_OVER = (
        "handed_over",
        "A person was handed over to another worker.",
        "member_id",
        "from_staff",
        "to_staff",
    )
    # Coming in.
    CODE_GIVEN = "code_given", "A code was given.", "code_id", "member_id", "kind", "how"
    CODE_USED = "code_used", "A code was used.", "code_id"
    CODE_REFUSED = "code_refused", "A wrong code was typed.", "code_id"
    CODES_REVOKED = "codes_revoked", "Codes not yet used were revoked.", "member_id", "count"
    SIGNED_IN = "signed_in", "Somebody signed in.", "session_id", "way_in"
    SIGNED_OUT = "signed_out", "Somebody signed out.", "session_id"
    SESSION_ENDED = "session_ended", "A session ended.", "session_id", "why"
    SESSIONS_ENDED = "sessions_ended", "Sessions were ended.", "owner_id", "why", "count"
    DEVICE_ANSWERED = (
        "device_answered",
        "She said whether this phone is only hers.",
        "session_id",
        "own",
    )
    LEAVING_SEEN = "leaving_seen", "She was shown how to leave quickly."
    PRIVACY_SEEN = "privacy_seen", "She was shown how we keep this private."
    DISCLOSURE_SEEN = (
        "disclosure_seen",
        "She was shown that a court can ask to see this.",
        "member_id",
    )
    LOOK_CHANGED = "look_changed", "How it looks to her changed.", "member_id"
    PASSKEY_ADDED = "passkey_added", "A passkey was added.", "passkey_id"
    PASSKEY_REMOVED = "passkey_removed", "A passkey was removed.", "passkey_id"
    PASSKEYS_REVOKED = (
        "passkeys_revoked",
        "Every passkey of a member of staff was revoked.",
        "owner_id",
        "count",
    )
    # News.
    UPDATE_DRAFTED = "update_drafted", "An update was begun.", "update_id", "kind"
    UPDATE_CHANGED = "update_changed", "A draft changed.", "update_id", "kind"
    UPDATE_DISCARDED = "update_discarded", "A draft was put away.", "update_id"
    RECIPIENTS_CHOSEN = "recipients_chosen", "Recipients were chosen.", "update_id", "count"
    UPDATE_PREVIEWED = (
        "update_previewed",
        "A draft was read as one recipient will see it.",
        "update_id",
        "member_id",
    )
    UPDATE_SENT_TO_SECOND = (
        "update_sent_to_second",
        "A draft was sent to a second person.",
        "update_id",
        "kind",
    )
    UPDATE_RETURNED = "update_returned", "The second person gave a draft back.", "update_id", "kind"
    UPDATE_RELEASED = (
        "update_released",
        "An update was published to these people.",
        "update_id",
        "kind",
        "members",
        "second_person",
    )
    UPDATE_CORRECTED = (
        "update_corrected",
        "A published update was corrected.",
        "update_id",
        "corrects_id",
    )
    UPDATE_DATE_MOVED = "update_date_moved", "A published date was moved.", "update_id", "moves_id"
    UPDATE_WITHDRAWN = (
        "update_withdrawn",
        "A published update was withdrawn.",
        "update_id",
        "withdrawal_id",
        "ground",
        "named_leader",
    )
    # Words on their way into another language. Translators act in the chain of the service.
    TRANSLATION_ASKED = in_words.TRANSLATION_ASKED
    TRANSLATION_MADE = in_words.TRANSLATION_MADE
    TRANSLATION_RETURNED = in_words.TRANSLATION_RETURNED
    TRANSLATION_CHECKED = in_words.TRANSLATION_CHECKED
    TRANSLATION_RELEASED = in_words.TRANSLATION_RELEASED
    TRANSLATION_STOPPED = in_words.TRANSLATION_STOPPED
    TRANSLATOR_WISHED = in_words.TRANSLATOR_WISHED
    WORDS_RELEASED = (
        "words_released",
        "A worker's words were released in one more language.",
        "update_id",
        "language",
    )
    TOLD_IN_PERSON = "told_in_person", "She was told in person.", "member_id", "update_ids"
    CONTACT_CODE_SENT = longer.CONTACT_CODE_SENT
    CONTACT_CODE_TYPED = longer.CONTACT_CODE_TYPED
    CONTACT_CODE_REFUSED = longer.CONTACT_CODE_REFUSED
    TRUSTED_PERSON_SET = longer.TRUSTED_PERSON_SET
    TRUSTED_CODE_GIVEN = longer.TRUSTED_CODE_GIVEN
    TRUSTED_LOOK_CHANGED = longer.TRUSTED_LOOK_CHANGED
    TRUSTED_REMINDED = longer.TRUSTED_REMINDED
    TRUSTED_BARRED = longer.TRUSTED_BARRED
    CHOICE_OVERRIDDEN = longer.CHOICE_OVERRIDDEN
    VOICEMAIL_SET = "voicemail_set", "Voicemail was chosen.", "member_id", "contact_point_id"
    RETURN_ASKED = "return_asked", "Somebody wants to come back.", "return_id"
    RETURN_ANSWERED = "return_answered", "Who wants to come back was called.", "return_id"
    CHOICE_MADE = longer.CHOICE_MADE
    CHOICE_RECORDED = "choice_recorded", "She chose about hard news.", "update_id", "choice"
    SEALED_COPY_OPENED = (
        "sealed_copy_opened",
        "The named team leader opened a sealed copy.",
        "withdrawal_id",
        "opening_id",
    )
    INCIDENT_OPENED = "incident_opened", "An incident was opened.", "incident_id", "kind"
    INCIDENT_CHANGED = "incident_changed", "An incident was noted on.", "incident_id"
    INCIDENT_CLOSED = "incident_closed", "An incident was closed.", "incident_id"
    # Contact.
    CONTACT_RECORDED = (
        "contact_recorded",
        "A contact was recorded.",
        "member_id",
        "entry_id",
        "kind",
    )
    CONTACT_CORRECTED = (
        "contact_corrected",
        "An entry of the contact log was corrected by a new one.",
        "member_id",
        "entry_id",
        "corrects_id",
    )
    PROMISE_MADE = "promise_made", "We said when we will be in touch.", "promise_id", "member_id"
    PROMISE_KEPT = "promise_kept", "We were in touch as we said.", "promise_id", "member_id"
    DRAFT_SAVED = "draft_saved", "She kept a message she has not sent.", "member_id"
    MESSAGE_SENT = "message_sent", "She sent a message.", "member_id", "message_id"
    MESSAGE_READ = "message_read", "Her message was read.", "member_id", "message_id"
    MESSAGE_ANSWERED = "message_answered", "Her message was answered.", "member_id", "message_id"
    # What leaves.
    OUTBOX_SENT = longer.OUTBOX_SENT
    OUTBOX_ENDED = longer.OUTBOX_ENDED
    OUTBOX_TASK_DONE = longer.OUTBOX_TASK_DONE
    OUTBOX_PRINTED = "outbox_printed", "Letters were printed and posted.", "count"
    SENDING_STOPPED = "sending_stopped", "Nothing leaves from now on.", "why"
    SENDING_STARTED = "sending_started", "Messages may leave again.", "why"
    REPLY_UNPLACED = "reply_unplaced", "Nobody knows for certain who sent a text.", "inbound_id"
    REPLY_SETTLED = "reply_settled", "A team leader dealt with such a text.", "inbound_id"
    # Letters, help, and what she does not want to say again.
    LETTER_MADE = longer.LETTER_MADE
    LETTER_REFERENCE_MADE = longer.LETTER_REFERENCE_MADE
    KNOWN_ALREADY_WRITTEN = longer.KNOWN_ALREADY_WRITTEN
    CONCERN_SENT = longer.CONCERN_SENT
    CONCERN_OPENED = "concern_opened", "A team leader opened its page.", "concern_id"
    CONCERN_READ = "concern_read", "A team leader read what was said of us.", "concern_id"
    CONCERN_ANSWERED = "concern_answered", "A team leader answered it.", "concern_id"
    HELPLINE_CHANGED = "helpline_changed", "A helpline was changed.", "helpline"
    HELPLINE_CHECKED = "helpline_checked", "Somebody dialled a helpline.", "helpline"
    HELPLINE_ENDED = "helpline_ended", "A helpline is shown no more.", "helpline"
    # Days to come: clocks, days in court, the application for compensation.
    CLOCK_STARTED = "clock_started", "A clock was started.", "clock_id", "member_id", "kind"
    CLOCK_CONFIRMED = longer.CLOCK_CONFIRMED
    CLOCK_CLOSED = longer.CLOCK_CLOSED
    CLOCK_RULE_ADDED = "clock_rule_added", "A rule of a clock was added.", "rule_id", "kind"
    FACT_CHECKED = "fact_checked", "A fact was looked up at its source.", "fact", "state"
    CLAIM_BEGUN = "claim_begun", "An application was begun.", "claim_id", "member_id", "kind"
    CLAIM_CHANGED = "claim_changed", "An application changed.", "claim_id", "member_id", "state"
    CLAIM_PAPER_SET = longer.CLAIM_PAPER_SET
    CLAIM_SUM_SET = "claim_sum_set", "What a letter decided was kept.", "claim_id", "member_id"
    CLAIM_SHARED = longer.CLAIM_SHARED
    DAY_PLANNED = longer.DAY_PLANNED
    BESIDE_SET = longer.BESIDE_SET
    WAY_THERE_SET = "way_there_set", "The way there was written.", "update_id", "language"
    # The service itself.
    REGION_ADDED = "region_added", "A region was added.", "region_id"
    STAFF_INVITED = "staff_invited", "Somebody was invited to work here.", "staff_id", "role"
    STAFF_CHANGED = "staff_changed", "A member of staff's details changed.", "staff_id"
    STAFF_ROLE_GIVEN = "staff_role_given", "A role was given.", "staff_id", "role"
    STAFF_ROLE_ASKED = longer.STAFF_ROLE_ASKED
    STAFF_ROLE_CONFIRMED = longer.STAFF_ROLE_CONFIRMED
    STAFF_ROLE_REFUSED = longer.STAFF_ROLE_REFUSED
    STAFF_ROLE_ENDED = "staff_role_ended", "A role ended.", "staff_id", "role"
    STAFF_ACCESS_ENDED = "staff_access_ended", "Somebody's access ended.", "staff_id"
    PASSKEY_RENEWAL_ASKED = (
        "passkey_renewal_asked",
        "An administrator asked for a new passkey in place of a lost one.",
        "staff_id",
        "renewal_id",
    )
    STAFF_PASSKEY_RENEWED = (
        "staff_passkey_renewed",
        "A lost passkey was confirmed, and its link given to whoever confirmed it.",
        "staff_id",
        "renewal_id",
    )
    ENROLMENT_LINK_MADE = "enrolment_link_made", "An enrolment link was made.", "staff_id"
    ENROLMENT_LINK_USED = "enrolment_link_used", "An enrolment link was used.", "staff_id"
    ADMINISTRATOR_CREATED = "administrator_created", "An administrator was created.", "staff_id"
    KEYS_ROTATED = (
        "keys_rotated",
        "Sealed values were sealed again under the current key.",
        "key_name",
        "count",
    )
    DEMO_CODES_MADE = "demo_codes_made", "Codes for invented people were made.", "count"
    DEMO_LOADED = "demo_loaded", "Invented cases were loaded.", "count"


EVENTS: dict[str, Event] = {event.value: event for event in Event}
