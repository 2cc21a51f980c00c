"""What a family gives to the review: their views, and the name that a report uses."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of, only, words
from casework.rules.update_kinds.review_fields import WHICH_REVIEW
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Says, UpdateKind

_INVITED = Says(
    headline=N_("You can tell the review what you want it to know."),
    explanation=N_(
        "You knew the person, and the papers did not. You can tell what they were like, what you "
        "saw, and what might have helped. You choose how: talk, write, record, draw or show photos."
    ),
    whats_next=N_("Whatever you give goes to the chair only after you have said yes to it."),
    may_do=(
        N_("You can give a little now and more later. It counts the same whenever it comes."),
        N_("You can have it written down in your own language."),
        N_("You can leave it. Nobody asks you for a reason."),
    ),
    may_ask=(
        N_("Who will read what I say?"),
        N_("Will my words stand in the report?"),
        N_("I may be a witness in court. Is it safe to speak now?"),
    ),
)

_CHILDREN = Says(
    headline=N_("Children in the family can have a part in the review."),
    explanation=N_(
        "Children may have things to say as well, and often say them in play or drawings. Somebody "
        "who is trained to work with children helps them. It happens only if you agree."
    ),
    whats_next=N_("We find out who could do it, and you meet that person before any child does."),
    may_ask=(
        N_("Who would speak to our child, and where?"),
        N_("What happens to a drawing or a recording?"),
        N_("Can our child change their mind?"),
    ),
)

_WITH_CHAIR = Says(
    headline=N_("The chair has what you wanted the review to know."),
    explanation=N_(
        "What you gave has reached the chair in the form that you agreed to. It is read beside "
        "what the services wrote, and is worth as much."
    ),
    whats_next=N_(
        "Families are usually offered to read the report before it is ready. We ask for it."
    ),
    may_do=(
        N_("You can add to it, or put something right."),
        N_("You can ask us what may still be taken back."),
    ),
    may_ask=(
        N_("Does the chair have questions about it?"),
        N_("May the chair show it to others?"),
    ),
)

REVIEW_VIEWS = UpdateKind(
    slug="review_views",
    strand=Strand.REVIEW,
    subject=N_("About your part in the review"),
    staff_label=S_("Family views for the review"),
    staff_search=S_("DHR DARDR SUSR SAR views statement pen portrait photo children contribution"),
    says=_INVITED,
    decided_by="state",
    outcomes={"invited": _INVITED, "children": _CHILDREN, "with_chair": _WITH_CHAIR},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("What it is about"),
            ("invited", S_("They are invited to give their views")),
            ("children", S_("Children are offered a part, with specialist help")),
            ("with_chair", S_("Their views have reached the chair")),
        ),
        day(
            "hoped_by",
            S_("Day by which the chair hopes to have it"),
            N_("The chair hopes to have it by %(value)s. Later is possible too."),
            shown_when=only("state", "invited", "children"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_views", "review_meet_panel", "review_name"),
)

_ASKED = Says(
    headline=N_("You can choose the name that the report uses."),
    explanation=N_(
        "A report about a death is often made public, so it uses other names than the real ones. "
        "You can choose the name for the person who died. It can be one that they liked."
    ),
    whats_next=N_("Tell us a name, or that somebody else may choose. It is kept either way."),
    may_do=(
        N_("You can take your time and talk about it in the family."),
        N_("You can say that you do not want to choose. That is written down, too."),
    ),
    may_ask=(
        N_("Which other people in the report get another name?"),
        N_("What if we in the family want different names?"),
    ),
)

_CHOSEN = Says(
    headline=N_("The name for the report has been chosen."),
    explanation=N_(
        "The report will use the name that the family chose. Whoever reads it will meet the person "
        "under that name. The real name stays with you."
    ),
    whats_next=N_("The chair uses the name from now on."),
    may_ask=(
        N_("Can the name still be changed?"),
        N_("Are places and ages changed as well?"),
    ),
)

_LEFT = Says(
    headline=N_("The chair will choose the name for the report."),
    explanation=N_(
        "The family did not want to choose a name, and that is respected. The chair takes one that "
        "nobody in the family has. We ask to see it with you first."
    ),
    whats_next=N_("If the name hurts you when you see it, tell us. It can be changed."),
    may_ask=(N_("When will we see the name?"), N_("Can we still choose one?")),
)

REVIEW_NAME = UpdateKind(
    slug="review_name",
    strand=Strand.REVIEW,
    subject=N_("About your part in the review"),
    staff_label=S_("Name for the report (pseudonym)"),
    staff_search=S_("DHR DARDR SUSR SAR pseudonym name anonymity report chosen"),
    says=_ASKED,
    decided_by="state",
    outcomes={"asked": _ASKED, "chosen": _CHOSEN, "left": _LEFT},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("How far it is"),
            ("asked", S_("The family is asked")),
            ("chosen", S_("The family has chosen")),
            ("left", S_("The family does not want to choose")),
        ),
        words(
            "report_name",
            S_("The name that was chosen"),
            N_("The name in the report is %(value)s."),
            most=60,
            shown_when=only("state", "chosen"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_report_writing", "review_draft", "review_views"),
)
