"""Helplines: numbers to call, each with where it was read and who dialled it when.

Those below are shipped. An administrator changes them, adds others and dates them once somebody
has dialled (docs/sources.md, Helplines); a family sees none that nobody stands for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from casework.rules.messages import N_, S_, Sentence

# What a number is for, in words that exist in every language. With a name in them where the
# number is not one of those shipped.
ABOUT: dict[str, str] = {
    "danger": N_("If you or somebody else is in danger now, call 999."),
    "samaritans": N_("Samaritans listen, day and night. The call is free, from any phone."),
    "supportline": N_("Supportline is open day and night. The call is free."),
    "listening": N_("%(name)s: somebody who listens."),
    "bereaved": N_("%(name)s: help after somebody was killed."),
    "money": N_("%(name)s: advice about money."),
    "children": N_("%(name)s: help for children and young people."),
    "abuse": N_("%(name)s: help when somebody at home makes you afraid."),
    "law": N_("%(name)s: advice about the law."),
    "faith": N_("%(name)s: help from people of your faith."),
}
# The same for whoever chooses: a label without a name.
ABOUT_LABELS: dict[str, str] = {
    "samaritans": S_("Samaritans"),
    "supportline": S_("Supportline"),
    "listening": S_("Somebody who listens"),
    "bereaved": S_("Help after somebody was killed"),
    "money": S_("Advice about money"),
    "children": S_("Help for children and young people"),
    "abuse": S_("Help when somebody at home makes them afraid"),
    "law": S_("Advice about the law"),
    "faith": S_("Help from people of a faith"),
}

DAYS: dict[str, str] = {
    "always": S_("Day and night"),
    "every_day": S_("Every day, at these hours"),
    "weekdays": S_("Monday to Friday, at these hours"),
}
_HOURS: dict[str, str] = {
    "every_day": N_("Every day from %(opens)s to %(closes)s."),
    "weekdays": N_("Monday to Friday from %(opens)s to %(closes)s."),
}
# Their own sentence says when they answer.
_SAYS_WHEN = frozenset({"danger", "samaritans", "supportline"})
_ALWAYS = N_("Open day and night.")

DIAL_AGAIN_AFTER = 365  # days after which a number should be dialled again


@dataclass(frozen=True)
class Helpline:
    """A number to call. ``version`` 0: as it was shipped, and nobody has touched it.

    ``on``: a family may be shown it. ``fixed``: no administrator changes it.
    """

    slug: str
    name: str
    number: str
    about: str
    days: str
    opens: str
    closes: str
    source: str
    read_on: date
    checked_on: date | None = None
    checked_by: str = ""
    on: bool = False
    fixed: bool = False
    ended: bool = False
    version: int = 0

    @property
    def sentence(self) -> Sentence:
        """What it is for."""
        text = ABOUT[self.about]
        return Sentence(text, {"name": self.name} if "%(name)s" in text else {})

    @property
    def hours(self) -> Sentence | None:
        """When somebody answers, where the sentence does not say it."""
        if self.about in _SAYS_WHEN:
            return None
        if self.days == "always":
            return Sentence(_ALWAYS)
        times = {"opens": self.opens, "closes": self.closes}
        return Sentence(
            _HOURS[self.days], {name: time.fromisoformat(clock) for name, clock in times.items()}
        )

    def dial_again(self, today: date) -> bool:
        """Whether nobody has dialled it for a year."""
        return self.checked_on is None or (today - self.checked_on).days > DIAL_AGAIN_AFTER


SHIPPED: tuple[Helpline, ...] = (
    Helpline(
        slug="emergency",
        name="999",
        number="999",
        about="danger",
        days="always",
        opens="",
        closes="",
        source="the emergency number of the United Kingdom",
        read_on=date(2026, 11, 21),
        on=True,
        fixed=True,
    ),
    Helpline(
        slug="samaritans",
        name="Samaritans",
        number="116 123",
        about="samaritans",
        days="always",
        opens="",
        closes="",
        source="samaritans.org/how-we-can-help/contact-samaritan/",
        read_on=date(2026, 11, 21),
        on=True,
    ),
    Helpline(
        slug="supportline",
        name="Victim Support Supportline",
        number="08 08 16 89 111",
        about="supportline",
        days="always",
        opens="",
        closes="",
        # An old page: it is shown once somebody has dialled the number.
        source="victimsupport.org.uk/247-support-still-available-victims-crime/ (2020)",
        read_on=date(2026, 11, 21),
    ),
)
