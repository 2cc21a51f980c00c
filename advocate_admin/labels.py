"""Words for what is stored as a slug, as the staff's pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from babel import Locale, UnknownLocaleError

from casework.queries.closeness import SERVICE_ZONE
from casework.rules import case_kinds, contact_kinds, engagement, family
from casework.rules.concerns import CONCERNS, ConcernKind
from casework.rules.knowledge import HeldWhy
from casework.rules.languages import EASIER
from casework.rules.letters import LETTERS, LetterKind, shown_reference
from casework.rules.messages import S_
from casework.rules.peoples_words import FROM_HER, TO_HER, About
from casework.rules.roles import Role
from casework.rules.update_kinds import kind_of
from casework.web import i18n

ROLES: dict[str, str] = {
    Role.CASEWORKER: S_("Caseworker"),
    Role.SUPPORT_WORKER: S_("Support worker"),
    Role.VOLUNTEER: S_("Volunteer"),
    Role.ADVOCATE: S_("Advocate"),
    Role.CHAIR: S_("Chair of a review"),
    Role.TEAM_LEADER: S_("Team leader"),
    Role.NATIONAL_MANAGER: S_("National manager"),
    Role.ADMINISTRATOR: S_("Administrator"),
    Role.PARTNERSHIP_OFFICER: S_("Partnership officer"),
    Role.TRANSLATOR: S_("Translator"),
}

# What an advocate stands beside somebody for (rules.reach.PROCESS_STRANDS).
PROCESSES: dict[str, str] = {
    "review": S_("The review"),
    "inquest": S_("The inquest"),
    "compensation": S_("Compensation"),
    "after_sentence": S_("After the sentence"),
}

# Short, for the banner and for lists.
HARD_NEWS: dict[str, str] = {
    "person_first": S_("Hard news: a person first."),
    "read_first": S_("Hard news: may read it first."),
}

# The same where a heading says already that it is about hard news.
HARD_NEWS_CHOSEN: dict[str, str] = {
    "person_first": S_("A person tells them first."),
    "read_first": S_("They may read it before anybody tells them."),
}

STATES: dict[str, str] = {
    "active": S_("Belongs to this family"),
    "ended": S_("No longer belongs to this case"),
    "died": S_("Has died"),
}

HELD: dict[str, str] = {
    HeldWhy.NOT_TOLD: S_("Nobody has recorded yet that they were told."),
    HeldWhy.WITNESS: S_("It is about evidence, and they have still to give theirs."),
    HeldWhy.GIVES_AWAY: S_("It would give away hard news that they do not know."),
    HeldWhy.WORDS_GIVE_AWAY: S_("The words would give away hard news that they do not know."),
    HeldWhy.FOLLOWS_HELD: S_("It belongs to an entry that is held."),
    HeldWhy.PAUSED: S_("They have paused everything. It is on a list when they come back."),
}

_WORDS_OF = {
    FROM_HER: S_("A message from a family"),
    TO_HER: S_("A message to a family"),
    About.VIEW: S_("What somebody of a family says to a review"),
    About.ANSWER: S_("An answer of the chair or the panel of a review"),
    About.CHANGE: S_("What became of a remark on a draft report"),
    About.QUESTION: S_("A question that a review asks"),
}


class Labels:
    """What templates ask. Every answer is text to be put through ``_``, but names of
    languages, which come from the locale data in the reader's own."""

    channels = contact_kinds.CHANNELS
    voicemail = contact_kinds.VOICEMAIL
    relationships = family.RELATIONSHIPS
    flags = family.FLAGS
    homicide_kinds = case_kinds.HOMICIDE_KINDS
    sources = case_kinds.NOTIFICATION_SOURCES
    review_kinds = case_kinds.REVIEW_KINDS
    roles = ROLES
    processes = PROCESSES
    hard_news = HARD_NEWS
    hard_news_chosen = HARD_NEWS_CHOSEN
    states = STATES
    held = HELD
    offered = engagement.PROCESSES
    standing = engagement.STATES
    reasons = engagement.REASONS
    organisations = engagement.ADVOCACY_ORGANISATIONS
    service_zone = SERVICE_ZONE.key
    reference = staticmethod(shown_reference)

    @staticmethod
    def concern(slug: str) -> str:
        """What somebody says of us."""
        return CONCERNS[ConcernKind(slug)].for_staff

    @staticmethod
    def letter(slug: str) -> str:
        """What a kind of letter is called."""
        return LETTERS[LetterKind(slug)].label

    contact: Mapping[str, str] = {
        slug: kind.label for slug, kind in contact_kinds.CONTACT_KINDS.items()
    }

    @staticmethod
    def kind(slug: str) -> str:
        """What staff call a kind of update."""
        return kind_of(slug).staff_label

    @staticmethod
    def words_kind(slug: str) -> str:
        """What words belong to: a kind of update, a message, a view… It names nobody."""
        return _WORDS_OF.get(slug) or kind_of(slug).staff_label

    @staticmethod
    def subject(kind: str) -> str:
        """What an update of this kind is about, without the result."""
        return kind_of(kind).subject

    @staticmethod
    def language(tag: str) -> str:
        """The name of a language in the language of the page."""
        return language_name(tag)

    @staticmethod
    def languages(tags: Iterable[str]) -> str:
        """Several of them, one after the other."""
        return ", ".join(language_name(tag) for tag in tags)

    @staticmethod
    def last_day(ends_at: datetime) -> date:
        """The last day on which something holds that ends at this moment."""
        return (ends_at - timedelta(microseconds=1)).astimezone(SERVICE_ZONE).date()

    @staticmethod
    def spoken_of(slug: str) -> str:
        """How the family wants the death spoken of; their own words stay as they are."""
        return case_kinds.SPOKEN_OF.get(slug, slug)


_EASIER = S_("English, easier words")


def language_name(tag: str) -> str:
    """The name of a language in the language of the page."""
    if tag == EASIER:
        return i18n.gettext(_EASIER)
    try:
        name = Locale.parse(tag.replace("-", "_")).get_language_name(_page_locale())
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def _page_locale() -> str:
    try:
        return str(Locale.parse(i18n.current_language()))
    except (UnknownLocaleError, ValueError):
        return "en"
