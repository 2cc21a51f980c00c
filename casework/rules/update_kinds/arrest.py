"""Arrest. There is no field for a name: suspects are never named before a charge."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Says,
    Sensitivity,
    UpdateKind,
)

_ONE = Says(
    headline=N_("The police have arrested someone."),
    main_point=N_("The police have arrested someone. It does not mean that they did it."),
    explanation=N_(
        "The police have taken a person to a police station to ask questions. Being arrested "
        "does not mean that the person did it. The police may let the person go, or arrest "
        "other people."
    ),
    whats_next=N_(
        "The police ask questions and check the answers. After that the person may be let go, "
        "with or without rules, or charged. Nobody can say yet which it will be."
    ),
    may_do=(
        N_("Please keep this within your family. Sharing it could harm a trial later."),
        N_("If you do not feel safe, tell the police straight away. In an emergency ring 999."),
    ),
    may_ask=(
        N_("Is the person still with the police?"),
        N_("If the person is let go, are there rules about contact with us?"),
        N_("When will the police speak to us again?"),
    ),
)

_SEVERAL = Says(
    headline=N_("The police have arrested more than one person."),
    main_point=N_(
        "The police have arrested more than one person. It does not mean that they did it."
    ),
    explanation=N_(
        "The police have taken several people to a police station to ask questions. Being "
        "arrested does not mean that any of them did it. What happens next can be different "
        "for each of them."
    ),
    may_ask=(
        N_("Are any of them still with the police?"),
        N_("If somebody is let go, are there rules about contact with us?"),
        N_("When will the police speak to us again?"),
    ),
)

ARREST = UpdateKind(
    slug="arrest",
    strand=Strand.POLICE,
    subject=N_("About the police investigation"),
    staff_label=S_("Arrest"),
    staff_search=S_("police arrested suspect custody station"),
    says=_ONE,
    decided_by="how_many",
    outcomes={"one": _ONE, "several": _SEVERAL},
    fields=(
        OCCURRED_ON,
        Field(
            "how_many",
            FieldType.CHOICE,
            S_("How many people were arrested"),
            hint=S_("No names. Nobody is named before a charge."),
            required=True,
            choices=(
                Choice("one", S_("One person")),
                Choice("several", S_("More than one person")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    told_first=True,
    starts_proceedings=True,
    usual_next=("interview", "police_release", "charge", "no_further_action", "arrest"),
)
