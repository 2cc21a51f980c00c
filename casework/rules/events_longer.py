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
