"""Subscriptions to changes, what could not be delivered, and who delivers."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INSTANT = sa.String(27)


def upgrade() -> None:
    op.create_table(
        "subscription",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("target", sa.String(2000), nullable=False),
        sa.Column("wanted", sa.Text, nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("key_id", sa.String(16), nullable=False),
        sa.Column("secret_number", sa.Integer, nullable=False),
        sa.Column("old_secret_until", INSTANT),
        sa.Column("rate", sa.Integer),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("failure", sa.String(40)),
        sa.Column("status", sa.Integer),
        sa.Column("delivered_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
        sa.ForeignKeyConstraint(
            ["owner"], ["principal.name"], name="fk_subscription_owner_principal"
        ),
    )
    op.create_index("ix_subscription_owner", "subscription", ["owner"])
    op.create_index("ix_subscription_due_at", "subscription", ["due_at"])
    op.create_table(
        "dead_letter",
        sa.Column("subscription", sa.String(40), nullable=False),
        sa.Column("change", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("failure", sa.String(40), nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("died_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT),
        sa.PrimaryKeyConstraint("subscription", "change", name="pk_dead_letter"),
        sa.ForeignKeyConstraint(
            ["subscription"], ["subscription.id"], name="fk_dead_letter_subscription_subscription"
        ),
    )
    op.create_table(
        "lease",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("holder", sa.String(100), nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
    )
    op.execute("INSERT INTO lease (name, holder, until) VALUES ('deliverer', '', '')")


def downgrade() -> None:
    for table in ("lease", "dead_letter", "subscription"):
        op.drop_table(table)
