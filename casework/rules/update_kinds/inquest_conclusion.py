"""The conclusion of an inquest, by its short form (docs/sources.md, Stages)."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import one_of
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE, yes_no
from casework.rules.update_kinds.types import Says, Sensitivity, UpdateKind

_UNLAWFUL = Says(
    headline=N_("The conclusion of the inquest is unlawful killing."),
    main_point=N_("The conclusion of the inquest is unlawful killing."),
    explanation=N_(
        "It has been found that this was a killing, and that it was against the law. An inquest "
        "does not say who is guilty. Only a criminal court can do that."
    ),
    may_ask=(
        N_("Will the police look at it again?"),
        N_("What exactly has been written down?"),
    ),
)

_LAWFUL = Says(
    headline=N_("The conclusion of the inquest is lawful killing."),
    main_point=N_("The conclusion of the inquest is lawful killing."),
    explanation=N_(
        "It has been found that somebody caused the death, and that the law allowed what was done. "
        "That can be very hard to read. It does not say that this life mattered less."
    ),
    may_ask=(
        N_("Which law was that, and what does it say?"),
        N_("Can this be looked at again, and who can tell us?"),
    ),
)

_MISADVENTURE = Says(
    headline=N_("The conclusion of the inquest is accident or misadventure."),
    main_point=N_("The conclusion of the inquest is accident or misadventure."),
    explanation=N_(
        "It has been found that nobody meant the death to happen. These are words of the law. They "
        "do not say that nothing could have been done in a better way."
    ),
)

_DRUGS = Says(
    headline=N_("The conclusion of the inquest is about alcohol or drugs."),
    main_point=N_("The conclusion of the inquest is that alcohol or drugs caused the death."),
    explanation=N_(
        "It has been found that alcohol or drugs caused the death. This is about what happened to "
        "the person. It says nothing about who the person was to you."
    ),
)

_NATURAL = Says(
    headline=N_("The conclusion of the inquest is natural causes."),
    main_point=N_("The conclusion of the inquest is natural causes."),
    explanation=N_(
        "It has been found that an illness took its course. You may have expected something else. "
        "The coroner can explain what this rests on."
    ),
)

_OPEN = Says(
    headline=N_("The inquest has ended with an open conclusion."),
    main_point=N_("The conclusion is open. It could not be said for sure what happened."),
    explanation=N_(
        "There was not enough to be sure how the death came about. Open means that the coroner "
        "would not guess. It does not mean that nobody looked."
    ),
    may_ask=(
        N_("What could not be found out?"),
        N_("What happens if somebody learns more later?"),
    ),
)

_ROAD = Says(
    headline=N_("The conclusion of the inquest is road traffic collision."),
    main_point=N_("The conclusion of the inquest is road traffic collision."),
    explanation=N_(
        "It has been found that a crash on a road caused the death. The short words do not say "
        "whose doing it was. That is a question for other courts."
    ),
)

_SUICIDE = Says(
    headline=N_("The conclusion of the inquest is suicide."),
    main_point=N_("The conclusion of the inquest is that the person died by suicide."),
    explanation=N_(
        "It has been found that the person acted to end their own life and meant to. Nobody can "
        "see all that led there. It does not say that anyone who loved them could have stopped it."
    ),
    may_do=(
        N_("You can ask somebody to be with you today. We can help to find somebody."),
        N_("You can ask for a copy of what was written down, now or later."),
        N_("You can ask that parts of it are not read out to you."),
    ),
    may_ask=(
        N_("What did the coroner say about what came before?"),
        N_("Who can I talk to who knows about this kind of death?"),
    ),
)

_NARRATIVE = Says(
    headline=N_("The inquest has ended with a conclusion in several sentences."),
    main_point=N_("The coroner has told in several sentences how the death came about."),
    explanation=N_(
        "One or two words were not enough here. So the coroner or the jury wrote down in sentences "
        "how the death came about. This is called a narrative conclusion."
    ),
    may_ask=(
        N_("Can we read the sentences, or hear them from you?"),
        N_("Do they say what could have been done?"),
    ),
)

_OTHER = Says(
    headline=N_("The inquest has ended with a conclusion."),
    main_point=N_("The inquest has ended. The coroner has written down what was found."),
    explanation=N_(
        "The coroner has written down who died, and how, when and where. The words used here are "
        "not among the usual ones. We can go through them with you."
    ),
    whats_next=N_("The death can now be put in the register. We can help with certificates."),
    may_do=(
        N_("You can ask for a copy of what was written down, now or later."),
        N_("You can ask us to sit with you when you read it."),
    ),
    may_ask=(
        N_("What exactly has been written down?"),
        N_("What does this word mean in law?"),
        N_("Will the coroner write to anyone, to help prevent other deaths?"),
    ),
)

INQUEST_CONCLUDED = UpdateKind(
    slug="inquest_concluded",
    strand=Strand.INQUEST,
    subject=N_("About the inquest"),
    staff_label=S_("Inquest conclusion"),
    staff_search=S_(
        "coroner conclusion finding determination unlawful killing narrative open suicide "
        "misadventure accident drugs alcohol natural road"
    ),
    says=_OTHER,
    decided_by="conclusion",
    outcomes={
        "unlawful_killing": _UNLAWFUL,
        "lawful_killing": _LAWFUL,
        "misadventure": _MISADVENTURE,
        "alcohol_drugs": _DRUGS,
        "natural_causes": _NATURAL,
        "open": _OPEN,
        "road": _ROAD,
        "suicide": _SUICIDE,
        "narrative": _NARRATIVE,
        "other": _OTHER,
    },
    fields=(
        OCCURRED_ON,
        one_of(
            "conclusion",
            S_("The conclusion"),
            ("unlawful_killing", S_("Unlawful killing")),
            ("lawful_killing", S_("Lawful killing")),
            ("misadventure", S_("Accident or misadventure")),
            ("alcohol_drugs", S_("Alcohol or drug related")),
            ("natural_causes", S_("Natural causes")),
            ("open", S_("Open")),
            ("road", S_("Road traffic collision")),
            ("suicide", S_("Suicide")),
            ("narrative", S_("Narrative")),
            ("other", S_("Another conclusion")),
        ),
        yes_no(
            "jury",
            S_("Did a jury give the conclusion?"),
            yes=N_("A jury gave the conclusion."),
            no=N_("The coroner gave the conclusion."),
        ),
        yes_no(
            "prevention",
            S_("Will the coroner write a prevention of future deaths report?"),
            yes=N_("The coroner will write to others, to help prevent other deaths."),
        ),
        yes_no(
            "copy",
            S_("Have we asked for the record of inquest?"),
            yes=N_("We have asked for a copy of what was written down."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.VERY_HARD,
    second_person=True,
    usual_next=("prevention_report", "death_registered", "meeting_with_us", "inquest_concluded"),
)
