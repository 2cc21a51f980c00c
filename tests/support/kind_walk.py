"""One kind of update through every page it touches, from the search to what a relative reads."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from casework.actions.updates import drafts, release
from casework.models.updates import Update
from casework.rules.strands import STRAND_BY_NUMBER, STRAND_FACTS
from casework.rules.update_kinds import TOLD_FIRST, KindWords, UpdateKind, words_for
from casework.web.i18n import gettext, use_language
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.kinds import good_raw
from tests.support.writing import Draft, begin

TODAY = NOW.date()
PAGES = 2  # of a strand, enough for every kind of it


def plain(page: str) -> str:
    """The text of a page without its tags, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def _started(session: Session, **values: object) -> str:
    return drafts.start_draft(session, **values).id  # type: ignore[arg-type]


@dataclass
class Walk:
    """A worker, the leader who is her second person, and a relative who knew all hard news."""

    desk: Desk
    writer: str = "alice"
    second: str = "lena"
    reader: str = "mary"
    language: str = "en"
    today: date = TODAY

    def __post_init__(self) -> None:
        """What went before is known to her, so that nothing of this walk is held."""
        self.desk.knew_before(self.reader, *sorted(TOLD_FIRST))

    @property
    def member(self) -> str:
        """The reader's id."""
        return self.desk.house.members[self.reader][1]

    def said(self, text: str) -> str:
        """The text as the reader has it, still with its placeholders."""
        with use_language(self.language, "messages"):
            return " ".join(gettext(text).split())

    def whole(self, kind: UpdateKind, outcome: str) -> Draft:
        """All of it through the pages, as a worker and a relative do it."""
        self.offered(kind)
        draft = begin(self.desk, self.writer, kind.slug)
        self.filled_in(kind, draft, outcome)
        assert draft.choose(self.reader).name == "release", kind.slug
        self.previewed(kind, draft)
        draft.visitor.post(f"{draft.path}/preview/{self.member}")
        draft.release()
        if kind.second_person:
            assert draft.row.state == "waiting_second", kind.slug
            draft.release(self.desk.worker(self.second))
        self.read(kind, draft)
        self.listed([(kind, draft)])
        return draft

    def quick(self, kind: UpdateKind, outcome: str) -> Draft:
        """Only the pages that are made from the entry; what is the same for all is done by
        actions, which check as much."""
        act, case = self.desk.house.act, {"case_id": self.desk.case}
        update_id = act(self.writer, _started, kind_slug=kind.slug, **case)
        worker = self.desk.worker(self.writer)
        draft = Draft(self.desk, worker, f"/updates/{self.desk.case}/{update_id}")
        self.filled_in(kind, draft, outcome)
        one = {"update_id": update_id, **case}
        act(self.writer, drafts.choose_recipients, member_ids=[self.member], **one)
        self.previewed(kind, draft)
        act(self.writer, drafts.mark_previewed, member_id=self.member, **one)
        for who in (self.writer, self.second)[: 1 + kind.second_person]:
            act(who, release.release, version=draft.row.version, **one)
        self.read(kind, draft)
        return draft

    def offered(self, kind: UpdateKind) -> None:
        """Staff find it by a word."""
        worker = self.desk.worker(self.writer)
        word = kind.staff_search.split()[0]
        worker.get(f"/updates/new?case={self.desk.case}&q={word}")
        assert f'data-kind="{kind.slug}"' in worker.text, (kind.slug, word)

    def filled_in(self, kind: UpdateKind, draft: Draft, outcome: str) -> None:
        """Through the form: every input is there, and nothing is refused."""
        fields = {**good_raw(kind, self.today, outcome), "source_role": "us"}
        page = draft.save(fields)
        assert page.name == "recipients", (kind.slug, outcome, plain(page.text))
        page.get(f"{draft.path}/edit")
        form = html.unescape(page.text)
        for field in kind.fields:
            assert field.label in form, (kind.slug, field.name)
            for name in field.inputs:
                assert f'name="{name}"' in form, (kind.slug, name)

    def previewed(self, kind: UpdateKind, draft: Draft) -> None:
        """The preview shows what she will read."""
        draft.look(self.reader)
        says = self._says(draft.row)
        text = plain(draft.visitor.text)
        assert self.said(says.headline.msgid) in text, (kind.slug, says.headline)
        assert self.said(says.explanation.msgid) in text, (kind.slug, says.explanation)

    def read(self, kind: UpdateKind, draft: Draft) -> None:
        """As she finds it: closed if it is hard, then its main point, then all of it."""
        assert draft.row.state == "published", kind.slug
        if kind.told_first:
            self.desk.tell(self.writer, self.reader, draft.id)
        reader = self.desk.relative(self.reader, self.language)
        says = self._says(draft.row)
        explanation = self.said(says.explanation.msgid)
        reader.get(f"/u/{draft.id}")
        if kind.is_hard:
            assert explanation not in plain(reader.text), kind.slug
            reader.post(f"/u/{draft.id}", choice="main")
            assert self.said(says.main_point.msgid) in plain(reader.text), kind.slug
            assert explanation not in plain(reader.text), kind.slug
            reader.post(f"/u/{draft.id}", choice="all")
        text = plain(reader.text)
        for sentence in replace(says, main_point=says.headline).everything():
            for part in re.split(r"%\(\w+\)s", self.said(sentence.msgid)):
                # A full stop after a value stands apart from it once the tags are gone.
                assert part.strip(" .۔") in text, (kind.slug, sentence)

    def listed(self, walked: Iterable[tuple[UpdateKind, Draft]]) -> None:
        """Each stands in its strand and in no other; hard news by its subject only, on paper as
        well."""
        strands = {number: self._strand(number) for number in STRAND_BY_NUMBER}
        reader = self.desk.relative(self.reader, self.language)
        reader.get("/t/print")
        paper = plain(reader.text)
        for kind, draft in walked:
            own = STRAND_FACTS[kind.strand.value].number
            headline = self.said(self._says(draft.row).headline.msgid)
            found = {n for n, page in strands.items() if f'data-kind="{kind.slug}"' in page}
            assert found == {own}, kind.slug
            for text in (plain(strands[own]), paper):
                assert (headline in text) is not kind.is_hard, (kind.slug, headline)
                assert self.said(kind.subject) in text or not kind.is_hard, kind.slug

    def _strand(self, number: int) -> str:
        reader = self.desk.relative(self.reader, self.language)
        pages = []
        for page in range(1, PAGES + 1):
            reader.get(f"/t/{number}?page={page}")
            pages.append(reader.text)
        return "".join(pages)

    @staticmethod
    def _says(update: Update) -> KindWords:
        return words_for(update.kind, update.fields)
