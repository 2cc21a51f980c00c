"""What somebody outside the service may record of a review, for a worker to pass on.

A proposal is no news yet. A worker decides whether it becomes an update, to whom, and when;
``update_kind`` is the form that it opens, already filled in with what was recorded.
Stages: docs/sources.md, Reviews.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from casework.rules.messages import S_
from casework.rules.roles import Role


class ProposalState(StrEnum):
    """A proposal waits until somebody decides."""

    PROPOSED = "proposed"
    RELEASED = "released"
    PUT_ASIDE = "put_aside"


STATES: dict[ProposalState, str] = {
    ProposalState.PROPOSED: S_("Waits for somebody to pass it on"),
    ProposalState.RELEASED: S_("Taken over"),
    ProposalState.PUT_ASIDE: S_("Put aside"),
}


@dataclass(frozen=True)
class Value:
    """One of the values a kind offers: its label, and the form of an update that it opens.

    ``fields`` is filled in beforehand; ``day_field`` names the field that takes the date.
    """

    label: str
    update_kind: str
    fields: dict[str, str] = field(default_factory=dict)
    day_field: str = "occurred_on"


@dataclass(frozen=True)
class ProposalKind:
    """One kind of thing that can be recorded, by whom, and what may be chosen in it."""

    slug: str
    label: str
    roles: frozenset[Role]
    values: dict[str, Value]
    text_needed: bool = False
    readers: bool = False  # names who may read it, of those whom the proposer knows


LONGEST_BODY = 20_000  # characters

_CHAIR = frozenset({Role.CHAIR})
_OFFICER = frozenset({Role.PARTNERSHIP_OFFICER})

_STAGES = {
    "first_contact": Value(S_("First contact with families"), "review_first_contact"),
    "services_write": Value(S_("Services write what they did"), "review_services_write"),
    "paused": Value(S_("Paused for the criminal case"), "review_paused"),
    "resumed": Value(S_("Goes on after a pause"), "review_resumed"),
    "family_views": Value(S_("Families give their views"), "review_views"),
    "report_writing": Value(S_("The report is being written"), "review_report_writing"),
    "draft_read": Value(S_("Families can read the draft"), "review_draft"),
    "area_agreed": Value(S_("The partnership agreed the report"), "review_area_agreed"),
    "sent_for_check": Value(S_("Sent to be checked"), "review_sent_for_check"),
    "check_result": Value(S_("The check has an outcome"), "review_check_result"),
    "publication_planned": Value(S_("Publication is planned"), "review_publication"),
    "published": Value(S_("Published"), "review_published"),
    "actions": Value(S_("Actions are being done"), "review_actions"),
    "finished": Value(S_("Finished"), "review_finished"),
}

PROPOSALS: dict[str, ProposalKind] = {
    one.slug: one
    for one in (
        ProposalKind("stage", S_("A stage of the review"), _CHAIR, _STAGES),
        ProposalKind(
            "meeting",
            S_("A meeting"),
            _CHAIR,
            {
                "panel_planned": Value(
                    S_("The panel is going to meet"),
                    "review_panel_meeting",
                    {"state": "planned"},
                    "date",
                ),
                "panel_held": Value(
                    S_("The panel has met"), "review_panel_meeting", {"state": "held"}
                ),
                "with_family": Value(
                    S_("The panel would like to meet the family"), "review_meet_panel"
                ),
            },
        ),
        ProposalKind(
            "terms",
            S_("Terms of reference"),
            _CHAIR,
            {
                "draft": Value(
                    S_("A first list of questions"), "review_questions", {"stage": "draft"}
                ),
                "comments": Value(
                    S_("The comments of families were looked at"),
                    "review_questions",
                    {"stage": "comments"},
                ),
                "agreed": Value(S_("The list is settled"), "review_questions", {"stage": "agreed"}),
            },
            text_needed=True,
        ),
        ProposalKind(
            "draft",
            S_("The draft report"),
            _CHAIR,
            {
                "ready": Value(S_("It can be read"), "review_draft"),
                "section": Value(S_("A section of it, in the words below"), "review_draft"),
                "changed": Value(S_("It was changed after comments"), "review_comments_answered"),
            },
            readers=True,
        ),
        # What a partnership decides and does; its officers record these.
        ProposalKind(
            "decision",
            S_("Whether there is a review"),
            _OFFICER,
            {
                "going_ahead": Value(S_("It goes ahead"), "review_going_ahead"),
                "not_going_ahead": Value(S_("It does not go ahead"), "review_not_going_ahead"),
            },
        ),
        ProposalKind(
            "chair_appointed",
            S_("A chair"),
            _OFFICER,
            {"appointed": Value(S_("A chair was appointed"), "review_chair", {"state": "named"})},
        ),
        ProposalKind(
            "submission",
            S_("The report was sent"),
            _OFFICER,
            {
                "agreed": Value(
                    S_("The partnership agreed the report"),
                    "review_area_agreed",
                    {"state": "agreed"},
                ),
                "sent": Value(
                    S_("Sent to be checked"), "review_sent_for_check", {"state": "first"}
                ),
                "commissioner": Value(
                    S_("Sent to the Domestic Abuse Commissioner"), "review_sent_to_commissioner"
                ),
            },
        ),
        ProposalKind(
            "check_outcome",
            S_("What the check said"),
            _OFFICER,
            {
                "adequate": Value(
                    S_("It is adequate"), "review_check_result", {"result": "adequate"}
                ),
                "changes": Value(
                    S_("It is adequate with changes"),
                    "review_check_result",
                    {"result": "with_changes"},
                ),
                "again": Value(
                    S_("It has to be sent again"), "review_check_result", {"result": "again"}
                ),
            },
        ),
        ProposalKind(
            "publication",
            S_("Publication"),
            _OFFICER,
            {
                "planned": Value(
                    S_("The day is planned"), "review_publication", {"state": "day_set"}, "date"
                ),
                "published": Value(S_("Published"), "review_published"),
            },
        ),
        ProposalKind(
            "action_progress",
            S_("Actions"),
            _OFFICER,
            {
                "some_done": Value(
                    S_("Some actions are done"), "review_actions", {"state": "done"}
                ),
                "all_done": Value(
                    S_("All actions are done"), "review_finished", {"state": "all_done"}
                ),
            },
        ),
    )
}


def kinds_for(roles: frozenset[Role]) -> tuple[ProposalKind, ...]:
    """What the holder of these roles may record, in the order of the table."""
    return tuple(one for one in PROPOSALS.values() if one.roles & roles)


def value_of(kind: str, value: str) -> Value | None:
    """The value of a kind, or None for one that the table no longer knows."""
    known = PROPOSALS.get(kind)
    return known.values.get(value) if known is not None else None
