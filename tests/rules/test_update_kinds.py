"""The table of kinds: what each entry has to hold, whatever kinds are added later."""

from __future__ import annotations

import re
from datetime import date

import pytest

from casework.rules.case_kinds import HOMICIDE_KINDS
from casework.rules.choices import CHOOSABLE
from casework.rules.errors import NotFound
from casework.rules.hearings import HEARINGS
from casework.rules.roles import ROLE_PERMISSIONS, Permission
from casework.rules.strands import STRAND_BY_NUMBER, STRAND_FACTS, Strand
from casework.rules.update_kinds import (
    COMMON_FIELDS,
    KINDS,
    TOLD_FIRST,
    FieldType,
    Sensitivity,
    UpdateKind,
    five_likeliest,
    kind_of,
    search,
)
from casework.rules.update_kinds.likeliest import AT_FIRST, at_first
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


# Every stage of docs/sources.md, Stages, of police, court and after the sentence, and the kinds
# that record it. Being told about the death is never a page.
STAGES: dict[str, tuple[str, ...]] = {
    "flo_appointed": ("flo_appointed",),
    "homicide_service_notified": ("support_told",),
    "identification": ("identification",),
    "post_mortem": ("post_mortem",),
    "body_release": ("funeral_release",),
    "inquest_opened": ("inquest_opened",),
    "investigation_update": ("police_news",),
    "arrest": ("arrest",),
    "interview_caution": ("interview",),
    "rui_or_police_bail": ("police_release",),
    "bail_change": ("police_bail_change", "remand"),
    "no_further_action": ("no_further_action",),
    "cps_advice": ("sent_to_prosecutors",),
    "charge": ("charge",),
    "no_charge": ("no_charge",),
    "vrr_requested": ("look_again_asked",),
    "vrr_result": ("look_again_result",),
    "mags_first_hearing": ("first_hearing",),
    "remand": ("remand",),
    "court_bail": ("remand",),
    "ptph": ("plea_hearing",),
    "plea": ("plea",),
    "trial_listed": ("hearing_listed",),
    "trial_moved": ("hearing_moved",),
    "vps": ("personal_statement",),
    "pre_trial_meeting": ("prosecutors_meeting",),
    "court_visit": ("court_visit",),
    "trial_day": ("trial_day",),
    "jury_out": ("jury_out",),
    "verdict": ("verdict",),
    "sentence": ("sentence",),
    "uls": ("sentence_looked_at", "sentence_look_result"),
    "defence_appeal": ("appeal", "appeal_result"),
    "retrial": ("new_trial",),
    "vcs": ("contact_scheme",),
    "sentence_plan_event": ("sentence_move", "minimum_term_review", "escape", "recall"),
    "parole": ("parole_review", "parole_decision", "parole_again"),
    "release": ("release",),
    "property_returned": ("property_returned",),
    "flo_exit": ("flo_steps_back",),
    "case_review_unsolved": ("unsolved_review",),
    "suspect_died": ("suspect_died",),
    "abroad": ("abroad_who_leads", "abroad_office", "abroad_coming_home", "abroad_inquest"),
}


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_every_stage_can_be_recorded(stage: str) -> None:
    """By a kind of its own, or by the ones that are named here."""
    assert set(STAGES[stage]) <= set(KINDS)


def test_kinds_stand_under_their_own_slug() -> None:
    """And none is the news of a death: nobody reads that on a page."""
    assert all(slug == kind.slug for slug, kind in KINDS.items())
    assert "death_notified" not in KINDS


def test_exactly_these_kinds_are_told_by_a_person() -> None:
    """Arrest, charge, verdict, sentence and release, and whatever comes to the same: a decision
    not to go on, a plea, what higher judges or the Parole Board decided. Death is never a page."""
    assert {
        "arrest",
        "charge",
        "no_charge",
        "no_further_action",
        "look_again_result",
        "plea",
        "verdict",
        "sentence",
        "sentence_look_result",
        "appeal_result",
        "parole_decision",
        "release",
    } == TOLD_FIRST


def test_news_of_somebody_let_out_may_break_a_pause() -> None:
    """Bail, release, recall and a person who is missing, and nothing else."""
    assert {slug for slug, kind in KINDS.items() if kind.safety} == {
        "police_release",
        "police_bail_change",
        "remand",
        "parole_decision",
        "release",
        "recall",
        "escape",
    }


def test_an_escape_never_waits_for_a_person() -> None:
    """It is hard news, and holding it could cost safety."""
    for slug in ("escape", "recall"):
        assert KINDS[slug].is_hard
        assert not KINDS[slug].told_first


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
def test_what_is_given_away_is_closed(kind: UpdateKind) -> None:
    """Whoever learns of a sentence learns of a verdict, a charge and an arrest."""
    answers = {"", *kind.outcomes, *kind.reveals.by_value}
    for answer in answers:
        fields = {kind.decided_by: answer, kind.reveals.by_field: answer}
        told = kind.gives_away(fields)
        assert told <= TOLD_FIRST
        assert kind.slug not in told
        for other in told:
            assert KINDS[other].gives_away({}) <= told


def test_later_news_gives_away_earlier_news() -> None:
    """The examples of the issue."""
    assert KINDS["charge"].gives_away({}) == {"arrest"}
    assert KINDS["verdict"].gives_away({}) == {"charge", "arrest"}
    assert KINDS["sentence"].gives_away({}) == {"verdict", "charge", "arrest"}
    assert KINDS["compensation_decision"].gives_away({"decision": "refused"}) == frozenset()
    hearing = KINDS["hearing_listed"]
    assert hearing.gives_away({"hearing_type": "ptph"}) == {"charge", "arrest"}
    assert hearing.gives_away({"hearing_type": "sentence"}) == {"verdict", "charge", "arrest"}
    assert hearing.gives_away({"hearing_type": "inquest_final"}) == frozenset()
    assert "sentence" in hearing.gives_away({"hearing_type": "parole_oral"})
    inquest = KINDS["inquest_opened"]
    assert inquest.gives_away({"state": "opened"}) == frozenset()
    assert inquest.gives_away({"state": "waits_charge"}) == {"charge", "arrest"}


CHARGED = frozenset({"charge", "arrest"})
CONVICTED = CHARGED | {"verdict"}
SENTENCED = CONVICTED | {"sentence"}
# What only the mention of it would tell somebody who does not know: kind, answer, told-first news.
GIVEN_AWAY = [
    ("support_told", "", frozenset()),
    ("flo_appointed", "first", frozenset()),
    ("identification", "done", frozenset()),
    ("post_mortem", "done", frozenset()),
    ("post_mortem", "second_planned", {"arrest"}),
    ("funeral_release", "agreed", frozenset()),
    ("funeral_release", "waits_second", {"arrest"}),
    ("police_news", "public", frozenset()),
    ("interview", "arrested", {"arrest"}),
    ("interview", "voluntary", frozenset()),
    ("police_release", "bail", {"arrest"}),
    ("police_bail_change", "ended", {"arrest"}),
    ("no_further_action", "person", {"arrest"}),
    ("sent_to_prosecutors", "sent", {"arrest"}),
    ("no_charge", "evidence", {"arrest"}),
    ("look_again_asked", "police_stop", {"arrest", "no_further_action"}),
    ("look_again_asked", "no_charge", {"arrest", "no_charge"}),
    ("look_again_asked", "court_stop", CONVICTED),
    ("look_again_result", "police_stop", {"arrest", "no_further_action"}),
    ("look_again_result", "no_charge", {"arrest", "no_charge"}),
    ("suspect_died", "suspected", frozenset()),
    ("suspect_died", "charged", CHARGED),
    ("unsolved_review", "begins", frozenset()),
    ("property_returned", "ready", frozenset()),
    ("flo_steps_back", "us", frozenset()),
    ("first_hearing", "sent", CHARGED),
    ("remand", "bail", CHARGED),
    ("plea_hearing", "planned", CHARGED),
    ("plea", "not_guilty", CHARGED),
    ("plea", "guilty", CONVICTED),
    ("plea", "lesser_accepted", CONVICTED),
    ("plea", "fitness", CHARGED),
    ("personal_statement", "offered", frozenset()),
    ("personal_statement", "with_court", CHARGED),
    ("prosecutors_meeting", "charge", CHARGED),
    ("prosecutors_meeting", "no_charge", {"arrest", "no_charge"}),
    ("prosecutors_meeting", "trial", CHARGED),
    ("prosecutors_meeting", "verdict", CONVICTED),
    ("prosecutors_meeting", "appeal", SENTENCED),
    ("court_visit", "", CHARGED),
    ("trial_day", "opening", CHARGED),
    ("jury_out", "out", CHARGED),
    ("new_trial", "ordered", CONVICTED),
    ("sentence_looked_at", "asked", SENTENCED),
    ("sentence_look_result", "same", SENTENCED),
    ("appeal", "asked", SENTENCED),
    ("appeal_result", "verdict_undone", SENTENCED),
    ("contact_scheme", "offered", SENTENCED),
    ("sentence_move", "open_yes", SENTENCED),
    ("minimum_term_review", "asked", SENTENCED),
    ("parole_review", "begins", SENTENCED),
    ("parole_decision", "release", SENTENCED),
    ("parole_again", "asked", SENTENCED | {"parole_decision"}),
    ("release", "day_out", SENTENCED),
    ("recall", "back", SENTENCED | {"release"}),
    ("escape", "escaped", SENTENCED),
    ("abroad_who_leads", "police", frozenset()),
    ("abroad_office", "team", frozenset()),
    ("abroad_coming_home", "home", frozenset()),
    ("abroad_inquest", "yes", frozenset()),
]


@pytest.mark.parametrize(("slug", "answer", "told"), GIVEN_AWAY)
def test_each_kind_gives_away_what_it_follows_from(
    slug: str, answer: str, told: frozenset[str]
) -> None:
    """Written down here once more, so that nothing falls out of the table unseen."""
    kind = KINDS[slug]
    asked = kind.field_named(kind.reveals.by_field or kind.decided_by)
    assert not answer or (asked is not None and asked.choice(answer) is not None)
    assert kind.gives_away({asked.name: answer} if asked else {}) == told


def test_every_kind_of_police_and_court_says_what_it_gives_away() -> None:
    """The list above leaves none of them out."""
    listed = {slug for slug, _, _ in GIVEN_AWAY} | {"arrest", "charge", "verdict", "sentence"}
    listed |= {"hearing_listed", "hearing_moved"}
    strands = (Strand.POLICE, Strand.COURT, Strand.AFTER_SENTENCE)
    assert {slug for slug, kind in KINDS.items() if kind.strand in strands} <= listed


def test_days_of_the_trial_are_evidence() -> None:
    """A witness who has still to give hers reads none of them."""
    assert KINDS["trial_day"].evidence
    assert not KINDS["jury_out"].evidence


def test_an_unknown_hearing_counts_as_a_criminal_one() -> None:
    """When in doubt, held."""
    for slug in ("hearing_listed", "hearing_moved"):
        assert KINDS[slug].gives_away({}) == {"charge", "arrest"}


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
    assert all(field.type is not FieldType.TEXT for field in KINDS["arrest"].fields)


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


def test_five_likeliest_follow_from_the_last_news() -> None:
    """Always five, without repeats, the usual successors first."""
    assert [kind.slug for kind in five_likeliest([])] == list(at_first(""))[:5]
    abroad = five_likeliest([], homicide_kind="abroad")
    assert [kind.slug for kind in abroad][:4] == list(STAGES["abroad"])
    after_told = five_likeliest(["support_told"], homicide_kind="murder")
    assert "support_told" not in {kind.slug for kind in after_told}
    after_verdict = five_likeliest(["verdict", "hearing_moved", "gone"])
    assert after_verdict[0].slug == "sentence"
    assert len({kind.slug for kind in after_verdict}) == 5


@EVERY_KIND
def test_staff_find_each_kind_by_each_of_its_words(kind: UpdateKind) -> None:
    """Those of its label and those that are only there to be searched."""
    for words in (kind.staff_label, *kind.staff_search.split()):
        assert kind in search(words)
    assert search(kind.staff_label.upper())[0] is kind


@EVERY_KIND
def test_what_usually_follows_exists(kind: UpdateKind) -> None:
    """And there is always something to offer after it."""
    assert kind.usual_next
    assert set(kind.usual_next) <= set(KINDS)
    assert len(set(kind.usual_next)) == len(kind.usual_next)


def test_what_a_case_begins_with_exists() -> None:
    """For every kind of homicide, and for one that is not in the table."""
    assert set(AT_FIRST) <= set(HOMICIDE_KINDS)
    for homicide_kind in (*HOMICIDE_KINDS, "none"):
        assert set(at_first(homicide_kind)) <= set(KINDS)
        assert len(five_likeliest([], homicide_kind=homicide_kind)) == 5


def test_search_finds_kinds_by_other_words() -> None:
    """In English, in the language of the staff, and by several words at once."""
    assert {kind.slug for kind in search("tariff")} == {"sentence", "minimum_term_review"}
    assert [kind.slug for kind in search("  CICA letter ")] == ["compensation_decision"]
    urdu = {KINDS["arrest"].staff_label: "گرفتاری"}
    found = search("گرفتاری", lambda text: urdu.get(text, text))
    assert [kind.slug for kind in found] == ["arrest"]
    assert search("nothing like it") == ()
    assert len(search("")) == len(KINDS)


def test_days_of_stored_fields_are_read_kindly() -> None:
    """A damaged day is no day."""
    assert KINDS["arrest"].day_of({"occurred_on": "2026-02-09"}) == date(2026, 2, 9)
    assert KINDS["arrest"].day_of({"occurred_on": "soon"}) is None
    assert KINDS["arrest"].day_of({}) is None
