"""The log, versions and facts, made unchangeable by the database itself."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ("log", "version", "fact")


def upgrade() -> None:
    op.create_table(
        "log",
        sa.Column("revision", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("instant", sa.String(27), nullable=False),
        sa.Column("actor", sa.String(200), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40)),
        sa.Column("code", sa.String(120)),
        sa.Column("number", sa.String(40)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64)),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_log"),
        sa.UniqueConstraint("hash", name="uq_log_hash"),
        sa.CheckConstraint("revision >= 1", name="ck_log_counted_from_one"),
    )
    op.create_index("ix_log_item", "log", ["kind", "code"])
    op.create_table(
        "version",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("code", sa.String(120), nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.Column("basis", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("provenance", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("kind", "code", "number", name="pk_version"),
        sa.ForeignKeyConstraint(["revision"], ["log.revision"], name="fk_version_revision_log"),
        sa.UniqueConstraint("revision", name="uq_version_revision"),
        sa.CheckConstraint(
            "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to",
            name="ck_version_span",
        ),
    )
    op.create_table(
        "fact",
        sa.Column("revision", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(161)),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_fact"),
        sa.ForeignKeyConstraint(["revision"], ["log.revision"], name="fk_fact_revision_log"),
    )
    op.create_index("ix_fact_subject", "fact", ["subject"])
    for statement in _guards(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    for table in reversed(APPEND_ONLY):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")


def _guards(dialect: str) -> list[str]:
    if dialect == "postgresql":
        return [
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
            *(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
                f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
                for table in APPEND_ONLY
            ),
        ]
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in APPEND_ONLY
        for verb in ("UPDATE", "DELETE")
    ]
