"""The table of kinds: what each entry has to hold, whatever kinds are added later."""

from __future__ import annotations

import re
from datetime import date

import pytest

from casework.rules.choices import CHOOSABLE
from casework.rules.errors import NotFound
from casework.rules.hearings import HEARINGS
from casework.rules.roles import ROLE_PERMISSIONS, Permission
from casework.rules.strands import STRAND_BY_NUMBER, STRAND_FACTS, Strand
from casework.rules.update_kinds import (
    COMMON_FIELDS,
    KINDS,
    FieldType,
    Sensitivity,
    UpdateKind,
    kind_of,
)
from casework.rules.update_kinds.types import Says

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)

# docs/sources.md, Stages, in full.
VERDICTS = [
    "guilty_murder",
    "guilty_manslaughter",
    "guilty_infanticide",
    "guilty_other",
    "not_guilty",
    "not_guilty_by_reason_of_insanity",
    "unfit_did_the_act",
    "unfit_not_the_act",
    "hung_jury",
    "directed_acquittal",
    "discontinued",
    "left_on_file",
]
SENTENCES = [
    "life_mandatory",
    "life_discretionary",
    "whole_life_order",
    "detained_at_his_majestys_pleasure",
    "custody_for_life",
    "extended_determinate",
    "determinate",
    "suspended",
    "hospital_order",
    "restricted_hospital_order",
    "hospital_direction",
    "community",
    "other",
    "restraining_order",
    "prohibited_steps_order",
]
HEARING_TYPES = [
    "first_appearance_mags",
    "bail_application_crown",
    "ptph",
    "further_case_management",
    "pre_trial_review",
    "ground_rules",
    "legal_argument",
    "trial",
    "verdict",
    "newton_hearing",
    "sentence",
    "confiscation",
    "appeal_permission",
    "appeal_conviction",
    "appeal_sentence",
    "ag_reference_uls",
    "retrial",
    "mention",
    "breach",
    "parole_paper",
    "parole_oral",
    "pre_inquest_review",
    "inquest_opening",
    "inquest_final",
]

RESULTS = re.compile(
    r"arrest|charge|guilty|acquit|convict|sentenc|life|prison|hospital|jury|verdict|award|refus"
    r"|agreed|pause|wait|open|moved|new|going ahead|releas|escap|recall|bail",
    re.IGNORECASE,
)


def all_says(kind: UpdateKind) -> list[Says]:
    """What a kind says: each outcome, and what stands for an answer that is missing, unless that
    is one of them. Two outcomes with the same words stay two."""
    outcomes = list(kind.outcomes.values())
    return outcomes if kind.says in outcomes else [kind.says, *outcomes]


@EVERY_KIND
def test_what_it_is_chosen_by_exists(kind: UpdateKind) -> None:
    """One of the subjects that she can choose by, or that of its strand."""
    assert kind.about in {"", *(subject.value for subject in CHOOSABLE)}


def test_strands_have_the_numbers_of_their_paths() -> None:
    """Fixed path segments 1 to 7."""
    assert [STRAND_BY_NUMBER[number].strand for number in range(1, 8)] == list(Strand)
    restricted = {slug for slug, facts in STRAND_FACTS.items() if facts.proceedings}
    assert restricted == {"police", "court", "inquest"}


def test_every_outcome_of_the_field_has_words() -> None:
    """The lists of the facts file, complete."""
    assert list(KINDS["verdict"].outcomes) == VERDICTS
    assert list(KINDS["sentence"].outcomes) == SENTENCES
    assert set(KINDS["hearing_listed"].outcomes) == set(HEARING_TYPES) == set(HEARINGS)
    assert set(KINDS["compensation_decision"].outcomes) == {"award", "reduced", "refused", "nil"}


@EVERY_KIND
def test_each_answer_that_decides_has_an_outcome(kind: UpdateKind) -> None:
    """And no outcome is out of reach of the form."""
    if not kind.decided_by:
        assert not kind.outcomes
        return
    field = kind.field_named(kind.decided_by)
    assert field is not None
    assert field.required
    assert {choice.slug for choice in field.choices} == set(kind.outcomes)


def test_no_two_outcomes_share_an_explanation() -> None:
    """Each headline and explanation belongs to one outcome of one kind."""
    for attribute in ("headline", "explanation"):
        texts = [getattr(says, attribute) for kind in KINDS.values() for says in all_says(kind)]
        assert len(texts) == len(set(texts)), attribute


@EVERY_KIND
def test_every_outcome_says_next_do_and_ask(kind: UpdateKind) -> None:
    """Its own, or those of the kind."""
    for says in all_says(kind):
        assert says.headline
        assert says.explanation
        assert says.whats_next or kind.says.whats_next
        assert says.may_do or kind.says.may_do
        assert says.may_ask or kind.says.may_ask


def test_a_hospital_order_is_not_called_life() -> None:
    """Nor is an acquittal a conviction, nor a hung jury a verdict."""
    hospital = KINDS["sentence"].outcomes["hospital_order"]
    assert "not a life sentence" in hospital.explanation
    assert "life" not in f"{hospital.headline} {hospital.main_point}"
    for slug in ("not_guilty", "directed_acquittal", "unfit_not_the_act"):
        says = KINDS["verdict"].outcomes[slug]
        assert "sentence comes next" not in says.main_point
        assert says.whats_next
        assert "no sentence" in says.whats_next
    assert "no verdict" in KINDS["verdict"].outcomes["hung_jury"].explanation


@EVERY_KIND
def test_subject_never_holds_the_result(kind: UpdateKind) -> None:
    """A label that shows before she chooses must not tell."""
    assert not RESULTS.search(kind.subject), kind.subject
    assert kind.subject.startswith("About ")


@EVERY_KIND
def test_an_outcome_never_changes_whether_it_is_closed(kind: UpdateKind) -> None:
    """A card that is closed only for bad news would tell the news."""
    for says in all_says(kind):
        if says.sensitivity is not None:
            assert kind.is_hard
            assert says.sensitivity is not Sensitivity.PLAIN


@EVERY_KIND
def test_hard_kinds_have_a_short_main_point(kind: UpdateKind) -> None:
    """One or two sentences, less than all of it."""
    for says in all_says(kind):
        point = says.main_point or says.headline
        assert 1 <= len(re.findall(r"[.?]", point)) <= 2
        assert point != says.explanation


@EVERY_KIND
def test_told_first_kinds_are_hard_news(kind: UpdateKind) -> None:
    """What a person tells first is never plain."""
    assert kind.is_hard or not kind.told_first


@EVERY_KIND
def test_only_roles_that_write_updates_publish(kind: UpdateKind) -> None:
    """The table of kinds and the table of roles agree."""
    writers = {
        role.value for role, held in ROLE_PERMISSIONS.items() if Permission.UPDATE_WRITE in held
    }
    assert kind.publishers
    assert kind.publishers <= writers


@EVERY_KIND
def test_fields_refer_to_fields_before_them(kind: UpdateKind) -> None:
    """A question that depends on an answer comes after it, and the answer exists."""
    seen: dict[str, set[str]] = {}
    for field in kind.fields:
        if field.shown_when is not None:
            other, answers = field.shown_when
            assert answers <= seen[other]
        assert field.name not in seen
        seen[field.name] = {choice.slug for choice in field.choices}
        assert bool(field.choices) == (field.type in (FieldType.CHOICE, FieldType.YES_NO))
        if field.show:
            assert set(re.findall(r"%\((\w+)\)s", field.show)) == {"value"}
    assert not seen.keys() & {field.name for field in COMMON_FIELDS}
    assert kind.fields[0].name == "occurred_on"


@EVERY_KIND
def test_what_comes_next_names_existing_fields(kind: UpdateKind) -> None:
    """The day of an event is a date field of the kind."""
    if kind.ahead is not None:
        field = kind.field_named(kind.ahead.day)
        assert field is not None
        assert field.type is FieldType.DATE
        assert set(kind.usual_next) <= set(KINDS)


def test_no_kind_before_charge_can_name_anybody() -> None:
    """Arrest has no free text at all."""
    free = {FieldType.TEXT, FieldType.PHRASE, FieldType.COUNTRY}
    assert free.isdisjoint(field.type for field in KINDS["arrest"].fields)


def test_no_text_promises_a_right_or_an_amount() -> None:
    """No sum of money, no entitlement, no unchecked limit."""
    for kind in KINDS.values():
        for says in all_says(kind):
            text = " ".join(
                (says.explanation, says.whats_next or "", *(says.may_do or ()), says.main_point)
            )
            assert not re.search(r"£|entitle|\b\d+ (days|weeks|months|years)\b", text), text


def test_unknown_kind_is_simply_not_there() -> None:
    """A made-up slug gives the neutral 404."""
    with pytest.raises(NotFound):
        kind_of("no_such_kind")


def test_days_of_stored_fields_are_read_kindly() -> None:
    """A damaged day is no day."""
    assert KINDS["arrest"].day_of({"occurred_on": "2026-02-09"}) == date(2026, 2, 9)
    assert KINDS["arrest"].day_of({"occurred_on": "soon"}) is None
    assert KINDS["arrest"].day_of({}) is None
