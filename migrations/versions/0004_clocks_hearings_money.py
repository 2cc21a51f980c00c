"""Clocks, days in court, the application for compensation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casework.models.row_security import function_statements, table_statements

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    "clock_rule",
    "fact_check",
    "clock",
    "claim",
    "claim_stage",
    "claim_paper",
    "claim_sum",
    "claim_consent",
    "day_plan",
    "beside_day",
    "way_there",
)
FUNCTIONS = ("casework_staff_claim_members", "casework_family_shared_claims")


def upgrade() -> None:
    """Tables; on PostgreSQL the functions that their rules ask, and the rules."""
    _make_tables()
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    asked = [statement for name in FUNCTIONS for statement in function_statements(name)]
    rules = [statement for table in TABLES for statement in table_statements(table)]
    for statement in (*asked, *rules):
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    """Take them away; a table takes its rules along."""
    for table in reversed(TABLES):
        op.drop_table(table)
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for name in FUNCTIONS:
            connection.exec_driver_sql(f"DROP FUNCTION {name}()")


def _make_tables() -> None:
    op.create_table(
        "clock_rule",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("confidence", sa.String(length=4), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.String(length=16), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_rule")),
    )
    op.create_index(
        "ix_clock_rule_kind_valid_from", "clock_rule", ["kind", "valid_from"], unique=False
    )
    op.create_table(
        "fact_check",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("fact", sa.String(length=60), nullable=False),
        sa.Column("still_so", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("checked_by", sa.String(length=16), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_check")),
    )
    op.create_index(
        "ix_fact_check_fact_checked_on", "fact_check", ["fact", "checked_on"], unique=False
    )
    op.create_table(
        "clock",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("update_id", sa.String(length=16), nullable=True),
        sa.Column("claim_id", sa.String(length=16), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("rule_id", sa.String(length=60), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("computed_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("read_in_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("created_by", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.String(length=16), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(length=16), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "member_id"],
            ["family_member.case_id", "family_member.id"],
            name=op.f("fk_clock_case_id_member_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_clock")),
    )
    op.create_index(
        "ix_clock_case_id_member_id_due_on",
        "clock",
        ["case_id", "member_id", "due_on"],
        unique=False,
    )
    op.create_table(
        "claim",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.String(length=16), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("stage_on", sa.Date(), nullable=False),
        sa.Column("helper", sa.String(length=40), nullable=False),
        sa.Column("reference_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("form_saved_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("appeal_by", sa.Date(), nullable=True),
        sa.Column("cautions_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by", sa.String(length=16), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "member_id"],
            ["family_member.case_id", "family_member.id"],
            name=op.f("fk_claim_case_id_member_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_claim")),
    )
    op.create_index("ix_claim_case_id_member_id", "claim", ["case_id", "member_id"], unique=False)
    op.create_table(
        "claim_stage",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("claim_id", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.String(length=16), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=False),
        sa.Column("set_by", sa.String(length=16), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "claim_id"],
            ["claim.case_id", "claim.id"],
            name=op.f("fk_claim_stage_case_id_claim_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_claim_stage")),
    )
    op.create_index(
        "ix_claim_stage_case_id_claim_id", "claim_stage", ["case_id", "claim_id"], unique=False
    )
    op.create_table(
        "claim_paper",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("claim_id", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("set_by", sa.String(length=16), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "claim_id"],
            ["claim.case_id", "claim.id"],
            name=op.f("fk_claim_paper_case_id_claim_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_claim_paper")),
    )
    op.create_index(
        "ix_claim_paper_case_id_claim_id", "claim_paper", ["case_id", "claim_id"], unique=False
    )
    op.create_table(
        "claim_sum",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("claim_id", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.String(length=16), nullable=False),
        sa.Column("outcome_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("pounds_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("set_by", sa.String(length=16), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "claim_id"],
            ["claim.case_id", "claim.id"],
            name=op.f("fk_claim_sum_case_id_claim_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_claim_sum")),
    )
    op.create_index(
        "ix_claim_sum_case_id_claim_id", "claim_sum", ["case_id", "claim_id"], unique=False
    )
    op.create_table(
        "claim_consent",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("claim_id", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.String(length=16), nullable=False),
        sa.Column("named_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("signed_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("for_member_id", sa.String(length=16), nullable=True),
        sa.Column("linked_by", sa.String(length=16), nullable=True),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "claim_id"],
            ["claim.case_id", "claim.id"],
            name=op.f("fk_claim_consent_case_id_claim_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_claim_consent")),
    )
    op.create_index(
        "ix_claim_consent_case_id_claim_id", "claim_consent", ["case_id", "claim_id"], unique=False
    )
    op.create_index(
        "ix_claim_consent_case_id_for_member_id",
        "claim_consent",
        ["case_id", "for_member_id"],
        unique=False,
    )
    op.create_table(
        "day_plan",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.String(length=16), nullable=False),
        sa.Column("hearing_id", sa.String(length=16), nullable=False),
        sa.Column("going", sa.String(length=40), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("interpreter", sa.String(length=40), nullable=False),
        sa.Column("statement", sa.String(length=40), nullable=False),
        sa.Column("wishes_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("said_by", sa.String(length=40), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "hearing_id"],
            ["update_entry.case_id", "update_entry.id"],
            name=op.f("fk_day_plan_case_id_hearing_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "member_id"],
            ["family_member.case_id", "family_member.id"],
            name=op.f("fk_day_plan_case_id_member_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "member_id", "hearing_id", name=op.f("pk_day_plan")),
    )
    op.create_table(
        "beside_day",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.String(length=16), nullable=False),
        sa.Column("hearing_id", sa.String(length=16), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("staff_id", sa.String(length=16), nullable=True),
        sa.Column("called_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("where_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("set_by", sa.String(length=16), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "hearing_id"],
            ["update_entry.case_id", "update_entry.id"],
            name=op.f("fk_beside_day_case_id_hearing_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "member_id"],
            ["family_member.case_id", "family_member.id"],
            name=op.f("fk_beside_day_case_id_member_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_beside_day")),
    )
    op.create_index(
        "ix_beside_day_case_id_member_id_hearing_id",
        "beside_day",
        ["case_id", "member_id", "hearing_id"],
        unique=False,
    )
    op.create_table(
        "way_there",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("hearing_id", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("set_by", sa.String(length=16), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "hearing_id"],
            ["update_entry.case_id", "update_entry.id"],
            name=op.f("fk_way_there_case_id_hearing_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_way_there")),
    )
    op.create_index(
        "uq_way_there_language", "way_there", ["case_id", "hearing_id", "language"], unique=True
    )
