"""How the page looks for this reader: language, colours, size of text.

Both choices are kept in this browser, by cookies that say nothing about the person, and may
outlive her leaving. A choice made in this browser wins over the record, and the record over
what the browser itself asks for.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, after_this_request, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from casework.rules.languages import TABLE, Language, best_offered, first_known
from casework.rules.look import TEXT_SIZES, THEMES
from casework.web import i18n
from casework.web.gate import access_of, known_viewer
from casework.web.plumbing import plumbing

LANGUAGE_COOKIE = {"family": "l", "staff": "m"}
LOOK_COOKIE = {"family": "v", "staff": "w"}
ONE_YEAR = 365 * 24 * 3600
# What of the question goes with her to the other language. Anything else would be handed to
# url_for, which takes "_external" or "endpoint" for orders of its own.
_KEPT_QUESTIONS = frozenset({"page", "case", "q", "in", "told", "promise"})


@dataclass(frozen=True)
class Look:
    """Colours and size of text."""

    theme: str = "system"
    size: str = "normal"


@dataclass(frozen=True)
class LanguageLink:
    """One language in the switcher."""

    language: Language
    href: str
    current: bool


def look() -> Look:
    """The look chosen in this browser, else the one on her record."""
    if "look" in g:
        return g.look  # type: ignore[no-any-return]
    theme, _, size = request.cookies.get(LOOK_COOKIE[plumbing().side], "").partition(".")
    if theme not in THEMES or size not in TEXT_SIZES:
        viewer = known_viewer()
        theme = getattr(viewer, "theme", "system")
        size = getattr(viewer, "text_size", "normal")
    return Look(theme if theme in THEMES else "system", size if size in TEXT_SIZES else "normal")


def remember_look(theme: str, size: str) -> None:
    """Keep the look in this browser; the answer to this request carries it."""
    if theme in THEMES and size in TEXT_SIZES:
        g.look = Look(theme, size)
        _send_cookie(LOOK_COOKIE[plumbing().side], f"{theme}.{size}")


def remember_language(tag: str) -> None:
    """Keep the language in this browser and speak it from here on."""
    if any(language.tag == tag for language in languages()):
        i18n.set_language(tag, plumbing().domain)
        _send_cookie(LANGUAGE_COOKIE[plumbing().side], tag)


def languages() -> tuple[Language, ...]:
    """The languages that this app offers."""
    offered: tuple[Language, ...] = current_app.extensions["languages"]
    return offered


def language_links() -> list[LanguageLink]:
    """The switcher. Each link leads to the page one is on, and says nothing else of it."""
    page = page_asked()
    stay = f"&page={page}" if page is not None else ""
    here = i18n.current_language()
    start = "" if _can_be_read_again() else url_for(plumbing().home)
    return [
        LanguageLink(language, f"{start}?lang={language.tag}{stay}", language.tag == here)
        for language in languages()
        if not language.test_only
    ]


def not_offered() -> tuple[Language, ...]:
    """The languages that we mean to speak and do not offer here yet, in no wording."""
    spoken = {one.base for one in languages()}
    return tuple(one for one in TABLE if one.base not in spoken)


def call_in() -> Language | None:
    """The language that she reads and that we do not offer yet, to say in it how to call us.

    Hers by her record; for whoever is not signed in, what the browser asks for. A choice made
    in this browser is an answer already.
    """
    viewer = known_viewer()
    if viewer is None and g.get("chosen_language") is not None:
        return None
    wishes = list(request.accept_languages.values()) if viewer is None else [viewer.language]
    wished = first_known(wishes, TABLE)
    return wished if wished in not_offered() else None


def page_asked() -> int | None:
    """The number of a page in the address; nothing else of the address is given back."""
    page = request.args.get("page", "")
    return int(page) if page.isdecimal() and len(page) < 6 else None


def _can_be_read_again() -> bool:
    rule = request.url_rule
    return rule is not None and "GET" in (rule.methods or ())


def attach(app: Flask, offered: tuple[Language, ...]) -> None:
    """Choose the language before each view, and follow the switcher's links."""
    app.extensions["languages"] = offered

    @app.before_request
    def choose() -> ResponseReturnValue | None:
        g.chosen_language = _chosen()
        i18n.set_language(g.chosen_language or _wished(), plumbing().domain)
        if request.method == "GET" and "lang" in request.args and request.endpoint is not None:
            return _switch(request.args["lang"])
        return None


def settle_language() -> None:
    """Once it is known who reads: her own language, unless this browser has chosen."""
    viewer = known_viewer()
    if viewer is not None and g.get("chosen_language") is None:
        language = best_offered([viewer.language], languages())
        i18n.set_language(language.tag, plumbing().domain)


def _switch(tag: str) -> ResponseReturnValue | None:
    access = access_of(current_app.view_functions.get(request.endpoint or ""))
    if access is None or access.bare:
        return None
    remember_language(tag)
    # Built from the matched route, never from the address as it was typed.
    values: dict[str, object] = {
        name: value for name, value in request.args.items() if name in _KEPT_QUESTIONS
    }
    values |= request.view_args or {}
    return redirect(url_for(request.endpoint or "", **values), 303)  # type: ignore[arg-type]


def _chosen() -> str | None:
    tag = request.cookies.get(LANGUAGE_COOKIE[plumbing().side])
    return tag if any(language.tag == tag for language in languages()) else None


def _wished() -> str:
    return best_offered(list(request.accept_languages.values()), languages()).tag


def _send_cookie(name: str, value: str) -> None:
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    path = current_app.session_interface.get_cookie_path(current_app)

    @after_this_request
    def send(response: Response) -> Response:
        response.set_cookie(
            name, value, max_age=ONE_YEAR, path=path, secure=secure, httponly=True, samesite="Lax"
        )
        return response


__all__ = [
    "Look",
    "language_links",
    "languages",
    "look",
    "remember_language",
    "remember_look",
    "settle_language",
]
