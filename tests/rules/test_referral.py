"""How far a referral has come: nothing leaves without a yes that still stands."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from casework.rules.meeting import may_speak_for
from casework.rules.referral import Moments, Stage, may_answer, may_send, stage_of
from casework.rules.review_say import Answer, Standing

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MOMENT = st.none() | st.just(AT)
MOMENTS = st.builds(Moments, MOMENT, MOMENT, MOMENT, MOMENT, st.sampled_from(["", "taken_on"]))
STANDINGS = st.none() | st.builds(
    Standing,
    st.sampled_from(list(Answer)),
    st.just(AT),
    st.none(),
    st.sampled_from([None, True, False]),
)


@given(MOMENTS)
def test_it_may_leave_only_with_a_yes_that_stands(moments: Moments) -> None:
    if may_send(moments):
        assert moments.agreed_at is not None
        assert moments.withdrawn_at is None
        assert moments.refused_at is None
        assert moments.sent_at is None
    assert not (may_send(moments) and may_answer(moments))


@given(MOMENTS)
def test_every_referral_has_exactly_one_stage(moments: Moments) -> None:
    stage = stage_of(moments)
    assert stage in Stage
    assert (stage is Stage.AGREED) == may_send(moments)


@given(STANDINGS, st.booleans())
def test_nobody_speaks_for_her_without_her_word(standing: Standing | None, permitted: bool) -> None:
    known = (
        standing is not None
        and standing.chair_told is True
        and standing.answer in (Answer.TAKE_PART, Answer.KEEP_INFORMED)
    )
    assert may_speak_for(standing, permitted=permitted) == (permitted or known)
