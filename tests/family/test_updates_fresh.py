"""A page that is kept is never older than the record: whatever changes shows at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from jinja2 import meta, nodes
from sqlalchemy import select

from casework.actions import allocations, flags, people, promises
from casework.actions.updates import release, withdraw
from casework.models.family import FamilyMember
from casework.models.people import Staff
from casework.models.sessions import LoginSession
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries import own_page
from casework.queries.kept import Kept
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build

HELD, TOLD, PLAIN, OLD = "h" * 16, "t" * 16, "p" * 16, "d" * 16
_AHEAD = {"hearing_type": "mention", "court": "Leeds Crown Court", "confirmed": "fixed"}
_ENTRIES: tuple[tuple[str, str, str, dict[str, object]], ...] = (
    (HELD, "charge", "court", {"offence": "murder", "accused_under_18": "no"}),
    (TOLD, "arrest", "police", {"how_many": "one"}),
    (PLAIN, "hearing_listed", "court", {**_AHEAD, "date": "2026-04-09", "time": "10:30"}),
    (OLD, "hearing_listed", "court", {**_AHEAD, "date": "2026-03-02", "time": "14:00"}),
)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary has two hearings, an arrest that she was told of, and a charge that she was not."""
    desk = desk_of(build(database), tmp_path)
    desk.knew_before("mary", "charge", "verdict")
    for update_id, kind, strand, fields in _ENTRIES:
        told = NOW if update_id == TOLD else None
        add_entry(desk, update_id, kind, strand, fields, told_at=told)
    with database.session("owner") as session:
        session.add(_words(desk, "en", "Bring a coat."))
        session.commit()
    return desk


def add_entry(
    desk: Desk, update_id: str, kind: str, strand: str, fields: dict[str, object], **hers: Any
) -> None:
    """One published entry for Mary."""
    moment = NOW - timedelta(hours=2)
    case_id, member_id = desk.house.members["mary"]
    follows = {name: str(hers.pop(name)) for name in ("corrects_id", "moves_id") if name in hers}
    with desk.house.database.session("owner") as session:
        session.add(
            Update(
                case_id=case_id,
                id=update_id,
                kind=kind,
                strand=strand,
                state="published",
                fields=fields,
                source_role="court",
                occurred_on=moment.date(),
                created_by=desk.house.staff["alice"],
                created_at=moment,
                published_by=desk.house.staff["alice"],
                published_at=moment,
                **follows,
            )
        )
        session.flush()
        audience = {"addressed": True, "addressed_at": moment, **hers}
        session.add(Audience(case_id=case_id, member_id=member_id, update_id=update_id, **audience))
        session.commit()


def _words(desk: Desk, language: str, text: str) -> UpdateWords:
    return UpdateWords(
        case_id=desk.case,
        update_id=PLAIN,
        language=language,
        text=text,
        state="released",
        written_by=desk.house.staff["alice"],
        written_at=NOW,
        released_at=NOW,
    )


def _told(desk: Desk) -> None:
    desk.tell("alice", "mary", HELD)


def _asks(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get(f"/u/{TOLD}")
    mary.post(f"/u/{TOLD}", choice="ask")


def _withdrawn(desk: Desk) -> None:
    desk.house.act(
        "alice",
        withdraw.withdraw,
        case_id=desk.case,
        update_id=PLAIN,
        ground="safety",
        reason="It names the street.",
        named_leader=desk.house.staff["lena"],
    )


def _corrected(desk: Desk) -> None:
    right = {**_AHEAD, "court": "Bradford Crown Court", "date": "2026-04-10"}
    add_entry(desk, "c" * 16, "hearing_listed", "court", right, corrects_id=PLAIN)


def _moved(desk: Desk) -> None:
    later = {"confirmed": "fixed", "new_date": "2026-04-23", "reason": "no_room"}
    add_entry(desk, "m" * 16, "hearing_moved", "court", later, moves_id=PLAIN)


def _published(desk: Desk) -> None:
    meeting = {"how": "visit", "date": "2026-03-30", "place": "At your home"}
    add_entry(desk, "n" * 16, "meeting_with_us", "with_us", meeting)


def _taken_off(desk: Desk) -> None:
    with desk.house.database.session("owner") as session:
        key = (*desk.house.members["mary"], PLAIN)
        session.get_one(Audience, key).removed_at = NOW
        session.commit()


def _in_her_language(desk: Desk) -> None:
    with desk.house.database.session("owner") as session:
        session.get_one(FamilyMember, desk.house.members["mary"]).language = "ur"
        session.commit()
    desk.speaks("alice", "en", "ur")
    desk.house.act(
        "alice",
        release.release_words,
        case_id=desk.case,
        update_id=PLAIN,
        language="ur",
        text="کوٹ ساتھ لائیں۔",
    )


def _renamed(desk: Desk) -> None:
    with desk.house.database.session("owner") as session:
        session.get_one(Staff, desk.house.staff["alice"]).full_name = "Alys Penrose"
        session.commit()


def _covered(desk: Desk) -> None:
    """Set before, and it begins by itself."""
    begins = NOW + timedelta(minutes=5)
    desk.house.act(
        "alice",
        allocations.cover,
        **desk.house.of("mary"),
        staff_id=desk.house.staff["bea"],
        starts_at=begins,
        ends_at=NOW + timedelta(days=5),
        confirm_conflict=True,
    )
    desk.relative("mary").get("/t")
    assert "Bea" not in desk.relative("mary").text
    desk.at(begins)


def _promised(desk: Desk) -> None:
    day = NOW.date() + timedelta(days=3)
    desk.house.act("alice", promises.make, **desk.house.of("mary"), due_on=day)


def _day_is_over(desk: Desk) -> None:
    with desk.house.database.session("owner") as session:
        for row in session.scalars(select(LoginSession)):
            row.expires_at, row.idle_seconds = NOW + timedelta(days=30), 10**7
        session.commit()
    desk.at(NOW + timedelta(days=1))


def _abroad(desk: Desk) -> None:
    with desk.house.database.session("owner") as session:
        session.get_one(FamilyMember, desk.house.members["mary"]).time_zone = "Asia/Karachi"
        session.commit()


def _reads_first(desk: Desk) -> None:
    desk.read_first("alice", "mary")


def _may_be_a_witness(desk: Desk) -> None:
    with desk.house.database.session("owner") as session:
        session.get_one(Update, (desk.case, PLAIN)).about_evidence = True
        session.commit()
    desk.house.act("alice", flags.set_flag, **desk.house.of("mary"), flag="witness")


CHANGES: tuple[tuple[Callable[[Desk], None], str, str], ...] = (
    # What happens, what the page said before, what it says after; "" for nothing to look for.
    (_told, "", 'data-kind="charge"'),
    (_asks, 'data-state="label"', 'data-state="asked"'),
    (_withdrawn, "Bring a coat.", "An entry was withdrawn"),
    (_corrected, "", "A later entry puts it right."),
    (_moved, "", "This date has moved since."),
    (_published, "", 'data-kind="meeting_with_us"'),
    (_taken_off, "Bring a coat.", ""),
    (_in_her_language, "", "کوٹ ساتھ لائیں۔"),
    (_renamed, "Alice", "Alys Penrose"),
    (_covered, "", "Bea"),
    (_promised, "", "We will be in touch by"),
    (_day_is_over, "", ""),
    (_abroad, "", ""),
    (_reads_first, "", 'data-kind="charge"'),
    (_may_be_a_witness, "Bring a coat.", ""),
)


@pytest.mark.parametrize(
    ("change", "before", "after"), CHANGES, ids=[one[0].__name__.strip("_") for one in CHANGES]
)
@pytest.mark.parametrize("path", ["/t", "/t/2"])
def test_kept_page_says_what_a_new_one_would(
    desk: Desk, change: Callable[[Desk], None], before: str, after: str, path: str
) -> None:
    """Read until it is kept, changed, and read again beside one with nothing kept."""
    mary = desk.relative("mary")
    said = [mary.get(path).text for _ in range(3)][-1]
    assert kept(desk)
    change(desk)
    now_said = mary.get(path).text
    forget(desk)
    assert now_said == mary.get(path).text
    if path == "/t":
        assert now_said != said
        assert before in said
        assert not before or before not in now_said
        assert after in now_said
        assert not after or after not in said


def kept(desk: Desk) -> int:
    """How many pages the app holds."""
    return len(desk.family_app.extensions["kept_pages"])


def forget(desk: Desk) -> None:
    """As after a start."""
    desk.family_app.extensions["kept_pages"] = Kept(10)
    own_page._known = Kept(10)
    own_page._stood = Kept(10)


def test_page_that_nothing_changed_is_made_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mary = desk.relative("mary")
    for _ in range(3):
        mary.get("/t")
    monkeypatch.setattr(own_page, "assemble", None)
    assert "Bring a coat." in mary.get("/t").text


def test_what_is_held_does_not_make_the_page_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the next reading would take longer, and tell that something is there."""
    mary = desk.relative("mary")
    before = [mary.get("/t").text for _ in range(3)][-1]
    monkeypatch.setattr(own_page, "assemble", None)
    add_entry(desk, "v" * 16, "verdict", "court", {"verdict": "not_guilty"})
    assert mary.get("/t").text == before


def test_look_and_language_show_at_once(desk: Desk) -> None:
    mary = desk.relative("mary")
    english = [mary.get("/t").text for _ in range(2)][-1]
    mary.get("/c/look")
    mary.post("/c/look", theme="night", size="large")
    assert 'data-theme="night"' in mary.get("/t").text
    assert 'lang="ur"' in mary.get("/t?lang=ur").text.split(">")[1]
    assert "Bring a coat." in mary.text
    back = mary.get("/t?lang=en").text
    assert back.replace(' data-theme="night" data-size="large"', "") == english


def test_what_was_opened_is_closed_in_the_next_session(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get(f"/u/{TOLD}")
    mary.post(f"/u/{TOLD}", choice="all")
    for _ in range(2):
        assert 'data-state="all"' in mary.get("/t").text
    mary.get("/c/in")
    mary.post("/out")
    assert "Bring a coat." not in mary.get("/t").text
    del desk.visitors["mary"]
    assert 'data-state="label"' in desk.relative("mary").get("/t").text


def test_closed_door_shuts_the_kept_page(desk: Desk) -> None:
    mary = desk.relative("mary")
    for _ in range(2):
        assert "Bring a coat." in mary.get("/t").text
    desk.house.act("lena", flags.set_flag, **desk.house.of("mary"), flag="suspect")
    assert "Bring a coat." not in mary.get("/t").text


def test_ended_membership_shuts_the_kept_page(desk: Desk) -> None:
    mary = desk.relative("mary")
    for _ in range(2):
        mary.get("/t")
    desk.house.act("lena", people.record_membership_ended, **desk.house.of("mary"))
    assert "Bring a coat." not in mary.get("/t").text


def test_two_readers_share_nothing_that_is_kept(desk: Desk) -> None:
    mary, imran = desk.relative("mary"), desk.relative("imran")
    for visitor in (mary, imran, mary, imran):
        visitor.get("/t")
    assert "Bring a coat." in mary.text
    assert "Bring a coat." not in imran.text


# What a kept page may read beside what it is handed: words, addresses, and what its key holds.
_READ = frozenset(
    {
        *("_", "pgettext", "ngettext", "say", "direction", "direction_of", "language"),
        *("format_day", "format_month", "format_time", "format_moment"),
        *("url_for", "asset", "style", "leave_url", "setting", "links", "language_links"),
        *("look", "may", "viewer", "on_her_clock"),
        *("call_in", "call_us", "signed"),
    }
)


def test_kept_templates_read_only_what_their_key_holds(desk: Desk) -> None:
    """A token, the session or anything else of one request would be shown again to the next."""
    environment = desk.family_app.jinja_env
    waiting, seen = ["family/updates.html", "family/strand.html"], set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        assert environment.loader is not None
        tree = environment.parse(environment.loader.get_source(environment, name)[0])
        names = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
        assert not (names & set(environment.globals)) - _READ, name
        assert not names & {"request", "session", "g", "config"}, name
        waiting += [one for one in meta.find_referenced_templates(tree) if one and one not in seen]
    assert "shared/layout.html" in seen


def test_store_is_bounded_in_number_and_age(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("casework.queries.kept.time.monotonic", lambda: clock[0])
    store: Kept[int] = Kept(most=2, longest=10)
    for number in range(3):
        store.get(number, "same", lambda number=number: number)  # type: ignore[misc]
    assert len(store) == 2
    assert store.get(2, "same", lambda: 99) == 2
    assert store.get(2, "other", lambda: 99) == 99
    clock[0] = 11.0
    store.get(7, "same", lambda: 7)
    assert len(store) == 1
