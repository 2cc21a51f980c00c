"""A hearing gets a date, and a date moves.

The date of a trial is one of these too: one trail of dates, one calendar, and one place to plan
who goes, whatever kind of hearing it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casework.rules.courts import (
    APPEAL,
    CORONER,
    COURT_TYPES,
    CROWN,
    FAMILY,
    FOREIGN,
    MAGISTRATES,
    SUPREME,
    YOUTH,
)
from casework.rules.hearings import HEARING_REVEALS, HEARINGS, HearingType
from casework.rules.messages import N_, S_, Sentence
from casework.rules.strands import Strand
from casework.rules.update_kinds.reading import load_value
from casework.rules.update_kinds.shared_fields import HEARD_ON, TEAM
from casework.rules.update_kinds.types import (
    Ahead,
    Choice,
    Field,
    Fields,
    FieldType,
    Reveals,
    Says,
    UpdateKind,
    When,
)

_MAY_GO = N_("You can choose whether to go. You can change your mind on the day.")
_WITNESS = N_("If you may be a witness, speak to us before you go.")
_VISIT = N_("You may ask to see the court before the day.")

# docs/sources.md, Stages: the types of court, as a family reads them.
_COURT_TYPE_SAYS = {
    MAGISTRATES: N_("It is a magistrates' court. There is no jury."),
    YOUTH: N_("It is a court for people under 18. It is not open to everybody."),
    CROWN: N_("It is the Crown Court, which hears the most serious charges."),
    APPEAL: N_("It is the Court of Appeal, where higher judges sit."),
    SUPREME: N_("It is the Supreme Court, the highest court in the country."),
    CORONER: N_("It is a coroner's court. Nobody is on trial there."),
    FAMILY: N_("It is a family court. It is about children or the home, and is private."),
    FOREIGN: N_("It is a court in another country, with its own rules."),
}

_GENERAL = Says(
    headline=N_("There is a date for a hearing."),
    explanation=N_(
        "A hearing is a meeting in a court where something is decided or planned. We will tell "
        "you what this one is for."
    ),
    whats_next=N_("We will tell you what was decided and whether there is a next date."),
    may_do=(_MAY_GO, _WITNESS, _VISIT),
    may_ask=(
        N_("Who will be there?"),
        N_("Is there a separate place where we can wait?"),
        N_("Who can sit with me?"),
    ),
)


def _says(hearing: HearingType) -> Says:
    may_do = None
    if hearing.going:
        may_do = (hearing.going, _WITNESS)
    return Says(hearing.headline, hearing.explanation, hearing.whats_next, may_do)


# A hearing of a kind we do not know is taken for one in a criminal court.
_REVEALS = Reveals(
    by_field="hearing_type", by_value=HEARING_REVEALS, otherwise=frozenset({"charge"})
)

DATE = Field(
    "date",
    FieldType.DATE,
    S_("Day of the hearing"),
    required=True,
    when=When.AHEAD,
    show=N_("It is on %(value)s."),
)
TIME = Field("time", FieldType.TIME, S_("Time"), show=N_("It is planned for %(value)s."))
WAS_DATE = "was_date"  # put there when a date that moved moves again
WAS_TIME = "was_time"

HEARING_LISTED = UpdateKind(
    slug="hearing_listed",
    strand=Strand.COURT,
    subject=N_("About a date for a hearing"),
    staff_label=S_("Hearing listed"),
    staff_search=S_("court date trial plea sentence appeal parole inquest listing"),
    says=_GENERAL,
    decided_by="hearing_type",
    outcomes={slug: _says(hearing) for slug, hearing in HEARINGS.items()},
    fields=(
        HEARD_ON,
        Field(
            "hearing_type",
            FieldType.CHOICE,
            S_("Kind of hearing"),
            required=True,
            choices=tuple(Choice(one.slug, one.label) for one in HEARINGS.values()),
        ),
        DATE,
        TIME,
        Field(
            "court",
            FieldType.COURT,
            S_("Court or other place"),
            required=True,
            show=N_("It is at %(value)s."),
        ),
        Field(
            "court_type",
            FieldType.CHOICE,
            S_("Kind of court"),
            hint=S_("Useful for a place that was typed in."),
            choices=tuple(
                Choice(slug, label, _COURT_TYPE_SAYS[slug]) for slug, label in COURT_TYPES.items()
            ),
        ),
        Field(
            "room",
            FieldType.TEXT,
            S_("Court room"),
            max_length=40,
            show=N_("The room is %(value)s."),
        ),
        Field(
            "confirmed",
            FieldType.CHOICE,
            S_("Is this date fixed?"),
            required=True,
            choices=(
                Choice("fixed", S_("The date is fixed"), N_("The court has fixed this date.")),
                Choice("may_change", S_("It may change"), N_("This date may still change.")),
            ),
        ),
        Field(
            "listed_for",
            FieldType.NUMBER,
            S_("How many days it is planned for"),
            highest=365,
            show=N_("Number of days planned: %(value)s."),
        ),
        Field(
            "with_you",
            FieldType.CHOICE,
            S_("Who from our team will be there"),
            choices=(
                Choice("each_day", S_("Somebody each day"), N_("We plan to be there each day.")),
                Choice(
                    "first_day",
                    S_("Somebody on the first day"),
                    N_("We plan to be there on the first day."),
                ),
                Choice(
                    "first_and_verdict",
                    S_("First day and verdict"),
                    N_("We plan to be there on the first day and for the verdict."),
                ),
                Choice("ask", S_("Only if they ask"), N_("Tell us if you want us beside you.")),
                Choice("not_decided", S_("Not decided yet")),
            ),
        ),
        Field(
            "interpreter",
            FieldType.CHOICE,
            S_("Interpreter for the family"),
            choices=(
                Choice("booked", S_("Booked"), N_("An interpreter is booked for you.")),
                Choice("asked", S_("Asked for"), N_("We have asked for an interpreter for you.")),
                Choice("not_needed", S_("Not needed")),
            ),
        ),
    ),
    publishers=TEAM,
    is_hearing=True,
    reveals=_REVEALS,
    ahead=Ahead("date", "time", "court"),
    usual_next=("hearing_moved", "plea_hearing", "trial_day", "verdict", "sentence"),
)


def merged(chain: Iterable[Fields]) -> dict[str, object]:
    """The fields of a hearing and of its moves, oldest first, as the last move sees them.

    A move says only what is new. What a date was before a second move is the date that the
    first one gave, so it is carried along.
    """
    fields: dict[str, object] = {}
    for one in chain:
        if "confirmed" in one and "reason" in one and fields:
            was_day = fields.get("new_date") or fields.get("date")
            was_time = fields.get("new_time") if "new_date" in fields else fields.get("time")
            for name in ("new_date", "new_time", WAS_DATE, WAS_TIME, "reason"):
                fields.pop(name, None)
            fields.update({WAS_DATE: was_day, WAS_TIME: was_time})
        fields.update(one)
    return {name: value for name, value in fields.items() if value is not None}


def _what_moved(stored: Fields) -> tuple[Sentence, ...]:
    """Which hearing it is, and when it was to be, as far as the reader has the earlier entry."""
    facts = []
    hearing = HEARINGS.get(str(stored.get("hearing_type", "")))
    if hearing is not None:
        before = Sentence(hearing.headline)
        facts.append(Sentence(N_("What we told you before: %(news)s"), {"news": before}))
    was = load_value(DATE, stored.get(WAS_DATE) or stored.get("date"))
    clock = load_value(TIME, stored.get(WAS_TIME) if WAS_DATE in stored else stored.get("time"))
    if isinstance(was, date) and clock is not None:
        facts.append(Sentence(N_("It was on %(day)s at %(time)s."), {"day": was, "time": clock}))
    elif isinstance(was, date):
        facts.append(Sentence(N_("It was on %(day)s."), {"day": was}))
    return tuple(facts)


_MOVED = Says(
    headline=N_("A hearing has a new date."),
    explanation=N_(
        "Courts move dates often. It does not mean that something has gone wrong, and it is not "
        "because of anything you did."
    ),
    whats_next=N_("The hearing is now planned for the new day. We will tell you if it moves."),
    may_do=(
        N_("If you had made plans for the old day, we can help you change them."),
        N_("You can choose again whether to go."),
    ),
    may_ask=(N_("Is the new date fixed?"), N_("Who will be with me on the new day?")),
)

_MAY_MOVE_AGAIN = Says(
    headline=N_("A hearing has a new date, and it may move again."),
    explanation=N_(
        "The court has named a new day but has not fixed it. Courts often wait for a room or for "
        "another trial to end. It is not because of anything you did."
    ),
    whats_next=N_("We will tell you when the court fixes the day or changes it."),
    may_ask=(N_("When will the court fix the day?"), N_("Who will be with me on the new day?")),
)

_NO_DATE = Says(
    headline=N_("A hearing is not going ahead on the day we told you."),
    explanation=N_(
        "The new day is not known yet. Waiting without a date is hard. The hearing has not been "
        "forgotten."
    ),
    whats_next=N_("The court will choose a new day. We will tell you as soon as we know."),
    may_ask=(
        N_("When will we hear about a new day?"),
        N_("Does this change anything else that was planned?"),
    ),
)

_NEW = frozenset({"fixed", "may_change"})

HEARING_MOVED = UpdateKind(
    slug="hearing_moved",
    strand=Strand.COURT,
    subject=N_("About a change of date"),
    staff_label=S_("Hearing moved"),
    staff_search=S_("court date changed adjourned vacated new date postponed relisted"),
    says=_MOVED,
    decided_by="confirmed",
    outcomes={"fixed": _MOVED, "may_change": _MAY_MOVE_AGAIN, "no_date": _NO_DATE},
    fields=(
        HEARD_ON,
        Field(
            "confirmed",
            FieldType.CHOICE,
            S_("Is there a new date?"),
            required=True,
            choices=(
                Choice("fixed", S_("Yes, and it is fixed")),
                Choice("may_change", S_("Yes, and it may change")),
                Choice("no_date", S_("Not known yet"), N_("The new day is not known yet.")),
            ),
        ),
        Field(
            "new_date",
            FieldType.DATE,
            S_("New day"),
            required=True,
            when=When.AHEAD,
            shown_when=("confirmed", _NEW),
            show=N_("It is now on %(value)s."),
        ),
        Field(
            "new_time",
            FieldType.TIME,
            S_("New time"),
            shown_when=("confirmed", _NEW),
            show=N_("The new time is %(value)s."),
        ),
        Field(
            "reason",
            FieldType.CHOICE,
            S_("Why it moved"),
            hint=S_("Only what the court or the police told us."),
            required=True,
            choices=(
                Choice("no_reason", S_("No reason given"), N_("No reason was given to us.")),
                Choice(
                    "no_room",
                    S_("No court room, judge or time"),
                    N_("The court had no room, judge or time for that day."),
                ),
                Choice(
                    "not_ready",
                    S_("The two sides were not ready"),
                    N_("One of the two sides needed more time to get ready."),
                ),
                Choice(
                    "someone_ill",
                    S_("Somebody could not come"),
                    N_("Somebody who has to be there could not come."),
                ),
                Choice(
                    "other_trial",
                    S_("Another trial took longer"),
                    N_("Another trial took longer than planned."),
                ),
                Choice(
                    "earlier",
                    S_("The court can hear it sooner"),
                    N_("The court can hear it sooner than planned."),
                ),
            ),
        ),
    ),
    publishers=TEAM,
    is_hearing=True,
    reveals=_REVEALS,
    ahead=Ahead(
        "new_date",
        "new_time",
        "court",
        by_field="hearing_type",
        by_value={slug: hearing.headline for slug, hearing in HEARINGS.items()},
    ),
    more_facts=_what_moved,
    usual_next=("hearing_moved", "hearing_listed", "meeting_with_us", "verdict"),
)
