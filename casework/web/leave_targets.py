"""Where "Leave this page now" may lead: pages that say nothing about who opened them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class LeaveTarget:
    """An address, and every origin that it may send the browser on to.

    Chromium holds the whole chain of redirects after a form against ``form-action``: a page
    that moves readers abroad to another domain needs both origins, or leaving fails there.
    """

    url: str
    also: tuple[str, ...] = ()

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins for the form-action directive."""
        parts = urlsplit(self.url)
        return (f"{parts.scheme}://{parts.netloc}", *self.also)


DEFAULT_LEAVE_URL = "https://www.metoffice.gov.uk/"

ALLOWED: dict[str, LeaveTarget] = {
    target.url: target
    for target in (
        LeaveTarget(DEFAULT_LEAVE_URL),
        # Readers outside the United Kingdom are sent on to the .com address.
        LeaveTarget("https://www.bbc.co.uk/weather", also=("https://www.bbc.com",)),
        LeaveTarget("https://www.gov.uk/bank-holidays"),
        LeaveTarget("https://en.wikipedia.org/wiki/Main_Page"),
    )
}


def leave_target(url: str, *, allow_loopback: bool = False) -> LeaveTarget:
    """The target for an address of the list. On a developer's machine loopback counts too."""
    if url in ALLOWED:
        return ALLOWED[url]
    parts = urlsplit(url)
    if allow_loopback and parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1"):
        return LeaveTarget(url)
    raise ValueError(f"LEAVE_URL is {url!r}, which is not on the list of neutral pages.")
