"""What we can help with: one page each, in its own words, and what is sent to her worker.

Says what people of the service do (docs/sources.md, Service). It names no right, no sum and no
limit of time: those are dated rows that a person confirms.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.rules.messages import N_, S_


@dataclass(frozen=True)
class HelpSubject:
    """A page about one kind of help. ``number`` stands in its address, which says nothing.

    ``for_staff``: what the worker reads over the message; ``says``: the paragraphs.
    """

    slug: str
    number: int
    label: str
    for_staff: str
    says: tuple[str, ...]


ASKED = N_("I would like to know more about this.")

HELP_SUBJECTS: tuple[HelpSubject, ...] = (
    HelpSubject(
        slug="funeral",
        number=1,
        label=N_("The funeral"),
        for_staff=S_("About the funeral"),
        says=(
            N_(
                "The coroner decides when there can be a funeral. We can ask for you, and tell you"
                " what they say."
            ),
            N_("We can help you choose a funeral director, and go there with you."),
            N_("We can help you ask for money towards the funeral."),
            N_("Tell us what your faith or your family asks for. We tell those who need to know."),
        ),
    ),
    HelpSubject(
        slug="money",
        number=2,
        label=N_("Money"),
        for_staff=S_("About money"),
        says=(
            N_("We can look with you at what has to be paid now, and what can wait."),
            N_("We can write to a bank, a landlord or an energy company for you."),
            N_("We can look with you at which help with money you can ask for."),
            N_(
                "There is a scheme that pays money after a violent crime. We can explain it, and"
                " help with the form."
            ),
        ),
    ),
    HelpSubject(
        slug="work",
        number=3,
        label=N_("Work"),
        for_staff=S_("About work"),
        says=(
            N_("You can ask for time away from work. We can write to your employer for you."),
            N_("We tell them only what you want them to know."),
            N_("Going back can be slow. We can help you ask for fewer hours at first."),
            N_("If you work for yourself or look for work, we can talk about that as well."),
        ),
    ),
    HelpSubject(
        slug="housing",
        number=4,
        label=N_("Your home"),
        for_staff=S_("About housing"),
        says=(
            N_("If you do not feel safe at home, tell us today. In danger, call 999."),
            N_("We can arrange new locks, repairs or cleaning."),
            N_("If the police are using your home, we can ask when you can go in."),
            N_("We can talk to the council or a landlord about moving."),
        ),
    ),
    HelpSubject(
        slug="children",
        number=5,
        label=N_("Children"),
        for_staff=S_("About children"),
        says=(
            N_("Children ask when they are ready. We can help you find words for their age."),
            N_("We can talk to the school, so that somebody there looks out for them."),
            N_("Some people work only with bereaved children. We can bring you together."),
            N_("If a child has come to live with you, we can help with what that needs."),
        ),
    ),
    HelpSubject(
        slug="counselling",
        number=6,
        label=N_("Talking to somebody"),
        for_staff=S_("About counselling"),
        says=(
            N_("A counsellor listens. They do not tell you what to feel, or how long it takes."),
            N_("We can find one who knows what it means when somebody was killed."),
            N_("You can ask for a woman or a man, and for your own language."),
            N_("It does not have to be now. You can ask at any time, also after years."),
        ),
    ),
    HelpSubject(
        slug="meeting_others",
        number=7,
        label=N_("Meeting others"),
        for_staff=S_("About meeting other bereaved people"),
        says=(
            N_("Some people want to talk with others whose relative was killed."),
            N_("There are groups that meet, and people who talk on the phone."),
            N_("You can go once and never again. You do not have to say anything there."),
            N_("We can tell you which there are near you, and come with you the first time."),
        ),
    ),
    HelpSubject(
        slug="offices",
        number=8,
        label=N_("Letters and offices"),
        for_staff=S_("About dealing with offices"),
        says=(
            N_("After a death many offices write. You can give us the letters unopened."),
            N_("We can call them for you, with you beside us or without you."),
            N_("We can help to register the death, and to tell the offices that have to know."),
            N_("We can keep a list of what is done and what is still open."),
        ),
    ),
)

SUBJECT_BY_NUMBER: dict[int, HelpSubject] = {one.number: one for one in HELP_SUBJECTS}
SUBJECT_BY_SLUG: dict[str, HelpSubject] = {one.slug: one for one in HELP_SUBJECTS}
