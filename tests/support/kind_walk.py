"""One kind of update through every page it touches, from the search to what a relative reads."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import date

from casework.rules.strands import STRAND_BY_NUMBER, STRAND_FACTS
from casework.rules.update_kinds import TOLD_FIRST, UpdateKind, words_for
from casework.web.i18n import gettext, use_language
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.kinds import good_raw
from tests.support.visitor import Visitor
from tests.support.writing import Draft, begin

TODAY = NOW.date()


def plain(page: str) -> str:
    """The text of a page without its tags, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


@dataclass
class Walk:
    """A worker, the leader who is her second person, and a relative who knew all hard news."""

    desk: Desk
    writer: str = "alice"
    second: str = "lena"
    reader: str = "mary"
    language: str = "en"
    today: date = TODAY

    def begin(self) -> None:
        """What went before is known to her, so that nothing of this walk is held."""
        self.desk.knew_before(self.reader, *sorted(TOLD_FIRST))

    def said(self, text: str) -> str:
        """The text as the reader has it, still with its placeholders."""
        with use_language(self.language, "messages"):
            return " ".join(gettext(text).split())

    def found_by_staff(self, kind: UpdateKind) -> None:
        """By a word of its label, and by a word of what staff may type."""
        worker = self.desk.worker(self.writer)
        for word in (kind.staff_label, kind.staff_search.split()[0]):
            worker.client.get(f"/updates/new?case={self.desk.case}")
            worker.get(f"/updates/new?case={self.desk.case}&q={word}")
            assert f'data-kind="{kind.slug}"' in worker.text, (kind.slug, word)

    def written(self, kind: UpdateKind, outcome: str) -> Draft:
        """Through the form: every input is there, nothing is refused, and it comes back."""
        draft = begin(self.desk, self.writer, kind.slug)
        for field in kind.fields:
            assert field.label in html.unescape(draft.visitor.text), (kind.slug, field.name)
            for name in field.inputs:
                assert f'name="{name}"' in draft.visitor.text, (kind.slug, name)
        fields = {**good_raw(kind, self.today, outcome), "source_role": "us"}
        page = draft.save(fields)
        assert page.name == "recipients", (kind.slug, outcome, plain(page.text))
        return draft

    def released(self, kind: UpdateKind, draft: Draft) -> None:
        """Chosen, looked at as her, released by whoever may."""
        assert draft.choose(self.reader).name == "release", kind.slug
        self.previewed(kind, draft)
        page = draft.release()
        if kind.second_person:
            assert draft.row.state == "waiting_second", kind.slug
            other = self.desk.worker(self.second)
            other.get(f"{draft.path}/preview/{self.desk.house.members[self.reader][1]}")
            page = draft.release(other)
        assert page.name == "update", (kind.slug, plain(page.text))
        assert draft.row.state == "published", kind.slug

    def previewed(self, kind: UpdateKind, draft: Draft) -> None:
        """The preview shows what she will read."""
        draft.look(self.reader)
        says = words_for(kind.slug, draft.row.fields)
        text = plain(draft.visitor.text)
        assert self.said(says.headline.msgid) in text, (kind.slug, says.headline)
        assert self.said(says.explanation.msgid) in text, (kind.slug, says.explanation)
        member = self.desk.house.members[self.reader][1]
        draft.visitor.post(f"{draft.path}/preview/{member}")

    def read(self, kind: UpdateKind, draft: Draft) -> str:
        """As she finds it: closed if it is hard, in its strand and nowhere else, then all of it."""
        if kind.told_first:
            self.desk.tell(self.writer, self.reader, draft.id)
        reader = self.desk.relative(self.reader, self.language)
        says = words_for(kind.slug, draft.row.fields)
        headline, explanation = self.said(says.headline.msgid), self.said(says.explanation.msgid)
        number = STRAND_FACTS[kind.strand.value].number
        for other in STRAND_BY_NUMBER:
            reader.get(f"/t/{other}")
            shown = f'data-kind="{kind.slug}"' in reader.text
            assert shown is (other == number), (kind.slug, other)
        for path in ("/t/print", f"/t/{number}"):
            reader.get(path)
            listed = plain(reader.text)
            assert (headline in listed) is not kind.is_hard, (kind.slug, path)
            assert self.said(kind.subject) in listed or not kind.is_hard, (kind.slug, path)
        reader.get(f"/u/{draft.id}")
        if kind.is_hard:
            assert explanation not in plain(reader.text), kind.slug
            reader.post(f"/u/{draft.id}", choice="main")
            assert self.said(says.main_point.msgid) in plain(reader.text), kind.slug
            assert explanation not in plain(reader.text), kind.slug
            reader.post(f"/u/{draft.id}", choice="all")
        return self.all_of_it(reader, kind, draft)

    def all_of_it(self, reader: Visitor, kind: UpdateKind, draft: Draft) -> str:
        """Every sentence is on the page; the text of the page."""
        text = plain(reader.text)
        says = words_for(kind.slug, draft.row.fields)
        for sentence in replace(says, main_point=says.headline).everything():
            for part in re.split(r"%\(\w+\)s", self.said(sentence.msgid)):
                # A full stop after a value stands apart from it once the tags are gone.
                assert part.strip(" .۔") in text, (kind.slug, sentence)
        return text

    def whole(self, kind: UpdateKind, outcome: str) -> Draft:
        """All of it."""
        draft = self.written(kind, outcome)
        self.released(kind, draft)
        self.read(kind, draft)
        return draft
