"""Relatives: how they are related, which flags staff see, and who may sign in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from casework.rules.messages import S_

ADULT_AGE = 18  # years

# How somebody is related to the person who died (docs/sources.md, Service, widened).
RELATIONSHIPS: dict[str, str] = {
    "mother": S_("Mother"),
    "father": S_("Father"),
    "partner": S_("Husband, wife or partner"),
    "daughter": S_("Daughter"),
    "son": S_("Son"),
    "sister": S_("Sister"),
    "brother": S_("Brother"),
    "grandparent": S_("Grandparent"),
    "grandchild": S_("Grandchild"),
    "guardian": S_("Guardian"),
    "wider_family": S_("Aunt, uncle or cousin"),
    "friend": S_("Close friend"),
}


@dataclass(frozen=True)
class Flag:
    """A flag on a person, what it means for whoever is about to act, and whether it closes
    the door."""

    slug: str
    label: str
    meaning: str
    closes_access: bool = False
    bars_guardian: bool = False


# docs/sources.md, Safety. The labels are read by staff only.
FLAGS: dict[str, Flag] = {
    flag.slug: flag
    for flag in (
        Flag(
            "suspect",
            S_("Suspect"),
            S_("No access to anything. The senior investigating officer decided this."),
            closes_access=True,
            bars_guardian=True,
        ),
        Flag(
            "possible_suspect",
            S_("May be a suspect"),
            S_("No access to anything until the senior investigating officer decides."),
            closes_access=True,
            bars_guardian=True,
        ),
        Flag(
            "accused",
            S_("Accused"),
            S_("No access to anything. This person is charged."),
            closes_access=True,
            bars_guardian=True,
        ),
        Flag(
            "witness",
            S_("Witness"),
            S_("Nothing about evidence until it is recorded that theirs was given."),
        ),
        Flag(
            "evidence_given",
            S_("Evidence given"),
            S_("Evidence was given. News about evidence can reach them."),
        ),
        Flag(
            "defence_family",
            S_("Related to the accused"),
            S_("Check with the team leader before you share anything about the accused."),
        ),
        Flag(
            "accused_is_other_parent",
            S_("The accused is the parent of their child"),
            S_("Ask the team leader before anything about the children."),
        ),
        Flag(
            "protected_address",
            S_("Protected address"),
            S_("The address is shown to nobody and written on nothing."),
        ),
        Flag(
            "non_molestation",
            S_("Court order protects them"),
            S_("Check the order before you arrange any meeting."),
        ),
        Flag(
            "honour_risk",
            S_("Honour-based risk"),
            S_("No contact through relatives or through their community."),
        ),
        Flag(
            "conflict",
            S_("Conflict in the family"),
            S_("Consider a wall and a different worker."),
        ),
        Flag(
            "interpreter_conflict",
            S_("Interpreter from outside their community"),
            S_("Book interpreters and translators from outside their community."),
        ),
        Flag(
            "under_18",
            S_("Under 18"),
            S_("No sign-in until a team leader records who decided, and why."),
        ),
        Flag("guardian", S_("Guardian of a child"), S_("Speaks for a child in this family.")),
        Flag(
            "lacks_capacity",
            S_("May lack capacity to decide"),
            S_("Ask the team leader how decisions are made for this person."),
        ),
        Flag(
            "suicide_risk",
            S_("Risk of suicide"),
            S_("Follow the safety plan. Hard news only in person."),
        ),
        Flag(
            "media_target",
            S_("Approached by the press"),
            S_("Tell them about press interest before anything is published."),
        ),
    )
}


def age_on(born_on: date, day: date) -> int:
    """Whole years on that day."""
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (0 if had_birthday else 1)


@dataclass(frozen=True)
class Guardian:
    """What decides whether a guardian may be one: her flags, and a wall to the child."""

    flags: frozenset[str]
    walled_from_child: bool


def guardian_is_barred(guardian: Guardian) -> bool:
    """A guardian who is a suspect, accused or walled from the child gets nothing."""
    return guardian.walled_from_child or any(
        FLAGS[flag].bars_guardian for flag in guardian.flags if flag in FLAGS
    )


def may_enter(
    *,
    flags: Collection[str],
    born_on: date | None,
    under_age_decided: bool,
    guardian: Guardian | None,
    state: str,
    today: date,
) -> bool:
    """Whether somebody may sign in at all.

    A suspect never, whoever invited her. Under 18 only once a team leader recorded who decided
    and why, and not through a guardian who is barred. Nobody whose membership ended, and
    nobody who has died.
    """
    if state != "active":
        return False
    if any(FLAGS[flag].closes_access for flag in flags if flag in FLAGS):
        return False
    minor = "under_18" in flags or (born_on is not None and age_on(born_on, today) < ADULT_AGE)
    if minor:
        if not under_age_decided:
            return False
        if guardian is not None and guardian_is_barred(guardian):
            return False
    return True
