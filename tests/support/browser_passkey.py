"""A passkey in the browser itself, made through the debugger: a phone with a finger on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page


@dataclass
class Authenticator:
    """A platform authenticator of one page."""

    debugger: CDPSession
    id: str

    def verify(self, works: bool) -> None:
        """Whether the face or finger is known."""
        self.debugger.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": works}
        )

    def credentials(self) -> list[dict[str, Any]]:
        """What it keeps."""
        kept = self.debugger.send("WebAuthn.getCredentials", {"authenticatorId": self.id})
        found: list[dict[str, Any]] = kept["credentials"]
        return found


def add_authenticator(page: Page) -> Authenticator:
    """Give this page an authenticator that verifies the person and keeps passkeys."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = debugger.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return Authenticator(debugger, made["authenticatorId"])
