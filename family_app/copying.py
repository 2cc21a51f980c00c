"""Her copy of everything as data for a file, and as a document to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from casework.queries.own_access import Copy
from casework.queries.own_writings import OwnParts, SaidToReview
from casework.queries.timeline import Item
from casework.rules.choice_words import CHANNELS_OFFERED, SUBJECTS
from casework.rules.claims import PAPERS, ROUTES
from casework.rules.concerns import CONCERNS
from casework.rules.engagement import ADVOCACY_ORGANISATIONS
from casework.rules.languages import BY_TAG
from casework.rules.letters import LetterKind
from casework.rules.messages import Sentence
from casework.rules.review_say import ANSWERS, READERS, TOPICS
from casework.rules.trusted import STATES
from casework.rules.view_answers import ANSWERED_BY, SAID
from casework.web import i18n
from casework.web.i18n import gettext
from casework.web.letters import Addressee, Letter
from casework.web.reader import look

Say = Callable[[Sentence], str]


# The texts of the tables that a copy shows, by what they name.
LABELS: dict[str, Any] = {
    "channels": CHANNELS_OFFERED,
    "states": STATES,
    "languages": BY_TAG,
    "subjects": SUBJECTS,
    "routes": ROUTES,
    "papers": PAPERS,
    "answers": ANSWERS,
    "topics": TOPICS,
    "readers": READERS,
    "answered_by": ANSWERED_BY,
    "said_of_it": SAID,
    "organisations": ADVOCACY_ORGANISATIONS,
    "concerns": CONCERNS,
}


def as_data(
    copy: Copy, parts: OwnParts, choices: Sequence[dict[str, Any]], say: Say, now: datetime
) -> dict[str, Any]:
    """Everything in her language, with days and moments in the form that any program reads."""
    return {
        "made_at": now.isoformat(),
        "name": copy.name,
        "called": copy.called,
        "updates": [_update(item, say) for item in copy.items],
        "messages": [
            {
                "sent_at": one.sent_at.isoformat(),
                "from_me": one.from_family,
                "language": one.language,
                "text": one.text,
            }
            for one in copy.messages
        ],
        "choices": [_choice(line, say) for line in choices],
        "contacts": [
            {"channel": one.channel, "ends_in": one.ending, "safe": one.safe_since is not None}
            for one in copy.contacts
        ],
        **_parts(parts),
    }


def as_document(body: str) -> Letter:
    """A letter to herself, in her language and size of print: it goes into no envelope."""
    to = Addressee(name="", called="", address="", language=i18n.current(), size=look().size)
    # A page of ours, escaped when it was made.
    return Letter(LetterKind.UPDATES, to, gettext("For you"), Markup(body))  # noqa: S704


def _parts(parts: OwnParts) -> dict[str, Any]:
    return {
        "known_already": [
            {"at": one.written_at.isoformat(), "language": one.language, "text": one.text}
            for one in parts.writings
        ],
        "money": [
            {
                "stage": gettext(one.stage.says),
                "since": one.stage_on.isoformat(),
                "reference": one.reference,
                "papers": [gettext(PAPERS[paper.kind]) for paper in one.papers],
            }
            for one in parts.claims
        ],
        "reviews": [_review(one) for one in parts.reviews],
        "passed_on": [
            {"words": one.passed_on, "state": one.stage.value} for one in parts.referrals
        ],
        "sent_to_a_team_leader": [
            {"at": one.sent_at.isoformat(), "text": one.text, "answer": one.answer}
            for one in parts.concerns
        ],
    }


def _review(said: SaidToReview) -> dict[str, Any]:
    standing = said.review.standing
    return {
        "name": f"{gettext('The review')}: {said.review.area}",
        "answer": gettext(ANSWERS[standing.answer].label) if standing else None,
        "views": [
            {
                "about": gettext(TOPICS[one.topic]),
                "language": one.language,
                "text": one.text,
                "english": one.english,
                "readers": [gettext(READERS[reader]) for reader in sorted(one.readers)],
                "answers": [
                    {"said": gettext(SAID[reply.verdict]), "words": reply.words}
                    for reply in said.answers.get(one.id, ())
                ],
            }
            for one in said.views
        ],
    }


def _update(item: Item, say: Say) -> dict[str, Any]:
    data: dict[str, Any] = {"day": item.day.isoformat(), "state": item.standing.value}
    if item.words is None:
        data["about"] = gettext(item.subject)
        return data
    data["headline"] = say(item.words.headline)
    data["facts"] = [say(fact) for fact in item.words.facts]
    data["explanation"] = say(item.words.explanation)
    if item.own_words:
        data["own_words"] = {"language": item.own_words.language, "text": item.own_words.text}
    return data


def _choice(line: dict[str, Any], say: Say) -> dict[str, Any]:
    row = line["row"]
    return {
        "about": gettext(line["name"]),
        "chosen": [say(sentence) for sentence in line["words"]],
        "since": row.set_at.isoformat() if row else None,
        "by_us_as_told": bool(row and row.by_staff),
    }
