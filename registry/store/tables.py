"""The tables. Rows are written once; triggers in the database refuse to change or delete them."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, String, Text
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a later migration can change it."""

metadata = MetaData(naming_convention=NAMES)

APPEND_ONLY = ("log", "version", "fact")
"""The tables whose rows can never change."""


KEPT = (
    "principal",
    "token",
    "change_request",
    "change_event",
    "subscription",
    "dead_letter",
)
"""The tables beside the log whose rows do change, and that a backup holds as well."""


class Table(SQLModel):
    """The base of all tables: one metadata, named constraints."""

    metadata = metadata


def _revision_of_log() -> Column[int]:
    return Column(Integer, ForeignKey("log.revision"), nullable=False, unique=True)


class LogRow(Table, table=True):
    """One revision: who did what to which item when, chained by hashes."""

    __tablename__ = "log"
    revision: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    instant: str = Field(sa_column=Column(String(27), nullable=False))
    actor: str = Field(sa_column=Column(String(200), nullable=False))
    action: str = Field(sa_column=Column(String(40), nullable=False))
    kind: str | None = Field(sa_column=Column(String(40)))
    code: str | None = Field(sa_column=Column(String(120)))
    number: str | None = Field(sa_column=Column(String(40)))
    note: str = Field(sa_column=Column(Text, nullable=False))
    payload: str = Field(sa_column=Column(Text, nullable=False))
    digest: str | None = Field(sa_column=Column(String(64)))
    previous: str = Field(sa_column=Column(String(64), nullable=False))
    hash: str = Field(sa_column=Column(String(64), nullable=False, unique=True))

    __table_args__ = (
        CheckConstraint("revision >= 1", name="counted_from_one"),
        Index("ix_log_item", "kind", "code"),
    )


class VersionRow(Table, table=True):
    """One version of an item, with its content as canonical JSON."""

    __tablename__ = "version"
    kind: str = Field(sa_column=Column(String(40), primary_key=True))
    code: str = Field(sa_column=Column(String(120), primary_key=True))
    number: str = Field(sa_column=Column(String(40), primary_key=True))
    valid_from: date | None
    valid_to: date | None
    basis: str = Field(sa_column=Column(String(40), nullable=False))
    status: str = Field(sa_column=Column(String(40), nullable=False))
    provenance: str = Field(sa_column=Column(Text, nullable=False))
    content: str = Field(sa_column=Column(Text, nullable=False))
    digest: str = Field(sa_column=Column(String(64), nullable=False))
    revision: int = Field(sa_column=_revision_of_log())

    __table_args__ = (
        CheckConstraint(
            "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to", name="span"
        ),
    )


class FactRow(Table, table=True):
    """One fact, as canonical JSON. Its name is its revision."""

    __tablename__ = "fact"
    revision: int = Field(
        sa_column=Column(Integer, ForeignKey("log.revision"), primary_key=True, autoincrement=False)
    )
    type: str = Field(sa_column=Column(String(40), nullable=False))
    subject: str | None = Field(sa_column=Column(String(161), index=True))
    content: str = Field(sa_column=Column(Text, nullable=False))
    digest: str = Field(sa_column=Column(String(64), nullable=False))


class PrincipalRow(Table, table=True):
    """Who may change the catalogue, and in which role."""

    __tablename__ = "principal"
    name: str = Field(sa_column=Column(String(200), primary_key=True))
    role: str = Field(sa_column=Column(String(40), nullable=False))
    body: str | None = Field(sa_column=Column(String(120)))
    created_at: str = Field(sa_column=Column(String(27), nullable=False))
    disabled_at: str | None = Field(sa_column=Column(String(27)))


class TokenRow(Table, table=True):
    """A token of a principal; only its hash is kept."""

    __tablename__ = "token"
    id: str = Field(sa_column=Column(String(40), primary_key=True))
    principal: str = Field(
        sa_column=Column(String(200), ForeignKey("principal.name"), nullable=False, index=True)
    )
    hash: str = Field(sa_column=Column(String(64), nullable=False, unique=True))
    label: str = Field(sa_column=Column(String(200), nullable=False))
    created_at: str = Field(sa_column=Column(String(27), nullable=False))
    expires_at: str = Field(sa_column=Column(String(27), nullable=False))
    revoked_at: str | None = Field(sa_column=Column(String(27)))
    last_used_at: str | None = Field(sa_column=Column(String(27)))


class ChangeRequestRow(Table, table=True):
    """A change of one or more items on its way from draft to publication."""

    __tablename__ = "change_request"
    id: str = Field(sa_column=Column(String(40), primary_key=True))
    title: str = Field(sa_column=Column(String(1000), nullable=False))
    author: str = Field(sa_column=Column(String(200), nullable=False, index=True))
    state: str = Field(sa_column=Column(String(40), nullable=False, index=True))
    edition: int = Field(sa_column=Column(Integer, nullable=False))
    drafts: str = Field(sa_column=Column(Text, nullable=False))
    created_at: str = Field(sa_column=Column(String(27), nullable=False))
    changed_at: str = Field(sa_column=Column(String(27), nullable=False))


class ChangeEventRow(Table, table=True):
    """What happened to a change request: who did what when, and said what."""

    __tablename__ = "change_event"
    request: str = Field(
        sa_column=Column(String(40), ForeignKey("change_request.id"), primary_key=True)
    )
    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    instant: str = Field(sa_column=Column(String(27), nullable=False))
    actor: str = Field(sa_column=Column(String(200), nullable=False))
    event: str = Field(sa_column=Column(String(40), nullable=False))
    comment: str = Field(sa_column=Column(Text, nullable=False))


class ReceiptRow(Table, table=True):
    """What was answered to a request that carried an idempotency key; kept for a day."""

    __tablename__ = "receipt"
    principal: str = Field(sa_column=Column(String(200), primary_key=True))
    key: str = Field(sa_column=Column(String(200), primary_key=True))
    fingerprint: str = Field(sa_column=Column(String(64), nullable=False))
    status: int = Field(sa_column=Column(Integer, nullable=False))
    answer: str = Field(sa_column=Column(Text, nullable=False))
    created_at: str = Field(sa_column=Column(String(27), nullable=False, index=True))


class SubscriptionRow(Table, table=True):
    """Who wants to be told of changes, where, and how far telling has come. Holds no secret."""

    __tablename__ = "subscription"
    id: str = Field(sa_column=Column(String(40), primary_key=True))
    owner: str = Field(
        sa_column=Column(String(200), ForeignKey("principal.name"), nullable=False, index=True)
    )
    label: str = Field(sa_column=Column(String(200), nullable=False))
    target: str = Field(sa_column=Column(String(2000), nullable=False))
    wanted: str = Field(sa_column=Column(Text, nullable=False))
    state: str = Field(sa_column=Column(String(40), nullable=False))
    edition: int = Field(sa_column=Column(Integer, nullable=False))
    key_id: str = Field(sa_column=Column(String(16), nullable=False))
    secret_number: int = Field(sa_column=Column(Integer, nullable=False))
    old_secret_until: str | None = Field(sa_column=Column(String(27)))
    rate: int | None = Field(sa_column=Column(Integer))
    position: int = Field(sa_column=Column(Integer, nullable=False))
    attempts: int = Field(sa_column=Column(Integer, nullable=False))
    due_at: str = Field(sa_column=Column(String(27), nullable=False, index=True))
    failure: str | None = Field(sa_column=Column(String(40)))
    status: int | None = Field(sa_column=Column(Integer))
    delivered_at: str | None = Field(sa_column=Column(String(27)))
    created_at: str = Field(sa_column=Column(String(27), nullable=False))
    changed_at: str = Field(sa_column=Column(String(27), nullable=False))


class DeadLetterRow(Table, table=True):
    """A change that could not be delivered to a subscription, after every attempt."""

    __tablename__ = "dead_letter"
    subscription: str = Field(
        sa_column=Column(String(40), ForeignKey("subscription.id"), primary_key=True)
    )
    change: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    attempts: int = Field(sa_column=Column(Integer, nullable=False))
    failure: str = Field(sa_column=Column(String(40), nullable=False))
    status: int | None = Field(sa_column=Column(Integer))
    died_at: str = Field(sa_column=Column(String(27), nullable=False))
    due_at: str | None = Field(sa_column=Column(String(27)))


class LeaseRow(Table, table=True):
    """What only one process does at a time, and until when it is whose."""

    __tablename__ = "lease"
    name: str = Field(sa_column=Column(String(40), primary_key=True))
    holder: str = Field(sa_column=Column(String(100), nullable=False))
    until: str = Field(sa_column=Column(String(27), nullable=False))
