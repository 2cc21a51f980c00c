"""The table of kinds: one fault for each thing that every entry has to hold."""

from __future__ import annotations

from tests.support.fault import Fault

_TABLE = "tests/rules/test_update_kinds.py"
_STAGES = "tests/rules/test_kind_stages.py"
_FOLDER = "casework/rules/update_kinds"

FAULTS = (
    Fault(
        name="stage-left-out",
        guarantee="every stage can be recorded",
        path=f"{_FOLDER}/police.py",
        old="    UNSOLVED_REVIEW,\n    SUSPECT_DIED,\n",
        new="    SUSPECT_DIED,\n",
        tests=(f"{_STAGES}::test_every_stage_can_be_recorded",),
    ),
    Fault(
        name="explanation-shared",
        guarantee="no two outcomes share an explanation",
        path=f"{_FOLDER}/leaving_prison.py",
        old='"walked_out": _WALKED_OUT',
        new='"walked_out": _ESCAPED',
        tests=(f"{_TABLE}::test_no_two_outcomes_share_an_explanation",),
    ),
    Fault(
        name="release-not-told-first",
        guarantee="a person tells of a release first",
        path=f"{_FOLDER}/leaving_prison.py",
        old="    told_first=True,\n",
        new="",
        tests=(f"{_STAGES}::test_exactly_these_kinds_are_told_by_a_person",),
    ),
    Fault(
        name="release-not-hard",
        guarantee="what a person tells first is hard news",
        path=f"{_FOLDER}/leaving_prison.py",
        old="    sensitivity=Sensitivity.VERY_HARD,\n    told_first=True,\n",
        new="    told_first=True,\n",
        tests=(f"{_TABLE}::test_told_first_kinds_are_hard_news",),
    ),
    Fault(
        name="escape-not-for-safety",
        guarantee="news about her safety may break a pause",
        path=f"{_FOLDER}/leaving_prison.py",
        old="    sensitivity=Sensitivity.VERY_HARD,\n    safety=True,\n",
        new="    sensitivity=Sensitivity.VERY_HARD,\n",
        tests=(f"{_STAGES}::test_news_of_somebody_let_out_may_break_a_pause",),
    ),
    Fault(
        name="reveals-dropped",
        guarantee="an entry that would tell of earlier hard news is held with it",
        path=f"{_FOLDER}/leaving_prison.py",
        old='    reveals=Reveals(frozenset({"release"})),\n',
        new="",
        tests=(f"{_STAGES}::test_each_kind_gives_away_what_it_follows_from",),
    ),
    Fault(
        name="guilty-plea-reveals-less",
        guarantee="a plea of guilty counts as a verdict",
        path=f"{_FOLDER}/plea.py",
        old='            "guilty": frozenset({"verdict"}),\n',
        new='            "guilty": _CHARGE,\n',
        tests=(f"{_STAGES}::test_each_kind_gives_away_what_it_follows_from",),
    ),
    Fault(
        name="trial-day-not-evidence",
        guarantee="a witness reads no day of the trial before she has given evidence",
        path=f"{_FOLDER}/trial.py",
        old="    evidence=True,\n",
        new="",
        tests=(f"{_STAGES}::test_days_of_the_trial_are_evidence",),
    ),
    Fault(
        name="subject-tells",
        guarantee="a closed label names the subject and never the result",
        path=f"{_FOLDER}/leaving_prison.py",
        old='_SUBJECT = N_("About where the person is now")',
        new='_SUBJECT = N_("About the release of the person")',
        tests=(f"{_TABLE}::test_subject_never_holds_the_result",),
    ),
    Fault(
        name="closing-of-reveals-lost",
        guarantee="whoever learns of a sentence learns of a verdict, a charge and an arrest",
        path=f"{_FOLDER}/table.py",
        old="            always=_closed(rule.always, direct),\n",
        new="            always=rule.always,\n",
        tests=(f"{_STAGES}::test_later_news_gives_away_earlier_news",),
    ),
    Fault(
        name="list-of-courts-looks-checked",
        guarantee="staff read that nobody has checked the names of the courts",
        path="casework/rules/courts.py",
        old="    if days and len(days) == len(listed):\n",
        new="    if days or listed:\n        days = days or [NOTED_ON]\n",
        tests=("tests/rules/test_update_kinds_fields.py",),
    ),
    Fault(
        name="likeliest-forgets-the-case",
        guarantee="a death abroad is offered its own kinds first",
        path=f"{_FOLDER}/likeliest.py",
        old="AT_FIRST.get(homicide_kind, _USUAL)",
        new="_USUAL",
        tests=("tests/rules/test_kind_offers.py",),
    ),
    Fault(
        name="offered-phrase-stays-english",
        guarantee="a phrase that staff took from the list is read in her language",
        path=f"{_FOLDER}/speaking.py",
        old="        return Sentence(offered) if offered else Phrase(str(value))\n",
        new="        return Phrase(str(value))\n",
        tests=("tests/web/test_typed_phrases.py",),
    ),
    Fault(
        name="typed-phrase-without-its-language",
        guarantee="a phrase that stays English is marked as English in another language's page",
        path="casework/web/i18n.py",
        old='    return "" if phrase.language == here else f\' lang="{phrase.language}"\'\n',
        new='    return "" if phrase.language or here else ""\n',
        tests=("tests/web/test_typed_phrases.py",),
    ),
)
