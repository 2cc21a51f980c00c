"""Messages: hers to her worker, kept as a draft until she sends it, and the worker's answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from casework.actions import commitments, outbox
from casework.actions.checks import found, note, require_in, required, shorter
from casework.models.contact import Message, MessageDraft
from casework.models.family import FamilyMember
from casework.queries.messages import may_read_messages, readable_message
from casework.queries.scope import visible_member
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.choices import Subject
from casework.rules.contact_plan import Happening
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.help_subjects import SUBJECT_BY_SLUG
from casework.rules.languages import words_tag
from casework.rules.messages import N_, S_, Sentence
from casework.rules.roles import Permission

LONGEST = 5000  # characters of one message


def note_disclosure_seen(session: Session, *, viewer: FamilyViewer, now: datetime) -> None:
    """She read, once, that a court can sometimes order us to show what she writes."""
    member = _herself(session, viewer)
    if member.disclosure_seen_at is not None:
        return
    # Beside the row's version: an open form of her worker is not made stale.
    session.execute(
        update(FamilyMember)
        .where(FamilyMember.case_id == viewer.case_id, FamilyMember.id == viewer.member_id)
        .values(disclosure_seen_at=now)
    )
    note(session, viewer, viewer.case_id, Event.DISCLOSURE_SEEN, now, member_id=viewer.member_id)


def save_draft(session: Session, *, viewer: FamilyViewer, text: str, now: datetime) -> None:
    """Keep what she has written and not sent; an empty text takes the draft away."""
    _herself(session, viewer)
    clean = _family_text(text)
    draft = session.get(MessageDraft, (viewer.case_id, viewer.member_id))
    if not clean:
        if draft is None:
            return
        session.delete(draft)
    elif draft is None:
        session.add(
            MessageDraft(
                case_id=viewer.case_id, member_id=viewer.member_id, text=clean, saved_at=now
            )
        )
    else:
        draft.text = clean
        draft.saved_at = now
    note(session, viewer, viewer.case_id, Event.DRAFT_SAVED, now, member_id=viewer.member_id)


def send(
    session: Session,
    *,
    viewer: FamilyViewer,
    text: str,
    subject: str = "",
    disclosure_shown: bool = False,
    now: datetime,
) -> str:
    """Send a message to her worker; its id. Her draft is gone with it, unless she asks about
    a ``subject`` (rules.help_subjects) from that subject's own page.

    The notice about courts comes before her first message: without it the field
    ``disclosure`` says so, unless the page that she sent from showed it
    (``disclosure_shown``).
    """
    member = _herself(session, viewer)
    clean = _family_text(text)
    if not clean:
        raise Invalid({"text": Sentence(N_("Write what you want to say."))})
    if member.disclosure_seen_at is None:
        if not disclosure_shown:
            raise Invalid(
                {
                    "disclosure": Sentence(
                        N_("We keep this private. A court can sometimes order us to show it.")
                    )
                }
            )
        note_disclosure_seen(session, viewer=viewer, now=now)
    message = Message(
        case_id=viewer.case_id,
        member_id=viewer.member_id,
        from_family=True,
        language=viewer.writes_in,
        subject=subject if subject in SUBJECT_BY_SLUG else "",
        text=clean,
        sent_at=now,
    )
    session.add(message)
    draft = session.get(MessageDraft, (viewer.case_id, viewer.member_id))
    if draft is not None and not message.subject:
        session.delete(draft)
    _note(session, viewer, message, Event.MESSAGE_SENT, now)
    return message.id


def came_by_text(
    session: Session, *, member: FamilyMember, text: str, sent_at: datetime, now: datetime
) -> str:
    """A reply of hers to a text, in the words in which it came; its id. Whoever holds her phone
    may have written it: her worker reads that it came in this way."""
    message = Message(
        case_id=member.case_id,
        member_id=member.id,
        from_family=True,
        by_text=True,
        language=words_tag(member.language),
        text=text[:LONGEST],
        sent_at=sent_at,
    )
    session.add(message)
    session.flush()
    viewer = FamilyViewer(member.case_id, member.id)
    _note(session, viewer, message, Event.MESSAGE_SENT, now)
    return message.id


def mark_read(
    session: Session, *, viewer: StaffViewer, case_id: str, message_id: str, now: datetime
) -> None:
    """Staff have read it. She sees that, so nobody's page of hers may do it by itself."""
    message = _hers(session, viewer, case_id, message_id, now)
    if message.read_at is not None:
        return
    message.read_at = now
    _note(session, viewer, message, Event.MESSAGE_READ, now)


def answer(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    message_id: str,
    text: str,
    language: str,
    now: datetime,
) -> str:
    """Answer a message; the answer's id. It answers her earlier open messages too."""
    message = _hers(session, viewer, case_id, message_id, now)
    reply = _staff_message(viewer, message.case_id, message.member_id, text, language, now)
    reply.answers_id = message.id
    session.add(reply)
    session.flush()
    session.execute(
        update(Message)
        .where(
            Message.case_id == case_id,
            Message.member_id == message.member_id,
            Message.from_family.is_(True),
            Message.answered_at.is_(None),
            Message.sent_at <= message.sent_at,
        )
        .values(answered_at=now)
    )
    if message.read_at is None:
        message.read_at = now
    _tell(session, reply, now)
    _note(session, viewer, message, Event.MESSAGE_ANSWERED, now, text=reply.text)
    return reply.id


def write_to(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    text: str,
    language: str,
    now: datetime,
) -> str:
    """A message from her worker that answers nothing; its id."""
    visible_member(session, viewer, case_id, member_id, now)
    _may_write(session, viewer, case_id, member_id, now)
    message = _staff_message(viewer, case_id, member_id, text, language, now)
    session.add(message)
    _tell(session, message, now)
    _note(session, viewer, message, Event.MESSAGE_SENT, now)
    return message.id


def _tell(session: Session, message: Message, now: datetime) -> None:
    """She hears that something is new, if her choices allow a message."""
    session.flush()
    outbox.queue(
        session,
        case_id=message.case_id,
        member_id=message.member_id,
        happening=Happening("message", Subject.WITH_US, at=now),
        about=message.id,
        now=now,
    )


def _staff_message(
    viewer: StaffViewer, case_id: str, member_id: str, text: str, language: str, now: datetime
) -> Message:
    return Message(
        case_id=case_id,
        member_id=member_id,
        from_family=False,
        staff_id=viewer.staff_id,
        language=shorter(language, "language", 20),
        text=required(text, "text", S_("Write your answer."), longest=LONGEST),
        sent_at=now,
    )


def _family_text(text: str) -> str:
    clean = text.strip()
    if len(clean) > LONGEST:
        raise Invalid(
            {
                "text": Sentence(
                    N_("This is longer than one message can be. Please send it in two parts.")
                )
            }
        )
    return clean


def _herself(session: Session, viewer: FamilyViewer) -> FamilyMember:
    """Her own row, while she may come in."""
    return found(
        session.scalar(
            select(FamilyMember).where(
                FamilyMember.case_id == viewer.case_id,
                FamilyMember.id == viewer.member_id,
                FamilyMember.state == "active",
                FamilyMember.access == "open",
            )
        )
    )


def _hers(
    session: Session, viewer: StaffViewer, case_id: str, message_id: str, now: datetime
) -> Message:
    message = readable_message(session, viewer, case_id, message_id, now)
    visible_member(session, viewer, case_id, message.member_id, now)
    _may_write(session, viewer, case_id, message.member_id, now)
    if not message.from_family:
        raise NotFound
    return message


def _may_write(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    if not may_read_messages(session, viewer, case_id, member_id, now):
        raise NotFound
    require_in(session, viewer, case_id, Permission.MESSAGE_ANSWER)


def _note(
    session: Session,
    viewer: FamilyViewer | StaffViewer,
    message: Message,
    event: Event,
    now: datetime,
    *,
    text: str | None = None,
) -> None:
    said = message.text if text is None else text
    note(
        session,
        viewer,
        message.case_id,
        event,
        now,
        member_id=message.member_id,
        message_id=message.id,
        **commitments.to_her_text(session, message.case_id, message.member_id, said or ""),
    )
