"""People's words: to a translator, past a second person, released; nobody is told twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from casework.actions import contact, messages, staff_accounts, translations
from casework.actions.updates import withdraw
from casework.models.family import FamilyMember
from casework.models.outbox import OutboxMessage
from casework.models.translations import Translation, TranslationName
from casework.queries.translation_pieces import piece, pieces_for, put_for_her
from casework.queries.translations import on_the_way
from casework.queries.words_today import words_today
from casework.rules.access import SystemActor
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from casework.rules.peoples_words import LONGEST_WAIT, About, State
from tests.support.belongings_words import translators
from tests.support.databases import NOW, Database
from tests.support.drafting import Entry, published
from tests.support.household import Household, build

pytestmark = pytest.mark.usefixtures("key_ring")
WORDS = "Imran, there is a seat for you beside Mary. Ask for Imran’s name at the door."
URDU = "NAME-1، آپ کی نشست NAME-2 کے ساتھ ہے۔ دروازے پر NAME-1 کا نام لیں۔"
NAMES = "Imran\nMary\n"


@pytest.fixture
def house(database: Database) -> Household:
    """The household, with two translators of Urdu."""
    made = build(database)
    translators(made)
    return made


def written(house: Household, *knew: str) -> Entry:
    """An update to Imran, who reads Urdu, with words in English."""
    with house.database.session("owner") as session:
        imran = session.get_one(FamilyMember, house.members["imran"])
        imran.knew_before = " ".join(knew)
        session.commit()
    return published(house, "alice", "imran", words=WORDS)


def asked(house: Household, entry: Entry, **changes: Any) -> dict[str, str]:
    """Given to Tara, with Tess as the second person; where it is."""
    values: dict[str, Any] = {
        "about": "update",
        "about_id": entry.id,
        "language": "ur",
        "translator_id": house.staff["tara"],
        "checker_id": house.staff["tess"],
        "names": NAMES,
        **changes,
    }
    worker = values.pop("worker", "alice")
    case_id = house.cases["one"]
    made = house.act(worker, translations.ask, case_id=case_id, **values)
    return {"case_id": case_id, "translation_id": made}


def row_of(house: Household, at: dict[str, str]) -> Translation:
    with house.database.session("owner", write=False) as session:
        return session.get_one(Translation, (at["case_id"], at["translation_id"]))


def checked(house: Household, at: dict[str, str], text: str = URDU) -> None:
    house.act("tara", translations.translate, **at, version=1, text=text)
    house.act("tess", translations.check, **at, version=2, text=text)


def messages_waiting(house: Household) -> int:
    with house.database.session("owner", write=False) as session:
        return session.scalar(select(func.count()).select_from(OutboxMessage)) or 0


def test_words_join_her_entry_when_released_and_nobody_is_told_twice(house: Household) -> None:
    entry = written(house)
    at = asked(house, entry)
    before = messages_waiting(house)
    checked(house, at)
    house.act("alice", translations.release, **at, version=3)
    assert messages_waiting(house) == before
    assert row_of(house, at).state == "released"
    urdu = URDU.replace("NAME-1", "Imran").replace("NAME-2", "Mary")
    assert sorted(entry.words) == sorted([WORDS, urdu])


def test_the_translator_sees_labels_and_never_a_name(house: Household) -> None:
    at = asked(house, written(house))
    (found,) = house.run(house.worker("tara"), lambda s: pieces_for(s, house.worker("tara")))
    assert (
        found.text
        == "NAME-1, there is a seat for you beside NAME-2. Ask for NAME-1’s name at the door."
    )
    with house.database.session_of(house.worker("tara")) as session:
        seen = session.scalars(select(TranslationName)).all() if _on_postgresql(session) else []
    assert seen == []
    with pytest.raises(NotFound):
        house.act("tara", translations.check, **at, version=1, text=URDU)


def _on_postgresql(session: Any) -> bool:
    return bool(session.connection().dialect.name == "postgresql")


def test_no_step_is_left_out_or_taken_by_somebody_else(house: Household) -> None:
    at = asked(house, written(house))
    with pytest.raises(NotFound):
        house.act("alice", translations.release, **at, version=1)
    with pytest.raises(NotFound):
        house.act("tess", translations.translate, **at, version=1, text=URDU)
    with pytest.raises((NotFound, Refused)):
        house.act("alice", translations.translate, **at, version=1, text=URDU)
    house.act("tara", translations.translate, **at, version=1, text=URDU)
    with pytest.raises(NotFound):
        house.act("tara", translations.check, **at, version=2, text=URDU)
    with pytest.raises(NotFound):
        house.act("alice", translations.release, **at, version=2)
    house.act("tess", translations.check, **at, version=2, text=URDU)
    with pytest.raises((NotFound, Refused)):
        house.act("tara", translations.release, **at, version=3)


def test_a_translator_is_done_with_it_once_it_is_released(house: Household) -> None:
    at = asked(house, written(house))
    checked(house, at)
    house.act("alice", translations.release, **at, version=3)
    for name in ("tara", "tess"):
        viewer = house.worker(name)
        assert house.run(viewer, lambda s, v=viewer: pieces_for(s, v)) == ()
        with pytest.raises(NotFound):
            house.run(viewer, lambda s, v=viewer: piece(s, v, **at))


def test_the_second_person_can_send_it_back(house: Household) -> None:
    at = asked(house, written(house))
    house.act("tara", translations.translate, **at, version=1, text=URDU)
    house.act("tess", translations.send_back, **at, version=2, why="The door is the north one.")
    found = house.run(house.worker("tara"), lambda s: piece(s, house.worker("tara"), **at))
    assert found.note == "The door is the north one."
    assert found.result == URDU
    with pytest.raises(Stale):
        house.act("tara", translations.translate, **at, version=2, text=URDU)


def test_every_label_stays_in_the_translation(house: Household) -> None:
    at = asked(house, written(house))
    with pytest.raises(Invalid) as caught:
        house.act("tara", translations.translate, **at, version=1, text=URDU.replace("NAME-2", ""))
    assert caught.value.errors["text"].params == {"labels": "NAME-2"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"translator_id": "nobody"}, "translator_id"),
        ({"names": "Somebody else"}, "names"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field(
    house: Household, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        asked(house, written(house), **changes)
    assert list(caught.value.errors) == [field]


def test_nobody_checks_their_own_translation(house: Household) -> None:
    with pytest.raises(Invalid) as caught:
        asked(house, written(house), checker_id=house.staff["tara"])
    assert list(caught.value.errors) == ["checker_id"]


def test_only_somebody_who_works_in_both_languages_translates(house: Household) -> None:
    with pytest.raises(Invalid) as caught:
        asked(house, written(house), translator_id=house.staff["bea"])  # Urdu, but no translator
    assert list(caught.value.errors) == ["translator_id"]


def test_it_is_given_once_for_each_language(house: Household) -> None:
    entry = written(house)
    asked(house, entry)
    with pytest.raises(Invalid):
        asked(house, entry)


@pytest.mark.parametrize("worker", ["bea", "sid", "vik", "ada", "tara"])
def test_nobody_asks_for_words_they_do_not_read(house: Household, worker: str) -> None:
    with pytest.raises((NotFound, Refused)):
        asked(house, written(house), worker=worker)


def test_whoever_assigns_confirms_that_it_is_somebody_from_outside(house: Household) -> None:
    house.act("imran", translations.wish, outside=True)
    entry = written(house)
    with pytest.raises(Invalid) as caught:
        asked(house, entry)
    assert list(caught.value.errors) == ["outside"]
    assert row_of(house, asked(house, entry, outside=True)).outside
    house.act("imran", translations.wish, outside=False)


def test_another_relatives_wish_changes_nothing(house: Household) -> None:
    house.act("mary", translations.wish, outside=True)
    assert not row_of(house, asked(house, written(house))).outside


def test_a_stopped_translation_can_be_given_to_somebody_else(house: Household) -> None:
    entry = written(house)
    at = asked(house, entry)
    house.act("alice", translations.stop, **at)
    assert house.run(house.worker("tara"), lambda s: pieces_for(s, house.worker("tara"))) == ()
    asked(house, entry)


def test_withdrawn_words_leave_no_translation_behind(house: Household) -> None:
    entry = written(house)
    at = asked(house, entry)
    house.act("tara", translations.translate, **at, version=1, text=URDU)
    house.act(
        "alice",
        withdraw.withdraw,
        **entry.at,
        ground="safety",
        reason="It names where they sit.",
        named_leader=house.staff["lena"],
    )
    row = row_of(house, at)
    assert (row.state, row.text_sealed, row.result_sealed) == ("stopped", None, None)
    with house.database.session("owner", write=False) as session:
        assert session.scalars(select(TranslationName)).all() == []


def test_a_message_from_her_is_read_at_once_and_in_english_once_checked(house: Household) -> None:
    imran = replace(house.relative("imran"), language="ur")
    house.run(
        imran,
        lambda s: messages.send(
            s, viewer=imran, text="کیا Mary آئے گی؟", disclosure_shown=True, now=NOW
        ),
    )
    viewer = house.worker("alice")
    (message,) = house.see("alice", _thread, house.members["imran"])
    assert message.text == "کیا Mary آئے گی؟"
    at = asked(
        house, Entry(house, "alice", message.id), about="message", about_id=message.id,
        language="en", names="Mary",
    )  # fmt: skip
    checked(house, at, "Will NAME-1 come?")
    way = house.run(
        viewer, lambda s: on_the_way(s, viewer, at["case_id"], About.MESSAGE, [message.id], NOW)
    )
    read = way.read_now(message.id)
    assert read is not None
    assert (read.result, read.state) == ("Will Mary come?", State.CHECKED)


def _thread(session: Any, viewer: Any, member: tuple[str, str], now: datetime) -> Any:
    from casework.queries.messages import staff_thread

    return staff_thread(session, viewer, *member, now)


def test_a_message_to_her_joins_in_her_language_when_released(house: Household) -> None:
    message = house.act(
        "alice", messages.write_to, **house.of("imran"), text="I will call Mary.", language="en"
    )
    at = asked(
        house, Entry(house, "alice", message), about="message", about_id=message, names="Mary"
    )
    checked(house, at, "میں NAME-1 کو فون کروں گی۔")
    viewer = house.relative("imran")
    assert house.run(viewer, lambda s: put_for_her(s, viewer, [message])) == {}
    house.act("alice", translations.release, **at, version=3)
    found = house.run(viewer, lambda s: put_for_her(s, viewer, [message]))[message]
    assert (found.text, found.language) == ("میں Mary کو فون کروں گی۔", "ur")
    mary = house.relative("mary")
    assert house.run(mary, lambda s: put_for_her(s, mary, [message])) == {}


def test_words_that_wait_too_long_ask_for_a_call_with_an_interpreter(house: Household) -> None:
    written(house, "charge")
    late = NOW + LONGEST_WAIT + timedelta(minutes=1)

    def lines(worker: str, moment: datetime) -> list[str]:
        found = house.see(worker, words_today, now=moment).to_phone
        return [one.member_called for one in found]

    assert lines("alice", NOW + LONGEST_WAIT) == []
    assert lines("alice", late) == ["Imran"]
    assert lines("bea", late) == lines("tara", late) == []
    house.act(
        "alice", contact.record, **house.of("imran"), kind="call_to_service_user",
        happened_at=late, text="read it to him", interpreter=True, language="ur", now=late,
    )  # fmt: skip
    assert lines("alice", late) == []


def test_words_of_held_news_ask_for_no_call(house: Household) -> None:
    written(house)  # a hearing would tell of a charge that nobody has told him of
    late = NOW + LONGEST_WAIT + timedelta(days=1)
    assert house.see("alice", words_today, now=late).to_phone == ()


def test_words_in_her_language_ask_for_no_call(house: Household) -> None:
    at = asked(house, written(house))
    checked(house, at)
    found = house.see("alice", words_today)
    assert [one.translation_id for one in found.to_release] == [at["translation_id"]]
    house.act("alice", translations.release, **at, version=3)
    late = NOW + LONGEST_WAIT + timedelta(days=9)
    assert not house.see("alice", words_today, now=late).any


def test_an_ended_translator_is_offered_no_more(house: Household) -> None:
    with house.database.session("owner") as session:
        staff_accounts.end_access(
            session, viewer=SystemActor(), staff_id=house.staff["tess"], now=NOW
        )
        session.commit()
    with pytest.raises(Invalid) as caught:
        asked(house, written(house))
    assert list(caught.value.errors) == ["checker_id"]


def test_words_are_wanted_only_in_languages_that_nobody_there_reads_yet(house: Household) -> None:
    with house.database.session("owner") as session:
        session.get_one(FamilyMember, house.members["imran"]).reads = "en"
        session.commit()
    entry = written(house)
    viewer = house.worker("alice")
    way = house.run(
        viewer, lambda s: on_the_way(s, viewer, house.cases["one"], About.UPDATE, [entry.id], NOW)
    )
    assert way.into == {entry.id: ()}
    with pytest.raises(NotFound):
        asked(house, entry)
