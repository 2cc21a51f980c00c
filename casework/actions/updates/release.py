"""Releasing an update: the draft is locked, the audience is derived again, and only then does
anything exist for a reader."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions import audit, commitments, outbox
from casework.actions.clocks import start_for_update
from casework.actions.outbox_reminders import cancel_moved, plan_reminders
from casework.actions.release_holds import hold_releases
from casework.actions.terms import show_released_list
from casework.actions.updates.drafts import EDITABLE, audience_of, restricted, words_of
from casework.actions.updates.no_news import keep_promises
from casework.models.case import Case
from casework.models.contact import Promise
from casework.models.people import Staff
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.closeness import service_day
from casework.queries.outbox_facts import happening_of
from casework.queries.recipients import Candidate, candidates
from casework.queries.scope import in_case, visible_update
from casework.rules.access import StaffViewer, may
from casework.rules.errors import AudienceChanged, Invalid, NotFound, Refused, Stale
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.release import differences, needs_second_person
from casework.rules.roles import Permission
from casework.rules.update_kinds import UpdateKind, check_fields, kind_of


def release(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    update_id: str,
    version: int,
    now: datetime,
) -> Update:
    """Publish, or send to a second person where one is needed.

    Run by the writer it publishes or sends on; run by a colleague on a waiting update it
    publishes. A second press finds it published and changes nothing. Raises AudienceChanged if
    a wall, a flag or a choice changed since the recipients were looked at.
    """
    update = visible_update(session, viewer, case_id, update_id, now)
    if update.state == "published":
        return update
    if update.state not in EDITABLE:
        raise NotFound
    own = update.created_by == viewer.staff_id
    if not own:
        _check_second_person(in_case(session, viewer, case_id), update)
    if update.version != version:
        raise Stale(theirs={}, mine={})
    _check_followed(session, update)
    kind = kind_of(update.kind)
    words = [row for row in words_of(session, update) if row.text]
    _check_complete(update, kind, now)
    people = _audience_as_seen(session, viewer, update, now)
    _check_previews(update, kind, words, people)
    second = needs_second_person(
        kind_says=kind.second_person,
        own_words=bool(words),
        restricted=restricted(session, update, now),
    )
    if second and own:
        return _send_on(session, viewer, update, now)
    return _publish(session, viewer, update, words, people, second=not own, now=now)


def _check_second_person(viewer: StaffViewer, update: Update) -> None:
    if not may(viewer, Permission.UPDATE_RELEASE_SECOND) or update.state != "waiting_second":
        raise NotFound


def _check_followed(session: Session, update: Update) -> None:
    """A correction repeats what it puts right: once that was withdrawn, it may not bring the
    words back."""
    for earlier_id in filter(None, (update.corrects_id, update.moves_id)):
        earlier = session.get(Update, (update.case_id, earlier_id))
        if earlier is None or earlier.state != "published":
            raise Refused(
                Sentence(S_("The entry that this follows was withdrawn. Put this draft away."))
            )


def _check_complete(update: Update, kind: UpdateKind, now: datetime) -> None:
    # The clock may have moved since the last save: a date that was ahead can be behind.
    _, errors = check_fields(kind.slug, kind.as_typed(update.fields or {}), today=service_day(now))
    if errors:
        raise Invalid(dict(errors))
    if not update.source_role:
        raise Invalid({"source_role": Sentence(S_("Say who told us."))})


def _audience_as_seen(
    session: Session, viewer: StaffViewer, update: Update, now: datetime
) -> list[tuple[Audience, Candidate]]:
    """The chosen people, looked at again. What changed since stops the release."""
    current = {one.member.id: one for one in candidates(session, viewer, update, now)}
    people: list[tuple[Audience, Candidate]] = []
    changed: list[Sentence] = []
    for row in audience_of(session, update):
        one = current.get(row.member_id)
        if one is None:
            # Gone from the viewer's sight, ended, or died since: drop nobody in silence.
            changed.append(
                Sentence(S_("One person you chose can no longer receive this from you."))
            )
            continue
        changed.extend(differences(row.seen_line, one.line))
        people.append((row, one))
    if changed:
        raise AudienceChanged(tuple(changed))
    if not people:
        raise Invalid({"recipients": Sentence(S_("Choose at least one person."))})
    return people


def _check_previews(
    update: Update,
    kind: UpdateKind,
    words: list[UpdateWords],
    people: list[tuple[Audience, Candidate]],
) -> None:
    if not kind.is_hard and not words:
        return
    if any(row.previewed_at is None for row, _ in people):
        raise Invalid(
            {
                "preview": Sentence(
                    S_("Look at it first as each person will see it. Each name below has a link.")
                )
            }
        )


def _send_on(session: Session, viewer: StaffViewer, update: Update, now: datetime) -> Update:
    update.state = "waiting_second"
    update.sent_to_second_at = now
    audit.record(
        session,
        chain=update.case_id,
        actor=viewer,
        event=Event.UPDATE_SENT_TO_SECOND,
        facts={"update_id": update.id, "kind": update.kind},
        now=now,
    )
    return update


def _publish(
    session: Session,
    viewer: StaffViewer,
    update: Update,
    words: list[UpdateWords],
    people: list[tuple[Audience, Candidate]],
    *,
    second: bool,
    now: datetime,
) -> Update:
    update.state = "published"
    update.published_at = now
    update.published_by = update.created_by
    update.second_person = viewer.staff_id if second else None
    for text in words:
        text.state = "released"
        text.checked_by = viewer.staff_id if second else None
        text.released_at = now
    for row, _ in people:
        row.addressed = True
        row.addressed_at = now
        if update.promise_on is not None:
            _promise(session, viewer, update, row, now)
    update.returned_note = None
    _start_proceedings(session, viewer, update, now)
    _record_what_it_follows(session, viewer, update, now)
    start_for_update(
        session, viewer=viewer, update=update, member_ids=[r.member_id for r, _ in people], now=now
    )
    _tell(session, viewer, update, [row for row, _ in people], now)
    told = [row.member_id for row, _ in people]
    keep_promises(session, viewer=viewer, update=update, member_ids=told, now=now)
    said = {one.language: one.text or "" for one in words}
    show_released_list(session, viewer=viewer, update=update, words=said, member_ids=told, now=now)
    audit.record(
        session,
        chain=update.case_id,
        actor=viewer,
        event=Event.UPDATE_RELEASED,
        facts={
            "update_id": update.id,
            "kind": update.kind,
            "members": [row.member_id for row, _ in people],
            "second_person": update.second_person or "",
            **commitments.to_update(session, update, words),
        },
        now=now,
    )
    return update


def _tell(
    session: Session, viewer: StaffViewer, update: Update, rows: list[Audience], now: datetime
) -> None:
    """A message for each, if her choices allow one. What still waits about the entry that this
    one moves or corrects is dropped: she hears of the change once."""
    session.flush()
    for row in rows:
        outbox.queue(
            session,
            case_id=update.case_id,
            member_id=row.member_id,
            happening=happening_of(update, row),
            about=update.id,
            now=now,
        )
    followed = filter(None, (update.corrects_id, update.moves_id))
    outbox.look_again_about(session, case_id=update.case_id, about=followed, now=now)
    if kind_of(update.kind).is_hearing:
        case_id, update_id = update.case_id, update.id
        cancel_moved(session, viewer=viewer, case_id=case_id, update_id=update_id, now=now)
        hers = [row.member_id for row in rows]
        plan_reminders(session, case_id=case_id, member_ids=hers, update_id=update_id, now=now)


def _record_what_it_follows(
    session: Session, viewer: StaffViewer, update: Update, now: datetime
) -> None:
    for event, fact, earlier in (
        (Event.UPDATE_CORRECTED, "corrects_id", update.corrects_id),
        (Event.UPDATE_DATE_MOVED, "moves_id", update.moves_id),
    ):
        if earlier is not None:
            audit.record(
                session,
                chain=update.case_id,
                actor=viewer,
                event=event,
                facts={"update_id": update.id, fact: earlier},
                now=now,
            )


def _promise(
    session: Session, viewer: StaffViewer, update: Update, row: Audience, now: datetime
) -> None:
    assert update.promise_on is not None
    promise = Promise(
        case_id=update.case_id,
        member_id=row.member_id,
        update_id=update.id,
        due_on=update.promise_on,
        made_by=update.created_by,
        made_at=now,
    )
    session.add(promise)
    audit.record(
        session,
        chain=update.case_id,
        actor=viewer,
        event=Event.PROMISE_MADE,
        facts={"promise_id": promise.id, "member_id": row.member_id},
        now=now,
    )


def _start_proceedings(
    session: Session, viewer: StaffViewer, update: Update, now: datetime
) -> None:
    """An arrest or a charge makes proceedings active, whether or not somebody set the date."""
    if not kind_of(update.kind).starts_proceedings:
        return
    case = session.get(Case, update.case_id)
    if case is not None and case.proceedings_from is None:
        case.proceedings_from = update.occurred_on
        hold_releases(session, viewer=viewer, case_id=update.case_id, now=now)


def release_words(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    update_id: str,
    language: str,
    text: str,
    now: datetime,
) -> UpdateWords:
    """Add the writer's words in one more language to a published update.

    Only somebody recorded as working in that language writes it; the structured part has been
    there all along, so nobody is told a second time. Where words need a second person they do
    so in every language: then they come as a correction, which a second person releases.
    """
    update = visible_update(session, viewer, case_id, update_id, now)
    if update.state != "published" or not may(
        in_case(session, viewer, case_id), Permission.UPDATE_WRITE
    ):
        raise NotFound
    if needs_second_person(
        kind_says=kind_of(update.kind).second_person,
        own_words=True,
        restricted=restricted(session, update, now),
    ):
        raise Refused(
            Sentence(S_("A second person has to release these words. Put the entry right instead."))
        )
    rows = {row.language: row for row in words_of(session, update)}
    if not any(row.text for row in rows.values()):
        raise Refused(Sentence(S_("There are no words to put into another language.")))
    if language in rows and rows[language].text:
        raise Refused(Sentence(S_("This is published. It can be corrected or withdrawn.")))
    worker = session.get(Staff, viewer.staff_id)
    if worker is None or language not in worker.languages.split():
        raise Refused(Sentence(S_("You are not recorded as working in this language.")))
    if not text.strip():
        raise Invalid({"text": Sentence(S_("Write the words in that language."))})
    row = rows.get(language) or UpdateWords(
        case_id=case_id,
        update_id=update.id,
        language=language,
        written_by=viewer.staff_id,
        written_at=now,
    )
    row.text = text.strip()
    row.state = "released"
    row.released_at = now
    session.add(row)
    audit.record(
        session,
        chain=case_id,
        actor=viewer,
        event=Event.WORDS_RELEASED,
        facts={
            "update_id": update.id,
            "language": language,
            **commitments.to_case_text(session, case_id, row.text or ""),
        },
        now=now,
    )
    return row
