"""The kinds of contact that staff record (docs/sources.md, Service, B9, widened)."""

from __future__ import annotations

from dataclasses import dataclass

from casework.rules.messages import S_


@dataclass(frozen=True)
class ContactKind:
    """A kind of contact. ``with_her``: she herself was spoken or written to. ``tells``: somebody
    spoke with her, so that news can have been told in person."""

    slug: str
    label: str
    with_her: bool = True
    tells: bool = False


CONTACT_KINDS: dict[str, ContactKind] = {
    kind.slug: kind
    for kind in (
        ContactKind("call_to_service_user", S_("Call to them"), tells=True),
        ContactKind("staff_visit", S_("Visit"), tells=True),
        ContactKind("told_in_person", S_("Told in person"), tells=True),
        ContactKind("call_on_behalf_of_service_user", S_("Call on their behalf"), with_her=False),
        ContactKind("volunteer_visit", S_("Visit by a volunteer"), tells=True),
        ContactKind("video", S_("Video call"), tells=True),
        ContactKind("court_attendance", S_("At court together"), tells=True),
        ContactKind("text", S_("Text message")),
        ContactKind("email", S_("Email")),
        ContactKind("letter", S_("Letter")),
        ContactKind("agency_meeting", S_("Meeting with another agency"), with_her=False),
    )
}

# How somebody can say that she wants hard news in another way: she herself, in any kind of
# contact that was with her.
INSTRUCTION_KINDS: tuple[str, ...] = tuple(
    slug for slug, kind in CONTACT_KINDS.items() if kind.with_her and slug != "told_in_person"
)

# Ways to reach a person, and what may be left on her voicemail.
CHANNELS: dict[str, str] = {
    "call": S_("Phone call"),
    "text": S_("Text message"),
    "email": S_("Email"),
    "letter": S_("Letter"),
}

VOICEMAIL: dict[str, str] = {
    "nothing": S_("Leave nothing"),
    "call_me_back": S_("Ask them to call back, and say nothing else"),
    "identify_us": S_("Say who is calling"),
}
