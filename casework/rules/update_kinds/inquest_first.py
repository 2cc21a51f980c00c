"""The first days with the coroner: the death is reported, and a paper for banks and offices."""

from __future__ import annotations

from casework.rules.courts import CORONER
from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import one_of, words
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Field, FieldType, Says, Sensitivity, UpdateKind

CORONERS_AREA = Field(
    "coroner",
    FieldType.COURT,
    S_("Coroner's area"),
    place_kinds=frozenset({CORONER}),
    show=N_("It is led by: %(value)s."),
)
OFFICER = words(
    "officer",
    S_("Name of the coroner's officer"),
    N_("The coroner's officer is %(value)s."),
    most=80,
)
OFFICER_PHONE = words(
    "officer_phone",
    S_("Telephone number of the coroner's officer"),
    N_("You or we can ring the officer on %(value)s."),
    most=40,
)

_TOLD = Says(
    headline=N_("The coroner has been told about the death."),
    main_point=N_("The coroner has been told about the death. You do not need to do anything."),
    explanation=N_(
        "A coroner is a kind of judge. The coroner finds out who has died, and how, when and "
        "where. The police tell the coroner when somebody else may have caused a death."
    ),
    whats_next=N_("The coroner decides what to look at first. An officer may speak to you."),
    may_do=(
        N_("You can ask us to speak to the coroner's officer for you."),
        N_("You can say early what matters in your faith or your customs."),
    ),
    may_ask=(
        N_("Who is the coroner's officer, and when can we ring?"),
        N_("Can we see the person who died, and who can be with us?"),
        N_("When might a funeral be possible?"),
    ),
)

_BEGUN = Says(
    headline=N_("The coroner has begun to look into the death."),
    main_point=N_("The coroner has begun work. You can ask questions at any time."),
    explanation=N_(
        "The coroner has started work. A doctor may need to examine the person who died, to learn "
        "how it happened. The coroner decides this. Tell the officer early if it worries you."
    ),
    whats_next=N_("When the coroner knows enough, an inquest is opened. We will tell you."),
    may_ask=(
        N_("Does a doctor have to examine the person who died, and when?"),
        N_("May a second doctor look as well, and would we have to wait longer?"),
        N_("When might a funeral be possible?"),
    ),
)

INQUEST_REPORTED = UpdateKind(
    slug="inquest_reported",
    strand=Strand.INQUEST,
    subject=N_("About the coroner"),
    staff_label=S_("Death reported to the coroner"),
    staff_search=S_("coroner told investigation begins post-mortem officer first"),
    says=_TOLD,
    decided_by="stage",
    outcomes={"told": _TOLD, "begun": _BEGUN},
    fields=(
        OCCURRED_ON,
        one_of(
            "stage",
            S_("How far it is"),
            ("told", S_("The coroner has been told")),
            ("begun", S_("The coroner has begun an investigation")),
        ),
        CORONERS_AREA,
        OFFICER,
        OFFICER_PHONE,
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    usual_next=("interim_certificate", "inquest_opened", "meeting_with_us", "arrest"),
)

_CAN_BE_ASKED = Says(
    headline=N_("You can ask for a paper for banks and offices."),
    explanation=N_(
        "The coroner can give you a paper that shows that somebody has died. It helps until the "
        "death stands in the register. Banks, employers and offices can use it."
    ),
    whats_next=N_("Tell us if you want it. We can ask the coroner's officer for you."),
    may_do=(
        N_("You can ask for more than one copy, because some offices keep theirs."),
        N_("We can write to a bank or an office with you."),
    ),
    may_ask=(
        N_("Which offices take this paper?"),
        N_("Who else should be told, and can we do it together?"),
    ),
)

_GIVEN = Says(
    headline=N_("The coroner has given the paper for banks and offices."),
    explanation=N_(
        "The paper is called an interim certificate. Interim means for now. Another certificate "
        "comes when the death is registered. Until then this one can be shown."
    ),
    whats_next=N_("Keep it somewhere safe. We will tell you when the death is registered."),
)

INTERIM_CERTIFICATE = UpdateKind(
    slug="interim_certificate",
    strand=Strand.INQUEST,
    subject=N_("About a paper for banks and offices"),
    staff_label=S_("Interim certificate of the fact of death"),
    staff_search=S_("coroner certificate interim bank office paper death"),
    says=_CAN_BE_ASKED,
    decided_by="state",
    outcomes={"can_be_asked": _CAN_BE_ASKED, "given": _GIVEN},
    fields=(
        OCCURRED_ON,
        one_of(
            "state",
            S_("How far it is"),
            ("can_be_asked", S_("They can ask for it")),
            ("given", S_("The coroner has given it")),
        ),
        one_of(
            "how",
            S_("How they get it"),
            ("post", S_("By post"), N_("It comes to you by post.")),
            ("we_bring", S_("We bring it"), N_("We will bring it to you.")),
            ("collect", S_("They collect it"), N_("You can collect it, or ask us to.")),
            required=False,
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    about="money",  # a practical thing, not how they died
    usual_next=("inquest_opened", "meeting_with_us", "other_money_asked"),
)
