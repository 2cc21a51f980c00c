"""No endpoint without a declared permission: the app does not start."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.views import MethodView

from casework.rules.roles import Permission
from casework.web import gate
from tests.web.plumbing_app import RELATIVE, Record, small_app, small_blueprint


def test_an_unmarked_view_stops_the_start(tmp_path: Path) -> None:
    views = small_blueprint("family")
    views.add_url_rule("/forgotten", "forgotten", lambda: "open to all")
    with pytest.raises(gate.Unmarked, match=r"family\.forgotten"):
        small_app(tmp_path, Record(), blueprint=views)


def test_requires_without_a_permission_is_refused() -> None:
    with pytest.raises(ValueError, match="public"):
        gate.requires()


def test_a_class_of_views_is_read_through_its_mark() -> None:
    class Page(MethodView):
        decorators = [gate.requires(Permission.OWN_READ)]

        def get(self) -> str:
            return "x"

    found = gate.access_of(Page.as_view("page"))
    assert found is not None
    assert found.permissions == (Permission.OWN_READ,)


def test_a_view_added_behind_the_seal_stays_shut(tmp_path: Path) -> None:
    record = Record()
    record.sign_in("tok", RELATIVE)
    app = small_app(tmp_path, record)
    app.add_url_rule("/late", "late", lambda: "open to all")
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "tok"
    assert client.get("/late").status_code == 404


def test_every_endpoint_of_the_plumbing_declares_itself(tmp_path: Path) -> None:
    app: Flask = small_app(tmp_path, Record())
    labels = {name: gate.access_of(view) for name, view in app.view_functions.items()}
    assert all(labels.values())
    without_token = {name for name, access in labels.items() if access and not access.csrf}
    assert without_token == {"leave"}
