"""Own words saved in two places: whoever saves second sees both, in one tab or two."""

from __future__ import annotations

from tests.support.desk import Desk
from tests.support.writing import HEARING, begin

SOURCE = {"source_role": "court", "official_source": "Listing office, Leeds Crown Court"}


def test_words_alone_make_a_save_of_their_own(desk: Desk) -> None:
    draft = begin(desk, "alice", "hearing_listed")
    typed = {**HEARING, **SOURCE, "words-en": "I will be at the side door."}
    draft.save(typed)
    opened_before = draft.row.version
    # Nothing but the words changes, in one tab …
    assert draft.save({**typed, "words-en": "I will be at the main door."}).name == "recipients"
    # … and then in another that was open before.
    page = draft.save({**typed, "words-en": "I will be at the back door."}, opened_before)
    assert page.status == 409
    assert "I will be at the main door." in page.text
    assert "I will be at the back door." in page.text
