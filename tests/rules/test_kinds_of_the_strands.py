"""Inquest, review, money and with us: every stage has a kind, and each kind holds its promises."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from casework.rules.clocks import started_by
from casework.rules.strands import Strand
from casework.rules.update_kinds import (
    KINDS,
    FieldType,
    Sensitivity,
    UpdateKind,
    check_fields,
    five_likeliest,
    search,
    strand_lists,
    words_for,
)
from casework.rules.update_kinds.types import Reveals
from casework.rules.words import faults_in_english
from tests.support.kinds import good_fields, good_raw

TODAY = date(2026, 11, 21)

# docs/sources.md, Stages: each stage, its kind, and the answer that records it.
INQUEST = {
    "reported": ("inquest_reported", "told"),
    "interim_certificate": ("interim_certificate", "given"),
    "opened": ("inquest_opened", "opened"),
    "suspended_request": ("inquest_paused", "request"),
    "suspended_charge": ("inquest_paused", "charge"),
    "suspended_inquiry": ("inquest_paused", "inquiry"),
    "not_resumed": ("inquest_not_resumed", "after_trial"),
    "resumed": ("inquest_resumed", "after_trial"),
    "pre_inquest_review": ("inquest_hearing_listed", "pre_inquest_review"),
    "final_hearing": ("inquest_hearing_listed", "inquest_final"),
    "concluded": ("inquest_concluded", "unlawful_killing"),
    "pfd_report": ("prevention_report", "written"),
    "pfd_reply": ("prevention_report", "answered"),
    "death_registered": ("death_registered", "after_inquest"),
}
REVIEW = {
    "notified": ("review_being_decided", "told"),
    "info_gathering": ("review_being_decided", "gathering"),
    "decision_yes": ("review_going_ahead", "now"),
    "decision_no": ("review_not_going_ahead", "by_law"),
    "ho_notified": ("review_home_office_told", "home_office"),
    "advocacy_offered": ("review_advocacy", "offered"),
    "chair_appointed": ("review_chair", "named"),
    "family_first_contact": ("review_first_contact", "letter"),
    "tor_draft": ("review_questions", "draft"),
    "tor_family_comments": ("review_questions", "comments"),
    "tor_agreed": ("review_questions", "agreed"),
    "panel_meeting": ("review_panel_meeting", "held"),
    "imr_chronology": ("review_services_write", "asked"),
    "paused_for_criminal_case": ("review_paused", "court"),
    "resumed": ("review_resumed", "court"),
    "family_views": ("review_views", "invited"),
    "family_meets_panel": ("review_meet_panel", "in_person"),
    "pseudonym_chosen": ("review_name", "chosen"),
    "draft_report": ("review_report_writing", "first"),
    "family_reads_draft": ("review_draft", "with_us"),
    "csp_agreed": ("review_area_agreed", "agreed"),
    "submitted_qa": ("review_sent_for_check", "first"),
    "qa_adequate": ("review_check_result", "adequate"),
    "qa_adequate_with_changes": ("review_check_result", "with_changes"),
    "qa_not_adequate_resubmit": ("review_check_result", "again"),
    "publication_planned": ("review_publication", "day_set"),
    "published": ("review_published", "whole"),
    "publication_withheld": ("review_published", "private"),
    "sent_to_dac": ("review_sent_to_commissioner", ""),
    "action_plan": ("review_actions", "started"),
    "action_plan_complete": ("review_finished", "all_done"),
}
MONEY = {
    "thinking": ("compensation_preparing", "thinking"),
    "gathering": ("compensation_preparing", "gathering"),
    "sent": ("compensation_sent", "full"),
    "reference_received": ("compensation_reference", ""),
    "police_evidence": ("compensation_police_evidence", "asked"),
    "more_info_asked": ("compensation_more_asked", "about_you"),
    "waiting": ("compensation_waiting", "in_turn"),
    "decision_letter": ("compensation_decision", "refused"),
    "accepted": ("compensation_accepted", ""),
    "review_requested": ("compensation_review_requested", ""),
    "review_same": ("compensation_review_decision", "same"),
    "review_higher": ("compensation_review_decision", "higher"),
    "review_lower": ("compensation_review_decision", "lower"),
    "appeal_to_FtT": ("compensation_appeal", "sent"),
    "hearing": ("compensation_hearing", "in_person"),
    "appeal_result": ("compensation_appeal_result", "same"),
    "paid": ("compensation_paid", "applicant"),
    "closed": ("compensation_closed", "ended"),
    "bsp_asked": ("other_money_asked", "bereavement_support"),
    "guardian_asked": ("other_money_asked", "guardians_allowance"),
    "fep_asked": ("other_money_asked", "funeral_payment"),
    "cff_asked": ("other_money_asked", "childrens_funeral"),
    "own_fund_asked": ("other_money_asked", "our_fund"),
    "other_answered": ("other_money_answered", "no"),
}
WITH_US = {
    "meeting_arranged": ("meeting_with_us", "visit"),
    "worker_changed": ("worker_changed", "takes_over"),
    "promise": ("promise", "made"),
    "no_news": ("no_news", "police"),
}
STRANDS = {
    Strand.INQUEST: INQUEST,
    Strand.REVIEW: REVIEW,
    Strand.MONEY: MONEY,
    Strand.WITH_US: WITH_US,
}
STAGES = [
    pytest.param(strand, *kind, id=f"{strand.value}-{stage}")
    for strand, stages in STRANDS.items()
    for stage, kind in stages.items()
]
OURS = [
    KINDS[kind.slug]
    for kind in (
        *strand_lists.INQUEST,
        *strand_lists.REVIEW,
        *strand_lists.MONEY,
        *strand_lists.WITH_US,
    )
]
EACH = pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.slug)


@pytest.mark.parametrize(("strand", "slug", "answer"), STAGES)
def test_each_stage_has_its_kind_and_answer(strand: Strand, slug: str, answer: str) -> None:
    """In the strand it belongs to."""
    kind = KINDS[slug]
    assert kind.strand is strand
    assert answer in kind.outcomes or (not answer and not kind.outcomes)


@EACH
def test_who_may_publish_follows_from_the_strand(kind: UpdateKind) -> None:
    """Advocates publish in the process they stand beside somebody in, never what is with us."""
    assert ("advocate" in kind.publishers) is (kind.strand is not Strand.WITH_US)
    assert {"caseworker", "team_leader"} <= kind.publishers


@EACH
def test_every_answer_of_what_gives_away_is_thought_of(kind: UpdateKind) -> None:
    """An answer that nobody thought of counts as the most that any answer gives away."""
    rule = kind.reveals
    if rule == Reveals():
        return
    field = kind.field_named(rule.by_field)
    assert field is not None
    assert {choice.slug for choice in field.choices} == set(rule.by_value)
    assert all(told <= rule.otherwise for told in rule.by_value.values())


@pytest.mark.parametrize(
    ("slug", "answer", "told"),
    [
        ("inquest_paused", "request", {"arrest"}),
        ("inquest_paused", "charge", {"charge", "arrest"}),
        ("inquest_paused", "inquiry", set()),
        ("inquest_not_resumed", "after_trial", {"verdict", "charge", "arrest"}),
        ("inquest_resumed", "nobody_charged", {"arrest"}),
        ("inquest_resumed", "after_trial", {"verdict", "charge", "arrest"}),
        ("inquest_concluded", "unlawful_killing", set()),
        ("death_registered", "while_paused", {"charge", "arrest"}),
        ("review_paused", "court", {"charge", "arrest"}),
        ("review_paused", "police", {"arrest"}),
        ("review_resumed", "court", {"verdict", "charge", "arrest"}),
        ("compensation_waiting", "court", {"charge", "arrest"}),
        ("compensation_waiting", "in_turn", set()),
        ("no_news", "court", {"charge", "arrest"}),
        ("no_news", "probation", {"sentence", "verdict", "charge", "arrest"}),
        ("no_news", "chair", set()),
    ],
)
def test_what_an_answer_gives_away(slug: str, answer: str, told: set[str]) -> None:
    """A pause for a trial tells of a charge; silence from a court tells of one as well."""
    assert KINDS[slug].gives_away({KINDS[slug].reveals.by_field: answer}) == told


@EACH
def test_criminal_words_stand_only_where_they_are_declared(kind: UpdateKind) -> None:
    """A plain card that speaks of a court case, a charge or a trial says so in `reveals`."""
    if kind.is_hearing or kind.is_hard:
        return
    for answer, says in kind.outcomes.items():
        text = f"{says.headline} {says.explanation}"
        if re.search(r"court case|has been charged|the trial|verdict|sentence", text):
            assert kind.gives_away({kind.decided_by: answer}), (kind.slug, answer)


@pytest.mark.parametrize("kind", [one for one in OURS if one.strand is Strand.MONEY])
def test_no_money_update_can_hold_an_amount(kind: UpdateKind) -> None:
    """No field is a number, and no field asks for a sum."""
    for field in kind.fields:
        assert field.type is not FieldType.NUMBER
        assert not re.search(r"amount|sum|pounds|£|how much", field.label + field.hint, re.I)


def test_claims_begin_with_cautions_and_then_hope() -> None:
    """The rules that say no come before the word may."""
    says = KINDS["compensation_preparing"].outcomes["thinking"]
    assert says.main_point.endswith("It does not pay everybody.")
    assert says.explanation.index("strict rules") < says.explanation.index("may pay")
    assert "no to many people" in (says.may_do or ("",))[0]
    asked = KINDS["compensation_review_requested"].says.explanation
    assert "get worse as well as better" in asked


def test_conclusions_are_the_usual_short_forms() -> None:
    """Very hard, all of them: whether the card is closed tells nothing."""
    kind = KINDS["inquest_concluded"]
    assert kind.sensitivity is Sensitivity.VERY_HARD
    assert kind.second_person
    assert set(kind.outcomes) == {
        "unlawful_killing",
        "lawful_killing",
        "misadventure",
        "alcohol_drugs",
        "natural_causes",
        "open",
        "road",
        "suicide",
        "narrative",
        "other",
    }
    for says in kind.outcomes.values():
        assert "verdict" not in f"{says.headline} {says.explanation}"


def test_a_name_of_a_conclusion_is_no_word_about_a_death() -> None:
    """The name may stand; the word alone is still to be avoided."""
    assert faults_in_english("The conclusion is accident or misadventure.") == []
    assert [fault.found for fault in faults_in_english("It was an accident.")] == ["accident"]


@EACH
def test_no_two_answers_say_the_same(kind: UpdateKind) -> None:
    """Nor does an answer take over the words of another kind."""
    assert len(set(kind.outcomes.values())) == len(kind.outcomes)
    others = {
        says.explanation
        for other in KINDS.values()
        if other.slug != kind.slug
        for says in (other.says, *other.outcomes.values())
    }
    assert not others & {says.explanation for says in (kind.says, *kind.outcomes.values())}


@EACH
def test_subjects_are_the_same_for_good_and_bad_news(kind: UpdateKind) -> None:
    """No hard kind of a strand stands under a subject of its own that only bad news has."""
    if kind.slug in ("review_not_going_ahead", "inquest_not_resumed"):
        others = [one for one in OURS if one.subject == kind.subject and one is not kind]
        assert others
    assert kind.subject.startswith("About ")


def test_no_news_says_whom_when_and_what_is_open() -> None:
    """And by when we ask again: nothing of it may be left out."""
    kind = KINDS["no_news"]
    assert {field.name for field in kind.fields if field.required} == {
        "occurred_on",
        "asked",
        "asked_on",
        "open",
        "again_on",
    }
    facts = [fact.msgid for fact in words_for("no_news", good_fields(kind, TODAY, "police")).facts]
    assert "Still open: %(value)s." in facts


def test_a_promise_that_is_kept_asks_for_no_day() -> None:
    """One that is made, or takes longer, does."""
    for state, asked in (("made", True), ("later", True), ("kept", False)):
        raw = {"state": state, "what": "Ringing the school", **good_raw(KINDS["promise"], TODAY)}
        raw["state"] = state
        del raw["by-day"]
        errors = dict(check_fields("promise", raw, TODAY)[1])
        assert ("by" in errors) is asked


def test_a_day_of_the_inquest_has_to_lie_ahead() -> None:
    """As for any hearing; and it needs a place."""
    kind = KINDS["inquest_hearing_listed"]
    past = TODAY - timedelta(days=1)
    raw = {
        **good_raw(kind, TODAY, "inquest_final"),
        "date-day": str(past.day),
        "date-month": str(past.month),
        "court": "crown-leeds",
    }
    raw["date-year"] = str(past.year)
    assert {name for name, _ in check_fields(kind.slug, raw, TODAY)[1]} == {"date", "court"}


def test_a_pause_counts_days_only_if_it_was_asked_for() -> None:
    """Twenty-eight days are about a request; a charge and an inquiry have no such day."""
    counted = {
        why: [kind.slug for kind, _ in started_by("inquest_paused", {"why": why})]
        for why in ("request", "charge", "inquiry")
    }
    assert counted == {"request": ["coroner_suspension"], "charge": [], "inquiry": []}


def test_likeliest_kinds_are_those_she_may_write() -> None:
    """Five of what is offered, the usual successors first."""
    reviews = [kind for kind in OURS if kind.strand is Strand.REVIEW]
    five = five_likeliest(["review_chair", "arrest"], reviews)
    assert [kind.slug for kind in five[:3]] == [
        "review_first_contact",
        "review_questions",
        "review_panel_meeting",
    ]
    assert len(five) == 5
    assert all(kind in reviews for kind in five)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("PFD", "prevention_report"),
        ("pseudonym", "review_name"),
        ("terms of reference", "review_questions"),
        ("IMR", "review_services_write"),
        ("home office QA", "review_check_result"),
        ("handover", "worker_changed"),
        ("guardian", "other_money_asked"),
        ("FtT hearing", "compensation_hearing"),
        ("interim", "interim_certificate"),
        ("IOPC", "review_findings"),
        ("nothing new", "no_news"),
    ],
)
def test_staff_find_kinds_by_the_words_they_use(typed: str, slug: str) -> None:
    """The short names of the trade are for searching only."""
    assert slug in [kind.slug for kind in search(typed)]
