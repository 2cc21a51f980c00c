"""Files, health, and the few addresses that browsers and robots ask for by themselves."""

from __future__ import annotations

from flask import Flask, Response, make_response, request, url_for
from sqlalchemy import text
from werkzeug.exceptions import NotFound

from casework.queries.database import open_session
from casework.web.assets import assets
from casework.web.compression import chosen
from casework.web.gate import bare
from casework.web.plumbing import plumbing


def attach(app: Flask) -> None:
    """Register the routes."""
    app.add_url_rule("/f/<digest>/<path:name>", "static", static, methods=["GET"])
    app.add_url_rule("/favicon.ico", "favicon", favicon, methods=["GET"])
    app.add_url_rule("/robots.txt", "robots", robots, methods=["GET"])
    app.add_url_rule("/healthz", "healthz", healthz, methods=["GET"])
    app.add_url_rule("/readyz", "readyz", readyz, methods=["GET"])


def asset(name: str) -> str:
    """The address of a file, with its content in it: a changed file has a new address."""
    return url_for("static", digest=assets()[name].digest, name=name)


@bare()
def static(digest: str, name: str) -> Response:
    """A file of static/, if the address is of this very content."""
    found = assets().get(name)
    if found is None or found.digest != digest:
        raise NotFound
    encoding = chosen(request.headers.get("Accept-Encoding", ""))
    body = {"br": found.brotli, "gzip": found.gzip}.get(encoding or "", found.body)
    response = make_response(body)
    response.headers["Content-Type"] = found.content_type
    response.vary.add("Accept-Encoding")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


@bare()
def favicon() -> Response:
    """No picture: nothing in a row of tabs tells what this is."""
    return Response(status=204)


@bare()
def robots() -> Response:
    """Nothing here is for a search engine."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@bare()
def healthz() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


@bare()
def readyz() -> Response:
    """The database answers as well, and has its tables."""
    try:
        with open_session(plumbing().factory, write=False, side=plumbing().side) as db:
            db.execute(text("SELECT count(*) FROM deployment_mark"))
    except Exception:  # whatever it is: not ready, and no detail for strangers
        return Response("not ready\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")
