"""News of the investigation: still working, an interview, a fresh look, a suspect who died.

There is no field for a name and none for evidence.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Reveals,
    Says,
    Sensitivity,
    UpdateKind,
    When,
)

_FAMILY_ONLY = N_("Please keep this within your family. Sharing it could harm a trial later.")

_WORKING = Says(
    headline=N_("The police are still working on it."),
    explanation=N_(
        "The police go on finding out what happened. They cannot always say what they are doing, "
        "because it could harm a trial. You can ask how often they will be in touch."
    ),
    whats_next=N_("The police will tell you when there is something they can share."),
    may_do=(
        N_("You can write your questions down. We can pass them on with you."),
        N_("If you remember something, tell your police officer, even if it seems small."),
    ),
    may_ask=(
        N_("What can you tell us now?"),
        N_("When will we hear from you next, also if there is no news?"),
    ),
)

_PUBLIC = Says(
    headline=N_("The police are asking the public for help."),
    explanation=N_(
        "The police hope that somebody saw or heard something. So it may be on television, in the "
        "papers or online. Your family may be asked to speak, and you can say no."
    ),
    whats_next=N_("Reporters may get in touch with you. You do not have to answer them."),
    may_do=(
        N_("You can ask the police to show you the words before they go out."),
        N_("You can ask the police or us to speak to reporters for you."),
        N_("You can stay away from news and social media for a while."),
    ),
    may_ask=(N_("Which photo will be used?"), N_("When and where will it be shown?")),
)

_SEARCH = Says(
    headline=N_("The police are searching a place."),
    explanation=N_(
        "The police may close a street or a home while they look for what can help. It can look "
        "alarming. A search does not say that the people who live there did anything."
    ),
    whats_next=N_("When the search is over, the place is opened again."),
    may_ask=(N_("How long will the place be closed?"), N_("Can we get things we need from it?")),
)

_WITNESSES = Says(
    headline=N_("The police are speaking to more people."),
    explanation=N_(
        "The police ask people what they know and write it down. They may want to speak to you "
        "too. What you tell them may be used in court later."
    ),
    may_do=(
        N_("You can have an interpreter and someone beside you."),
        N_("If the police want to speak to you as a witness, tell us as well."),
        _FAMILY_ONLY,
    ),
)

_QUIET = Says(
    headline=N_("There is nothing new from the police."),
    explanation=N_(
        "We asked, and there is nothing new to tell. A quiet time does not mean that the police "
        "have stopped. Tests and other checks can take a long time."
    ),
    whats_next=N_("We will ask again and tell you, even if there is no news."),
)

POLICE_NEWS = UpdateKind(
    slug="police_news",
    strand=Strand.POLICE,
    subject=N_("About the work of the police"),
    staff_label=S_("Police news"),
    staff_search=S_("investigation update media appeal search witnesses no news progress"),
    says=_WORKING,
    decided_by="topic",
    outcomes={
        "working": _WORKING,
        "public": _PUBLIC,
        "search": _SEARCH,
        "witnesses": _WITNESSES,
        "quiet": _QUIET,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "topic",
            FieldType.CHOICE,
            S_("What it is about"),
            required=True,
            choices=(
                Choice("working", S_("The work goes on")),
                Choice("public", S_("Asking the public for help")),
                Choice("search", S_("A search of a place")),
                Choice("witnesses", S_("Speaking to more people")),
                Choice("quiet", S_("Nothing new")),
            ),
        ),
    ),
    publishers=TEAM,
    usual_next=("police_news", "arrest", "interview", "meeting_with_us", "post_mortem"),
)

_CAUTION = Says(
    headline=N_("The police have asked someone questions after an arrest."),
    explanation=N_(
        "The police asked their questions and recorded the answers. The person can have a lawyer "
        "there and can choose not to answer. Staying silent is allowed."
    ),
    whats_next=N_("The police check what was said. Then the person may be let go or charged."),
    may_do=(_FAMILY_ONLY,),
    may_ask=(
        N_("Where is the person now?"),
        N_("When will the police speak to us again?"),
    ),
)

_VOLUNTARY = Says(
    headline=N_("The police have asked someone questions who came freely."),
    explanation=N_(
        "The person came to the police without being arrested. It was still a formal interview. "
        "It does not say that the person did anything."
    ),
    whats_next=N_("The police check what was said and decide what to do next."),
)

INTERVIEW = UpdateKind(
    slug="interview",
    strand=Strand.POLICE,
    subject=N_("About the police investigation"),
    staff_label=S_("Interview"),
    staff_search=S_("police caution questioned suspect voluntary attendance asked"),
    says=_CAUTION,
    decided_by="how",
    outcomes={"arrested": _CAUTION, "voluntary": _VOLUNTARY},
    fields=(
        OCCURRED_ON,
        Field(
            "how",
            FieldType.CHOICE,
            S_("How it came about"),
            hint=S_("No names. Nobody is named before a charge."),
            required=True,
            choices=(
                Choice("arrested", S_("After an arrest")),
                Choice("voluntary", S_("The person came without an arrest")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    about="accused",
    reveals=Reveals(
        by_field="how",
        by_value={"arrested": frozenset({"arrest"}), "voluntary": frozenset()},
        otherwise=frozenset({"arrest"}),
    ),
    usual_next=("police_release", "charge", "no_further_action", "police_news"),
)

_FRESH_LOOK = Says(
    headline=N_("The police are taking a fresh look at what happened."),
    explanation=N_(
        "Nobody has been found responsible so far. Officers who may not have worked on it before "
        "read it all again. They look for what new methods or new witnesses could add."
    ),
    whats_next=N_("When they have finished, the police will tell you what they found to do."),
    may_do=(
        N_("You can ask to meet the officers."),
        N_("You can say that you do not want to hear about it unless something changes."),
    ),
    may_ask=(
        N_("Who is in charge of it now?"),
        N_("How will we hear about it, and how often?"),
    ),
)

_STAYS_OPEN = Says(
    headline=N_("The police have finished a fresh look. It stays open."),
    explanation=N_(
        "The officers read everything again and found no new step to take now. The police do not "
        "close a killing that is not solved. New information can start it again."
    ),
    whats_next=N_("The police look at it again from time to time and should tell you."),
)

_NEW_STEPS = Says(
    headline=N_("The police have finished a fresh look and will do more."),
    explanation=N_(
        "The officers found things that are worth doing. It may lead to something or to nothing. "
        "Nobody can promise which."
    ),
    whats_next=N_("The police will tell you what they can while they work on it."),
)

UNSOLVED_REVIEW = UpdateKind(
    slug="unsolved_review",
    strand=Strand.POLICE,
    subject=N_("About the police investigation"),
    staff_label=S_("Unsolved review"),
    staff_search=S_("cold case review undetected reopened fresh look police unsolved"),
    says=_FRESH_LOOK,
    decided_by="state",
    outcomes={"begins": _FRESH_LOOK, "stays_open": _STAYS_OPEN, "more": _NEW_STEPS},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("How far it is"),
            required=True,
            choices=(
                Choice("begins", S_("It begins")),
                Choice("stays_open", S_("It is finished, no new steps now")),
                Choice("more", S_("It is finished, more will be done")),
            ),
        ),
        Field(
            "next_look",
            FieldType.DATE,
            S_("When it is looked at again"),
            when=When.AHEAD,
            show=N_("It will be looked at again around %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    usual_next=("police_news", "meeting_with_us", "arrest", "unsolved_review"),
)

_SUSPECT_DIED = Says(
    headline=N_("The person whom the police suspected has died."),
    explanation=N_(
        "There will be no trial, because nobody can be tried after they have died. You may feel "
        "that your questions have been taken from you. There are other ways to ask them."
    ),
    whats_next=N_("There will still be an inquest, and there may be a review."),
    may_do=(
        N_("You can ask the police to go through with you what they found."),
        N_("You can ring us today, also if you only want someone to be there."),
    ),
    may_ask=(
        N_("Are the police sure who did it?"),
        N_("Who will answer our questions now?"),
        N_("Will there be an inquest into that death as well?"),
    ),
)

_CHARGED_DIED = Says(
    headline=N_("The person who was charged has died."),
    explanation=N_(
        "The court case ends, because nobody can be tried after they have died. The court does not "
        "say guilty or not guilty. That can be very hard to bear."
    ),
    whats_next=N_("The coroner decides how the inquest goes on. There may be a review as well."),
)

SUSPECT_DIED = UpdateKind(
    slug="suspect_died",
    strand=Strand.POLICE,
    subject=N_("About the police investigation"),
    staff_label=S_("Suspect has died"),
    staff_search=S_("suspect defendant accused dead suicide murder-suicide no trial"),
    says=_SUSPECT_DIED,
    decided_by="who",
    outcomes={"suspected": _SUSPECT_DIED, "charged": _CHARGED_DIED},
    fields=(
        OCCURRED_ON,
        Field(
            "who",
            FieldType.CHOICE,
            S_("Who has died"),
            hint=S_("No names, and nothing about how."),
            required=True,
            choices=(
                Choice("suspected", S_("A person who was suspected")),
                Choice("charged", S_("A person who was charged")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    second_person=True,
    about="accused",
    reveals=Reveals(
        by_field="who",
        by_value={"suspected": frozenset(), "charged": frozenset({"charge"})},
        otherwise=frozenset({"charge"}),
    ),
    usual_next=("inquest_opened", "meeting_with_us", "review_going_ahead", "hearing_listed"),
)
