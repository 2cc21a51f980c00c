"""Changes go through objects: a bulk statement slips past the versions and seals of rows.

(Not past the audit: its guard watches these too.) What is allowed to be one anyway is listed
here with its reason, function by function.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BULK = {"update", "delete", "insert"}
WATCHED = ("casework/actions", "casework/queries", "casework/web", "family_app", "advocate_admin")

_ONCE = "of two at the same moment only one may win, which a conditional statement decides"
_ALL = "every matching row ends at once, with none that could slip in between"
_BESIDE = "beside the row's version: nobody edits this, and no open form is made stale"

# "module.function": why a bulk statement is right there.
REASONS: dict[str, str] = {
    "casework.actions.access._store": _BESIDE,
    "casework.actions.allocations.hand_over": (
        "old ones end last and together, or row security refuses the rest"
    ),
    "casework.actions.audit._insert_head": _ONCE,
    "casework.actions.audit.record": "the head moves on only if it is still the one that was read",
    "casework.actions.choices.record_shown": "a receipt for all entries of a page, once each",
    "casework.actions.choices_made._keep_what_follows": _BESIDE,
    "casework.actions.codes.give_spoken_code": _ALL,
    "casework.actions.codes.revoke_codes": _ALL,
    "casework.actions.contact._remember_last": _BESIDE,
    "casework.actions.enrolment._use_link": _ONCE,
    "casework.actions.enrolment._end_links": _ALL,
    "casework.actions.keys._reseal_row": "the same text under a new key, if nobody wrote meanwhile",
    "casework.actions.limits.SqlStorage": "counters that many requests raise at the same moment",
    "casework.actions.messages.answer": "one answer answers all her earlier open messages",
    "casework.actions.messages.note_disclosure_seen": _BESIDE,
    "casework.actions.outbox._look_again": "what waits is looked at earlier, and nothing else",
    "casework.actions.outbox_tasks._mark": "the two columns that staff may write, and no other",
    "casework.actions.passkeys.revoke_staff_passkeys": _ALL,
    "casework.actions.people.set_hard_news": _BESIDE,
    "casework.actions.sessions.end_all_sessions": _ALL,
    "casework.actions.sessions.end_staff_sessions": _ALL,
    "casework.actions.sessions.note_seen": "the last-seen time, at most once a minute, no version",
    "casework.actions.sign_in._spend": _ONCE,
    "casework.actions.sign_in._take_try": _ONCE,
    "casework.actions.staff_accounts.end_access": _ALL,
    "casework.actions.translation_ends.follow_english": _BESIDE,
}


def bulk_statements(path: Path) -> Iterator[str]:
    """The functions in a file that write in bulk, through SQLAlchemy or the old query."""
    tree = ast.parse(path.read_text())
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name in BULK
    }
    module = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
    for name, call in calls_in(tree):
        if is_bulk(call, imported):
            yield f"{module}.{name}"


def calls_in(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Each call, with the name of the function or class it stands in."""
    for top in tree.body:
        name = getattr(top, "name", "module level")
        for node in ast.walk(top):
            if isinstance(node, ast.Call):
                yield name, node


def is_bulk(call: ast.Call, imported: set[str]) -> bool:
    called = call.func
    if isinstance(called, ast.Name):
        return called.id in imported
    if not isinstance(called, ast.Attribute):
        return False
    if called.attr in {"bulk_update_mappings", "bulk_insert_mappings", "bulk_save_objects"}:
        return True
    if called.attr not in BULK:
        return False
    owner = ast.unparse(called.value)
    # sa.update(…), Model.__table__.delete(), session.query(…).update(…)
    return (
        owner in {"sa", "sqlalchemy", "postgresql", "sqlite"}
        or "__table__" in owner
        or ".query(" in owner
    )


def found() -> set[str]:
    return {
        name
        for folder in WATCHED
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in bulk_statements(path)
    }


def test_bulk_statements_stand_only_where_a_reason_does() -> None:
    assert found() == set(REASONS)


def test_every_reason_is_a_sentence() -> None:
    assert all(len(reason.split()) >= 5 for reason in REASONS.values())


def test_the_check_sees_each_way_of_writing_in_bulk() -> None:
    for code in ("update(X)", "session.query(X).delete()", "X.__table__.update()", "sa.delete(X)"):
        call = ast.parse(code, mode="eval").body
        assert isinstance(call, ast.Call)
        assert is_bulk(call, {"update"}), code
    harmless = ast.parse("seen.update(more)", mode="eval").body
    assert isinstance(harmless, ast.Call)
    assert not is_bulk(harmless, set())
