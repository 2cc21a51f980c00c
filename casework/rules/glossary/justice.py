"""Words of the police and of the courts, explained."""

from __future__ import annotations

from casework.rules.glossary.word import Word
from casework.rules.messages import N_
from casework.rules.strands import Strand

POLICE: tuple[Word, ...] = (
    Word(
        "flo",
        Strand.POLICE,
        N_("Family Liaison Officer"),
        N_("The police officer who keeps in touch with your family, and who also investigates."),
        ("Family Liaison Officer", "FLO"),
    ),
    Word(
        "sio",
        Strand.POLICE,
        N_("The officer in charge"),
        N_("The police officer who leads the whole investigation."),
        ("Senior Investigating Officer", "SIO"),
    ),
    Word(
        "bail",
        Strand.POLICE,
        N_("Bail"),
        N_("Somebody may live outside while they wait. There are rules they have to keep."),
        ("bail", "police bail", "conditional bail", "pre-charge bail"),
    ),
    Word(
        "under_investigation",
        Strand.POLICE,
        N_("Released while the police go on"),
        N_("Somebody was let go with no rules to keep. The police still look into it."),
        ("released under investigation", "RUI"),
    ),
    Word(
        "no_further_action",
        Strand.POLICE,
        N_("No further action"),
        N_("The police or the prosecutors will not go on with it now. You can ask them why."),
        ("no further action", "NFA"),
    ),
    Word(
        "charge",
        Strand.POLICE,
        N_("Charge"),
        N_("Somebody is formally told what the prosecutors say they did. It is not a verdict."),
        ("charge", "charged with"),
    ),
    Word(
        "post_mortem",
        Strand.POLICE,
        N_("Post-mortem examination"),
        N_("A doctor looks closely to find out how somebody died. There can be a second one."),
        ("post-mortem", "PM", "autopsy"),
    ),
)

COURT: tuple[Word, ...] = (
    Word(
        "prosecutors",
        Strand.COURT,
        N_("The prosecutors"),
        N_("The lawyers who decide about a charge and speak in court for the public."),
        ("Crown Prosecution Service", "CPS", "the Crown"),
    ),
    Word(
        "magistrates_court",
        Strand.COURT,
        N_("Magistrates' court"),
        N_("The court where the first hearing is. It sends the most serious charges on."),
        ("Magistrates' Court", "sent for trial", "section 51"),
    ),
    Word(
        "crown_court",
        Strand.COURT,
        N_("Crown Court"),
        N_("The court with a judge and a jury, where a trial for a killing takes place."),
        ("Crown Court",),
    ),
    Word(
        "plea_hearing",
        Strand.COURT,
        N_("Plea hearing"),
        N_("The person charged is asked whether they did it. The judge then plans the trial."),
        ("Plea and Trial Preparation Hearing", "PTPH", "arraignment"),
    ),
    Word(
        "mention",
        Strand.COURT,
        N_("Mention"),
        N_("A short hearing about plans and papers. Often it lasts a few minutes."),
        ("mention", "for mention", "directions hearing"),
    ),
    Word(
        "remand",
        Strand.COURT,
        N_("Kept in prison until the trial"),
        N_("The court decided that the person charged has to wait in prison."),
        ("remanded in custody", "remand"),
    ),
    Word(
        "adjourned",
        Strand.COURT,
        N_("Moved to another day"),
        N_("The hearing stops, or does not begin, and goes on at another time."),
        ("adjourned", "vacated", "stood out"),
    ),
    Word(
        "jury",
        Strand.COURT,
        N_("The jury"),
        N_("Twelve people chosen by chance. They hear everything and decide the verdict."),
        ("jury", "jury sworn"),
    ),
    Word(
        "verdict",
        Strand.COURT,
        N_("Verdict"),
        N_("What the jury decided about each charge."),
        ("verdict", "found guilty", "acquitted"),
    ),
    Word(
        "retrial",
        Strand.COURT,
        N_("A new trial"),
        N_("The trial is held again with another jury. A jury that cannot agree is one reason."),
        ("retrial", "hung jury", "jury discharged"),
    ),
    Word(
        "personal_statement",
        Strand.COURT,
        N_("Victim Personal Statement"),
        N_("Your own words on what this has done to you. The judge may read it or hear it."),
        ("Victim Personal Statement", "VPS"),
    ),
    Word(
        "minimum_term",
        Strand.COURT,
        N_("Minimum term"),
        N_("The time that has to be spent in prison before release can be asked for."),
        ("minimum term", "tariff"),
    ),
    Word(
        "witness_care",
        Strand.COURT,
        N_("Witness Care Unit"),
        N_("The people who tell witnesses and families the dates of hearings."),
        ("Witness Care Unit", "WCU"),
    ),
    Word(
        "appeal",
        Strand.COURT,
        N_("Appeal"),
        N_("Higher judges are asked to look again at a verdict or at a sentence."),
        ("appeal", "Court of Appeal", "leave to appeal"),
    ),
)
