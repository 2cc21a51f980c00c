"""What people of the demo chose about contact: as they told their caseworker, and what two of
them reported or asked for on their own pages."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from casework.actions import choices_contacts, choices_made, choices_trusted
from casework.cli.demo.script import Script
from casework.models.case import Allocation
from casework.models.family import FamilyMember
from casework.rules.access import FamilyViewer

# By what somebody is called: topic, answer, her own words.
_CHOSEN: dict[str, tuple[tuple[str, dict[str, Any], str], ...]] = {
    "Jasmine": (
        ("channels", {"order": ["text", "email", "call"]}, ""),
        ("subject.review", {"choice": "tell_me"}, ""),
        ("worker_name", {"on": True}, ""),
    ),
    "Dan": (
        ("subject.money", {"choice": "tell_me"}, ""),
        ("paper", {"large": True}, ""),
        ("pause_breaks", {"breaks": "phone_me"}, ""),
    ),
}
_CLEAR = {"month": 3, "day": 14, "year": None, "before": 2, "after": 2}


def play(script: Script) -> None:
    """A visit in which the caseworker asked, and wrote down what they said."""
    rows = script.session.execute(
        select(FamilyMember, Allocation.staff_id)
        .join(
            Allocation,
            (Allocation.case_id == FamilyMember.case_id)
            & (Allocation.member_id == FamilyMember.id),
        )
        .where(
            FamilyMember.access == "open",
            Allocation.role == "caseworker",
            Allocation.cover.is_(False),
            Allocation.ends_at.is_(None),
        )
        .order_by(FamilyMember.joined_at, FamilyMember.case_id, FamilyMember.id)
    ).all()
    waiting = dict(_CHOSEN)
    for member, staff_id in rows:
        chosen = waiting.pop(member.called or "", ())
        if member.called == "Jasmine" and chosen:
            chosen = (*chosen, (choices_made.new_clear_topic(), _CLEAR, "Her birthday"))
        for topic, value, words in chosen:
            choices_made.choose_for(
                script.session,
                viewer=script.as_staff(staff_id, script.at(-6, 14)),
                case_id=member.case_id,
                member_id=member.id,
                topic=topic,
                value=value,
                words=words,
                how="staff_visit",
                now=script.at(-6, 14),
            )
        if chosen:
            _by_themselves(script, member)


def _by_themselves(script: Script, member: FamilyMember) -> None:
    """What somebody reported or asked for on her own page, and what waits for a worker."""
    viewer = FamilyViewer(case_id=member.case_id, member_id=member.id)
    if member.called == "Jasmine":
        choices_contacts.report(
            script.session, viewer=viewer, channel="text", value="07700 900482", now=script.now
        )
        return
    choices_trusted.ask(
        script.session,
        viewer=viewer,
        name="Rosa O'Hara",
        channel="text",
        value="07700 900777",
        subjects=("money",),
        now=script.now,
    )
