"""How she is reached, in words that she reads herself."""

from __future__ import annotations

from casework.rules.messages import N_, S_

OWN_CHANNELS: dict[str, str] = {
    "text": N_("Text message"),
    "email": N_("Email"),
    "call": N_("Phone call"),
    "letter": N_("Letter"),
}
OWN_VOICEMAIL: dict[str, str] = {
    "nothing": N_("Leave nothing"),
    "call_me_back": N_("Ask me to call back, and say nothing else"),
    "identify_us": N_("Say who is calling"),
}
# How a worker checked a contact that somebody reported on a page: never on the new one itself.
CHECKED_HOW: dict[str, str] = {
    "in_person": S_("I spoke with them in person"),
    "other_contact": S_("I spoke with them on another contact that is still safe"),
}


def ending(channel: str, value: str) -> str:
    """The last of a number or an address: enough for her to know it, too little for others."""
    if channel == "email":
        name, _, domain = value.partition("@")
        return f"{name[:1]}…@{domain}"
    if channel == "letter":
        return value.splitlines()[-1] if value else ""
    return f"…{value[-3:]}"
