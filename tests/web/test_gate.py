"""The gate and the cookie: who passes, and what the browser keeps."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from tests.web.plumbing_app import RELATIVE, WORKER, Record

MakeApp = Callable[..., Flask]


def signed_in(app: Flask, token: str = "tok") -> FlaskClient:
    """A browser that holds the token."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return client


def test_signed_out_reader_is_sent_to_a_neutral_place(make_app: MakeApp) -> None:
    answer = make_app().test_client().get("/own")
    assert (answer.status_code, answer.location) == (303, "/")


def test_signed_in_reader_sees_her_page(make_app: MakeApp) -> None:
    answer = signed_in(make_app()).get("/own")
    assert answer.status_code == 200
    assert 'data-page="own"' in answer.text


def test_a_permission_not_held_is_refused(make_app: MakeApp, record: Record) -> None:
    answer = signed_in(make_app()).get("/accounts")
    assert answer.status_code == 403
    assert "accounts" not in answer.text


def test_a_link_that_would_be_refused_is_not_shown(make_app: MakeApp, record: Record) -> None:
    assert 'href="/own"' in signed_in(make_app()).get("/").text
    assert 'href="/own"' not in make_app().test_client().get("/").text


def test_begin_session_drops_everything_of_the_old_cookie(make_app: MakeApp) -> None:
    app = make_app()
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["left_over"] = "something"
        cookie["csrf_token"] = csrf_raw = "0" * 40
    answer = client.post("/come/tok", data={"csrf_token": signed(app, client)})
    assert answer.status_code == 303
    with client.session_transaction() as cookie:
        assert cookie["_user_id"] == "tok"
        assert "left_over" not in cookie
        assert cookie.get("csrf_token") != csrf_raw


def test_cookie_is_httponly_lax_and_short_named(make_app: MakeApp) -> None:
    app = make_app()
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["csrf_token"] = "0" * 40
    sent = client.post("/come/tok", data={"csrf_token": signed(app, client)}).headers["Set-Cookie"]
    assert sent.startswith("a=")
    assert "HttpOnly" in sent
    assert "SameSite=Lax" in sent
    assert "Secure" not in sent
    assert "Expires" not in sent


def test_production_cookie_is_bound_to_its_host(make_app: MakeApp) -> None:
    app = make_app(mode="production")
    assert app.config["SESSION_COOKIE_NAME"] == "__Host-a"
    assert app.config["SESSION_COOKIE_SECURE"] is True


def test_token_of_the_other_app_opens_nothing(make_app: MakeApp, record: Record) -> None:
    record.sign_in("staff-token", WORKER)
    family, staff = make_app(), make_app(side="staff")
    other = staff.test_client()
    with other.session_transaction() as cookie:
        cookie["_user_id"] = "staff-token"
    value = other.get_cookie("b")
    assert value is not None
    client = family.test_client()
    client.set_cookie("a", value.value)
    assert client.get("/own").status_code == 303


def test_last_seen_time_is_noted_at_most_once_a_minute(make_app: MakeApp, record: Record) -> None:
    client = signed_in(make_app())
    for _ in range(3):
        client.get("/own")
    assert len(record.seen) == 1


def test_public_page_shows_with_the_record_out_of_reach(make_app: MakeApp, record: Record) -> None:
    from sqlalchemy.exc import OperationalError

    client = signed_in(make_app())
    record.fails = OperationalError("SELECT", {}, Exception("down"))
    assert client.get("/").status_code == 200
    assert client.get("/own").status_code == 503


def signed(app: Flask, client: FlaskClient) -> str:
    """A form token that fits this browser's cookie."""
    from itsdangerous import URLSafeTimedSerializer

    with client.session_transaction() as cookie:
        raw = cookie["csrf_token"]
    return str(URLSafeTimedSerializer(app.secret_key, salt="wtf-csrf-token").dumps(raw))


def test_viewer_of_a_family_page_is_the_relative(make_app: MakeApp) -> None:
    from casework.web import gate

    app = make_app()

    @gate.requires(next(iter(RELATIVE.permissions)))
    def probe() -> str:
        return gate.family_viewer().member_id

    app.add_url_rule("/probe", "probe", probe)
    assert signed_in(app).get("/probe").text == RELATIVE.member_id
