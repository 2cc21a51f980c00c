"""Once as it runs for real: production mode, PostgreSQL with its roles, https, two processes."""

from __future__ import annotations

import base64
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.support.browser import PHONE, Watch, launch, press_main_button, walk_in
from tests.support.browser_passkey import add_authenticator
from tests.support.browser_server import ROOT, clean_environment, free_port, serving
from tests.support.browser_tls import make_certificate, tls_proxy
from tests.support.browser_writing import choose_kind
from tests.support.cluster import TEMPLATE, postgresql
from tests.support.databases import PostgresqlDatabase

DATABASE = "production"
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@dataclass
class Service:
    """Both apps behind https, and a browser that trusts their certificate."""

    family: str
    staff: str
    environment: dict[str, str]
    browser: Browser


def secret() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def settings(database: PostgresqlDatabase, family: str, staff: str) -> dict[str, str]:
    return {
        **clean_environment(),
        "FAMILY_DATABASE_URL": database.urls["family"],
        "STAFF_DATABASE_URL": database.urls["staff"],
        "MIGRATOR_DATABASE_URL": database.server.url_of(
            DATABASE, "casework_migrator"
        ).render_as_string(hide_password=False),
        **{name: secret() for name in ("FAMILY_SECRET", "STAFF_SECRET", "CODE_PEPPER")},
        "INDEX_KEY": secret(),
        "DATA_KEYS": f"first:{secret()}",
        "FAMILY_ORIGINS": family,
        "STAFF_ORIGINS": staff,
        "CONTACT_PHONE": "0808 157 0123",
        "TRUSTED_PROXIES": "1",
    }


@pytest.fixture(scope="module")
def service(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    server = postgresql()
    server.create(DATABASE, TEMPLATE)
    database = PostgresqlDatabase(server, DATABASE)
    folder: Path = tmp_path_factory.mktemp("production")
    certificate = make_certificate(folder)
    ports = {app: (free_port(), free_port()) for app in ("family", "advocate")}
    origins = {app: f"https://localhost:{outside}" for app, (outside, _) in ports.items()}
    environment = settings(database, origins["family"], origins["advocate"])
    environment["INSTANCE_DIR"] = str(folder / "instance")
    with ExitStack() as stack:
        stack.callback(server.drop, DATABASE)
        stack.callback(database.dispose)
        for app, (outside, inside) in ports.items():
            command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--threads", "4"]
            command += ["--worker-class", "gthread", "--bind", f"127.0.0.1:{inside}", f"wsgi:{app}"]
            stack.enter_context(serving(command, environment, inside))
            stack.enter_context(tls_proxy(outside, inside, certificate))
        trusted = f"--ignore-certificate-errors-spki-list={certificate.fingerprint}"
        browser = launch(playwright, flags=[trusted])
        stack.callback(browser.close)
        yield Service(origins["family"], origins["advocate"], environment, browser)


def link_by_command(service: Service, command: str, *values: str) -> str:
    """What whoever runs the service hands to the first people of it."""
    done = subprocess.run(
        [sys.executable, "-m", "casework", command, *values],
        cwd=ROOT,
        env=service.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return next(word for word in done.stdout.split() if word.startswith(f"{service.staff}/in/"))


def context_of(service: Service, stack: ExitStack, origin: str) -> BrowserContext:
    """A watched browser of somebody's own."""
    watch = Watch((origin,))
    context = service.browser.new_context(
        base_url=origin, viewport={"width": PHONE, "height": 640}, locale="en-GB"
    )
    watch.attach(context)
    stack.callback(watch.check)
    stack.callback(context.close)
    return context


def enrol(page: Page, link: str) -> None:
    add_authenticator(page)
    page.goto(link)
    press_main_button(page)
    page.locator("main[data-page=me]").wait_for()


def sign_in_again(page: Page) -> None:
    """Out, and in again with the passkey."""
    page.goto("/me")
    page.locator("form[action$='/out'] button").first.click()
    page.locator("main[data-page=sign_in]").wait_for()
    press_main_button(page)
    page.locator("main[data-page=today]").wait_for()


def confirm_caseworker(page: Page) -> None:
    page.goto("/")
    page.locator("[data-kind=role_request] a").click()
    page.locator("main[data-page=role_request] [name=met]").check()
    press_main_button(page)
    page.locator("main[data-page=today]").wait_for()


def invite_caseworker(page: Page) -> str:
    page.goto("/accounts/new")
    page.locator("[name=full_name]").fill("Maryam Okafor")
    page.locator("[name=email]").fill("maryam.okafor@example.org")
    page.locator("[name=role]").select_option("caseworker")
    page.locator("[name=region_id]").select_option(label="Northern dales")
    press_main_button(page)
    return page.locator("#link").inner_text()


def open_case_and_give_code(page: Page) -> str:
    page.goto("/cases/new")
    page.locator("[name=called]").first.fill("Sam")
    page.locator("[name=homicide_kind]").first.check()
    page.locator("[name=notified_by]").first.check()
    press_main_button(page)
    page.locator("main[data-page=case]").wait_for()
    page.locator("a[href$='/people/new']").click()
    page.locator("[name=name]").fill("Nadia Qureshi-O'Hara")
    page.locator("[name=relationship]").select_option("sister")
    press_main_button(page)
    page.locator("main[data-page=person]").wait_for()
    page.locator("a[href$='/code']").click()
    page.locator("form[action$='/code/letter'] [name=how]").first.check()
    page.locator("form[action$='/code/letter'] button").click()
    page.locator("main[data-page=code_letter]").wait_for()
    found = CODE.search(page.locator("article.letter").inner_text())
    assert found is not None
    return found[0]


def announce_a_call(page: Page) -> None:
    """One update, from the person's page to its release."""
    page.goto("/cases")
    page.get_by_role("link", name="Sam").click()
    page.locator("main[data-page=case]").wait_for()
    page.locator("a[href*='/updates/new']").first.click()
    choose_kind(page, "meeting_with_us")
    page.locator("main[data-page=edit_update]").wait_for()
    page.locator("[name=how][value=phone]").check()
    ahead = date.today() + timedelta(days=6)
    for part in ("day", "month", "year"):
        page.locator(f"[name=date-{part}]").fill(str(getattr(ahead, part)))
    page.locator("[name=time]").fill("15:20")
    page.locator("[name=source_role][value=us]").check()
    press_main_button(page)
    page.locator("main[data-page=recipients] [name=recipients]").check()
    press_main_button(page)
    page.locator("main[data-page=release]").wait_for()
    press_main_button(page)
    page.locator("main[data-page=update] [data-state=published]").wait_for()


def leave(page: Page) -> None:
    """The way out, without following it: the neutral page is somebody else's."""
    page.goto("/t")
    answer = page.context.request.post("/x", max_redirects=0, ignore_https_errors=True)
    assert answer.status == 303
    assert answer.headers["location"].startswith("https://")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert not [one for one in page.context.cookies() if one["name"].startswith("__Host-")]
    page.goto("/t")
    page.locator("main[data-page=welcome]").wait_for()


def check_cookies(context: BrowserContext) -> None:
    """Every cookie is for this host alone, over https alone, and not for scripts."""
    cookies = context.cookies()
    sessions = [one for one in cookies if one["name"].startswith("__Host-")]
    assert sessions
    for cookie in cookies:
        assert cookie["secure"], cookie["name"]
        assert cookie["httpOnly"], cookie["name"]
        assert cookie["sameSite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"].startswith(".")


def test_for_real_from_the_first_account_to_her_updates(service: Service) -> None:
    first = ("--name", "Priya Nair", "--email", "priya.nair@example.org")
    leads = ("--name", "Ruth Adeyemi", "--email", "ruth@example.org", "--region", "Northern dales")
    with ExitStack() as stack:
        office = context_of(service, stack, service.staff)
        admin = office.new_page()
        enrol(admin, link_by_command(service, "create-administrator", *first))
        leader = context_of(service, stack, service.staff).new_page()
        enrol(leader, link_by_command(service, "create-leader", *leads))
        link = invite_caseworker(admin)
        desk = context_of(service, stack, service.staff)
        worker = desk.new_page()
        enrol(worker, link)
        confirm_caseworker(leader)
        sign_in_again(worker)
        code = open_case_and_give_code(worker)
        phone = context_of(service, stack, service.family)
        page = phone.new_page()
        page.goto("/k")
        page.locator("input[name=code]").fill(code)
        press_main_button(page)
        walk_in(page, own=True)
        answer = page.goto("/t")
        assert answer is not None
        assert "max-age=" in answer.headers["strict-transport-security"]
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "same-origin"
        expect(page.locator("main[data-page=updates]")).to_be_visible()
        check_cookies(phone)
        check_cookies(desk)
        announce_a_call(worker)
        page.goto("/t")
        expect(page.locator("[data-kind=meeting_with_us]").first).to_contain_text("15:20")
        leave(page)


def test_the_demo_is_nowhere_in_production(service: Service) -> None:
    with ExitStack() as stack:
        page = context_of(service, stack, service.staff).new_page()
        answer = page.goto("/in/code")
        assert answer is not None
        assert answer.status == 404
