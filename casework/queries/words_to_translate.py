"""The words that can be put into another language, as whoever may read them finds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.engagement import FamilyView
from casework.models.family import FamilyMember
from casework.models.her_say import TermsQuestion, ViewAnswer
from casework.models.report_draft import DraftChange
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.conflict import beside_in_review
from casework.queries.messages import readable_message
from casework.queries.scope import members_visible_to, visible_update
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.languages import SOURCE, reads_in, words_tag
from casework.rules.peoples_words import FROM_HER, OF_ONE_PERSON, TO_HER, About

# Rows of one person that only those beside her in a review read.
_Row = TypeVar("_Row", FamilyView, ViewAnswer, DraftChange)


@dataclass(frozen=True)
class Words:
    """A text that can be put into another language, as whoever may read it finds it."""

    about: About
    about_id: str
    kind: str
    text: str
    language: str
    members: tuple[str, ...]  # whom it is for, as far as the viewer sees them
    into: tuple[str, ...]  # languages it is wanted in
    wording: int = 1  # of a view: the number of these words

    @property
    def member_id(self) -> str | None:
        """Whose words they are, or for whom; None where they are for several."""
        return self.members[0] if self.about in OF_ONE_PERSON else None


def words_of(
    session: Session, viewer: StaffViewer, case_id: str, about: str, about_id: str, now: datetime
) -> Words:
    """The words, for whoever may read them; NotFound where there are none or they are not hers."""
    if about not in _OF:
        raise NotFound
    return _OF[about](session, viewer, case_id, about_id, now)


def _of_update(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> Words:
    update = visible_update(session, viewer, case_id, update_id, now)
    rows = session.scalars(
        select(UpdateWords)
        .where(UpdateWords.case_id == case_id, UpdateWords.update_id == update_id)
        .order_by(UpdateWords.written_at, UpdateWords.language)
    ).all()
    there = [row for row in rows if row.text]
    if update.state != "published" or not there:
        raise NotFound
    first = next((row for row in there if row.language == SOURCE), there[0])
    members = _readers(session, viewer, update, now)
    have = {row.language for row in there}
    wanted = {
        words_tag(one.language)
        for one in members
        if have.isdisjoint(reads_in(one.language, one.reads))
    }
    return Words(
        about=About.UPDATE,
        about_id=update.id,
        kind=update.kind,
        text=first.text or "",
        language=first.language,
        members=tuple(one.id for one in members),
        into=tuple(sorted(wanted)),
    )


def _readers(
    session: Session, viewer: StaffViewer, update: Update, now: datetime
) -> list[FamilyMember]:
    addressed = select(Audience.member_id).where(
        Audience.case_id == update.case_id,
        Audience.update_id == update.id,
        Audience.addressed.is_(True),
        Audience.removed_at.is_(None),
    )
    return list(
        session.scalars(
            members_visible_to(viewer, now)
            .where(FamilyMember.case_id == update.case_id, FamilyMember.id.in_(addressed))
            .order_by(FamilyMember.joined_at, FamilyMember.id)
        )
    )


def _of_message(
    session: Session, viewer: StaffViewer, case_id: str, message_id: str, now: datetime
) -> Words:
    message = readable_message(session, viewer, case_id, message_id, now)
    member = session.get(FamilyMember, (case_id, message.member_id))
    if member is None or not message.text:
        raise NotFound
    hers = reads_in(member.language, member.reads)
    reads = (SOURCE,) if message.from_family else hers
    return Words(
        about=About.MESSAGE,
        about_id=message.id,
        kind=FROM_HER if message.from_family else TO_HER,
        text=message.text,
        language=message.language,
        members=(message.member_id,),
        into=() if message.language in reads else reads[:1],
    )


def _of_view(
    session: Session, viewer: StaffViewer, case_id: str, view_id: str, now: datetime
) -> Words:
    """Her words as they stand now, into English, until that was written."""
    row = _beside(session, viewer, FamilyView, case_id, view_id, now)
    if not row.text:
        raise NotFound
    return Words(
        about=About.VIEW,
        about_id=row.id,
        kind=About.VIEW.value,
        text=row.text,
        language=row.language,
        members=(row.member_id,),
        into=() if row.english or words_tag(row.language) == SOURCE else (SOURCE,),
        wording=row.wording,
    )


def _of_answer(
    session: Session, viewer: StaffViewer, case_id: str, answer_id: str, now: datetime
) -> Words:
    """What the chair or the panel answered, into her language, until it is released to her."""
    row = _beside(session, viewer, ViewAnswer, case_id, answer_id, now)
    return _for_her(session, About.ANSWER, row, row.language, waits=row.released_at is None)


def _of_change(
    session: Session, viewer: StaffViewer, case_id: str, change_id: str, now: datetime
) -> Words:
    """What became of her remark, into her language, until it is released to her."""
    row = _beside(session, viewer, DraftChange, case_id, change_id, now)
    waits = row.released_at is None and not row.in_hers
    return _for_her(session, About.CHANGE, row, SOURCE, waits=waits)


def _of_question(
    session: Session, viewer: StaffViewer, case_id: str, question_id: str, now: datetime
) -> Words:
    """A question of a review, into the languages of those beside whom the viewer stands."""
    row = session.get(TermsQuestion, (case_id, question_id))
    people = session.scalars(
        select(FamilyMember)
        .where(
            FamilyMember.case_id == case_id,
            beside_in_review(viewer, now, FamilyMember.case_id, FamilyMember.id),
        )
        .order_by(FamilyMember.joined_at, FamilyMember.id)
    ).all()
    if row is None or not row.text or not people:
        raise NotFound
    into = {
        words_tag(one.language)
        for one in people
        if row.language not in reads_in(one.language, one.reads)
    }
    return Words(
        about=About.QUESTION,
        about_id=row.id,
        kind=About.QUESTION.value,
        text=row.text,
        language=row.language,
        members=tuple(one.id for one in people),
        into=tuple(sorted(into)),
    )


def _beside(
    session: Session,
    viewer: StaffViewer,
    table: type[_Row],
    case_id: str,
    row_id: str,
    now: datetime,
) -> _Row:
    """One row of somebody beside whom the viewer stands in a review. Whether it is hidden or
    does not exist is the same question, and costs the same."""
    seen = (
        members_visible_to(viewer, now)
        .with_only_columns(FamilyMember.id)
        .where(FamilyMember.case_id == table.case_id, FamilyMember.id == table.member_id)
        .correlate(table)
        .exists()
    )
    row = session.scalar(
        select(table).where(
            table.case_id == case_id,
            table.id == row_id,
            seen,
            beside_in_review(viewer, now, table.case_id, table.member_id),
        )
    )
    if row is None:
        raise NotFound
    return row


def _for_her(
    session: Session, about: About, row: ViewAnswer | DraftChange, language: str, *, waits: bool
) -> Words:
    """Words for one person, wanted in hers as long as they wait to be let go."""
    if not row.words:
        raise NotFound
    member = session.get_one(FamilyMember, (row.case_id, row.member_id))
    reads = reads_in(member.language, member.reads)
    return Words(
        about=about,
        about_id=row.id,
        kind=about.value,
        text=row.words,
        language=language,
        members=(member.id,),
        into=reads[:1] if waits and language not in reads else (),
    )


_OF: dict[str, Callable[[Session, StaffViewer, str, str, datetime], Words]] = {
    About.UPDATE: _of_update,
    About.MESSAGE: _of_message,
    About.VIEW: _of_view,
    About.ANSWER: _of_answer,
    About.CHANGE: _of_change,
    About.QUESTION: _of_question,
}
