"""After the inquest: a report to prevent other deaths, and the register."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of, only, words
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Reveals, Says, Sensitivity, UpdateKind

_WRITTEN = Says(
    headline=N_("The coroner has written a report to help prevent other deaths."),
    main_point=N_("The coroner has written to somebody who can make things safer."),
    explanation=N_(
        "The coroner saw something that could put other people in danger. So the coroner wrote to "
        "those who can change it. The report says what worries the coroner."
    ),
    whats_next=N_("The report asks for an answer. We will tell you when one comes."),
    may_do=(
        N_("You can ask us for a copy, and read it with us or alone."),
        N_("You can leave it unread. It stays there if you want it later."),
    ),
    may_ask=(
        N_("Who got the report?"),
        N_("Is it public, and is the name of the person who died in it?"),
    ),
)

_ANSWERED = Says(
    headline=N_("There is an answer to the coroner's report."),
    main_point=N_("There is an answer to the coroner's report. It says what may change."),
    explanation=N_(
        "Those who got the coroner's report have answered. They say what they have changed, what "
        "they plan, or why they will not change something."
    ),
    whats_next=N_("The coroner reads the answer. It is often put where everybody can read it."),
    may_ask=(
        N_("What has already been changed?"),
        N_("Who checks that they do what they said?"),
    ),
)

_NO_ANSWER = Says(
    headline=N_("There is no answer yet to the coroner's report."),
    main_point=N_("The coroner's report has not been answered yet. We keep asking."),
    explanation=N_(
        "The report asked for an answer by a certain day, and none has come. The coroner can ask "
        "for it again. You do not have to chase anybody."
    ),
    whats_next=N_("We ask the coroner's officer again and tell you what we hear."),
    may_ask=(
        N_("What can the coroner do if nobody answers?"),
        N_("When will you ask again?"),
    ),
)

PREVENTION_REPORT = UpdateKind(
    slug="prevention_report",
    strand=Strand.INQUEST,
    subject=N_("About a letter from the coroner to others"),
    staff_label=S_("Prevention of future deaths report"),
    staff_search=S_("PFD coroner report regulation reply answer prevent deaths"),
    says=_WRITTEN,
    decided_by="state",
    outcomes={"written": _WRITTEN, "answered": _ANSWERED, "no_answer": _NO_ANSWER},
    fields=(
        OCCURRED_ON,
        one_of(
            "state",
            S_("How far it is"),
            ("written", S_("The coroner has written the report")),
            ("answered", S_("A reply has come")),
            ("no_answer", S_("The reply is late")),
        ),
        words("sent_to", S_("Who got the report"), N_("The report went to %(value)s.")),
        day(
            "answer_by",
            S_("Day by which the report asks for a reply"),
            N_("The report asks for an answer by %(value)s."),
            hint=S_("Copy the date that is printed in the report."),
            shown_when=only("state", "written"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    usual_next=("prevention_report", "death_registered", "meeting_with_us"),
)

_AFTER_INQUEST = Says(
    headline=N_("The death has been put in the register."),
    main_point=N_("The death has been registered. You can get certificates."),
    explanation=N_(
        "The coroner has told the register office what the inquest found. The office has written "
        "it in the register. Certificates are copies of that page. They say how the person died."
    ),
    whats_next=N_("You can ask the register office for certificates. We can do it with you."),
    may_do=(
        N_("You can have somebody else collect certificates, so that you need not read them."),
        N_("We can tell banks and offices with you, so that you do not repeat it many times."),
    ),
    may_ask=(
        N_("What is written on the certificate?"),
        N_("Which offices need a certificate?"),
        N_("What can we do if something in it is wrong?"),
    ),
)

_WHILE_PAUSED = Says(
    headline=N_("The death has been put in the register, while the inquest is paused."),
    main_point=N_("The death has been registered already. The inquest stays paused."),
    explanation=N_(
        "You do not have to wait for the court case to have the death registered. The coroner has "
        "given the register office what it needs. The inquest itself is still paused."
    ),
    whats_next=N_("You can get certificates now. The paper for banks is then no longer needed."),
)

_WITHOUT_INQUEST = Says(
    headline=N_("The death has been put in the register, without an inquest."),
    main_point=N_("The death has been registered. There was no inquest here."),
    explanation=N_(
        "Not every death leads to an inquest here. A death in another country is often written in "
        "a book there. The paper from there may not look like the ones that offices here know."
    ),
    whats_next=N_("If an office does not know this certificate, we can explain it to them."),
)

DEATH_REGISTERED = UpdateKind(
    slug="death_registered",
    strand=Strand.INQUEST,
    subject=N_("About the register office"),
    staff_label=S_("Death registered"),
    staff_search=S_("certificate register registrar final death coroner particulars"),
    says=_AFTER_INQUEST,
    decided_by="how",
    outcomes={
        "after_inquest": _AFTER_INQUEST,
        "while_paused": _WHILE_PAUSED,
        "without_inquest": _WITHOUT_INQUEST,
    },
    fields=(
        OCCURRED_ON,
        one_of(
            "how",
            S_("How it came to be registered"),
            ("after_inquest", S_("After the inquest")),
            ("while_paused", S_("While the inquest is paused for the court proceedings")),
            ("without_inquest", S_("Without an inquest")),
        ),
        words(
            "office",
            S_("Register office"),
            N_("The register office is %(value)s."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(
        by_field="how",
        by_value={
            "after_inquest": frozenset(),
            "while_paused": frozenset({"charge"}),
            "without_inquest": frozenset(),
        },
        otherwise=frozenset({"charge"}),
    ),
    usual_next=("meeting_with_us", "other_money_asked", "prevention_report"),
)
