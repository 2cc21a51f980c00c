"""What somebody chose, each choice in words: for the page of her choices and for her letter."""

from __future__ import annotations

from typing import Any

from casework.queries.closeness import service_day
from casework.queries.contact_choices import names_of_staff
from casework.queries.person import PersonPage
from casework.rules.choice_topics import PAUSE, SUPPORT, TEXTS, clear_dates
from casework.rules.choice_words import said, topic_name
from casework.web.forms.choosing import ASKED, QUESTIONS
from casework.web.transaction import now, session


def lines_of(her: PersonPage) -> list[dict[str, Any]]:
    """Every choice in words, since when and by whom; where one is recorded, its number."""
    answers = her.answers
    names = names_of_staff(session(), answers.rows)
    today = service_day(now())
    listed = [(topic, QUESTIONS.index(topic)) for topic in (*ASKED, PAUSE, SUPPORT)]
    rows = [(topic, number, answers.said.get(topic)) for topic, number in listed]
    rows += [(row.topic, None, row) for row, _ in clear_dates(answers.said)]
    rows += [(topic, None, row) for topic, row in answers.said.items() if topic.startswith(TEXTS)]
    return [
        {
            "topic": topic,
            "number": number,
            "name": topic_name(topic),
            "words": said(topic, answers.choices, answers.support, row, today),
            "row": row,
            "by": names.get(row.set_by, "") if row else "",
        }
        for topic, number, row in rows
    ]
