"""A date for the inquest: opening, planning, or the hearing itself.

The field `hearing_type` has the answers of `rules.hearings`, so that a date which moves still
says which hearing it is.
"""

from __future__ import annotations

from casework.rules.courts import CORONER
from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import one_of
from casework.rules.update_kinds.hearing import DATE, HEARING_LISTED, TIME
from casework.rules.update_kinds.shared_fields import HEARD_ON, TEAM_AND_ADVOCATE, yes_no
from casework.rules.update_kinds.types import Ahead, Field, FieldType, Says, UpdateKind

_SAME = {one.name: one for one in HEARING_LISTED.fields}

_OPENING = Says(
    headline=N_("There is a day for opening the inquest."),
    explanation=N_(
        "On this day the coroner says in public that there is an inquest. It takes a few minutes. "
        "Who died is said aloud, and little more."
    ),
    whats_next=N_("Often the inquest then stops for the police. The coroner says so on the day."),
    may_do=(
        N_("You can go, or stay away. Many families do not go to this short hearing."),
        N_("You can ask us to go for you and tell you what was said."),
    ),
    may_ask=(
        N_("Who will be in the room?"),
        N_("May newspapers be there, and what may they write?"),
    ),
)

_PLANNING = Says(
    headline=N_("There is a day for planning the inquest."),
    explanation=N_(
        "At a planning hearing the coroner settles what the inquest will look at. Who is asked to "
        "come and which papers are needed is settled too. Nobody is asked about what happened."
    ),
    whats_next=N_("The coroner may set the date of the main hearing. We will tell you."),
    may_do=(
        N_("You can say which questions you want asked, yourself or through us."),
        N_("You can ask to see the papers that the coroner has."),
    ),
    may_ask=(
        N_("Will there be a jury?"),
        N_("How long will the main hearing take?"),
        N_("Can somebody speak for us there?"),
    ),
)

_MAIN = Says(
    headline=N_("There is a day for the inquest hearing."),
    explanation=N_(
        "At this hearing people tell the coroner what they saw or did. You can ask them questions. "
        "You may hear exactly how the death came about, and you can step out at any time."
    ),
    whats_next=N_("At the end the coroner or a jury gives a conclusion. It is said aloud."),
    may_do=(
        N_("You can go for some of it, all of it, or none of it."),
        N_("You can ask for a sign before something hard is said, so that you can leave."),
        N_("You can ask us to sit beside you."),
    ),
    may_ask=(
        N_("Who will speak, and in which order?"),
        N_("Is there a room where we can be by ourselves?"),
        N_("Can something be read out about who the person was?"),
    ),
)

INQUEST_HEARING_LISTED = UpdateKind(
    slug="inquest_hearing_listed",
    strand=Strand.INQUEST,
    subject=N_("About a date for the inquest"),
    staff_label=S_("Inquest hearing listed"),
    staff_search=S_("coroner date planning pre-inquest review PIR main final opening hearing"),
    says=_MAIN,
    decided_by="hearing_type",
    outcomes={
        "inquest_opening": _OPENING,
        "pre_inquest_review": _PLANNING,
        "inquest_final": _MAIN,
    },
    fields=(
        HEARD_ON,
        one_of(
            "hearing_type",
            S_("Which hearing"),
            ("inquest_opening", S_("Opening")),
            ("pre_inquest_review", S_("Planning hearing (pre-inquest review)")),
            ("inquest_final", S_("The inquest hearing")),
        ),
        DATE,
        TIME,
        Field(
            "court",
            FieldType.COURT,
            S_("Coroner's court or other place"),
            required=True,
            place_kinds=frozenset({CORONER}),
            show=N_("It is at %(value)s."),
        ),
        _SAME["room"],
        _SAME["confirmed"],
        _SAME["listed_for"],
        yes_no("jury", S_("Will there be a jury?"), yes=N_("There will be a jury.")),
        _SAME["interpreter"],
    ),
    publishers=TEAM_AND_ADVOCATE,
    is_hearing=True,
    ahead=Ahead("date", "time", "court"),
    usual_next=("hearing_moved", "inquest_concluded", "inquest_hearing_listed", "meeting_with_us"),
)
