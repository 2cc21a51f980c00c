"""A death abroad: who leads, the Foreign Office team, coming home, an inquest here.

Trials abroad use the kinds of the court strand, with the place typed in.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import (
    Ahead,
    Choice,
    Field,
    FieldType,
    Says,
    Sensitivity,
    UpdateKind,
    When,
)

_POLICE_THERE = Says(
    headline=N_("The police in the other country lead the investigation."),
    explanation=N_(
        "The law of that country says how the police and courts work. It may be slower or quicker "
        "than here, and families may be told less. Police here cannot run it."
    ),
    whats_next=N_("News comes through the Foreign Office or a lawyer there. We pass it on."),
    may_do=(
        N_("You can put your questions in writing. We can send them in that language."),
        N_("You can ask us for an interpreter, also for papers."),
        N_("You can ask us how families find a lawyer in that country."),
    ),
    may_ask=(
        N_("Who is in charge there, and who may speak with us?"),
        N_("What are families told in that country?"),
    ),
)

_POLICE_HERE_HELP = Says(
    headline=N_("Police here help with the investigation in the other country."),
    explanation=N_(
        "The police there have agreed that officers from here help. They may, for example, speak "
        "to witnesses who are here. The police there are still in charge."
    ),
    whats_next=N_("A family liaison officer may get in touch with you."),
)

_JUDGE_THERE = Says(
    headline=N_("A judge in the other country leads the investigation."),
    explanation=N_(
        "In some countries a judge and not the police is in charge from the start. The judge may "
        "let families take part with a lawyer of their own. You can ask what that would mean."
    ),
    whats_next=N_("The judge decides which steps come next. We ask for news for you."),
)

ABROAD_WHO_LEADS = UpdateKind(
    slug="abroad_who_leads",
    strand=Strand.POLICE,
    subject=N_("About who leads the work of the police"),
    staff_label=S_("Death abroad: who leads"),
    staff_search=S_("abroad overseas foreign country police judge lead investigation"),
    says=_POLICE_THERE,
    decided_by="who",
    outcomes={"police": _POLICE_THERE, "help": _POLICE_HERE_HELP, "judge": _JUDGE_THERE},
    fields=(
        OCCURRED_ON,
        Field(
            "who",
            FieldType.CHOICE,
            S_("Who leads"),
            required=True,
            choices=(
                Choice("police", S_("The police there")),
                Choice("help", S_("The police there, with help from here")),
                Choice("judge", S_("A judge there")),
            ),
        ),
        Field(
            "country",
            FieldType.COUNTRY,
            S_("Country"),
            required=True,
            max_length=60,
            show=N_("The country is %(value)s."),
        ),
    ),
    publishers=TEAM,
    usual_next=("abroad_office", "abroad_coming_home", "abroad_inquest", "flo_appointed"),
)

_TEAM_NAMED = Says(
    headline=N_("A team at the Foreign Office is there for you."),
    explanation=N_(
        "The team works with families when someone was killed in another country. It explains how "
        "things work there and asks your questions. It cannot investigate or give legal advice."
    ),
    whats_next=N_("The team agrees with you how and how often to be in touch."),
    may_do=(
        N_("You can ask for the news to come through us."),
        N_("You can ask for a list of lawyers and interpreters there."),
    ),
    may_ask=(
        N_("What can the team do, and what not?"),
        N_("Who can we ring at the weekend?"),
    ),
)

_EMBASSY = Says(
    headline=N_("Staff of the embassy are helping in the other country."),
    explanation=N_(
        "Staff there can speak with local offices, help with papers and be with you if you travel. "
        "They cannot tell the police or the court there what to do."
    ),
    whats_next=N_("They pass on what they are told. We can ask for you."),
)

_NEWS_FROM_THERE = Says(
    headline=N_("There is news from the other country, through the Foreign Office."),
    explanation=N_(
        "The news was given by offices there, so words can be strange and details can be missing. "
        "We will go through it with you. You choose how much of it you want to hear."
    ),
    whats_next=N_("You can send back questions. An answer can take a long time."),
)

ABROAD_OFFICE = UpdateKind(
    slug="abroad_office",
    strand=Strand.POLICE,
    subject=N_("About help from the Foreign Office"),
    staff_label=S_("Death abroad: Foreign Office team"),
    staff_search=S_("abroad FCDO foreign office murder manslaughter team embassy consul news"),
    says=_TEAM_NAMED,
    decided_by="what",
    outcomes={"team": _TEAM_NAMED, "embassy": _EMBASSY, "news": _NEWS_FROM_THERE},
    fields=(
        OCCURRED_ON,
        Field(
            "what",
            FieldType.CHOICE,
            S_("What it is about"),
            required=True,
            choices=(
                Choice("team", S_("The team is named")),
                Choice("embassy", S_("The embassy helps")),
                Choice("news", S_("News was passed on")),
            ),
        ),
        Field(
            "contact",
            FieldType.TEXT,
            S_("Name of the contact"),
            max_length=80,
            show=N_("The contact is %(value)s."),
        ),
        Field(
            "phone",
            FieldType.TEXT,
            S_("Work phone number"),
            max_length=40,
            show=N_("The work number is %(value)s."),
        ),
    ),
    publishers=TEAM,
    usual_next=("abroad_coming_home", "abroad_inquest", "meeting_with_us", "abroad_office"),
)

_HOME_WAITS = Says(
    headline=N_("The person who died cannot come home yet."),
    explanation=N_(
        "Offices in the other country have to agree first. They may still need to look at how the "
        "person died. Papers have to be put into another language too."
    ),
    whats_next=N_("When they agree, a funeral company can arrange the journey."),
    may_do=(
        N_("You can choose a funeral here or there. We can help you to compare."),
        N_("You can tell us about your faith and customs. We pass them on."),
        N_("You can ask us about help with the cost."),
    ),
    may_ask=(N_("What is it waiting for?"), N_("Who looks after them until then?")),
)

_HOME_DATE = Says(
    headline=N_("There is a day for the person who died to come home."),
    explanation=N_(
        "A funeral company brings them home. A coroner here may want to look before a funeral can "
        "be held. You can be at the airport or not, as you like."
    ),
    whats_next=N_("Journeys can change at the last moment. We will tell you."),
    may_ask=(N_("Who meets them when they arrive?"), N_("When can we see them?")),
)

_HOME = Says(
    headline=N_("The person who died has come home."),
    explanation=N_(
        "They are now with a funeral director or with the coroner here. If a coroner wants to look "
        "again, the funeral may have to wait a little."
    ),
    whats_next=N_("We will tell you when a funeral can be planned."),
    may_ask=(N_("Where are they now?"), N_("When can we see them?")),
)

_STAYS_THERE = Says(
    headline=N_("The funeral will be in the other country."),
    explanation=N_(
        "That can be what the person wanted, what your family chose, or what the rules there ask "
        "for. You can hold a time of remembering here as well."
    ),
    whats_next=N_("We can help with travel, papers and an interpreter."),
)

ABROAD_COMING_HOME = UpdateKind(
    slug="abroad_coming_home",
    strand=Strand.POLICE,
    subject=N_("About coming home"),
    staff_label=S_("Death abroad: coming home"),
    staff_search=S_("abroad repatriation body home flight funeral burial there coffin"),
    says=_HOME_WAITS,
    decided_by="state",
    outcomes={
        "waits": _HOME_WAITS,
        "date": _HOME_DATE,
        "home": _HOME,
        "there": _STAYS_THERE,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("How far it is"),
            required=True,
            choices=(
                Choice("waits", S_("It has to wait")),
                Choice("date", S_("There is a day")),
                Choice("home", S_("They are here")),
                Choice("there", S_("The funeral is there")),
            ),
        ),
        Field(
            "date",
            FieldType.DATE,
            S_("Day"),
            required=True,
            when=When.AHEAD,
            shown_when=("state", frozenset({"date"})),
            show=N_("The day is %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    about="how_died",
    ahead=Ahead("date", sentence=N_("This is the day of coming home.")),
    usual_next=("abroad_inquest", "funeral_release", "post_mortem", "meeting_with_us"),
)

_INQUEST_YES = Says(
    headline=N_("There will be an inquest here."),
    explanation=N_(
        "The person who died has come home, and a coroner here will look into the death. The "
        "coroner asks the other country for papers. They can be slow to come, or never come."
    ),
    whats_next=N_("The coroner opens the inquest. We will tell you about dates."),
    may_do=(
        N_("You can tell the coroner which questions matter to you."),
        N_("You can ask for a lawyer. We can tell you how families find one."),
    ),
    may_ask=(
        N_("Which coroner is it?"),
        N_("What can an inquest here find out?"),
    ),
)

_INQUEST_NOT_KNOWN = Says(
    headline=N_("It is not known yet if there will be an inquest here."),
    explanation=N_(
        "A coroner here can only look into it once the person has come home. The way they died "
        "also counts. So it is decided later."
    ),
    whats_next=N_("When they have come home, the coroner's officer tells you what is decided."),
    may_do=(
        N_("You can tell the coroner which questions matter to you."),
        N_("You can ask for a lawyer. We can tell you how families find one."),
    ),
    may_ask=(
        N_("Which coroner is it?"),
        N_("What can an inquest here find out?"),
    ),
)

_INQUEST_NO = Says(
    headline=N_("There will be no inquest here."),
    explanation=N_(
        "A coroner here cannot look into it, for example because the funeral was in the other "
        "country. Questions can still be asked there. It is not because nobody cares."
    ),
    whats_next=N_("What the police and courts there decide is told to you."),
    may_ask=(
        N_("Why is there none?"),
        N_("Who can answer our questions instead?"),
    ),
)

ABROAD_INQUEST = UpdateKind(
    slug="abroad_inquest",
    strand=Strand.INQUEST,
    subject=N_("About the inquest"),
    staff_label=S_("Death abroad: inquest here or not"),
    staff_search=S_("abroad coroner inquest england wales repatriated none decided"),
    says=_INQUEST_NOT_KNOWN,
    decided_by="state",
    outcomes={"yes": _INQUEST_YES, "not_known": _INQUEST_NOT_KNOWN, "no": _INQUEST_NO},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("Will there be one?"),
            required=True,
            choices=(
                Choice("yes", S_("Yes")),
                Choice("not_known", S_("Not known yet")),
                Choice("no", S_("No")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    usual_next=("inquest_opened", "hearing_listed", "meeting_with_us", "abroad_office"),
)
