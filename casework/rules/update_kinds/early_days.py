"""The first days: making sure who died, the post-mortem, and when a funeral can be.

No field asks for a finding. What a post-mortem found is evidence and is told by a person.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM, yes_no
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Reveals,
    Says,
    Sensitivity,
    UpdateKind,
)

_ABOUT_THE_DEATH = "how_died"

_ID_ASKED = Says(
    headline=N_("The police are asking for help to be sure who has died."),
    explanation=N_(
        "The police need to be sure who has died. They may ask someone who knew the person to "
        "look, or to give a thing such as a toothbrush. Nobody in the family has to do it."
    ),
    whats_next=N_("If nobody wants to, the police use other ways. It may take longer."),
    may_do=(
        N_("You can say no, or ask someone else to go."),
        N_("You can have someone beside you and stop at any moment."),
    ),
    may_ask=(
        N_("What will I see, and who explains it before?"),
        N_("Is there another way?"),
    ),
)

_ID_WAITING = Says(
    headline=N_("The police are making sure who has died."),
    explanation=N_(
        "The police use scientific ways, for example teeth, fingerprints or a test of cells. "
        "These ways are careful and can take days or longer."
    ),
    whats_next=N_("The police will tell you when they are sure."),
    may_do=(N_("You do not need to do anything. You can ring us while you wait."),),
    may_ask=(N_("How long do these tests often take?"), N_("Who will tell us?")),
)

_ID_DONE = Says(
    headline=N_("It is now certain who has died."),
    explanation=N_(
        "The police and the coroner are sure who has died. This is written down, so nobody needs "
        "to be asked again."
    ),
    whats_next=N_("The coroner can now take the next steps. We will tell you about them."),
    may_do=(
        N_("You can ask us or your police officer about seeing the person who died."),
        N_("You can ring us today, also if you only want someone to be there."),
    ),
    may_ask=(N_("When can we see them, if we want to?"), N_("What happens next?")),
)

IDENTIFICATION = UpdateKind(
    slug="identification",
    strand=Strand.POLICE,
    subject=N_("About being sure who has died"),
    staff_label=S_("Identification"),
    staff_search=S_("identify identified viewing dental DNA fingerprints police coroner"),
    says=_ID_ASKED,
    decided_by="state",
    outcomes={"asked": _ID_ASKED, "waiting": _ID_WAITING, "done": _ID_DONE},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("How far it is"),
            required=True,
            choices=(
                Choice("asked", S_("Someone who knew them may be asked")),
                Choice("waiting", S_("Other ways are being used")),
                Choice("done", S_("It is certain")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    about=_ABOUT_THE_DEATH,
    usual_next=("post_mortem", "inquest_opened", "police_news", "funeral_release"),
)

_PM_PLANNED = Says(
    headline=N_("A post-mortem will take place."),
    explanation=N_(
        "In a post-mortem a doctor looks carefully at the person who died, to learn how they "
        "died. The coroner decides about it, and families cannot stop it. The doctor works with "
        "respect."
    ),
    whats_next=N_("You will be told when it is over. What it found may stay private for now."),
    may_do=(
        N_("You can tell the coroner's officer about your faith and customs."),
        N_("You can say how much you want to know about it, now or later."),
    ),
    may_ask=(
        N_("Where is the person who died, and who looks after them?"),
        N_("Can it be done in a way that fits our customs?"),
        N_("When can we see them?"),
    ),
)

_PM_DONE = Says(
    headline=N_("The post-mortem has taken place."),
    explanation=N_(
        "The doctor has done the post-mortem and writes a report for the coroner. Some tests take "
        "weeks. You choose how much of it you want to hear, and from whom."
    ),
    whats_next=N_("The coroner decides if anything more is needed. We will tell you."),
    may_ask=(
        N_("Who can explain it to us, when we want that?"),
        N_("Is a second post-mortem likely?"),
        N_("When can we see them?"),
    ),
)

_PM_SECOND_PLANNED = Says(
    headline=N_("There may be a second post-mortem."),
    explanation=N_(
        "A person who is accused can ask another doctor to look as well. The coroner may allow "
        "it. It is hard to wait for this, and it can hold up the funeral."
    ),
    whats_next=N_("The coroner tries to keep the wait short. We will tell you what is decided."),
    may_ask=(
        N_("How long may this take?"),
        N_("Does it change when the funeral can be?"),
    ),
)

_PM_SECOND_DONE = Says(
    headline=N_("The second post-mortem is over."),
    explanation=N_(
        "A second doctor has looked as well and will write a report. This brings the day nearer on "
        "which a funeral can be planned."
    ),
    whats_next=N_("The coroner decides when the funeral can take place. We will tell you."),
)

POST_MORTEM = UpdateKind(
    slug="post_mortem",
    strand=Strand.POLICE,
    subject=N_("About an examination by doctors"),
    staff_label=S_("Post-mortem"),
    staff_search=S_("pathologist examination coroner autopsy second defence mortuary"),
    says=_PM_PLANNED,
    decided_by="which",
    outcomes={
        "planned": _PM_PLANNED,
        "done": _PM_DONE,
        "second_planned": _PM_SECOND_PLANNED,
        "second_done": _PM_SECOND_DONE,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "which",
            FieldType.CHOICE,
            S_("Which post-mortem"),
            hint=S_("Never write what was found. A person tells that."),
            required=True,
            choices=(
                Choice("planned", S_("It will take place")),
                Choice("done", S_("It has taken place")),
                Choice("second_planned", S_("A second one is asked for")),
                Choice("second_done", S_("The second one has taken place")),
            ),
        ),
        yes_no(
            "customs_passed_on",
            S_("Have their faith and customs been passed on?"),
            yes=N_("We have told the coroner's officer about your faith and customs."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    about=_ABOUT_THE_DEATH,
    reveals=Reveals(
        by_field="which",
        by_value={
            "planned": frozenset(),
            "done": frozenset(),
            "second_planned": frozenset({"arrest"}),
            "second_done": frozenset({"arrest"}),
        },
        otherwise=frozenset({"arrest"}),
    ),
    usual_next=("funeral_release", "inquest_opened", "post_mortem", "police_news"),
)

_FUNERAL_CAN_BE = Says(
    headline=N_("The funeral can now be planned."),
    explanation=N_(
        "The coroner has agreed that the funeral can take place. You choose who arranges it and "
        "when. You do not have to hurry."
    ),
    whats_next=N_("A funeral director can speak to the coroner's officer and do the rest."),
    may_do=(
        N_("You can ask us about help with the cost. Some help has a time limit."),
        N_("You can ask us to be there on the day, or to keep away."),
        N_("You can ask the police to keep reporters at a distance."),
    ),
    may_ask=(
        N_("Can we see them before the funeral?"),
        N_("Is there anything we cannot choose, such as a cremation?"),
    ),
)

_FUNERAL_WAITS = Says(
    headline=N_("The funeral has to wait a little longer."),
    explanation=N_(
        "The coroner cannot agree to a funeral yet. The coroner should tell you why. It is not "
        "because of anything that you did."
    ),
    whats_next=N_("The coroner keeps looking at it. We will tell you when it changes."),
    may_do=(
        N_("You can ask the coroner's officer for the reason in writing."),
        N_("You can tell us about your customs and dates. We can pass them on."),
    ),
    may_ask=(N_("What is it waiting for?"), N_("When will it be looked at again?")),
)

_FUNERAL_WAITS_SECOND = Says(
    headline=N_("The funeral has to wait for a second post-mortem."),
    explanation=N_(
        "Someone who is accused may still ask for another doctor to look. Until that is settled, "
        "the coroner cannot agree to a funeral. This wait is very hard for many families."
    ),
    whats_next=N_("The coroner sets a time for it where that is possible. We will tell you."),
    may_do=(
        N_("You can ask the coroner's officer for the reason in writing."),
        N_("You can hold a time of remembering before the funeral, in your own way."),
    ),
    may_ask=(N_("Who has to decide about it?"), N_("When will it be looked at again?")),
)

FUNERAL_RELEASE = UpdateKind(
    slug="funeral_release",
    strand=Strand.INQUEST,
    subject=N_("About the funeral"),
    staff_label=S_("Release for funeral"),
    staff_search=S_("body release burial cremation coroner delay second post-mortem"),
    says=_FUNERAL_CAN_BE,
    decided_by="state",
    outcomes={
        "agreed": _FUNERAL_CAN_BE,
        "waits": _FUNERAL_WAITS,
        "waits_second": _FUNERAL_WAITS_SECOND,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("What the coroner says"),
            required=True,
            choices=(
                Choice("agreed", S_("The funeral can take place")),
                Choice("waits", S_("It waits for another reason")),
                Choice("waits_second", S_("It waits for a second post-mortem")),
            ),
        ),
        Field(
            "reason",
            FieldType.PHRASE,
            S_("The reason, as the coroner gave it"),
            shown_when=("state", frozenset({"waits"})),
            show=N_("The reason we were given: %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(
        by_field="state",
        by_value={
            "agreed": frozenset(),
            "waits": frozenset(),
            "waits_second": frozenset({"arrest"}),
        },
        otherwise=frozenset({"arrest"}),
    ),
    usual_next=("meeting_with_us", "inquest_opened", "police_news", "arrest"),
)
