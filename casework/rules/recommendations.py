"""What a review recommends, and what has been done: words and the coded framework.

Agencies and themes are those by which published reviews were coded (docs/sources.md, Reviews),
so that a partnership can see what comes again.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.rules.messages import N_, S_

AGENCIES: dict[str, str] = {
    "csp_partnership": S_("The community safety partnership"),
    "police": S_("Police"),
    "health": S_("Health services"),
    "social_services": S_("Social services"),
    "education": S_("Schools and education"),
    "probation": S_("Probation"),
    "housing": S_("Housing"),
    "other_services": S_("Another service"),
    "general_national": S_("Everybody, or national bodies"),
}

THEMES: dict[str, str] = {
    "technology_systems": S_("Technology and systems"),
    "guidelines": S_("Guidelines"),
    "risk_identification": S_("Seeing a risk"),
    "training": S_("Training"),
    "policy": S_("Policy"),
    "inter_agency_communication": S_("Services telling each other"),
    "multi_agency_working": S_("Services working together"),
    "record_keeping": S_("Keeping records"),
    "awareness_raising": S_("Making something better known"),
    "report_or_share_action_plan": S_("Reporting on the plan"),
    "other": S_("Something else"),
}


@dataclass(frozen=True)
class StateWords:
    """How far it is: what a family reads, and what staff choose."""

    says: str
    staff_label: str


STATES: dict[str, StateWords] = {
    "promised": StateWords(N_("They said they would do this."), S_("Accepted, not begun")),
    "under_way": StateWords(N_("They have begun."), S_("Under way")),
    "done": StateWords(N_("They say that it is done."), S_("Done")),
    "late": StateWords(N_("It is late."), S_("Late")),
    "refused": StateWords(N_("They said they will not do this."), S_("Not accepted")),
}

LONGEST = 2_000  # characters
