"""The kinds of clock, one entry each, and the rules they were counted by when this was written.

A rule is a dated, sourced row. A law that changes is a new row in the database (``clock_rule``),
added with its source; nothing here is edited then. Confidence codes are those of docs/sources.md,
Clocks: V read in official text, V2 in a third party's text, GK not read, "?" in doubt.
"""

from __future__ import annotations

from datetime import date

from casework.rules.clock_types import ClockKind, Hardness, Rule, Start, Unit
from casework.rules.messages import N_, S_
from casework.rules.strands import Strand

READ_ON = date(2026, 11, 21)


def _rules(slug: str, *rows: tuple[int, Unit, str, str]) -> tuple[Rule, ...]:
    return tuple(
        Rule(f"{slug}.{number}", length, unit, confidence, source, READ_ON)
        for number, (length, unit, confidence, source) in enumerate(rows, start=1)
    )


_D, _W, _M, _Y = Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS
_VRR_SOURCE = "lighthousevictimcare.org, CPS Victims' Right to Review (undated)"
_CODE = "Victims' Code 2021, as paraphrased by Bedfordshire PCC, one page per right"
_SENTENCE = frozenset({"sentence"})

_COURT: tuple[ClockKind, ...] = (
    ClockKind(
        "vrr_cps_prompt",
        Strand.POLICE,
        S_("Prosecution decision: ask early for a second look"),
        Hardness.SOFT,
        N_("We counted %(length)s from %(day)s, the day of the decision."),
        _rules("vrr_cps_prompt", (10, _W, "V2", _VRR_SOURCE)),
        says=N_("If you ask by this day, the decision is looked at again soon."),
        starts=(Start("no_charge"),),
        reveals=frozenset({"no_charge", "arrest"}),
    ),
    ClockKind(
        "vrr_cps_request",
        Strand.POLICE,
        S_("Prosecution decision: last day to ask for a second look"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s, the day of the decision."),
        _rules("vrr_cps_request", (3, _M, "V2", _VRR_SOURCE)),
        says=N_("Until this day you can ask for the decision to be looked at again."),
        starts=(Start("no_charge"),),
        reveals=frozenset({"no_charge", "arrest"}),
        rolls_back=True,
    ),
    ClockKind(
        "vrr_police_request",
        Strand.POLICE,
        S_("Police decision: last day to ask for a second look"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s, the day of the decision."),
        _rules("vrr_police_request", (3, _M, "V2", "Wiltshire PCC, Right to Review (undated)")),
        says=N_("Until this day you can ask the police to look at the decision again."),
        starts=(Start("no_further_action"),),
        reveals=frozenset({"no_further_action", "arrest"}),
        rolls_back=True,
    ),
    ClockKind(
        "uls_request",
        Strand.AFTER_SENTENCE,
        S_("Sentence: ask the Attorney General to look at it"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s, the day of the sentence."),
        (
            Rule(
                "uls_request.1",
                28,
                _D,
                "V",
                "gov.uk/ask-crown-court-sentence-review (undated copy, before the 2026 Act)",
                READ_ON,
            ),
            Rule(
                "uls_request.2",
                6,
                _M,
                "V2",
                "newsgraph.top, 9 April 2026; the section of the Victims and Courts Act 2026 "
                "was not read, nor the day on which it starts",
                READ_ON,
                valid_from=date(2026, 6, 29),
                only_noted=True,
            ),
        ),
        says=N_("Until this day you can ask for the sentence to be looked at again."),
        starts=(Start("sentence"),),
        reveals=_SENTENCE,
        rolls_back=True,
    ),
    ClockKind(
        "appeal_notice_defence",
        Strand.AFTER_SENTENCE,
        S_("Defence: notice of appeal"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, the day of the sentence."),
        _rules("appeal_notice_defence", (28, _D, "V", "Criminal Appeal Act 1968, s. 18(2)")),
        starts=(Start("sentence"),),
        reveals=_SENTENCE,
    ),
    ClockKind(
        "vcs_refer",
        Strand.AFTER_SENTENCE,
        S_("Victim Contact Scheme: referral"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, the day of the sentence."),
        _rules("vcs_refer", (10, _W, "V2", _CODE)),
        starts=(Start("sentence"),),
        reveals=_SENTENCE,
    ),
    ClockKind(
        "vlo_contact",
        Strand.AFTER_SENTENCE,
        S_("Victim Contact Scheme: first contact"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, when the scheme was told."),
        _rules("vlo_contact", (20, _W, "V2", _CODE)),
        says=N_("A Victim Liaison Officer means to be in touch by about this day."),
        reveals=_SENTENCE,
    ),
    ClockKind(
        "sentencing_transcript",
        Strand.AFTER_SENTENCE,
        S_("The judge's words at sentence: free copy"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, the day it was asked for."),
        _rules("sentencing_transcript", (14, _D, "V2", "lbc.co.uk, words of ministers, 2026")),
        says=N_("The written words of the judge are meant to reach you by about this day."),
        reveals=_SENTENCE,
    ),
)

_CORONER: tuple[ClockKind, ...] = (
    ClockKind(
        "body_release_reason",
        Strand.INQUEST,
        S_("Coroner: reason if not released for a funeral"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, when the coroner was told."),
        _rules(
            "body_release_reason",
            (28, _D, "V", "Coroners (Investigations) Regulations 2013, SI 2013/1629, reg. 20"),
        ),
        says=N_("If there can be no funeral by this day, the coroner has to tell you why."),
        starts=(Start("inquest_reported"),),
    ),
    ClockKind(
        "inquest_complete",
        Strand.INQUEST,
        S_("Inquest: to be finished"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, when the coroner was told."),
        _rules(
            "inquest_complete",
            (6, _M, "V", "Coroners (Inquests) Rules 2013, SI 2013/1616, rule 8"),
        ),
        says=N_("An inquest is meant to be over by about this day. Many take longer."),
        starts=(Start("inquest_reported"),),
    ),
    ClockKind(
        "coroner_suspension",
        Strand.INQUEST,
        S_("Coroner: investigation suspended on request"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, when it was suspended."),
        _rules("coroner_suspension", (28, _D, "V", "Coroners and Justice Act 2009, Sch. 1")),
        starts=(Start("inquest_paused", only_if=("why", "request")),),
    ),
)

_MONEY: tuple[ClockKind, ...] = (
    ClockKind(
        "cica_apply",
        Strand.MONEY,
        S_("Compensation: last day to apply"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s."),
        _rules(
            "cica_apply", (2, _Y, "V", "CICA's own application form, 9 April 2026; paras 87, 89")
        ),
        says=N_(
            "Until this day you can apply for compensation. After it, only in special "
            "circumstances."
        ),
        rolls_back=True,
    ),
    ClockKind(
        "cica_child_apply",
        Strand.MONEY,
        S_("Compensation for somebody under 18 when it was reported: last day to apply"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s, the day of birth."),
        _rules("cica_child_apply", (20, _Y, "V", "CICA's own application form, 9 April 2026")),
        says=N_("Somebody under 18 at the time can apply for compensation until this day."),
        rolls_back=True,
    ),
    ClockKind(
        "cica_form",
        Strand.MONEY,
        S_("Compensation: the online form is deleted"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s, when the form was last saved."),
        _rules("cica_form", (30, _D, "GK", "general knowledge; look on the form itself")),
        says=N_("The form that was begun online is kept until this day."),
        of_claim=True,
    ),
    ClockKind(
        "cica_answer",
        Strand.MONEY,
        S_("Compensation: an answer may be expected"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, when the form was sent."),
        _rules("cica_answer", (12, _M, "V", "CICA's own application form, 9 April 2026")),
        says=N_(
            "The scheme aims to decide by about this day. It can take longer, and the silence "
            "means nothing."
        ),
        of_claim=True,
    ),
    ClockKind(
        "cica_review",
        Strand.MONEY,
        S_("Compensation: ask for a review, by the date in the letter"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s, the date of the letter."),
        _rules("cica_review", (56, _D, "V2", "expresssolicitors.co.uk (undated)")),
        says=N_("Until this day you can ask for the answer to be looked at again."),
        only_from_letter=True,
        of_claim=True,
    ),
    ClockKind(
        "cica_appeal",
        Strand.MONEY,
        S_("Compensation: appeal to the tribunal, received by"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s, the date of the decision."),
        _rules("cica_appeal", (90, _D, "V", "SI 2008/2685, rule 22(2)(b)")),
        says=N_("An appeal has to reach the tribunal by this day."),
        rolls_back=True,
        of_claim=True,
    ),
    ClockKind(
        "bsp_full",
        Strand.MONEY,
        S_("Bereavement Support Payment: last day for the whole of it"),
        Hardness.SOFT,
        N_("We counted %(length)s from %(day)s."),
        _rules("bsp_full", (3, _M, "V", "gov.uk, Bereavement Support Payment (undated copy)")),
        says=N_("If you ask for Bereavement Support Payment by this day, nothing is taken off."),
        rolls_back=True,
    ),
    ClockKind(
        "bsp_last",
        Strand.MONEY,
        S_("Bereavement Support Payment: last day"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s."),
        _rules("bsp_last", (21, _M, "V2", "gov.uk, Bereavement Support Payment, by a third party")),
        says=N_("Until this day you can ask for Bereavement Support Payment."),
        rolls_back=True,
    ),
    ClockKind(
        "fep_claim",
        Strand.MONEY,
        S_("Funeral Expenses Payment: last day"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s, the day of the funeral."),
        _rules("fep_claim", (6, _M, "V", "gov.uk/funeral-payments/how-to-claim (undated copy)")),
        says=N_("Until this day you can ask for help with the cost of the funeral."),
        rolls_back=True,
    ),
    ClockKind(
        "cff_claim",
        Strand.MONEY,
        S_("Children's Funeral Fund for England: last day"),
        Hardness.HARD,
        N_("We counted %(length)s from %(day)s, the day of the funeral."),
        _rules("cff_claim", (6, _M, "V2", "gov.uk, Children's Funeral Fund, by a third party")),
        says=N_("Until this day you can ask the Children's Funeral Fund for help."),
        rolls_back=True,
    ),
)

_REVIEW: tuple[ClockKind, ...] = (
    ClockKind(
        "dhr_decision",
        Strand.REVIEW,
        S_("Review: decision of the partnership"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, when the partnership was told."),
        _rules("dhr_decision", (1, _M, "GK", "Home Office guidance of 2016, not read")),
    ),
    ClockKind(
        "dhr_complete",
        Strand.REVIEW,
        S_("Review: to be finished"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, the day of the decision."),
        _rules("dhr_complete", (6, _M, "V2", "BBC News, 4 June 2025")),
        says=N_("The aim is to finish the review by about this day. Most take longer."),
        starts=(Start("review_going_ahead"),),
    ),
    ClockKind(
        "dac_response",
        Strand.REVIEW,
        S_("Domestic Abuse Commissioner: answer of the public body"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, the day of the recommendation."),
        _rules("dac_response", (56, _D, "V", "Kent County Council, report on reviews, 2022")),
    ),
    ClockKind(
        "jades_law_review",
        Strand.WITH_US,
        S_("Prohibited steps order: the local authority applies to the court"),
        Hardness.EXPECTATION,
        N_("We counted %(length)s from %(day)s, when the order was made."),
        _rules("jades_law_review", (14, _D, "V", "Children Act 1989, s. 10B(5); start not known")),
        reveals=frozenset({"verdict"}),
    ),
)

CLOCKS: dict[str, ClockKind] = {kind.slug: kind for kind in (*_COURT, *_CORONER, *_MONEY, *_REVIEW)}
