"""Release, recall, and a person who is missing from prison: news about her safety.

A person tells of a release first. An escape is told at once by whoever can: it does not wait
for that, and by her own yes it reaches her during a pause.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM, protecting_rules
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

_SAFE = N_("If you do not feel safe, tell the police straight away. In an emergency ring 999.")
_PLAN = N_("You can ask the police or us to make a plan with you.")
_BROKEN = N_("If you see a rule being broken, tell the police or your Victim Liaison Officer.")
_SUBJECT = N_("About where the person is now")

_ESCAPED = Says(
    headline=N_("The person has escaped and is being looked for."),
    explanation=N_(
        "The person got away from prison, from hospital or on the way. The police are looking for "
        "them. They can tell you if they see a risk for you."
    ),
    whats_next=N_("We or the police ring you as soon as the person is found."),
    may_do=(_SAFE, _PLAN, N_("You can stay with someone or ask someone to stay with you.")),
    may_ask=(
        N_("Do the police think that the person could come near us?"),
        N_("Who rings us, at night as well?"),
    ),
)

_WALKED_OUT = Says(
    headline=N_("The person has left an open prison without permission."),
    explanation=N_(
        "The person did not come back to an open prison or walked out of it. That is a crime, and "
        "the police are looking for them. Most are found."
    ),
    whats_next=N_("We or the police ring you as soon as there is news."),
)

_FOUND = Says(
    headline=N_("The person has been found and is locked up again."),
    explanation=N_(
        "The search is over. The person is back behind locked doors. You may still feel shaken, "
        "and that is no wonder."
    ),
    whats_next=N_("Those in charge look at how it happened and at what has to change."),
    may_do=(_PLAN, N_("You can ring us today, also if you only want someone to be there.")),
    may_ask=(N_("How did it happen?"), N_("What is done so that it does not happen again?")),
)

ESCAPE = UpdateKind(
    slug="escape",
    strand=Strand.AFTER_SENTENCE,
    subject=_SUBJECT,
    staff_label=S_("Escaped, or found again"),
    staff_search=S_("escape absconded missing prison open unlawfully at large found caught"),
    says=_ESCAPED,
    decided_by="state",
    outcomes={"escaped": _ESCAPED, "walked_out": _WALKED_OUT, "found": _FOUND},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("What has happened"),
            hint=S_("Ring them as well. Never write where the person was or is."),
            required=True,
            choices=(
                Choice("escaped", S_("Escaped")),
                Choice("walked_out", S_("Left an open prison")),
                Choice("found", S_("Found again")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    safety=True,
    reveals=Reveals(frozenset({"sentence"})),
    usual_next=("escape", "meeting_with_us", "sentence_move", "contact_scheme"),
)

_ON_RULES = Says(
    headline=N_("The person is being let out of prison under rules."),
    main_point=N_("The person is being let out of prison, under rules."),
    explanation=N_(
        "The Parole Board found that it is safe enough. The sentence is not over, and the person "
        "has to keep to rules. Somebody from probation watches over them."
    ),
    whats_next=N_("If a rule is broken, the person can be sent back to prison."),
    may_do=(
        _SAFE,
        _BROKEN,
        N_("You can ask for a rule, for example about an area where you live or work."),
        _PLAN,
    ),
    may_ask=(
        N_("Which rules protect us?"),
        N_("What do we do if we see the person?"),
        N_("Will the person live near us?"),
    ),
)

_ON_DATE = Says(
    headline=N_("The person is being let out because this part of the sentence has ended."),
    main_point=N_("The person is being let out of prison, under rules."),
    explanation=N_(
        "With a sentence of this kind the law sets the day, and nobody chooses it. The rest of the "
        "sentence is served outside, with rules to keep."
    ),
)

_DAY_OUT = Says(
    headline=N_("The person is allowed out of prison for a short time."),
    main_point=N_("The person is allowed out for a short time, under rules."),
    explanation=N_(
        "It may be for a day or some nights, for work, family or to get used to life outside. "
        "After that the person has to go back. There are rules about where they may go."
    ),
    whats_next=N_("The person goes back to prison afterwards. There may be more such days."),
)

_FROM_HOSPITAL = Says(
    headline=N_("The person is being let out of a secure hospital."),
    main_point=N_("The person is being let out of hospital."),
    explanation=N_(
        "Those who decide about the hospital found that treatment can go on outside. There are "
        "usually rules. If the illness comes back, the person can be brought in again."
    ),
    whats_next=N_("A team outside goes on treating the person and watches over the rules."),
)

_SENTENCE_OVER = Says(
    headline=N_("The person is being let out, and the sentence has ended."),
    main_point=N_("The person is being let out of prison. The sentence has ended."),
    explanation=N_(
        "The whole sentence has been served, so probation can set no more rules. Other orders of a "
        "court can still hold. Ask us which do."
    ),
    whats_next=N_("Nobody from probation watches over the person after this."),
    may_do=(_SAFE, _PLAN, N_("You can ask a lawyer or us which orders could protect you.")),
    may_ask=(N_("Is there an order of a court that still holds?"), N_("Who do we ring?")),
)

RELEASE = UpdateKind(
    slug="release",
    strand=Strand.AFTER_SENTENCE,
    subject=_SUBJECT,
    staff_label=S_("Release"),
    staff_search=S_("released licence conditions exclusion zone let out prison temporary ROTL"),
    says=_ON_RULES,
    decided_by="how",
    outcomes={
        "parole": _ON_RULES,
        "set_date": _ON_DATE,
        "day_out": _DAY_OUT,
        "hospital": _FROM_HOSPITAL,
        "ended": _SENTENCE_OVER,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "how",
            FieldType.CHOICE,
            S_("How the person is let out"),
            hint=S_("Never where the person will live."),
            required=True,
            choices=(
                Choice("parole", S_("On licence, by the Parole Board")),
                Choice("set_date", S_("On licence, on the set date")),
                Choice("day_out", S_("For a short time")),
                Choice("hospital", S_("From a secure hospital")),
                Choice("ended", S_("At the end of the sentence")),
            ),
        ),
        Field(
            "day",
            FieldType.DATE,
            S_("Day or first day of it, if it may be told"),
            show=N_("The day is %(value)s."),
        ),
        *protecting_rules(
            shown_when=("how", frozenset({"parole", "set_date", "day_out", "hospital"}))
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    told_first=True,
    second_person=True,
    safety=True,
    reveals=Reveals(frozenset({"sentence"})),
    usual_next=("recall", "meeting_with_us", "contact_scheme", "release"),
)

_SENT_BACK = Says(
    headline=N_("The person has been sent back to prison."),
    explanation=N_(
        "The person was living outside under rules, and the rules were not kept or the risk grew. "
        "So probation called them back. This is called recall."
    ),
    whats_next=N_("It is looked at how long the person has to stay. We will tell you."),
    may_do=(_PLAN, N_("You can ring us today, also if you only want someone to be there.")),
    may_ask=(
        N_("Did it have anything to do with us?"),
        N_("Who decides about another release?"),
    ),
)

_NOT_FOUND_YET = Says(
    headline=N_("The person is to go back to prison and is being looked for."),
    explanation=N_(
        "Probation has called the person back, but they have not come. The police are looking for "
        "them and will take them to prison."
    ),
    whats_next=N_("We or the police ring you when the person is back in prison."),
    may_do=(_SAFE, _PLAN),
    may_ask=(
        N_("Do the police think that the person could come near us?"),
        N_("Who rings us, at night as well?"),
    ),
)

RECALL = UpdateKind(
    slug="recall",
    strand=Strand.AFTER_SENTENCE,
    subject=_SUBJECT,
    staff_label=S_("Recall to prison"),
    staff_search=S_("recalled licence breach sent back prison probation wanted"),
    says=_SENT_BACK,
    decided_by="state",
    outcomes={"back": _SENT_BACK, "wanted": _NOT_FOUND_YET},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("What has happened"),
            required=True,
            choices=(
                Choice("back", S_("The person is back in prison")),
                Choice("wanted", S_("Recalled, not found yet")),
            ),
        ),
        Field(
            "next_look",
            FieldType.DATE,
            S_("When release is looked at again"),
            when=When.AHEAD,
            shown_when=("state", frozenset({"back"})),
            show=N_("Release will be looked at again around %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    safety=True,
    reveals=Reveals(frozenset({"release"})),
    usual_next=("parole_review", "release", "meeting_with_us", "recall"),
)
