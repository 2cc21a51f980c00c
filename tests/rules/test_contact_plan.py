"""The contact plan: what is said to whom, when, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings

from casework.rules.choices import Channel, PauseBreak, Subject, SubjectChoice, Support, Way
from casework.rules.contact_plan import (
    AtMost,
    Choices,
    ClearDate,
    Happening,
    HeldBecause,
    Pause,
    Plan,
    QuietHours,
    SafeContact,
    TaskKind,
    Unsaid,
    on_different_days,
    plan,
)
from tests.support.contact_cases import situations, violations

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
NIGHT = datetime(2026, 3, 4, 23, tzinfo=UTC)
PHONE = SafeContact("phone", Channel.TEXT, confirmed=True, safe=True)
OPEN = Choices(way=Way.TELL_ME, contacts=(PHONE,), channels=(Channel.TEXT,), defaults=False)
HEARING = Happening("hearing_listed", Subject.COURT_POLICE)
VERDICT = Happening("verdict", Subject.COURT_POLICE, hard=True, told_first=True)
RELEASE = Happening("released", Subject.ACCUSED, hard=True, told_first=True, safety=True)


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(situations())
def test_no_generated_plan_breaks_a_choice(situation) -> None:
    assert violations(*situation) == []


def test_a_message_by_day_leaves_at_once() -> None:
    decided = plan(OPEN, HEARING, [], NOON)
    assert [say.not_before for say in decided.says] == [NOON]
    assert decided.held is None


def test_a_message_at_night_waits_until_nine() -> None:
    decided = plan(OPEN, HEARING, [], NIGHT)
    assert decided.says[0].not_before.astimezone(LONDON) == datetime(2026, 3, 5, 9, tzinfo=LONDON)
    assert decided.held is HeldBecause.QUIET_HOURS


def test_the_nights_clocks_change_end_at_nine() -> None:
    for day in (datetime(2026, 3, 29, tzinfo=LONDON), datetime(2026, 10, 25, tzinfo=LONDON)):
        decided = plan(OPEN, HEARING, [], day.replace(hour=0, minute=30).astimezone(UTC))
        assert decided.says[0].not_before == day.replace(hour=9).astimezone(UTC)


def test_quiet_hours_follow_her_own_clock() -> None:
    abroad = replace(OPEN, time_zone="Asia/Karachi")
    decided = plan(abroad, HEARING, [], datetime(2026, 3, 4, 16, tzinfo=UTC))
    assert decided.says[0].not_before == datetime(2026, 3, 5, 4, tzinfo=UTC)


def test_a_kept_clear_date_with_days_around_waits() -> None:
    hers = replace(OPEN, clear_dates=(ClearDate(3, 5, before=2, after=2),))
    decided = plan(hers, HEARING, [], NOON)
    assert decided.held is HeldBecause.CLEAR_DATE
    assert decided.says[0].not_before == datetime(2026, 3, 8, 9, tzinfo=UTC)


def test_a_year_kept_clear_becomes_a_task() -> None:
    dates = tuple(ClearDate(month, 15, before=16, after=16) for month in range(1, 13))
    decided = plan(replace(OPEN, clear_dates=dates), HEARING, [], NOON)
    assert decided.says == ()
    assert decided.task is TaskKind.DECIDE_IN_PERSON


def test_a_second_message_waits_for_her_period() -> None:
    weekly = replace(OPEN, at_most=AtMost(1, 7))
    decided = plan(weekly, HEARING, [NOON - timedelta(days=2)], NOON)
    assert decided.held is HeldBecause.FREQUENCY
    assert decided.says[0].not_before == NOON + timedelta(days=5)


def test_a_digest_waits_for_the_hour_picked() -> None:
    decided = plan(replace(OPEN, digest_hour=17), HEARING, [], NOON)
    assert decided.held is HeldBecause.DIGEST
    assert decided.says[0].not_before == datetime(2026, 3, 4, 17, tzinfo=UTC)


def test_a_digest_inside_quiet_hours_is_ignored() -> None:
    night = replace(OPEN, digest_hour=23)
    assert plan(night, HEARING, [], NOON).says[0].not_before == NOON


def test_nothing_is_sent_before_a_contact_is_confirmed() -> None:
    for contact in (replace(PHONE, confirmed=False), replace(PHONE, safe=False)):
        decided = plan(replace(OPEN, contacts=(contact,)), HEARING, [], NOON)
        assert decided.says == ()
        assert decided.unsaid is Unsaid.NO_SAFE_CONTACT


def test_only_when_i_look_leaves_hard_news_to_a_person() -> None:
    looks = replace(OPEN, way=Way.ONLY_WHEN_I_LOOK)
    assert plan(looks, HEARING, [], NOON).unsaid is Unsaid.ONLY_WHEN_SHE_LOOKS
    decided = plan(looks, VERDICT, [], NOON)
    assert decided.shows_at is None
    assert decided.task is TaskKind.TELL_IN_PERSON


def test_no_contact_at_all_lifts_nothing() -> None:
    decided = plan(Choices(), VERDICT, [], NOON)
    assert (decided.shows_at, decided.held) == (None, HeldBecause.PERSON_FIRST)


def test_only_her_own_word_lifts_a_person_first() -> None:
    assert plan(OPEN, VERDICT, [], NOON).shows_at == NOON
    by_subject = {Subject.COURT_POLICE: SubjectChoice.TELL_ME}
    hers = replace(OPEN, way=Way.PERSON_FIRST, by_subject=by_subject)
    assert plan(hers, VERDICT, [], NOON).shows_at == NOON
    for kept in (SubjectChoice.KEEP, SubjectChoice.NOT_KNOW, SubjectChoice.OTHER):
        other = replace(hers, by_subject={Subject.COURT_POLICE: kept})
        assert plan(other, VERDICT, [], NOON).shows_at is None


def test_a_pause_holds_everything_and_shows_nothing() -> None:
    paused = replace(OPEN, pause=Pause(NOON - timedelta(days=1)))
    for happening in (HEARING, VERDICT):
        decided = plan(paused, happening, [], NOON)
        assert (decided.shows_at, decided.says) == (None, ())
        assert decided.held is HeldBecause.PAUSED


def test_what_waited_in_a_pause_sends_nothing_later() -> None:
    over = Pause(NOON - timedelta(days=3), NOON - timedelta(hours=1))
    back = replace(OPEN, earlier_pauses=(over,))
    waited = replace(HEARING, at=NOON - timedelta(days=2))
    assert plan(back, waited, [], NOON).unsaid is Unsaid.ON_HER_LIST
    assert plan(back, HEARING, [], NOON).says


def test_safety_news_breaks_a_pause_as_she_said() -> None:
    tasks = {
        PauseBreak.PHONE_ME: TaskKind.PHONE_FOR_SAFETY,
        PauseBreak.TELL_OTHER: TaskKind.TELL_OTHER_FOR_SAFETY,
        PauseBreak.DO_NOT_TELL: TaskKind.BEAR_IN_MIND,
        PauseBreak.UNANSWERED: TaskKind.LEADER_DECIDES,
    }
    for said, task in tasks.items():
        paused = replace(OPEN, pause=Pause(NOON, breaks=said))
        decided = plan(paused, RELEASE, [], NOON)
        assert (decided.says, decided.task) == ((), task)


def test_a_legal_clock_inside_a_hold_goes_to_the_worker() -> None:
    paused = replace(OPEN, pause=Pause(NOON, NOON + timedelta(days=20)))
    appeal = replace(HEARING, runs_out_at=NOON + timedelta(days=14))
    decided = plan(paused, appeal, [], NOON)
    assert (decided.held, decided.task) == (HeldBecause.LEGAL_CLOCK, TaskKind.DECIDE_IN_PERSON)
    assert decided.says == ()
    later = replace(HEARING, runs_out_at=NOON + timedelta(days=30))
    assert plan(paused, later, [], NOON).until == NOON + timedelta(days=20)


def test_support_that_ended_sends_only_what_stays_open() -> None:
    ended = replace(OPEN, support=Support.ENDED)
    assert plan(ended, HEARING, [], NOON).unsaid is Unsaid.SUPPORT_ENDED
    assert plan(ended, RELEASE, [], NOON).says
    closed = replace(ended, release_stays_open=False)
    assert plan(closed, RELEASE, [], NOON).says == ()


def test_less_often_is_one_message_in_the_period() -> None:
    rarely = replace(OPEN, support=Support.LESS_OFTEN, less_often_days=30)
    decided = plan(rarely, HEARING, [NOON - timedelta(days=10)], NOON)
    assert decided.says[0].not_before == NOON + timedelta(days=20)


def test_a_call_is_a_task_after_quiet_hours() -> None:
    rung = replace(OPEN, channels=(Channel.CALL,))
    decided = plan(rung, HEARING, [], NIGHT)
    assert (decided.says, decided.task) == ((), TaskKind.PHONE)
    assert decided.until == datetime(2026, 3, 5, 9, tzinfo=UTC)


def test_a_channel_she_did_not_choose_is_not_used() -> None:
    decided = plan(replace(OPEN, channels=(Channel.EMAIL,)), HEARING, [], NOON)
    assert (decided.says, decided.unsaid) == ((), Unsaid.NO_SAFE_CONTACT)


def test_somebody_is_told_instead_only_once_confirmed() -> None:
    hers = replace(OPEN, by_subject={Subject.COURT_POLICE: SubjectChoice.OTHER})
    assert plan(hers, HEARING, [], NOON).task is TaskKind.BEAR_IN_MIND
    agreed = replace(hers, told_instead=frozenset({Subject.COURT_POLICE}))
    decided = plan(agreed, HEARING, [], NOON)
    assert (decided.says, decided.task) == ((), TaskKind.TELL_OTHER)
    money = replace(hers, told_instead=frozenset({Subject.MONEY}))
    assert plan(money, HEARING, [], NOON).task is TaskKind.BEAR_IN_MIND


def test_a_witness_learns_nothing_about_evidence() -> None:
    witness = replace(OPEN, evidence_hold=True)
    decided = plan(witness, replace(HEARING, about_evidence=True), [], NOON)
    assert (decided.shows_at, decided.held) == (None, HeldBecause.EVIDENCE)


def test_nobody_without_a_way_in_is_told() -> None:
    decided = plan(replace(OPEN, may_receive=False), HEARING, [], NOON)
    assert decided == Plan(None, unsaid=Unsaid.NOT_A_RECIPIENT)


def test_relatives_on_different_days_are_noticed() -> None:
    today, tomorrow = plan(OPEN, HEARING, [], NOON), plan(OPEN, HEARING, [], NIGHT)
    assert on_different_days([today, tomorrow], "Europe/London")
    assert not on_different_days([today, today], "Europe/London")
    assert on_different_days([today, plan(Choices(), VERDICT, [], NOON)], "Europe/London")


def test_quiet_hours_of_no_length_hold_nothing() -> None:
    never_quiet = replace(OPEN, quiet=QuietHours(time(8), time(8)))
    assert plan(never_quiet, HEARING, [], NIGHT).says[0].not_before == NIGHT
