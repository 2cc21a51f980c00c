"""What only she herself can have said: triggers that keep a worker's hand from saying it for her.

On PostgreSQL they know whose connection it is. SQLite has no roles: there a yes is at least a
moment of its own, made after the row, and one that was taken back does not come back by itself.
"""

from __future__ import annotations

from casework.models.row_rules.pieces import STAFF
from casework.models.security_functions import SETTING

_ME = SETTING.format("staff_id")

# name -> (table, what is refused where the connection is a worker's)
ON_POSTGRESQL: dict[str, tuple[str, str]] = {
    "casework_referral_by_herself": (
        "referral",
        "NEW.agreed_how = 'herself' AND (TG_OP = 'INSERT' OR OLD.agreed_how <> 'herself'"
        " OR NEW.agreed_at IS DISTINCT FROM OLD.agreed_at"
        " OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NULL))",
    ),
    # Of a view: an approval names the worker who wrote it down, and what was approved stays.
    "casework_view_by_herself": (
        "family_view",
        "(NEW.approved_wording IS NOT NULL AND (TG_OP = 'INSERT'"
        " OR NEW.approved_wording IS DISTINCT FROM OLD.approved_wording"
        " OR NEW.approved_at IS DISTINCT FROM OLD.approved_at"
        " OR NEW.approved_by IS DISTINCT FROM OLD.approved_by)"
        f" AND NEW.approved_at IS NOT NULL AND NEW.approved_by IS DISTINCT FROM {_ME})"
        " OR (TG_OP = 'UPDATE' AND (NEW.wording < OLD.wording"
        " OR (NEW.approved_wording IS DISTINCT FROM OLD.approved_wording"
        f" AND NEW.approved_by IS DISTINCT FROM {_ME})"
        " OR (NEW.wording = OLD.wording AND OLD.approved_wording = OLD.wording"
        " AND (NEW.text_sealed IS DISTINCT FROM OLD.text_sealed"
        " OR NEW.english_sealed IS DISTINCT FROM OLD.english_sealed))))",
    ),
}

ON_SQLITE: dict[str, str] = {
    "referral_begins_unanswered": (
        "BEFORE INSERT ON referral WHEN NEW.agreed_at IS NOT NULL OR NEW.agreed_how <> ''"
        " BEGIN SELECT RAISE(ABORT, 'only she herself says so'); END"
    ),
    "referral_yes_is_new": (
        "BEFORE UPDATE ON referral WHEN NEW.agreed_how = 'herself'"
        " AND NEW.agreed_at IS OLD.agreed_at AND (OLD.agreed_how <> 'herself'"
        " OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NULL))"
        " BEGIN SELECT RAISE(ABORT, 'only she herself says so'); END"
    ),
    "family_view_words_go_on": (
        "BEFORE UPDATE ON family_view WHEN NEW.wording < OLD.wording"
        " BEGIN SELECT RAISE(ABORT, 'only she herself says so'); END"
    ),
}


def triggers_made(dialect: str) -> list[str]:
    """The statements that make them."""
    if dialect == "sqlite":
        return [f"CREATE TRIGGER {name} {body}" for name, body in ON_SQLITE.items()]
    statements = []
    for name, (table, refused) in ON_POSTGRESQL.items():
        statements += [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $casework$ BEGIN"
            f" IF current_user = '{STAFF}' AND ({refused}) THEN"
            " RAISE EXCEPTION 'only she herself says so'; END IF; RETURN NEW; END $casework$",
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return statements


def triggers_dropped(dialect: str) -> list[str]:
    """The statements that take them away."""
    if dialect == "sqlite":
        return [f"DROP TRIGGER {name}" for name in ON_SQLITE]
    return [
        one
        for name, (table, _) in ON_POSTGRESQL.items()
        for one in (f"DROP TRIGGER {name} ON {table}", f"DROP FUNCTION {name}()")
    ]
