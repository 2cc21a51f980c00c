"""Sealed columns: bound to their row, opened by every key of the ring, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from casework.models import sealing
from casework.models.sealing import (
    KeyRing,
    NoKeyRing,
    SealBroken,
    Sealed,
    SealedJson,
    WeakKeyRing,
    commitment,
    new_commitment_key,
    sealed_columns,
    sealed_under,
    use_key_ring,
)

pytestmark = pytest.mark.usefixtures("key_ring")


def key(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()


def b64(name: str) -> str:
    return base64.b64encode(key(name)).decode()


RING = KeyRing({"one": key("one")}, "one", key("index"))


class LocalBase(DeclarativeBase):
    pass


class Card(LocalBase):
    __tablename__ = "card"

    case_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    more_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    note = Sealed("note_sealed")
    more = SealedJson("more_sealed")


@given(st.text(), st.text())
def test_what_was_sealed_opens_to_the_same_text(text: str, place: str) -> None:
    assert RING.open(RING.seal(text, place), place) == text


def test_the_same_text_never_seals_to_the_same_bytes() -> None:
    assert RING.seal("Amina", "a") != RING.seal("Amina", "a")


def test_any_changed_byte_breaks_the_seal() -> None:
    blob = RING.seal("Amina", "a")
    for place in range(len(blob)):
        changed = bytearray(blob)
        changed[place] ^= 1
        with pytest.raises(SealBroken):
            RING.open(bytes(changed), "a")
    for length in range(len(blob)):
        with pytest.raises(SealBroken):
            RING.open(blob[:length], "a")


def test_a_value_moved_to_another_row_is_broken() -> None:
    hers, other = Card(case_id="c1", id="a"), Card(case_id="c1", id="b")
    hers.note = "She wants letters only"
    other.note_sealed = hers.note_sealed
    with pytest.raises(SealBroken):
        _ = other.note


def test_a_value_moved_to_another_column_is_broken() -> None:
    card = Card(case_id="c1", id="a")
    card.note = "{}"
    card.more_sealed = card.note_sealed
    with pytest.raises(SealBroken):
        _ = card.more


def test_a_row_without_its_key_seals_nothing_yet() -> None:
    card = Card(case_id="c1")
    with pytest.raises(ValueError, match="key first"):
        card.note = "too early"


def test_a_value_is_decrypted_once_however_often_read(monkeypatch: pytest.MonkeyPatch) -> None:
    writer, reader = Card(case_id="c1", id="a"), Card(case_id="c1", id="a")
    writer.note = "once"
    reader.note_sealed = writer.note_sealed
    opened: list[str] = []
    true_open = KeyRing.open

    def counted(self: KeyRing, blob: bytes, aad: str) -> str:
        opened.append(aad)
        return true_open(self, blob, aad)

    monkeypatch.setattr(KeyRing, "open", counted)
    assert [reader.note, reader.note, reader.note] == ["once"] * 3
    assert opened == ["card.note_sealed:c1:a"]
    writer.note = "twice"
    reader.note_sealed = writer.note_sealed
    assert reader.note == "twice"


def test_setting_the_same_text_again_leaves_the_row() -> None:
    card = Card(case_id="c1", id="a")
    card.note = "same"
    before = card.note_sealed
    card.note = "same"
    assert card.note_sealed is before
    card.note = None
    assert card.note_sealed is None
    assert card.note is None


def test_each_read_of_a_dictionary_is_its_own() -> None:
    card = Card(case_id="c1", id="a")
    card.more = {"court": "Leeds", "صوبہ": ["پنجاب"]}
    first = card.more
    assert first == {"court": "Leeds", "صوبہ": ["پنجاب"]}
    first["court"] = "York"
    assert (card.more or {})["court"] == "Leeds"


def test_the_class_itself_knows_its_sealed_columns() -> None:
    assert set(sealed_columns(Card)) == {"note_sealed", "more_sealed"}
    assert isinstance(Card.note, Sealed)


def test_an_old_key_still_opens_after_rotation() -> None:
    old = RING.seal("Amina", "a")
    newer = KeyRing({"two": key("two"), "one": key("one")}, "two", key("index"))
    assert newer.open(old, "a") == "Amina"
    assert sealed_under(newer.seal("Amina", "a")) == "two"
    without = KeyRing({"two": key("two")}, "two", key("index"))
    with pytest.raises(SealBroken, match="does not hold"):
        without.open(old, "a")


def test_text_names_the_first_key_as_current() -> None:
    ring = KeyRing.from_text(f"new:{b64('new')},old:{b64('old')}", index=b64("index"))
    assert ring.current == "new"
    assert set(ring.keys) == {"new", "old"}


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        ("", b64("index")),
        ("nocolon", b64("index")),
        ("a:not base64", b64("index")),
        (f"a:{base64.b64encode(b'short').decode()}", b64("index")),
        (f"a:{base64.b64encode(bytes(32)).decode()}", b64("index")),
        (f"a:{b64('a')},a:{b64('b')}", b64("index")),
        (f"a:{b64('a')},b:{b64('a')}", b64("index")),
        (f"a:{b64('index')}", b64("index")),
        (f"a:{b64('a')}", ""),
        (f":{b64('a')}", b64("index")),
    ],
)
def test_a_weak_ring_is_refused_in_one_sentence(keys: str, index: str) -> None:
    with pytest.raises(WeakKeyRing) as refused:
        KeyRing.from_text(keys, index=index)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert b64("a") not in sentence


def test_a_ring_never_prints_its_keys() -> None:
    assert "one" in repr(RING)
    assert repr(key("one")) not in repr(RING)
    assert key("index").hex() not in repr(RING)


def test_without_a_ring_the_error_says_so() -> None:
    use_key_ring(None)
    with pytest.raises(NoKeyRing, match="use_key_ring"):
        sealing.key_ring()


def test_a_blind_index_depends_on_purpose_and_key() -> None:
    one = RING.blind_index("phone", "+441134960000")
    assert one == RING.blind_index("phone", "+441134960000")
    assert one != RING.blind_index("email", "+441134960000")
    assert one != KeyRing({"one": key("one")}, "one", key("other")).blind_index(
        "phone", "+441134960000"
    )
    assert len(one) == 64


def test_a_commitment_cannot_be_matched_without_its_key() -> None:
    mine, other = new_commitment_key(), new_commitment_key()
    assert commitment(mine, "words") == commitment(bytes.fromhex(mine), "words")
    assert commitment(mine, "words") != commitment(other, "words")
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(b"", "words")


def test_every_sealed_column_of_the_record_is_bytes() -> None:
    from casework.models import Base

    found: list[Any] = []
    for mapper in Base.registry.mappers:
        for name in sealed_columns(mapper.class_):
            column = mapper.attrs[name].columns[0]
            assert isinstance(column.type, LargeBinary)
            found.append(column)
    assert len(found) >= 20
