"""Firefox as the system ships it, driven over WebDriver BiDi and its own socket.

Debian has no geckodriver, and none is needed: Firefox speaks the protocol by itself. Only what
the tests of leaving need is here. Pointers and keys are real input, and the text of a page is
read by the browser, so that all of it works with scripts switched off as well.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import websocket

from tests.tools.machine import firefox

PATIENCE = 60.0  # seconds
_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# Nothing is fetched that the test did not ask for, and nothing greets a new profile.
_PREFERENCES: dict[str, object] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}


class BidiError(Exception):
    """Firefox refused a command."""


class Firefox:
    """One tab."""

    def __init__(self, socket: websocket.WebSocket) -> None:
        self._socket = socket
        self._ids = itertools.count(1)
        self.command("session.new", capabilities={})
        made = self.command("browsingContext.create", type="tab")
        self.tab = str(made["context"])

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and wait for its answer."""
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") != number:
                continue
            if answer["type"] == "error":
                raise BidiError(f"{method}: {answer['error']} {answer['message']}")
            found: dict[str, Any] = answer["result"]
            return found

    def go(self, url: str) -> None:
        """Open an address and wait for all of it."""
        self.command("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def back(self) -> None:
        """The Back button. Firefox answers when the page of before has been shown."""
        self.command("browsingContext.traverseHistory", context=self.tab, delta=-1)

    @property
    def url(self) -> str:
        """Where the tab stands."""
        tree = self.command("browsingContext.getTree", root=self.tab)
        return str(tree["contexts"][0]["url"])

    def nodes(self, css: str, depth: int = 0) -> list[dict[str, Any]]:
        """The elements of the page that fit a selector."""
        found = self.command(
            "browsingContext.locateNodes",
            context=self.tab,
            locator={"type": "css", "value": css},
            serializationOptions={"maxDomDepth": depth},
        )
        nodes: list[dict[str, Any]] = found["nodes"]
        return nodes

    def visible_text(self) -> str:
        """The words of the page as it is drawn; hidden ones are not among them."""
        return self.read("document.body ? document.body.innerText : ''")

    def is_complete(self) -> bool:
        """Whether all of the page is there."""
        return self.read("document.readyState") == "complete"

    def read(self, expression: str) -> str:
        """Ask the page, in a world of its own that is there without scripts as well."""
        shown = self.command(
            "script.evaluate",
            expression=expression,
            target={"context": self.tab, "sandbox": "reading"},
            awaitPromise=False,
        )
        if shown["type"] != "success":
            raise BidiError(str(shown))
        return str(shown["result"]["value"])

    def click(self, css: str) -> None:
        """Press the middle of the first element that fits, with a pointer."""
        node = self.nodes(css)[0]
        origin = {"type": "element", "element": {"sharedId": node["sharedId"]}}
        self.command(
            "input.performActions",
            context=self.tab,
            actions=[
                {
                    "type": "pointer",
                    "id": "finger",
                    "parameters": {"pointerType": "mouse"},
                    "actions": [
                        {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
                        {"type": "pointerDown", "button": 0},
                        {"type": "pointerUp", "button": 0},
                    ],
                }
            ],
        )

    def type(self, css: str, text: str) -> None:
        """Put the cursor into a field and type."""
        self.click(css)
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self.command(
            "input.performActions",
            context=self.tab,
            actions=[{"type": "key", "id": "keys", "actions": keys}],
        )


@contextmanager
def running_firefox(*, javascript: bool) -> Iterator[Firefox]:
    """A Firefox with a new profile, and its one tab."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        preferences = {**_PREFERENCES, "javascript.enabled": javascript}
        lines = (f"user_pref({json.dumps(n)}, {json.dumps(v)});\n" for n, v in preferences.items())
        (Path(folder) / "user.js").write_text("".join(lines))
        with _started(Path(folder)) as address:
            socket = websocket.create_connection(
                f"{address}/session", timeout=PATIENCE, suppress_origin=True
            )
            try:
                yield Firefox(socket)
            finally:
                socket.close()


@contextmanager
def _started(profile: Path) -> Iterator[str]:
    path = firefox()
    assert path is not None, "Firefox is missing: the runner of the tests installs it"
    command = [path, "--headless", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(
        [*command, "--remote-debugging-port=0"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
    ) as process:
        assert process.stderr is not None
        try:
            told = (found[1] for line in process.stderr if (found := _LISTENS.search(line)))
            address = next(told, None)
            assert address is not None, "Firefox ended before it listened"
            # What it says afterwards is nobody's business, but the pipe must not fill up.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            yield address
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
