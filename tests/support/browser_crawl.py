"""Every page there is: found by its links, and held against the list of routes.

Nobody has to remember to add a new page to a test. A page that is in the routes, that no link
leads to and that is not left out by name with a reason, is a failure.
"""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import html5lib
from playwright.sync_api import BrowserContext
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, MapAdapter, Rule

from tests.support.browser_server import LiveDemo

NO_PAGE = {
    "static": "a file",
    "favicon": "empty",
    "robots": "plain text",
    "healthz": "plain text",
    "readyz": "plain text",
    "advocate.post_file": "a file",
    "family.updates_file": "a file",
    "family.own_copy_print": "a file",
    "leave": "it only leads away; the leave tests go there",
}
MOST_LOOKED_AT = 2  # addresses of one endpoint
_MOST_FOLLOWED = 12


@dataclass
class Pages:
    """The pages of one app."""

    app: str  # family | advocate
    prefix: str  # where it is mounted
    endpoints: set[str]  # that answer to GET with a page
    _routes: MapAdapter
    found: dict[str, list[str]] = field(default_factory=dict)  # endpoint: addresses
    most: int = MOST_LOOKED_AT
    broken: list[str] = field(default_factory=list)  # links that lead to a fault
    files: set[str] = field(default_factory=set)  # endpoints that answered with no page

    def to_follow(self) -> Pages:
        """The same routes, nothing found yet, and more patience: for one person's links."""
        return Pages(self.app, self.prefix, self.endpoints, self._routes, most=_MOST_FOLLOWED)

    def endpoint_of(self, path: str) -> str | None:
        """Which page an address is of."""
        if not path.startswith(f"{self.prefix}/"):
            return None
        try:
            endpoint, _values = self._routes.match(path.removeprefix(self.prefix), "GET")
        except HTTPException:
            return None
        return endpoint if endpoint in self.endpoints else None

    def add(self, address: str) -> bool:
        """Remember an address; False if there are enough of its kind."""
        endpoint = self.endpoint_of(urlsplit(address).path)
        if endpoint is None:
            return False
        known = self.found.setdefault(endpoint, [])
        if address in known or len(known) >= self.most:
            return False
        known.append(address)
        return True

    def addresses(self) -> list[str]:
        """All of them."""
        return [address for known in self.found.values() for address in known]

    def missing(self, left_out: Mapping[str, str]) -> set[str]:
        """Pages of the routes that were not reached. A page left out without need counts too."""
        reached = set(self.found) | self.files
        return (self.endpoints - reached) ^ (set(left_out) & self.endpoints)

    def learn(self, seen: Pages) -> None:
        """What one person's links led to that is no page, or led nowhere."""
        self.broken += seen.broken
        self.files |= seen.files


def pages_of(demo: LiveDemo, app: str) -> Pages:
    """The routes of one app, as the project's own command lists them."""
    routes = [one for one in json.loads(demo.command("routes", "--json")) if one["app"] == app]
    shown = [r for r in routes if "GET" in r["methods"] and r["endpoint"] not in NO_PAGE]
    rules = [Rule(r["path"], endpoint=r["endpoint"], methods=r["methods"]) for r in routes]
    prefix = "/staff" if app == "advocate" else ""
    adapter = Map(rules).bind("localhost")
    return Pages(app, prefix, {r["endpoint"] for r in shown}, adapter)


def crawl(context: BrowserContext, pages: Pages, starts: Iterable[str]) -> None:
    """Follow the links of every page from these on, with the cookies of this context."""
    waiting = deque((address, address) for address in starts if pages.add(address))
    seen: Counter[str] = Counter()
    while waiting:
        address, origin = waiting.popleft()
        answer = context.request.get(address, max_redirects=0)
        if answer.status != 200:
            # It leads elsewhere: no page of its own. Whoever begins somewhere is led there.
            led = urlsplit(urljoin(address, answer.headers.get("location", ""))).path
            if answer.status < 400 and address == origin and pages.add(led):
                waiting.append((led, address))
            if answer.status >= 400:
                pages.broken.append(f"{answer.status} for {address}, linked from {origin}")
            pages.found[pages.endpoint_of(urlsplit(address).path) or ""].remove(address)
            continue
        if not answer.headers.get("content-type", "").startswith("text/html"):
            endpoint = pages.endpoint_of(urlsplit(address).path) or ""
            pages.found[endpoint].remove(address)
            pages.files.add(endpoint)
            continue
        for link in links_in(answer.text()):
            target = urlsplit(urljoin(address, link))
            if "lang=" in target.query or target.netloc or target.scheme:
                continue
            there = target.path + (f"?{target.query}" if target.query else "")
            seen[there] += 1
            if seen[there] == 1 and pages.add(there):
                waiting.append((there, address))
    for endpoint in [name for name, known in pages.found.items() if not known]:
        del pages.found[endpoint]


def links_in(page: str) -> list[str]:
    """Where the links of a page lead."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [link.get("href", "") for link in tree.iter("a") if link.get("href")]
