"""Words of inquests, reviews, money, and of the time after a sentence, explained."""

from __future__ import annotations

from casework.rules.glossary.word import Word
from casework.rules.messages import N_
from casework.rules.strands import Strand

INQUEST: tuple[Word, ...] = (
    Word(
        "coroner",
        Strand.INQUEST,
        N_("Coroner"),
        N_("Somebody like a judge who finds out who died, and where, when and how."),
        ("HM Coroner", "Senior Coroner", "Area Coroner"),
    ),
    Word(
        "coroners_officer",
        Strand.INQUEST,
        N_("Coroner's officer"),
        N_("The person you can call about the inquest. They work for the coroner."),
        ("Coroner's Officer",),
    ),
    Word(
        "opened_adjourned",
        Strand.INQUEST,
        N_("Opened, and then it waits"),
        N_("The inquest has begun, and waits until the court has done its part."),
        ("opened and adjourned", "suspended", "Schedule 1"),
    ),
    Word(
        "interested_person",
        Strand.INQUEST,
        N_("Interested person"),
        N_("Somebody who may see papers and ask questions at the inquest. Close family may."),
        ("Interested Person", "IP", "properly interested person"),
    ),
    Word(
        "earlier_hearing",
        Strand.INQUEST,
        N_("A hearing before the inquest"),
        N_("The coroner plans which questions to ask, and whom to hear."),
        ("Pre-Inquest Review", "PIR", "pre-inquest hearing"),
    ),
    Word(
        "conclusion",
        Strand.INQUEST,
        N_("Conclusion"),
        N_("What the coroner or the jury writes at the end about how somebody died."),
        ("conclusion", "Record of Inquest", "narrative conclusion"),
    ),
    Word(
        "prevention_report",
        Strand.INQUEST,
        N_("Report to prevent future deaths"),
        N_("The coroner asks somebody to change what could cost another life."),
        ("Prevention of Future Deaths report", "PFD", "Regulation 28"),
    ),
)

REVIEW: tuple[Word, ...] = (
    Word(
        "review",
        Strand.REVIEW,
        N_("The review"),
        N_("Services look at what they knew and did before the death, and what has to change."),
        (
            "Domestic Homicide Review",
            "DHR",
            "Domestic Abuse Related Death Review",
            "DARDR",
            "Single Unified Safeguarding Review",
            "SUSR",
        ),
    ),
    Word(
        "partnership",
        Strand.REVIEW,
        N_("Community Safety Partnership"),
        N_("Police, council, health and others in one area. They decide about the review."),
        ("Community Safety Partnership", "CSP"),
    ),
    Word(
        "chair",
        Strand.REVIEW,
        N_("The chair"),
        N_("The person who leads the review and who can meet with you."),
        ("Independent Chair", "Chair and Author"),
    ),
    Word(
        "panel",
        Strand.REVIEW,
        N_("The panel"),
        N_("People from the services who meet with the chair and go through everything."),
        ("Review Panel", "panel meeting"),
    ),
    Word(
        "terms",
        Strand.REVIEW,
        N_("The questions of the review"),
        N_("What the review asks, and from which year on. You can say what is missing."),
        ("Terms of Reference", "ToR"),
    ),
    Word(
        "own_look",
        Strand.REVIEW,
        N_("A service's own look back"),
        N_("Each service writes down what it knew and did."),
        ("Individual Management Review", "IMR"),
    ),
    Word(
        "report",
        Strand.REVIEW,
        N_("The report"),
        N_("What the chair writes at the end. It carries no real names."),
        ("Overview Report", "Executive Summary"),
    ),
    Word(
        "quality",
        Strand.REVIEW,
        N_("The check of the report"),
        N_("People of the Home Office read the report before it is made public."),
        ("Quality Assurance Panel", "QA Panel", "QA Board"),
    ),
)

MONEY: tuple[Word, ...] = (
    Word(
        "compensation_body",
        Strand.MONEY,
        N_("Criminal Injuries Compensation Authority"),
        N_("The office that decides about money after a violent crime."),
        ("Criminal Injuries Compensation Authority", "CICA"),
    ),
    Word(
        "look_again",
        Strand.MONEY,
        N_("Asking them to look again"),
        N_("The same office looks a second time, with another person deciding."),
        ("review of decision", "application for review"),
    ),
    Word(
        "tribunal",
        Strand.MONEY,
        N_("The tribunal"),
        N_("Independent judges who can look at the decision of an office."),
        ("First-tier Tribunal", "FtT"),
    ),
    Word(
        "probate",
        Strand.MONEY,
        N_("Probate"),
        N_("Permission to deal with the money and the things of somebody who died."),
        ("probate", "letters of administration", "grant of representation"),
    ),
)

AFTER: tuple[Word, ...] = (
    Word(
        "contact_scheme",
        Strand.AFTER_SENTENCE,
        N_("Victim Contact Scheme"),
        N_("If you join, you are told of steps in the sentence, and asked about rules."),
        ("Victim Contact Scheme", "VCS"),
    ),
    Word(
        "liaison_officer",
        Strand.AFTER_SENTENCE,
        N_("Victim Liaison Officer"),
        N_("The person of the probation service who tells you what you chose to know."),
        ("Victim Liaison Officer", "VLO"),
    ),
    Word(
        "parole",
        Strand.AFTER_SENTENCE,
        N_("Parole Board"),
        N_("People who decide whether somebody can be released safely."),
        ("Parole Board", "oral hearing"),
    ),
    Word(
        "licence",
        Strand.AFTER_SENTENCE,
        N_("Licence"),
        N_("The rules somebody has to keep after release. Breaking them can mean prison again."),
        ("licence", "licence conditions", "recall", "exclusion zone"),
    ),
    Word(
        "open_prison",
        Strand.AFTER_SENTENCE,
        N_("Open prison"),
        N_("A prison with fewer locks, often some time before release."),
        ("Category D", "open conditions", "ROTL"),
    ),
    Word(
        "sentence_again",
        Strand.AFTER_SENTENCE,
        N_("Asking for a longer sentence"),
        N_("Anybody can ask the Attorney General to look at a sentence that seems too short."),
        ("Unduly Lenient Sentence scheme", "ULS", "Attorney General's reference"),
    ),
)

WITH_US: tuple[Word, ...] = (
    Word(
        "caseworker",
        Strand.WITH_US,
        N_("Your worker"),
        N_("The one person of ours who works with you, and whom you can always ask."),
        ("caseworker", "case worker"),
    ),
    Word(
        "advocate",
        Strand.WITH_US,
        N_("Advocate"),
        N_("Somebody independent who stands beside you in a review and speaks for you."),
        ("advocate", "specialist advocate"),
    ),
    Word(
        "interpreter",
        Strand.WITH_US,
        N_("Interpreter"),
        N_("Somebody who says in your language what is said, and says nothing of their own."),
        ("interpreter",),
    ),
)
