"""Words into another language: given to a translator, checked by a second person, released."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, locked, note, require, require_in, required, same_version
from casework.actions.sessions import SERVICE
from casework.actions.translation_ends import release_row, stop_row
from casework.models.family import FamilyMember
from casework.models.translations import Translation, TranslationName, TranslatorWish
from casework.models.updates import UpdateWords
from casework.queries.translations import (
    names_in,
    outside_wanted,
    reads_words,
    translators,
    with_her,
)
from casework.queries.words_to_translate import Words, words_of
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.languages import BY_TAG
from casework.rules.messages import S_, Sentence
from casework.rules.peoples_words import (
    RELEASED_ALONE,
    WITH_THEM,
    About,
    State,
    hidden,
    lost_labels,
    shown,
)
from casework.rules.roles import Permission

LONGEST = 8000  # characters of a translation


def ask(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    about: str,
    about_id: str,
    language: str,
    translator_id: str,
    checker_id: str,
    names: str = "",
    outside: bool = False,
    now: datetime,
) -> str:
    """Give words to a translator and name the second person; the id.

    ``names``: one on each line, replaced by labels in the translator's copy. ``outside``: the
    viewer says that the translator is from outside the reader's community.
    """
    words = words_of(session, viewer, case_id, about, about_id, now)
    require_in(session, viewer, case_id, Permission.TRANSLATION_ASK)
    if language not in words.into or language not in BY_TAG:
        raise NotFound
    if _under_way(session, case_id, about_id, language):
        raise Invalid({"translator_id": Sentence(S_("This is with a translator already."))})
    _check_people(session, words, language, translator_id, checker_id, now)
    if outside_wanted(session, case_id, words, language) and not outside:
        said = S_("They asked for somebody from outside their community. Say that this is so.")
        raise Invalid({"outside": Sentence(said)})
    called = [one for one in dict.fromkeys(line.strip() for line in names.splitlines()) if one]
    row = Translation(
        case_id=case_id,
        about=words.about.value,
        about_id=about_id,
        member_id=words.member_id,
        wording=words.wording,
        kind=words.kind,
        from_language=words.language,
        to_language=language,
        state=State.WITH_TRANSLATOR.value,
        text=hidden(words.text, called),
        outside=outside,
        translator_id=translator_id,
        checker_id=checker_id,
        asked_by=viewer.staff_id,
        asked_at=now,
    )
    session.add(row)
    session.flush()
    session.add_all(
        TranslationName(case_id=case_id, translation_id=row.id, number=number, name=name)
        for number, name in enumerate(called, start=1)
    )
    note(
        session,
        viewer,
        case_id,
        Event.TRANSLATION_ASKED,
        now,
        translation_id=row.id,
        kind=words.kind,
        language=language,
        to_staff=translator_id,
        second_person=checker_id,
    )
    return row.id


def _check_people(
    session: Session,
    words: Words,
    language: str,
    translator_id: str,
    checker_id: str,
    now: datetime,
) -> None:
    able = translators(session, (words.language, language), now)
    problems: dict[str, Sentence] = {}
    for field, chosen in (("translator_id", translator_id), ("checker_id", checker_id)):
        if chosen not in able:
            problems[field] = Sentence(S_("Choose a translator who works in both languages."))
    if not problems and translator_id == checker_id:
        problems["checker_id"] = Sentence(S_("Nobody checks their own translation."))
    if problems:
        raise Invalid(problems)


def _under_way(session: Session, case_id: str, about_id: str, language: str) -> bool:
    return (
        session.scalar(
            select(Translation.id).where(
                Translation.case_id == case_id,
                Translation.about_id == about_id,
                Translation.to_language == language,
                Translation.state.in_([one.value for one in (*WITH_THEM, State.RELEASED)]),
            )
        )
        is not None
    )


def translate(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    translation_id: str,
    version: int,
    text: str,
    now: datetime,
) -> None:
    """The translator hands in her translation. Every label has to be in it."""
    row = _mine(session, viewer, case_id, translation_id, State.WITH_TRANSLATOR)
    same_version(row, version, theirs={"text": row.result or ""}, mine={"text": text})
    row.result = _whole(row, text)
    row.note = None
    row.state = State.TRANSLATED.value
    row.translated_at = now
    note(session, viewer, SERVICE, Event.TRANSLATION_MADE, now, translation_id=row.id)


def check(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    translation_id: str,
    version: int,
    text: str,
    now: datetime,
) -> None:
    """The second person says that it is right, with what she put right in it."""
    row = _mine(session, viewer, case_id, translation_id, State.TRANSLATED)
    same_version(row, version, theirs={"text": row.result or ""}, mine={"text": text})
    row.result = _whole(row, text)
    row.state = State.CHECKED.value
    row.checked_at = now
    note(session, viewer, SERVICE, Event.TRANSLATION_CHECKED, now, translation_id=row.id)


def send_back(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    translation_id: str,
    version: int,
    why: str,
    now: datetime,
) -> None:
    """The second person sends it back, and says what is not right."""
    row = _mine(session, viewer, case_id, translation_id, State.TRANSLATED)
    same_version(row, version, theirs={}, mine={})
    row.note = required(why, "why", S_("Say what is not right."), longest=1000)
    row.state = State.WITH_TRANSLATOR.value
    note(session, viewer, SERVICE, Event.TRANSLATION_RETURNED, now, translation_id=row.id)


def release(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    translation_id: str,
    version: int,
    now: datetime,
) -> None:
    """A worker who reads the words releases the checked translation, with the names in it.

    Words of an update join it; nobody is told a second time. What is let go somewhere else is
    released there (``settle``), and never by this.
    """
    row = _readable(session, viewer, case_id, translation_id, now)
    same_version(row, version, theirs={}, mine={})
    if row.state != State.CHECKED or row.about not in RELEASED_ALONE:
        raise NotFound
    text = shown(row.result or "", names_in(session, case_id, row.id))
    if row.about == About.UPDATE:
        _join(session, viewer, row, text, now)
    release_row(session, viewer, row, text, now)


def _join(
    session: Session, viewer: StaffViewer, row: Translation, text: str, now: datetime
) -> None:
    words = words_of(session, viewer, row.case_id, row.about, row.about_id, now)
    there = session.scalar(
        select(UpdateWords).where(
            UpdateWords.case_id == row.case_id,
            UpdateWords.update_id == words.about_id,
            UpdateWords.language == row.to_language,
        )
    )
    joined = there or UpdateWords(
        case_id=row.case_id,
        update_id=row.about_id,
        language=row.to_language,
        written_by=row.translator_id,
        written_at=now,
    )
    joined.text = text
    joined.put_by = "translator"
    joined.state = "released"
    joined.checked_by = row.checker_id
    joined.released_at = now
    session.add(joined)


def stop(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    translation_id: str,
    now: datetime,
) -> None:
    """Take it from the translator: somebody phones instead, or it goes to another."""
    row = _readable(session, viewer, case_id, translation_id, now)
    if row.state in [one.value for one in WITH_THEM]:
        stop_row(session, viewer, row, now)


def wish(session: Session, *, viewer: FamilyViewer, outside: bool, now: datetime) -> None:
    """She says whether a translator should come from outside her community."""
    found(session.get(FamilyMember, (viewer.case_id, viewer.member_id)))
    row = session.get(TranslatorWish, (viewer.case_id, viewer.member_id))
    if row is None:
        row = TranslatorWish(case_id=viewer.case_id, member_id=viewer.member_id, outside=outside)
        session.add(row)
    row.outside = outside
    row.set_at = now
    note(
        session,
        viewer,
        viewer.case_id,
        Event.TRANSLATOR_WISHED,
        now,
        member_id=viewer.member_id,
        choice="outside" if outside else "anybody",
    )


def _mine(
    session: Session, viewer: StaffViewer, case_id: str, translation_id: str, state: State
) -> Translation:
    """What is with this translator, in the step that is hers."""
    require(viewer, Permission.TRANSLATION_DO)
    row = session.scalar(
        select(Translation).where(
            Translation.case_id == case_id,
            Translation.id == translation_id,
            with_her(viewer),
        )
    )
    row = locked(session, found(row))
    hers = row.translator_id if state is State.WITH_TRANSLATOR else row.checker_id
    if row.state != state or hers != viewer.staff_id:
        raise NotFound
    return row


def _readable(
    session: Session, viewer: StaffViewer, case_id: str, translation_id: str, now: datetime
) -> Translation:
    """For whoever reads the words themselves, and may have them translated."""
    row = session.scalar(
        select(Translation).where(
            Translation.case_id == case_id,
            Translation.id == translation_id,
            reads_words(viewer, now),
        )
    )
    row = locked(session, found(row))
    require_in(session, viewer, case_id, Permission.TRANSLATION_ASK)
    return row


def _whole(row: Translation, text: str) -> str:
    said = required(text, "text", S_("Write the words in that language."), longest=LONGEST)
    lost = lost_labels(row.text or "", said)
    if lost:
        sentence = S_("Keep these where the names stand: %(labels)s")
        raise Invalid({"text": Sentence(sentence, {"labels": ", ".join(lost)})})
    return said
