"""Filling in the form of a page as a browser would: everything that stands there is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.support.visitor import Visitor

Value = str | list[str] | None


@dataclass
class Found:
    """A form of a page: where it goes, and what it would send as it stands."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


@dataclass
class _Reader(HTMLParser):
    forms: list[Found] = field(default_factory=list)
    _open: Found | None = None
    _select: str = ""
    _textarea: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Found(given.get("action", ""))
            self.forms.append(self._open)
        if self._open is None or (tag != "option" and not given.get("name")):
            return
        if tag == "input":
            self._open.names.add(given["name"])
            if given.get("type") not in ("radio", "checkbox") or "checked" in given:
                self._keep(given["name"], given.get("value", ""))
        elif tag in ("select", "textarea"):
            self._open.names.add(given["name"])
            if tag == "select":
                self._select = given["name"]
            else:
                self._textarea = given["name"]
                self._keep(given["name"], "")
        elif tag == "option" and self._select:
            # As a browser: the first stands until another is selected.
            there = self._open.fields.setdefault(self._select, [given.get("value", "")])
            if "selected" in given:
                there[:] = [given.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._open is not None and self._textarea:
            self._open.fields[self._textarea][-1] += data.lstrip("\n")

    def _keep(self, name: str, value: str) -> None:
        assert self._open is not None
        self._open.fields.setdefault(name, []).append(value)


def forms(visitor: Visitor) -> list[Found]:
    """The forms of the page that is open, without the one for leaving it."""
    reader = _Reader()
    reader.feed(visitor.text)
    return [one for one in reader.forms if "csrf_token" in one.names]


def fill_in(visitor: Visitor, ending: str = "", **changes: Value) -> dict[str, list[str]]:
    """Send the form of the open page whose action ends like this; what was sent.

    ``None`` takes a field out, as a box that nobody ticked.
    """
    assert visitor.page is not None
    there = [one for one in forms(visitor) if one.action.endswith(ending)]
    form = next((one for one in there if one.names.issuperset(changes)), None)
    assert form is not None, f"no form with {sorted(changes)}: {[one.names for one in there]}"
    sent = {name: values for name, values in form.fields.items() if name not in changes}
    for name, value in changes.items():
        if value is not None:
            sent[name] = [value] if isinstance(value, str) else value
    here = visitor.page.request.full_path.rstrip("?")
    visitor.post(form.action or here, **sent)  # type: ignore[arg-type]
    return sent


def path_of(visitor: Visitor) -> str:
    """Where the visitor is."""
    assert visitor.page is not None
    return urlsplit(visitor.page.request.full_path).path
