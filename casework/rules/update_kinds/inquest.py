"""Inquest opened, and whether it goes on or waits."""

from __future__ import annotations

from casework.rules.courts import CORONER
from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import (
    Ahead,
    Choice,
    Field,
    FieldType,
    Reveals,
    Says,
    Sensitivity,
    UpdateKind,
)

_OPEN = Says(
    headline=N_("The inquest has been opened."),
    main_point=N_("The inquest has been opened. You do not need to do anything."),
    explanation=N_(
        "A coroner finds out who died, and how, when and where. The coroner does not decide who is "
        "guilty. Opening an inquest takes a few minutes and does not go into what happened."
    ),
    whats_next=N_("The coroner sets later dates where that is possible. We will tell you."),
    may_do=(
        N_("You do not need to do anything now."),
        N_("You can ask the coroner's officer to speak to you or to us."),
        N_("You can tell the coroner what you want to be asked."),
    ),
    may_ask=(
        N_("Who is the coroner's officer and how do we reach them?"),
        N_("When can the funeral take place?"),
        N_("Can we have a paper for banks and offices for now?"),
    ),
)

_DATE_SET = Says(
    headline=N_("The inquest has been opened and has a next date."),
    main_point=N_("The inquest has been opened and has a next date."),
    explanation=N_(
        "The coroner opened the inquest and set a next date. An inquest is about who died, and "
        "how, when and where. Nobody is found guilty in it."
    ),
    whats_next=N_("The next hearing is on the day shown here. Dates can change."),
)

_WAITS_POLICE = Says(
    headline=N_("The inquest has been opened and now waits."),
    main_point=N_("The inquest has been opened and now waits for the police."),
    explanation=N_(
        "The coroner opened the inquest and has been asked to wait, because somebody may be "
        "charged. This is normal. The coroner can be asked to wait longer."
    ),
    whats_next=N_("If nobody is charged, the inquest goes on. We will tell you either way."),
)

_WAITS_TRIAL = Says(
    headline=N_("The inquest has been opened and waits for the court case."),
    main_point=N_("The inquest has been opened and waits until the court case ends."),
    explanation=N_(
        "The coroner opened the inquest and then had to stop, because somebody has been charged. "
        "This is normal. You do not need to do anything while it waits."
    ),
    whats_next=N_(
        "After the court case the coroner decides if the inquest goes on. The court case may "
        "already have answered the main questions."
    ),
)

_WAITS_INQUIRY = Says(
    headline=N_("The inquest has been opened and waits for a public inquiry."),
    main_point=N_("The inquest has been opened and waits for a public inquiry."),
    explanation=N_(
        "The government has set up a public inquiry that looks at the same questions. The coroner "
        "waits for it, so that the same things are not asked twice."
    ),
    whats_next=N_("After the inquiry the coroner decides if the inquest goes on."),
)

INQUEST_OPENED = UpdateKind(
    slug="inquest_opened",
    strand=Strand.INQUEST,
    subject=N_("About the inquest"),
    staff_label=S_("Inquest opened"),
    staff_search=S_("coroner opening adjourned suspended paused"),
    says=_OPEN,
    decided_by="state",
    outcomes={
        "opened": _OPEN,
        "date_set": _DATE_SET,
        "waits_request": _WAITS_POLICE,
        "waits_charge": _WAITS_TRIAL,
        "waits_inquiry": _WAITS_INQUIRY,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("What happens with it now"),
            required=True,
            choices=(
                Choice("opened", S_("Opened, no next date yet")),
                Choice("date_set", S_("Opened, with a next date")),
                Choice("waits_request", S_("Waits because somebody may be charged")),
                Choice("waits_charge", S_("Waits because somebody is charged")),
                Choice("waits_inquiry", S_("Waits for a public inquiry")),
            ),
        ),
        Field(
            "coroner",
            FieldType.COURT,
            S_("Coroner's area"),
            place_kinds=frozenset({CORONER}),
            show=N_("It is led by: %(value)s."),
        ),
        Field(
            "next_date",
            FieldType.DATE,
            S_("Day of the next hearing"),
            required=True,
            shown_when=("state", frozenset({"date_set"})),
            show=N_("The next hearing is on %(value)s."),
        ),
        Field(
            "next_time",
            FieldType.TIME,
            S_("Time of the next hearing"),
            shown_when=("state", frozenset({"date_set"})),
            show=N_("It is planned for %(value)s."),
        ),
        Field(
            "next_place",
            FieldType.COURT,
            S_("Place of the next hearing"),
            shown_when=("state", frozenset({"date_set"})),
            show=N_("It is at %(value)s."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(
        by_field="state",
        by_value={
            "opened": frozenset(),
            "date_set": frozenset(),
            "waits_inquiry": frozenset(),
            "waits_request": frozenset({"arrest"}),
            "waits_charge": frozenset({"charge"}),
        },
        otherwise=frozenset({"charge"}),
    ),
    ahead=Ahead("next_date", "next_time", "next_place", N_("There is a date for the inquest.")),
    usual_next=(
        "inquest_paused",
        "inquest_hearing_listed",
        "interim_certificate",
        "meeting_with_us",
    ),
)
