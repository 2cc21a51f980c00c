"""Let go while the police carry on, with or without rules, and a change of those rules."""

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
_BROKEN = N_("If you see a rule being broken, tell the police straight away.")
_FAMILY_ONLY = N_("Please keep this within your family. Sharing it could harm a trial later.")

_ON_BAIL = Says(
    headline=N_("The person has left the police station on bail."),
    explanation=N_(
        "The police carry on with their work. On bail a person has to come back on a set day and "
        "keep to rules. It does not mean that the police think the person did nothing."
    ),
    whats_next=N_("On the day set, the police decide what follows. They can also set a later day."),
    may_do=(
        _SAFE,
        _BROKEN,
        N_("You can ask the police to add a rule that would help you feel safe."),
        _FAMILY_ONLY,
    ),
    may_ask=(
        N_("What are the rules, and do they cover our home and school?"),
        N_("Who do we ring if the person comes near us?"),
        N_("When does the person have to come back?"),
    ),
)

_UNDER_INVESTIGATION = Says(
    headline=N_("The person has left the police station, without rules."),
    explanation=N_(
        "The police carry on with their work. They let the person go without setting rules and "
        "without a day to come back. The police can arrest the person again if they find more."
    ),
    whats_next=N_("There is no set day. The police tell you when they have decided something."),
    may_do=(
        _SAFE,
        N_("You can ask the police why there are no rules, and what would protect you."),
        _FAMILY_ONLY,
    ),
    may_ask=(
        N_("Is the person likely to be near us?"),
        N_("Who do we ring if the person comes near us?"),
        N_("What are the police doing now?"),
    ),
)

POLICE_RELEASE = UpdateKind(
    slug="police_release",
    strand=Strand.POLICE,
    subject=N_("About where the person is now"),
    staff_label=S_("Released while police carry on"),
    staff_search=S_("RUI under investigation police bail let go suspect conditions"),
    says=_ON_BAIL,
    decided_by="how",
    outcomes={"bail": _ON_BAIL, "under_investigation": _UNDER_INVESTIGATION},
    fields=(
        OCCURRED_ON,
        Field(
            "how",
            FieldType.CHOICE,
            S_("How the person was let go"),
            required=True,
            choices=(
                Choice("bail", S_("On police bail")),
                Choice("under_investigation", S_("Under investigation, without bail")),
            ),
        ),
        *protecting_rules(shown_when=("how", frozenset({"bail"}))),
        Field(
            "back_on",
            FieldType.DATE,
            S_("Day on which the person has to come back"),
            when=When.AHEAD,
            shown_when=("how", frozenset({"bail"})),
            show=N_("The person has to come back on %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    about="accused",
    safety=True,
    reveals=Reveals(frozenset({"arrest"})),
    usual_next=("police_bail_change", "police_news", "sent_to_prosecutors", "charge"),
)

_RULES_CHANGED = Says(
    headline=N_("The rules of police bail have changed."),
    explanation=N_(
        "The police have changed what the person may and may not do. You can ask them to go "
        "through the new rules with you, one by one."
    ),
    whats_next=N_("The new rules hold until the police or a court change them."),
    may_do=(_SAFE, _BROKEN),
    may_ask=(
        N_("Which rules are new, and which have ended?"),
        N_("Why were they changed?"),
    ),
)

_LONGER = Says(
    headline=N_("Police bail goes on for longer."),
    explanation=N_(
        "The police need more time, so the rules stay and the day to come back is later. That is "
        "common in big investigations. It does not tell how things will end."
    ),
    whats_next=N_("On the new day the police decide again."),
    may_ask=(N_("What is the new day?"), N_("Do all the rules stay the same?")),
)

_ENDED = Says(
    headline=N_("Police bail has ended, and the police carry on."),
    explanation=N_(
        "There are no more rules from the police for this person. The investigation has not "
        "ended. You can ask what else could protect you."
    ),
    whats_next=N_("The police tell you when they have decided something."),
    may_do=(_SAFE, N_("You can ask the police and us what else could help you to be safe.")),
    may_ask=(
        N_("Why did the rules end?"),
        N_("Who do we ring if the person comes near us?"),
    ),
)

POLICE_BAIL_CHANGE = UpdateKind(
    slug="police_bail_change",
    strand=Strand.POLICE,
    subject=N_("About where the person is now"),
    staff_label=S_("Police bail changed"),
    staff_search=S_("bail conditions varied extended cancelled ended police"),
    says=_RULES_CHANGED,
    decided_by="change",
    outcomes={"rules": _RULES_CHANGED, "longer": _LONGER, "ended": _ENDED},
    fields=(
        OCCURRED_ON,
        Field(
            "change",
            FieldType.CHOICE,
            S_("What has changed"),
            required=True,
            choices=(
                Choice("rules", S_("The rules")),
                Choice("longer", S_("It goes on for longer")),
                Choice("ended", S_("It has ended")),
            ),
        ),
        *protecting_rules(shown_when=("change", frozenset({"rules", "longer"}))),
        Field(
            "back_on",
            FieldType.DATE,
            S_("Day on which the person has to come back"),
            when=When.AHEAD,
            shown_when=("change", frozenset({"rules", "longer"})),
            show=N_("The person has to come back on %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    about="accused",
    safety=True,
    reveals=Reveals(frozenset({"arrest"})),
    usual_next=("police_news", "sent_to_prosecutors", "charge", "no_further_action"),
)
