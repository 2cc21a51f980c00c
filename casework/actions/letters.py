"""Making a letter: what it says is put together elsewhere; that it was made is kept here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import note, refuse_unknown, require_in
from casework.actions.codes import GivenCode, give_letter_code
from casework.models.family import FamilyMember
from casework.models.letters import Letter, LetterReference
from casework.queries.letters import letter_to, reference_lookup
from casework.queries.scope import visible_member
from casework.rules.access import StaffViewer
from casework.rules.errors import Refused
from casework.rules.events import Event
from casework.rules.letters import FORMS, LETTERS, PRINT_SIZES, LetterKind, new_reference
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission

_NO_LETTER = S_("No letter goes to this person now. Your team leader can tell you more.")


@dataclass(frozen=True)
class Made:
    """What a letter needs that exists only now: her reference, and a code where it gives one."""

    letter_id: str
    reference: str
    code: GivenCode | None


def make_letter(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    kind: str,
    form: str,
    size: str,
    language: str,
    now: datetime,
) -> Made:
    """Note that a letter is made, with her lasting reference and, for some kinds, a new code.

    Refused for somebody who has died, and for what tells news while she may not come in: then
    the paper twin of her pages is closed as well.
    """
    member = visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.LETTER_MAKE)
    refuse_unknown(kind, list(LETTERS), "kind")
    refuse_unknown(form, FORMS, "form")
    refuse_unknown(size, PRINT_SIZES, "size")
    if member.state == "died" or (LETTERS[LetterKind(kind)].tells and not _may_read(member)):
        raise Refused(Sentence(_NO_LETTER))
    code = None
    if LETTERS[LetterKind(kind)].gives_code:
        code = give_letter_code(
            session,
            viewer=viewer,
            case_id=case_id,
            member_id=member_id,
            how="printed",
            now=now,
        )
    reference = lasting_reference(
        session, viewer=viewer, case_id=case_id, member_id=member_id, now=now
    )
    row = Letter(
        case_id=case_id,
        member_id=member_id,
        kind=kind,
        form=form,
        language=language,
        large=size != "normal",
        made_by=viewer.staff_id,
        made_at=now,
    )
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.LETTER_MADE,
        now,
        member_id=member_id,
        letter_id=row.id,
        kind=kind,
        how=form,
        language=language,
    )
    return Made(row.id, reference, code)


def give_code(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    how: str,
    language: str,
    now: datetime,
) -> Made:
    """A code for 28 days: printed, it is a letter like the others; read out, it is only a code."""
    if how == "printed":
        visible_member(session, viewer, case_id, member_id, now)
        return make_letter(
            session,
            viewer=viewer,
            case_id=case_id,
            member_id=member_id,
            kind=LetterKind.CODE.value,
            form="page",
            size=letter_to(session, case_id, member_id, now).size,
            language=language,
            now=now,
        )
    where = {"case_id": case_id, "member_id": member_id}
    return Made("", "", give_letter_code(session, viewer=viewer, how=how, now=now, **where))


def lasting_reference(
    session: Session, *, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> str:
    """Her reference: the one on every letter, made with the first."""
    visible_member(session, viewer, case_id, member_id, now)
    row = session.scalar(
        select(LetterReference).where(
            LetterReference.case_id == case_id, LetterReference.member_id == member_id
        )
    )
    if row is not None and row.reference:
        return row.reference
    reference = new_reference()
    session.add(
        LetterReference(
            case_id=case_id,
            member_id=member_id,
            reference=reference,
            lookup=reference_lookup(reference),
            made_by=viewer.staff_id,
            made_at=now,
        )
    )
    note(session, viewer, case_id, Event.LETTER_REFERENCE_MADE, now, member_id=member_id)
    return reference


def _may_read(member: FamilyMember) -> bool:
    return member.state == "active" and member.access == "open"
