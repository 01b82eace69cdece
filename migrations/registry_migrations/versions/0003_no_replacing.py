"""SQLite: ``INSERT OR REPLACE`` gets past what refuses to change or delete. Refuse it as well.

On SQLite a replacing insert deletes the row in its way without firing a trigger for deleting
(unless ``recursive_triggers`` is on, which each connection decides for itself). So an insert in
whose way a row stands is refused before it looks. The way is any unique key, and of ``version`` the
hidden rowid too. PostgreSQL has no such insert: ``ON CONFLICT DO UPDATE`` fires the trigger for
updating.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

IN_THE_WAY = {
    "log": "revision = NEW.revision OR hash = NEW.hash",
    "version": "kind = NEW.kind AND code = NEW.code AND number = NEW.number "
    "OR revision = NEW.revision OR rowid = NEW.rowid",
    "fact": "revision = NEW.revision",
}


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, condition in IN_THE_WAY.items():
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {condition}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in IN_THE_WAY:
        op.execute(f"DROP TRIGGER {table}_no_replace")
