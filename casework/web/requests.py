"""What a browser sends, before anybody looks at it.

A NUL stands in no text that a person types, and PostgreSQL refuses it with an error. So it is
taken out of what is typed, and an address that holds one leads nowhere.
"""

from __future__ import annotations

from flask import Request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.exceptions import NotFound
from werkzeug.utils import cached_property

NUL = "\x00"


class CalmRequest(Request):
    """Flask's request, without any NUL."""

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The question of the address."""
        return _without(super().args)

    def _load_form_data(self) -> None:
        already = "form" in self.__dict__
        super()._load_form_data()
        if not already:
            self.form = _without(self.form)


def _without(given: MultiDict[str, str]) -> ImmutableMultiDict[str, str]:
    return ImmutableMultiDict(
        (name.replace(NUL, ""), value.replace(NUL, "")) for name, value in given.items(multi=True)
    )


def refuse_odd_addresses(view_args: dict[str, object] | None) -> None:
    """An id that holds a NUL names nothing."""
    if any(NUL in str(value) for value in (view_args or {}).values()):
        raise NotFound
