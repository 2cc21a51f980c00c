"""Name, meaning and facts of events that carry many facts; ``rules.events`` makes them events."""

from __future__ import annotations

ENGAGEMENT_RECORDED = (
    "engagement_recorded",
    "How things stand with an offer was recorded.",
    "member_id",
    "entry_id",
    "process",
    "state",
)
VIEW_USED = (
    "view_used",
    "A reader used what she released.",
    "member_id",
    "view_id",
    "reader",
)
VIEW_ANSWER_PROPOSED = (
    "view_answer_proposed",
    "An answer to a view was written down; she does not see it yet.",
    "member_id",
    "view_id",
    "answer_id",
    "choice",
)
VIEW_ANSWER_RELEASED = (
    "view_answer_released",
    "An answer to a view was released to her.",
    "member_id",
    "view_id",
    "answer_id",
)
VIEW_ANSWER_TOLD = (
    "view_answer_told",
    "A person told her the answer to a view.",
    "member_id",
    "view_id",
    "answer_id",
)
TERMS_QUESTION_ADDED = (
    "terms_question_added",
    "A question was added to the list of a review.",
    "review_id",
    "question_id",
    "source",
)
TERMS_QUESTION_SHOWN = (
    "terms_question_shown",
    "A question of a review was shown to her.",
    "member_id",
    "question_id",
)
CONTACT_CODE_SENT = (
    "contact_code_sent",
    "A code was made for a contact that she reported.",
    "member_id",
    "contact_point_id",
)
CONTACT_CODE_TYPED = (
    "contact_code_typed",
    "She typed in the code that went to a contact.",
    "member_id",
    "contact_point_id",
)
CONTACT_CODE_REFUSED = (
    "contact_code_refused",
    "A wrong code for a contact was typed.",
    "member_id",
    "contact_point_id",
)
TRUSTED_CODE_GIVEN = (
    "trusted_code_given",
    "A code to sign in with went to somebody who is told instead.",
    "code_id",
    "trusted_id",
    "how",
)
TRUSTED_BARRED = (
    "trusted_barred",
    "People told instead were ended: their contact is that of somebody barred.",
    "members",
    "trusted_ids",
)
TRUSTED_REMINDED = (
    "trusted_reminded",
    "Somebody who is told instead of her is reminded of a hearing.",
    "member_id",
    "trusted_id",
    "outbox_id",
)
TRUSTED_LOOK_CHANGED = (
    "trusted_look_changed",
    "Language or look changed for somebody who is told instead of her.",
    "member_id",
    "trusted_id",
)
TRUSTED_PERSON_SET = (
    "trusted_person_set",
    "How it stands with somebody who is told instead of her.",
    "member_id",
    "trusted_id",
    "state",
)
CHOICE_OVERRIDDEN = (
    "choice_overridden",
    "Acting against a choice was asked for, decided or done.",
    "member_id",
    "override_id",
    "kind",
    "state",
)
CHOICE_MADE = (
    "choice_made",
    "How she wants to be told was chosen, and by whom it was written down.",
    "member_id",
    "kind",
    "choice_id",
    "how",
)
OUTBOX_SENT = (
    "outbox_sent",
    "A message left, and its receiver took it.",
    "member_id",
    "outbox_id",
    "purpose",
    "channel",
)
OUTBOX_ENDED = (
    "outbox_ended",
    "A message came to its end without being known to be sent.",
    "member_id",
    "outbox_id",
    "purpose",
    "channel",
    "state",
    "why",
)
OUTBOX_TASK_DONE = (
    "outbox_task_done",
    "Somebody did what a message could not.",
    "member_id",
    "outbox_id",
    "kind",
)
LETTER_MADE = (
    "letter_made",
    "A letter was made.",
    "member_id",
    "letter_id",
    "kind",
    "how",
    "language",
)
LETTER_REFERENCE_MADE = (
    "letter_reference_made",
    "Somebody was given a lasting reference for her letters.",
    "member_id",
)
KNOWN_ALREADY_WRITTEN = (
    "known_already_written",
    "What is already known was written down.",
    "member_id",
    "entry_id",
    "how",
)
CONCERN_SENT = (
    "concern_sent",
    "Somebody asked for a different worker, or complained.",
    "concern_id",
    "kind",
)
CLOCK_CONFIRMED = (
    "clock_confirmed",
    "A person confirmed the day of a clock.",
    "clock_id",
    "member_id",
    "kind",
    "how",
    "due_on",
)
CLOCK_CLOSED = (
    "clock_closed",
    "A clock was met, or set aside.",
    "clock_id",
    "member_id",
    "kind",
    "state",
)
CLAIM_PAPER_SET = (
    "claim_paper_set",
    "A paper was asked for, or went.",
    "claim_id",
    "member_id",
    "paper_id",
)
CLAIM_SHARED = (
    "claim_shared",
    "Whether a relative may see an application was changed.",
    "claim_id",
    "member_id",
    "consent_id",
    "state",
)
DAY_PLANNED = (
    "day_planned",
    "What she plans for a day in court was kept.",
    "update_id",
    "member_id",
    "choice",
)
BESIDE_SET = (
    "beside_set",
    "Who is beside her on a day was kept.",
    "update_id",
    "member_id",
    "kind",
)
CHAIR_INVITED = (
    "chair_invited",
    "Somebody was invited to chair a review.",
    "review_id",
    "staff_id",
)
CHAIR_ENDED = (
    "chair_ended",
    "Somebody no longer chairs a review.",
    "review_id",
    "staff_id",
)
VIEWS_USED = (
    "views_used",
    "The chair read what was released.",
    "review_id",
    "view_ids",
)
PROPOSAL_MADE = (
    "proposal_made",
    "Somebody outside the service recorded something of a review.",
    "review_id",
    "proposal_id",
    "kind",
)
PROPOSAL_DECIDED = (
    "proposal_decided",
    "A proposal was taken over or put aside.",
    "review_id",
    "proposal_id",
    "state",
)
PACK_TAKEN = (
    "pack_taken",
    "The chair took a copy of what was released.",
    "review_id",
    "copy_id",
    "how",
)
REFERRAL_CHANGED = (
    "referral_changed",
    "How far it came that somebody was referred to an organisation of advocates.",
    "member_id",
    "referral_id",
    "state",
)
PROGRESS_PERMITTED = (
    "progress_permitted",
    "Whether a worker may ask the chair how it is going for her.",
    "member_id",
    "review_id",
    "state",
)
SEAT_RECORDED = (
    "seat_recorded",
    "Who of the staff sits on a panel, or checks its report, began or ended.",
    "review_id",
    "staff_id",
    "state",
)
REVIEW_MEETING_RECORDED = (
    "review_meeting_recorded",
    "A meeting with the chair or the panel was recorded, or she was told of it.",
    "member_id",
    "meeting_id",
    "state",
)
AREA_GIVEN = (
    "area_given",
    "Whose reviews a partnership officer reads began or ended.",
    "staff_id",
    "state",
)
STAFF_ROLE_ASKED = (
    "staff_role_asked",
    "An administrator asked for a role that sees families' records.",
    "staff_id",
    "request_id",
    "role",
)
STAFF_ROLE_CONFIRMED = (
    "staff_role_confirmed",
    "Somebody who leads confirmed a role, and it is in force.",
    "staff_id",
    "request_id",
    "role",
)
STAFF_ROLE_REFUSED = (
    "staff_role_refused",
    "Somebody who leads refused a role that was asked for.",
    "staff_id",
    "request_id",
    "role",
)
