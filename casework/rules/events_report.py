"""Events of the draft report and of what came of the review, for ``rules.events``."""

from __future__ import annotations

REPORT_RECORDED = (
    "report_recorded",
    "A draft of a report was recorded, or how long it can be read.",
    "review_id",
    "draft_id",
)
REPORT_SECTION_KEPT = (
    "report_section_kept",
    "A section of a draft was recorded or put right.",
    "draft_id",
    "section_id",
)
REPORT_READER_SET = (
    "report_reader_set",
    "Somebody was named to read a draft, let read it, or it was closed to her.",
    "member_id",
    "draft_id",
    "state",
)
REPORT_CHECKED = (
    "report_checked",
    "The investigation was asked whether she may read the draft now.",
    "member_id",
    "draft_id",
)
REPORT_DAY_SET = (
    "report_day_set",
    "A day for reading together was agreed, or what came of it.",
    "member_id",
    "draft_id",
    "state",
)
REPORT_HOW_CHOSEN = (
    "report_how_chosen",
    "How she wants to read the draft was chosen.",
    "member_id",
    "draft_id",
    "choice",
)
REPORT_OPENED = "report_opened", "She opened the draft.", "member_id", "draft_id", "session_id"
REPORT_CLOSED = "report_closed", "She closed the draft.", "member_id", "draft_id"
REPORT_REMARKED = (
    "report_remarked",
    "She said something to a paragraph of the draft.",
    "member_id",
    "draft_id",
    "section_id",
    "view_id",
)
REPORT_REMARK_ANSWERED = (
    "report_remark_answered",
    "What became of a remark was recorded, or released to her.",
    "member_id",
    "remark_id",
    "state",
)
RECOMMENDATION_KEPT = (
    "recommendation_kept",
    "A recommendation of a review was recorded.",
    "review_id",
    "recommendation_id",
)
RECOMMENDATION_STEPPED = (
    "recommendation_stepped",
    "How far a recommendation is was recorded.",
    "recommendation_id",
    "step_id",
    "state",
)
RECOMMENDATION_TOLD = (
    "recommendation_told",
    "A recommendation, or a step of it, was released to her.",
    "member_id",
    "recommendation_id",
    "step_id",
)
