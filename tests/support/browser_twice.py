"""The same form sent a second time: a double tap, or a phone that tried again by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request


@contextmanager
def again(page: Page) -> Iterator[None]:
    """Whatever form is sent here is sent once more, byte for byte and with the same cookies.

    The second answer leads to where the first led: whoever tapped twice notices nothing.
    """
    sent: list[Request] = []

    def note(request: Request) -> None:
        if request.method == "POST" and request.is_navigation_request():
            sent.append(request)

    page.on("request", note)
    yield
    page.remove_listener("request", note)
    assert len(sent) == 1, f"{len(sent)} forms were sent"
    first = sent[0]
    answered = first.response()
    assert answered is not None
    # The same headers too: the check against forged forms looks at where a form came from.
    kept = ("content-type", "referer", "origin")
    headers = {name: value for name, value in first.headers.items() if name in kept}
    second = page.context.request.post(
        first.url, data=first.post_data_buffer or b"", headers=headers, max_redirects=0
    )
    assert second.status == answered.status == 303, second.text()
    assert second.headers["location"] == answered.headers["location"]
