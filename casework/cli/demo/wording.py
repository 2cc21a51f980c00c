"""Two translators of Urdu, and words that are on their way between them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from casework.actions import (
    cases,
    review_say,
    review_views,
    translations,
    view_answers,
    view_releases,
)
from casework.cli.demo.people import Hiring, Team
from casework.cli.demo.script import Script
from casework.models.contact import Message
from casework.models.translations import Translation
from casework.queries.database import set_context
from casework.rules.access import FamilyViewer
from casework.rules.peoples_words import About
from casework.rules.review_say import Topic

_SAM = "سام"
_ENGLISH = "Can you come on Tuesday? I want to ask about the things of NAME-1."
# We asked for help three times. Nobody asked Sam whether he was safe.
_ASKED = "ہم نے تین بار مدد مانگی۔ کسی نے سام سے نہیں پوچھا کہ وہ محفوظ ہے یا نہیں۔"
# Sam liked to laugh. I want the report to say so.
_LAUGHED = "سام کو ہنسنا پسند تھا۔ میں چاہتی ہوں کہ رپورٹ میں یہ لکھا جائے۔"
_LAUGHED_ENGLISH = "Sam liked to laugh. I want the report to say so."
_ANSWER = "Thank you for telling us. The report begins with these words about Sam."


def play(script: Script, team: Team) -> None:
    """Of Sam's mother: a message waits for the second person; what she says to a review, and an
    answer to her, wait for a translator each."""
    hiring = Hiring(script, team.region, script.now)
    sana = hiring.invite("Sana Mirza", "translator", languages=("en", "ur"))
    hina = hiring.invite("Hina Bashir", "translator", languages=("en", "ur"))
    rows = script.session.scalars(
        select(Message)
        .where(Message.from_family.is_(True), Message.language == "ur")
        .order_by(Message.sent_at, Message.id)
    )
    message = next(row for row in rows if _SAM in (row.text or ""))
    desk = _Desk(script, team, message.case_id, message.member_id)
    made = desk.asks(About.MESSAGE, message.id, "en", sana, hina, _SAM)
    row = script.session.get_one(Translation, (message.case_id, made))
    translations.translate(
        script.session,
        viewer=script.as_staff(sana, script.now),
        case_id=message.case_id,
        translation_id=made,
        version=row.version,
        text=_ENGLISH,
        now=script.now,
    )
    view_id, answer_id = desk.says()
    desk.asks(About.VIEW, view_id, "en", sana, hina, _SAM)
    desk.asks(About.ANSWER, answer_id, "ur", hina, sana, "Sam")


class _Desk:
    """Her worker, and she."""

    def __init__(self, script: Script, team: Team, case_id: str, member_id: str) -> None:
        self.script, self.team = script, team
        self.case = {"case_id": case_id}
        self.her = {**self.case, "member_id": member_id}

    def asks(
        self, about: About, about_id: str, language: str, by: str, second: str, names: str
    ) -> str:
        """Words are given to a translator; the id."""
        which = {"about": about.value, "about_id": about_id, "language": language}
        people = {"translator_id": by, "checker_id": second, "names": names}
        return self._works(translations.ask, **self.case, **which, **people)

    def says(self) -> tuple[str, str]:
        """A view that nobody else reads yet, and an answer of the chair to another."""
        review_id = self._works(
            cases.open_review,
            **self.case,
            kind="offensive_weapons",
            label="OWHR",
            area="Westmoor (an invented area)",
            decided_on=self.script.day(-60),
        )
        taking_part = {"answer": "take_part", "chair_told": True}
        self._works(review_say.record_answer, **self.her, review_id=review_id, **taking_part)
        waits = self._writes(review_id, Topic.MISSED_CHANCES, _ASKED)
        view = {"view_id": self._writes(review_id, Topic.LIFE, _LAUGHED)}
        self._works(review_views.add_english, **self.her, **view, english=_LAUGHED_ENGLISH)
        self._herself(review_views.approve_view, review_id=review_id, **view)
        let = {"review_id": review_id, **view, "reader": "chair"}
        asked = {"release_id": self._herself(view_releases.release_view, **let)}
        asked["checked_with"] = "The senior investigating officer, by phone"
        self._works(view_releases.check_release, **self.her, **asked)
        answered = {"verdict": "taken_up", "words": _ANSWER}
        return waits, self._works(view_answers.record_answer, **self.her, **view, **answered)

    def _writes(self, review_id: str, topic: Topic, text: str) -> str:
        given = {"review_id": review_id, "topic": topic.value, "text": text}
        return self._herself(review_views.save_view, **given)

    def _works(self, action: Any, **values: Any) -> str:
        viewer = self.script.as_staff(self.team.caseworker, self.script.now)
        return self._does(action, viewer=viewer, **values)

    def _herself(self, action: Any, **values: Any) -> str:
        set_context(self.script.session, side="family", now=self.script.now, **self.her)
        return self._does(
            action,
            viewer=FamilyViewer(self.her["case_id"], self.her["member_id"], language="ur"),
            **values,
        )

    def _does(self, action: Any, **values: Any) -> str:
        made = action(self.script.session, **values, now=self.script.now)
        self.script.session.flush()
        return str(made)
