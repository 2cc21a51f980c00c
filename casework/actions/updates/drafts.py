"""Writing an update: kind, fields, own words, recipients, previews. Nothing reaches anybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from casework.actions import audit
from casework.actions.updates.begun_with import begin_with, choose_review
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.closeness import service_day
from casework.queries.recipients import candidates, case_of
from casework.queries.scope import in_case, strands_in_case, visible_case, visible_update
from casework.rules.access import StaffViewer, may
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.release import closes_door, proceedings_active, walls_crossed
from casework.rules.roles import Permission
from casework.rules.strands import STRAND_FACTS
from casework.rules.update_kinds import SOURCE_ROLE, UpdateKind, check_fields, kind_of

EDITABLE = ("draft", "waiting_second")


@dataclass(frozen=True)
class DraftContent:
    """What the writer typed on the form."""

    raw_fields: Mapping[str, str]  # as typed; the kind's own checks read it
    official_source: str = ""
    source_role: str = ""
    words: Mapping[str, str] | None = None  # language tag -> text
    gives_away_held: bool = False
    about_evidence: bool = False
    promise_on: str = ""  # ISO day, or ""
    review_id: str = ""  # asked where the case has several


def start_draft(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    kind_slug: str,
    now: datetime,
    corrects_id: str | None = None,
    moves_id: str | None = None,
    review_id: str | None = None,
) -> Update:
    """Begin an update of this kind in this case. It is the writer's own until sent on."""
    visible_case(session, viewer, case_id, now)
    if not may(in_case(session, viewer, case_id), Permission.UPDATE_WRITE):
        raise Refused(Sentence(S_("You cannot write updates.")))
    kind = kind_of(kind_slug)
    _check_publisher(session, viewer, case_id, kind, now)
    for earlier_id in (corrects_id, moves_id):
        if earlier_id is not None:
            earlier = visible_update(session, viewer, case_id, earlier_id, now)
            if earlier.state != "published":
                raise NotFound
    update = Update(
        case_id=case_id,
        kind=kind.slug,
        strand=kind.strand.value,
        corrects_id=corrects_id,
        moves_id=moves_id,
        review_id=review_id,
        about_evidence=kind.evidence,
        created_by=viewer.staff_id,
        created_at=now,
    )
    begin_with(session, update, kind)
    session.add(update)
    audit.record(
        session,
        chain=case_id,
        actor=viewer,
        event=Event.UPDATE_DRAFTED,
        facts={"update_id": update.id, "kind": kind.slug},
        now=now,
    )
    return update


def _check_publisher(
    session: Session, viewer: StaffViewer, case_id: str, kind: UpdateKind, now: datetime
) -> None:
    roles = {role.value for role in in_case(session, viewer, case_id).role_names}
    if not roles & kind.publishers:
        raise Refused(Sentence(S_("Your role does not publish this kind of update.")))
    if kind.strand.value not in strands_in_case(session, viewer, case_id, now):
        raise NotFound


def save_draft(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    update_id: str,
    version: int,
    content: DraftContent,
    now: datetime,
) -> Update:
    """Keep what was typed. Every save asks for the previews again.

    Raises Invalid with one sentence for each field, or Stale with both texts.
    """
    update = editable(session, viewer, case_id, update_id, now)
    _refuse_stale(update, version, content)
    clean, errors = check_fields(update.kind, content.raw_fields, today=service_day(now))
    problems = dict(errors)
    problems.update(_source_problems(session, update, content, now))
    promise = _promise_day(content, now, problems)
    problems.update(choose_review(session, update, content.review_id))
    if problems:
        raise Invalid(problems)
    update.fields = clean
    update.occurred_on = kind_of(update.kind).day_of(clean) or service_day(now)
    update.official_source = content.official_source.strip() or None
    update.source_role = content.source_role
    # The words are rows of their own: without this a save of words alone kept the old version,
    # and whoever saved next would have put hers over it unseen.
    flag_modified(update, "source_role")
    update.gives_away = _gives_away(session, update, clean)
    update.gives_away_held = content.gives_away_held
    update.about_evidence = content.about_evidence or kind_of(update.kind).evidence
    update.promise_on = promise
    _send_again(update)
    _save_words(session, update, content.words or {}, viewer, now)
    _forget_previews(session, update)
    audit.record(
        session,
        chain=case_id,
        actor=viewer,
        event=Event.UPDATE_CHANGED,
        facts={"update_id": update.id, "kind": update.kind},
        now=now,
    )
    return update


def _send_again(update: Update) -> None:
    """What a second person waits to look at is not what it was: a draft once more."""
    update.state = "draft"
    update.sent_to_second_at = None


def _gives_away(session: Session, update: Update, clean: Mapping[str, object]) -> str:
    """What the entry would reveal. A moved date reveals what the hearing that it moves reveals:
    alone it does not know which court that is, and would be held as if it were a trial."""
    if update.moves_id is not None:
        original = session.get(Update, (update.case_id, update.moves_id))
        if original is not None:
            return original.gives_away
    return " ".join(sorted(kind_of(update.kind).gives_away(clean)))


def editable(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> Update:
    """A draft that this viewer may change: her own. Anything released is locked."""
    update = visible_update(session, viewer, case_id, update_id, now)
    if update.state not in EDITABLE:
        raise Refused(Sentence(S_("This is published. It can be corrected or withdrawn.")))
    if update.created_by != viewer.staff_id:
        raise Refused(Sentence(S_("Only the person who wrote this can change it.")))
    return update


def _refuse_stale(update: Update, version: int, content: DraftContent) -> None:
    if update.version == version:
        return
    theirs = {name: str(value) for name, value in (update.fields or {}).items()}
    mine = {name: value for name, value in content.raw_fields.items() if value}
    for language, text in (content.words or {}).items():
        mine[f"words-{language}"] = text
    raise Stale(theirs=theirs, mine=mine)


def _source_problems(
    session: Session, update: Update, content: DraftContent, now: datetime
) -> dict[str, Sentence]:
    """Own words about police, court or inquest need a named official source while proceedings
    are active (Contempt of Court Act 1981; docs/sources.md, Trials)."""
    problems: dict[str, Sentence] = {}
    if SOURCE_ROLE.choice(content.source_role) is None:
        problems["source_role"] = Sentence(S_("Say who told us."))
    own_words = any(text.strip() for text in (content.words or {}).values())
    if own_words and not content.official_source.strip() and restricted(session, update, now):
        problems["official_source"] = Sentence(
            S_(
                "Say who told us: a name and an office. Your own words need it while the court "
                "case is going on."
            )
        )
    return problems


def restricted(session: Session, update: Update, now: datetime) -> bool:
    """Whether own words in this update are restricted by active proceedings."""
    case = case_of(session, update)
    return STRAND_FACTS[update.strand].proceedings and proceedings_active(
        case.proceedings_from, case.proceedings_until, service_day(now)
    )


def _promise_day(
    content: DraftContent, now: datetime, problems: dict[str, Sentence]
) -> date | None:
    if not content.promise_on:
        return None
    try:
        day = date.fromisoformat(content.promise_on)
    except ValueError:
        day = None
    if day is None or day <= service_day(now):
        problems["promise_on"] = Sentence(S_("Choose a day after today for the promise."))
        return None
    return day


def _save_words(
    session: Session,
    update: Update,
    words: Mapping[str, str],
    viewer: StaffViewer,
    now: datetime,
) -> None:
    existing = {row.language: row for row in words_of(session, update)}
    for language, text in words.items():
        row = existing.get(language)
        if not text.strip():
            if row is not None:
                row.text = None
            continue
        if row is None:
            row = UpdateWords(
                case_id=update.case_id,
                update_id=update.id,
                language=language,
                written_by=viewer.staff_id,
                written_at=now,
            )
            session.add(row)
        if row.text != text.strip():
            row.text = text.strip()  # written_at stays: what was written first is the original


def words_of(session: Session, update: Update) -> list[UpdateWords]:
    """The writer's own words, one row for each language; an emptied row says nothing."""
    return list(
        session.scalars(
            select(UpdateWords)
            .where(UpdateWords.case_id == update.case_id, UpdateWords.update_id == update.id)
            .order_by(UpdateWords.written_at, UpdateWords.language)
        )
    )


def audience_of(session: Session, update: Update) -> list[Audience]:
    """The people chosen for this update."""
    return list(
        session.scalars(
            select(Audience)
            .where(
                Audience.case_id == update.case_id,
                Audience.update_id == update.id,
                Audience.removed_at.is_(None),
            )
            .order_by(Audience.member_id)
        )
    )


def _forget_previews(session: Session, update: Update) -> None:
    for row in audience_of(session, update):
        row.previewed_at = None
        row.previewed_by = None


def choose_recipients(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    update_id: str,
    member_ids: Iterable[str],
    now: datetime,
    across_walls: bool = False,
) -> None:
    """Set who this goes to. Somebody outside the viewer's scope cannot be chosen at all.

    Two people with a wall between them are chosen together only by saying so
    (``across_walls``); somebody who is suspected or accused never.
    """
    update = editable(session, viewer, case_id, update_id, now)
    wanted = set(member_ids)
    possible = {one.member.id: one for one in candidates(session, viewer, update, now)}
    if not wanted <= set(possible):
        raise NotFound
    if not wanted:
        raise Invalid({"recipients": Sentence(S_("Choose at least one person."))})
    lines = {member_id: one.line for member_id, one in possible.items()}
    if any(closes_door(lines[member_id].flags) for member_id in wanted):
        raise Invalid({"recipients": Sentence(S_("One person you chose has no access at all."))})
    if walls_crossed(wanted, lines) and not across_walls:
        raise Invalid(
            {
                "across_walls": Sentence(
                    S_(
                        "There is a wall between people you chose. Say that you know, or choose "
                        "again."
                    )
                )
            }
        )
    for member_id, one in possible.items():
        row = one.audience
        if member_id in wanted:
            if row is None:
                row = Audience(case_id=case_id, member_id=member_id, update_id=update.id)
                session.add(row)
            if row.removed_at or row.seen_line != one.line.as_text():
                # She would get something else than what was looked at, or the words were
                # changed while she was not among them.
                row.previewed_at = None
                row.previewed_by = None
            row.removed_at = None
            row.seen_line = one.line.as_text()
        elif row is not None:
            row.removed_at = now
    _send_again(update)  # a second person would release it to others than she looked at
    audit.record(
        session,
        chain=case_id,
        actor=viewer,
        event=Event.RECIPIENTS_CHOSEN,
        facts={"update_id": update.id, "count": len(wanted)},
        now=now,
    )


def mark_previewed(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    update_id: str,
    member_id: str,
    now: datetime,
) -> None:
    """Record that the writer looked at the update as this recipient will see it."""
    update = editable(session, viewer, case_id, update_id, now)
    row = next((r for r in audience_of(session, update) if r.member_id == member_id), None)
    if row is None:
        raise NotFound
    row.previewed_at = now
    row.previewed_by = viewer.staff_id
    audit.record(
        session,
        chain=case_id,
        actor=viewer,
        event=Event.UPDATE_PREVIEWED,
        facts={"update_id": update.id, "member_id": member_id},
        now=now,
    )


def discard_draft(
    session: Session, *, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> None:
    """Put a draft away. The row stays, without recipients and words."""
    update = editable(session, viewer, case_id, update_id, now)
    for words in words_of(session, update):
        words.text = None
    update.fields = {}
    update.official_source = None
    update.state = "discarded"
    # The recipients last: to a colleague, row security shows the draft because of them.
    session.flush()
    for row in audience_of(session, update):
        row.removed_at = now
    audit.record(
        session,
        chain=update.case_id,
        actor=viewer,
        event=Event.UPDATE_DISCARDED,
        facts={"update_id": update.id},
        now=now,
    )
