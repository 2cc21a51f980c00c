"""Which stages can be recorded, which kinds a person tells, and what each gives away."""

from __future__ import annotations

import pytest

from casework.rules.strands import Strand
from casework.rules.update_kinds import KINDS, TOLD_FIRST, UpdateKind

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)

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
