"""What an audit fact may look like: ids, slugs, days, counts, commitments; never names or text.

Every fact has one shape wherever it appears, so that nobody can put words into the audit by
choosing another event.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum

LONGEST_FACT = 80


class Shape(Enum):
    """The forms a fact may have."""

    ID = re.compile(r"[a-z0-9_-]{0,40}")
    IDS = "a list of ids"
    SLUG = re.compile(r"[a-z0-9_.:-]{0,40}")
    TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
    KEY_NAME = re.compile(r"[A-Za-z0-9._-]{1,40}")
    COMMITMENT = re.compile(r"[0-9a-f]{64}")
    DAY = "a date"
    COUNT = "a whole number"
    YES_NO = "true or false"


# A run of digits this long is a phone number, not an id.
_PHONE_NUMBER = re.compile(r"[0-9-]{7,15}")

FACTS: dict[str, Shape] = {
    "answer_id": Shape.ID,
    "channel": Shape.SLUG,
    "choice": Shape.SLUG,
    "choice_id": Shape.ID,
    "claim_id": Shape.ID,
    "clock_id": Shape.ID,
    "code_id": Shape.ID,
    "copy_id": Shape.ID,
    "commitment": Shape.COMMITMENT,
    "concern_id": Shape.ID,
    "consent_id": Shape.ID,
    "contact_point_id": Shape.ID,
    "contact_point_ids": Shape.IDS,
    "corrects_id": Shape.ID,
    "count": Shape.COUNT,
    "deceased_id": Shape.ID,
    "decision_id": Shape.ID,
    "draft_id": Shape.ID,
    "due_on": Shape.DAY,
    "entry_id": Shape.ID,
    "fact": Shape.SLUG,
    "flag": Shape.SLUG,
    "flag_id": Shape.ID,
    "from_staff": Shape.ID,
    "ground": Shape.SLUG,
    "guardian_id": Shape.ID,
    "helpline": Shape.SLUG,
    "how": Shape.SLUG,
    "inbound_id": Shape.ID,
    "incident_id": Shape.ID,
    "key_name": Shape.KEY_NAME,
    "kind": Shape.SLUG,
    "language": Shape.TAG,
    "letter_id": Shape.ID,
    "meeting_id": Shape.ID,
    "member_id": Shape.ID,
    "members": Shape.IDS,
    "message_id": Shape.ID,
    "moves_id": Shape.ID,
    "named_leader": Shape.ID,
    "opening_id": Shape.ID,
    "outbox_id": Shape.ID,
    "own": Shape.YES_NO,
    "override_id": Shape.ID,
    "owner_id": Shape.ID,
    "paper_id": Shape.ID,
    "passkey_id": Shape.ID,
    "process": Shape.SLUG,
    "promise_id": Shape.ID,
    "proposal_id": Shape.ID,
    "purpose": Shape.SLUG,
    "referral_id": Shape.ID,
    "region_id": Shape.ID,
    "renewal_id": Shape.ID,
    "request_id": Shape.ID,
    "return_id": Shape.ID,
    "review_id": Shape.ID,
    "role": Shape.SLUG,
    "question_id": Shape.ID,
    "reader": Shape.SLUG,
    "recommendation_id": Shape.ID,
    "remark_id": Shape.ID,
    "section_id": Shape.ID,
    "step_id": Shape.ID,
    "rule_id": Shape.ID,
    "second_person": Shape.ID,
    "session_id": Shape.ID,
    "source": Shape.SLUG,
    "staff_id": Shape.ID,
    "state": Shape.SLUG,
    "to_staff": Shape.ID,
    "translation_id": Shape.ID,
    "trusted_id": Shape.ID,
    "trusted_ids": Shape.IDS,
    "update_id": Shape.ID,
    "update_ids": Shape.IDS,
    "view_id": Shape.ID,
    "view_ids": Shape.IDS,
    "wall_id": Shape.ID,
    "way_in": Shape.SLUG,
    "why": Shape.SLUG,
    "withdrawal_id": Shape.ID,
}

_LISTED = {Shape.IDS: Shape.ID}


class BadFacts(ValueError):
    """Facts that the audit refuses. The message names the fact, never its value."""


def canonical_facts(
    facts: Mapping[str, object], needed: frozenset[str], allowed: frozenset[str] = frozenset()
) -> str:
    """The facts as canonical JSON: exactly ``needed``, and of ``allowed`` what is given."""
    missing = needed - facts.keys()
    surplus = facts.keys() - needed - allowed
    if missing or surplus:
        raise BadFacts(f"facts missing: {sorted(missing)}; facts not declared: {sorted(surplus)}")
    return canonical({name: plain(name, value) for name, value in facts.items()})


def canonical(value: object) -> str:
    """JSON in one form only, so that the same facts always give the same hash."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def plain(name: str, value: object) -> object:
    """One fact as JSON can hold it, or BadFacts if it has not the shape of its name."""
    shape = FACTS[name]
    if shape in _LISTED:
        if not isinstance(value, (list, tuple)):
            raise BadFacts(f"{name} has to be {shape.value}")
        return [_plain(name, _LISTED[shape], item) for item in value]
    return _plain(name, shape, value)


def _plain(name: str, shape: Shape, value: object) -> object:
    if isinstance(shape.value, re.Pattern):
        if not isinstance(value, str) or len(value) > LONGEST_FACT:
            raise BadFacts(f"{name} has to be a short id, slug or commitment")
        if shape.value.fullmatch(value) is None or _PHONE_NUMBER.fullmatch(value):
            raise BadFacts(f"{name} looks like text; the audit holds ids, slugs and commitments")
        return str(value)
    if shape is Shape.DAY and type(value) is date:
        return value.isoformat()
    if shape is Shape.COUNT and type(value) is int:
        return value
    if shape is Shape.YES_NO and type(value) is bool:
        return value
    raise BadFacts(f"{name} has to be {shape.value}")
