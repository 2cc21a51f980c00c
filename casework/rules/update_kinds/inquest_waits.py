"""The inquest stops for something else, ends without more hearings, or starts again."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import (
    Ahead,
    Reveals,
    Says,
    Sensitivity,
    UpdateKind,
    When,
)

_FOR_POLICE = Says(
    headline=N_("The inquest has been paused, because somebody may be charged."),
    main_point=N_("The inquest has been paused. This is usual while the police work."),
    explanation=N_(
        "The police or the prosecutors asked the coroner to stop for now. They think that somebody "
        "may be charged. Two inquiries at once could harm a trial."
    ),
    whats_next=N_("The pause can be made longer. If nobody is charged, the inquest starts again."),
    may_do=(
        N_("You do not need to do anything while it is paused."),
        N_("You can still ask the coroner's officer about papers and the funeral."),
    ),
    may_ask=(
        N_("When will the coroner look at this pause again?"),
        N_("Can the funeral take place while it is paused?"),
        N_("Will anybody tell us if the pause is made longer?"),
    ),
)

_FOR_TRIAL = Says(
    headline=N_("The inquest has been paused for the court case."),
    main_point=N_("The inquest has been paused until the court case is over."),
    explanation=N_(
        "Somebody has been charged, so the criminal court goes first. The coroner stops here. What "
        "the coroner has found so far is kept."
    ),
    whats_next=N_("When the court case is over, the coroner decides whether more is needed."),
    may_ask=(
        N_("Can the death be registered while the inquest is paused?"),
        N_("Can the funeral take place while it is paused?"),
        N_("Who will tell us what the coroner decides after the trial?"),
    ),
    may_do=_FOR_POLICE.may_do,
)

_FOR_INQUIRY = Says(
    headline=N_("The inquest has been paused for a public inquiry."),
    main_point=N_("The inquest has been paused, because a public inquiry asks first."),
    explanation=N_(
        "The government has set up an inquiry in public. It asks what the inquest would ask, and "
        "more. The coroner lets it go first."
    ),
    whats_next=N_("After the inquiry the coroner says if the inquest still has work to do."),
    may_ask=(
        N_("Who leads the public inquiry, and can we speak to them?"),
        N_("Can families take part in the inquiry?"),
    ),
)

INQUEST_PAUSED = UpdateKind(
    slug="inquest_paused",
    strand=Strand.INQUEST,
    subject=N_("About the inquest"),
    staff_label=S_("Inquest paused"),
    staff_search=S_("coroner suspended adjourned request charge public inquiry stops waits"),
    says=_FOR_TRIAL,
    decided_by="why",
    outcomes={"request": _FOR_POLICE, "charge": _FOR_TRIAL, "inquiry": _FOR_INQUIRY},
    fields=(
        OCCURRED_ON,
        one_of(
            "why",
            S_("Why it is paused"),
            ("request", S_("On request, because somebody may be charged")),
            ("charge", S_("Because somebody is charged")),
            ("inquiry", S_("Because of a public inquiry")),
        ),
        day(
            "look_again",
            S_("Day when the coroner looks at the pause again"),
            N_("The coroner looks at the pause again on %(value)s."),
            hint=S_("Only if the coroner's officer has said a day."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(
        by_field="why",
        by_value={
            "request": frozenset({"arrest"}),
            "charge": frozenset({"charge"}),
            "inquiry": frozenset(),
        },
        otherwise=frozenset({"charge"}),
    ),
    usual_next=("inquest_resumed", "inquest_not_resumed", "death_registered", "meeting_with_us"),
)

_ANSWERED_BY_TRIAL = Says(
    headline=N_("The inquest ends here, after the trial."),
    main_point=N_("The inquest ends here. There will be no more hearings."),
    explanation=N_(
        "The trial has shown who died, and how, when and where. The coroner sees no need to ask it "
        "all again. That is usual after a trial."
    ),
    whats_next=N_("The death can now be put in the register, if that has not been done."),
    may_do=(
        N_("You can ask the coroner why it ends here."),
        N_("You can tell us if a question of yours has stayed open."),
    ),
    may_ask=(
        N_("What has the coroner written down?"),
        N_("Which other ways are there to ask about what services did?"),
    ),
)

_ANSWERED_BY_INQUIRY = Says(
    headline=N_("The inquest ends here, after the public inquiry."),
    main_point=N_("The inquest ends here. The public inquiry has taken its place."),
    explanation=N_(
        "The public inquiry has looked at what the inquest would have looked at. The coroner takes "
        "over what it found."
    ),
    whats_next=N_("The death can be put in the register. The inquiry's report can be read."),
)

_ENDS_OTHERWISE = Says(
    headline=N_("The inquest ends here."),
    main_point=N_("The inquest ends without more hearings. You can ask the coroner why."),
    explanation=N_(
        "The coroner has decided that there is no reason to go on with hearings. The coroner can "
        "tell you what this rests on. You may see it in another way, and you can say so."
    ),
    whats_next=N_("We can ask the coroner's officer for the reasons, if you want to know them."),
    may_do=_ANSWERED_BY_TRIAL.may_do,
    may_ask=_ANSWERED_BY_TRIAL.may_ask,
)

INQUEST_NOT_RESUMED = UpdateKind(
    slug="inquest_not_resumed",
    strand=Strand.INQUEST,
    subject=N_("About the inquest"),
    staff_label=S_("Inquest closed without more hearings"),
    staff_search=S_("coroner not resumed ends closed after trial conviction inquiry"),
    says=_ENDS_OTHERWISE,
    decided_by="why",
    outcomes={
        "after_trial": _ANSWERED_BY_TRIAL,
        "after_inquiry": _ANSWERED_BY_INQUIRY,
        "other": _ENDS_OTHERWISE,
    },
    fields=(
        OCCURRED_ON,
        one_of(
            "why",
            S_("Why it ends"),
            ("after_trial", S_("The trial has answered the questions")),
            ("after_inquiry", S_("The public inquiry has answered them")),
            ("other", S_("Another reason, or none given")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(
        by_field="why",
        by_value={
            "after_trial": frozenset({"verdict"}),
            "after_inquiry": frozenset(),
            "other": frozenset(),
        },
        otherwise=frozenset({"verdict"}),
    ),
    usual_next=("death_registered", "prevention_report", "meeting_with_us"),
)

_AGAIN_NOBODY_CHARGED = Says(
    headline=N_("The inquest starts again. Nobody is charged at this time."),
    main_point=N_("The inquest starts again, because nobody is charged at this time."),
    explanation=N_(
        "The coroner waited while somebody might be charged. That has not happened so far. Now the "
        "coroner goes on with the questions. The police can still act later if they learn more."
    ),
    whats_next=N_("The coroner plans what comes next and sets dates. We will tell you."),
    may_do=(
        N_("You can tell the coroner which questions matter to you."),
        N_("You can choose how much of it you want to hear."),
    ),
    may_ask=(
        N_("Which questions will the inquest ask?"),
        N_("Will there be a jury?"),
        N_("Can somebody speak for us there?"),
    ),
)

_AGAIN_AFTER_TRIAL = Says(
    headline=N_("The inquest starts again, after the trial."),
    main_point=N_("The inquest starts again. The coroner still has questions."),
    explanation=N_(
        "The trial is over, and the coroner sees questions that it did not answer. The inquest can "
        "ask about them. It cannot decide against what the court decided."
    ),
    whats_next=N_("The coroner plans which questions are left. We will tell you the dates."),
)

_AGAIN_AFTER_INQUIRY = Says(
    headline=N_("The inquest starts again, after the public inquiry."),
    main_point=N_("The inquest starts again. Some things are still open after the inquiry."),
    explanation=N_(
        "The public inquiry has ended, and something is still open that a coroner should look at. "
        "The inquest deals with that part."
    ),
    whats_next=N_("The coroner says which part is still open, and sets dates."),
)

_AGAIN_OTHERWISE = Says(
    headline=N_("The inquest starts again."),
    main_point=N_("The inquest starts again. We will ask the coroner why now."),
    explanation=N_(
        "The inquest was paused and is now taken up again. It asks who died, and how, when and "
        "where. It is not a trial, and nobody is on trial in it."
    ),
    whats_next=N_("The coroner's officer will say when the next hearing is."),
    may_do=_AGAIN_NOBODY_CHARGED.may_do,
    may_ask=_AGAIN_NOBODY_CHARGED.may_ask,
)

INQUEST_RESUMED = UpdateKind(
    slug="inquest_resumed",
    strand=Strand.INQUEST,
    subject=N_("About the inquest"),
    staff_label=S_("Inquest starts again"),
    staff_search=S_("coroner resumed restart goes on after trial nobody charged"),
    says=_AGAIN_OTHERWISE,
    decided_by="why",
    outcomes={
        "nobody_charged": _AGAIN_NOBODY_CHARGED,
        "after_trial": _AGAIN_AFTER_TRIAL,
        "after_inquiry": _AGAIN_AFTER_INQUIRY,
        "other": _AGAIN_OTHERWISE,
    },
    fields=(
        OCCURRED_ON,
        one_of(
            "why",
            S_("Why it starts again"),
            ("nobody_charged", S_("Nobody is charged")),
            ("after_trial", S_("The trial is over, and questions are left")),
            ("after_inquiry", S_("The public inquiry is over, and something is left")),
            ("other", S_("Another reason, or none given")),
        ),
        day(
            "next_date",
            S_("Day of the next hearing"),
            N_("The next hearing is on %(value)s."),
            when=When.AHEAD,
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(
        by_field="why",
        by_value={
            "nobody_charged": frozenset({"arrest"}),
            "after_trial": frozenset({"verdict"}),
            "after_inquiry": frozenset(),
            "other": frozenset(),
        },
        otherwise=frozenset({"verdict"}),
    ),
    ahead=Ahead("next_date", sentence=N_("There is a date for the inquest.")),
    usual_next=("inquest_hearing_listed", "inquest_concluded", "meeting_with_us"),
)
