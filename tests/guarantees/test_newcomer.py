"""A newcomer adds a kind of update as one entry, with its translations: everything covers it.

Nothing but the table and a catalogue is changed here. Pages, forms, previews, filters and the
tests of the table know of the new kind by themselves.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from casework.rules.knowledge import Entry, Reader, Standing, known_to
from casework.rules.update_kinds import KINDS, UpdateKind, five_likeliest, next_event, search
from casework.rules.update_kinds.table import build
from casework.web import catalogues, i18n
from tests.rules import (
    test_kind_offers,
    test_kind_stages,
    test_update_kinds,
    test_update_kinds_fields,
    test_words,
)
from tests.support import invented_kind
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build as household
from tests.support.invented_kind import LANTERN_FUND
from tests.support.kind_walk import TODAY, Walk
from tests.support.kinds import every_outcome, good_fields, outcomes_of

SOURCE = Path(invented_kind.__file__)
_OF_THE_TABLE = (test_update_kinds, test_update_kinds_fields, test_kind_stages, test_kind_offers)
Check = Callable[..., None]


def texts_of_the_entry(mark: str) -> list[str]:
    """What the extraction finds in the newcomer's file, and nobody has listed by hand."""
    found = extract_from_file("python", str(SOURCE), keywords={mark: None})
    return [message for _, message, _, _ in found]


def in_urdu(number: int, text: str) -> str:
    """A made-up translation: it differs from every other and keeps its placeholders."""
    values = " ".join(part.split(")s")[0].join(("%(", ")s")) for part in text.split("%(")[1:])
    return f"فانوس نمبر {number} {values}۔".replace(" ۔", "۔")


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> UpdateKind:
    """The entry in the table."""
    entry = build([*KINDS.values(), LANTERN_FUND])[LANTERN_FUND.slug]
    monkeypatch.setitem(KINDS, entry.slug, entry)
    return entry


@pytest.fixture
def translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Its family texts in a copy of the Urdu catalogue."""
    folder = tmp_path / "translations"
    shutil.copytree(catalogues.FOLDER, folder, ignore=shutil.ignore_patterns("*.mo"))
    path = folder / "ur" / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        catalog = read_po(file, locale="ur")
    for number, text in enumerate(texts_of_the_entry("N_")):
        catalog.add(text, in_urdu(number, text))
    with path.open("wb") as file:
        write_po(file, catalog)
    monkeypatch.setattr(catalogues, "FOLDER", folder)
    _forget()
    yield
    _forget()


def _forget() -> None:
    catalogues.catalogue.cache_clear()
    i18n._escaped.cache_clear()


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(household(database), tmp_path)


def checks_of_the_table() -> list[Any]:
    """Every test of the table that is asked once for each kind, or once for each outcome."""
    return [
        pytest.param(test, id=name)
        for module in _OF_THE_TABLE
        for name, test in vars(module).items()
        if name.startswith("test_") and "kind" in _arguments(test)
    ]


def _arguments(test: Any) -> tuple[str, ...]:
    code = getattr(test, "__code__", None)
    return code.co_varnames[: code.co_argcount] if code else ()


def ask(check: Check, kind: UpdateKind) -> None:
    """The check for this kind, with each outcome where it wants one."""
    if "outcome" not in _arguments(check):
        check(kind)
        return
    for outcome in (*outcomes_of(kind), ""):
        check(kind, outcome)


@pytest.mark.parametrize("check", checks_of_the_table())
def test_every_check_of_the_table_accepts_the_entry(added: UpdateKind, check: Check) -> None:
    ask(check, added)


def test_checks_of_the_whole_table_see_the_entry(added: UpdateKind) -> None:
    """Its texts are among those whose words are checked, and share nothing with another kind."""
    assert set(texts_of_the_entry("N_")) <= test_words.family_texts()
    test_words.test_no_text_of_the_kinds_has_a_fault()
    test_words.test_texts_end_as_sentences_do()
    test_update_kinds.test_no_two_outcomes_share_an_explanation()
    assert (added, "used_up") in list(every_outcome())


def test_a_careless_entry_is_found_by_the_checks(added: UpdateKind) -> None:
    """An explanation taken from another kind, and a label that tells."""
    copied = replace(added.says, explanation=KINDS["arrest"].says.explanation)
    KINDS[added.slug] = replace(added, says=copied)
    with pytest.raises(AssertionError):
        test_update_kinds.test_no_two_outcomes_share_an_explanation()
    telling = replace(added, subject="About the award that was refused")
    with pytest.raises(AssertionError):
        test_update_kinds.test_subject_never_holds_the_result(telling)
    unasked = replace(added, outcomes={})
    with pytest.raises(AssertionError):
        test_update_kinds.test_each_answer_that_decides_has_an_outcome(unasked)


def test_what_she_may_know_covers_the_entry(added: UpdateKind) -> None:
    """Hard news shows its subject, and its day to come stands among what comes next."""
    fields = good_fields(added, TODAY, "offered")
    entry = Entry(
        id="l",
        kind=added.slug,
        occurred_on=TODAY,
        published_at=NOW,
        told_first=added.told_first,
        hard=added.is_hard,
        gives_away=added.gives_away(fields),
    )
    (known,) = known_to(Reader(), [entry]).known
    assert known.standing is Standing.LABEL
    event = next_event(added.slug, fields)
    assert event is not None
    assert event.day > TODAY


def test_staff_are_offered_the_entry(added: UpdateKind) -> None:
    """By a word, among the kinds of its strand, and after what it usually follows."""
    assert search("grant travel") == (added,)
    assert added in five_likeliest([], [added])


@pytest.mark.parametrize("outcome", LANTERN_FUND.outcomes)
def test_entry_goes_through_every_page_in_english(
    desk: Desk, added: UpdateKind, outcome: str
) -> None:
    Walk(desk).whole(added, outcome)


def test_entry_goes_through_every_page_in_urdu(
    desk: Desk, added: UpdateKind, translated: None
) -> None:
    """With nothing but its translations added; no English of it is left on her pages."""
    draft = Walk(desk, reader="imran", language="ur").whole(added, "offered")
    imran = desk.relative("imran")
    for path in ("/t", "/t/5", "/t/print", f"/u/{draft.id}"):
        imran.get(path)
        assert '<html lang="ur" dir="rtl"' in imran.text
        for text in texts_of_the_entry("N_"):
            assert text.partition("%")[0] not in imran.text, (path, text)
