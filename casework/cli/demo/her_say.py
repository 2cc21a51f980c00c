"""What one family of the demo says to the review, whom the mother lets read it, and what the
chair answered. Her father said no, her brother not now."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from casework.actions import review_say, review_views, terms, view_answers, view_releases
from casework.cli.demo.script import Script
from casework.cli.demo.telling import Telling
from casework.models.case import Review
from casework.queries.database import set_context
from casework.rules.access import FamilyViewer
from casework.rules.review_say import Topic

# In the language of the mother's pages, and in English as her worker wrote it.
_SANG = {
    "cy": "Roedd hi'n canu yn y gegin bob bore Sul. Roedd pawb yn y stryd yn ei nabod hi.",
    "en": "She sang in the kitchen every Sunday morning. Everybody in the street knew her.",
}
_DOCTOR = {
    "cy": "Pam na welodd hi'r un meddyg ddwywaith?",
    "en": "Why did she never see the same doctor twice?",
}
_RANG = {
    "cy": "Ffoniais i'r feddygfa dair gwaith. Ffoniodd neb yn ôl.",
    "en": "I rang the surgery three times. Nobody rang back.",
}
_NURSE = {"cy": "Daeth nyrs unwaith.", "en": "A nurse came once."}
_HELP = {
    "cy": "Byddai un person i siarad ag ef wedi helpu.",
    "en": "One person to talk to would have helped.",
}
_QUESTIONS = (
    {
        "cy": "Pa wasanaethau oedd yn adnabod Eleri, a beth oedden nhw'n ei wybod?",
        "en": "Which services knew Eleri, and what did they know?",
    },
    {
        "cy": "A ofynnodd rhywun iddi ar ei phen ei hun sut oedd pethau gartref?",
        "en": "Did anybody ask her on her own how things were at home?",
    },
)
_IN_CHAPTER_TWO = {
    "cy": "Mae eich geiriau chi ar ddechrau pennod dau.",
    "en": "Your words stand at the beginning of chapter two.",
}
_NO_RECORD = {
    "cy": "Nid yw'r feddygfa yn cadw rhestr o alwadau mor bell yn ôl. Rydym yn dweud hynny.",
    "en": "The surgery keeps no list of calls from so long ago. The report says so.",
}


def play(telling: Telling, mother: str, father: str, brother: str, language: str) -> str:
    """From the day on which the chair asked for views; the review's id."""
    said = _Saying(telling, language)
    said.answers(mother, -28, "take_part")
    said.answers(father, -28, "no", chair_told=True)
    said.answers(brother, -27, "not_now", again=12)
    sang = said.let_read(mother, -26, Topic.LIFE, _SANG, "chair", "quoted")
    asked = said.let_read(mother, -25, Topic.TERMS_OF_REFERENCE, _DOCTOR, "chair")
    rang = said.let_read(mother, -20, Topic.MISSED_CHANCES, _RANG, "chair", "panel")
    said.let_read(mother, -13, Topic.WHAT_WOULD_HELP, _HELP, "chair")
    said.writes(mother, -4, Topic.AGENCIES, _NURSE)
    said.lists(mother, -18, asked)
    said.is_answered(mother, -9, sang, "taken_up", _IN_CHAPTER_TWO)
    said.is_answered(mother, -9, rang, "not_taken_up", _NO_RECORD)
    return said.review_id


class _Saying:
    """One family's say in its only review."""

    def __init__(self, telling: Telling, language: str) -> None:
        self.telling, self.language = telling, language
        self.review_id = telling.script.session.scalars(
            select(Review.id).where(Review.case_id == telling.case_id)
        ).one()

    @property
    def script(self) -> Script:
        return self.telling.script

    def _her(self, member_id: str, days: int) -> dict[str, Any]:
        at = self.script.at(days, 18)
        viewer = FamilyViewer(
            case_id=self.telling.case_id, member_id=member_id, language=self.language
        )
        set_context(
            self.script.session,
            side="family",
            case_id=viewer.case_id,
            member_id=member_id,
            now=at,
        )
        return {"viewer": viewer, "review_id": self.review_id, "now": at}

    def _worker(self, member_id: str, days: int) -> dict[str, Any]:
        at = self.script.at(days, 12)
        viewer = self.script.as_staff(self.telling.by, at)
        return {
            "viewer": viewer,
            "case_id": self.telling.case_id,
            "member_id": member_id,
            "now": at,
        }

    def _do(self, action: Any, given: dict[str, Any], **values: Any) -> str:
        made = action(self.script.session, **given, **values)
        self.script.session.flush()
        return str(made)

    def answers(
        self, member_id: str, days: int, answer: str, again: int = 0, chair_told: bool | None = None
    ) -> None:
        """How somebody wants to be part of it, and what the chair may know."""
        given = {**self._worker(member_id, days), "review_id": self.review_id}
        told = True if answer == "take_part" else chair_told
        on = self.script.day(again) if again else None
        self._do(review_say.record_answer, given, answer=answer, ask_again_on=on, chair_told=told)

    def writes(self, member_id: str, days: int, topic: Topic, words: dict[str, str]) -> str:
        """A draft on her own page; its id."""
        given = self._her(member_id, days)
        return self._do(review_views.save_view, given, topic=topic.value, text=words[self.language])

    def let_read(
        self, member_id: str, days: int, topic: Topic, words: dict[str, str], *readers: str
    ) -> str:
        """Written, put into English, approved, and released to each of these readers."""
        view_id = self.writes(member_id, days, topic, words)
        if self.language != "en":
            worker = self._worker(member_id, days + 1)
            self._do(review_views.add_english, worker, view_id=view_id, english=words["en"])
        her = {**self._her(member_id, days + 2), "view_id": view_id}
        self._do(review_views.approve_view, her)
        for reader in readers:
            self._do(view_releases.release_view, her, reader=reader)
        return view_id

    def lists(self, member_id: str, days: int, asked: str) -> None:
        """The list of the review, with her question on it."""
        worker = self._worker(member_id, days)
        its = {**worker, "review_id": self.review_id}
        for words in _QUESTIONS:
            one = self._do(terms.record_question, its, text=words["en"], added_by="panel")
            self._shows(worker, one, words)
        one = self._do(
            terms.record_question, its, text=_DOCTOR["en"], added_by="family", view_id=asked
        )
        self._shows(worker, one, _DOCTOR)

    def _shows(self, worker: dict[str, Any], question_id: str, words: dict[str, str]) -> None:
        translation = words[self.language] if self.language != "en" else ""
        self._do(terms.show_question, worker, question_id=question_id, translation=translation)

    def is_answered(
        self, member_id: str, days: int, view_id: str, verdict: str, words: dict[str, str]
    ) -> None:
        """What the chair answered, released to her two days later."""
        answer_id = self._do(
            view_answers.record_answer,
            self._worker(member_id, days),
            view_id=view_id,
            verdict=verdict,
            words=words["en"],
        )
        translation = words[self.language] if self.language != "en" else ""
        self._do(
            view_answers.release_answer,
            self._worker(member_id, days + 2),
            answer_id=answer_id,
            translation=translation,
        )
