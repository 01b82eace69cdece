"""What requests that change something carry."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from registry.catalogue.identifying import Means
from registry.catalogue.resolving import LONGEST
from registry.commands.draft import Draft
from registry.kinds import Kind
from registry.kinds.codes import Code, ItemName
from registry.kinds.content import Line, Model, Prose
from registry.versions.status import Status
from registry_api.asking import DAY, MOMENT

Name = Annotated[str, Field(min_length=1, max_length=LONGEST)]
TARGET = r"^https?://[!-\[\]-~]+$"
"""How the address of a receiver looks; whether it may be one is seen when it is read."""

Comment = Annotated[str, Field(max_length=5_000)]


class ChangeRequestBody(Model):
    """A change of one or more items."""

    title: Line
    """What the change is, in one line."""
    drafts: Annotated[tuple[Draft, ...], Field(min_length=1, max_length=500)]
    """The next version of each item, whole."""


class CommentBody(Model):
    """A remark that goes with a step."""

    comment: Comment = ""
    """Said to whoever comes next."""


class ReturnBody(Model):
    """Why a change request goes back."""

    comment: Annotated[str, Field(min_length=1, max_length=5_000)]
    """What is to be mended."""


class StatusBody(Model):
    """A rise in registration status."""

    status: Status
    """``qualified`` or ``standard``."""
    document: Prose
    """The official text it was checked against, or the decision."""


class RepairBody(Model):
    """A wrongly given status put right."""

    status: Status
    """The right status."""
    reason: Prose
    """Why the other was wrong."""


class ReasonBody(Model):
    """Why something is voided."""

    reason: Prose
    """For the log."""


class RetireBody(Model):
    """The end of an item."""

    valid_to: date
    """The last day it is in force."""
    reason: Prose
    """Repealed by what, or why it is no longer used."""


class PredecessorBody(Model):
    """An item that is superseded, as it was read."""

    item: ItemName
    """What is superseded, ``kind:code``."""
    edition: int
    """Its edition: the ETag of its versions. Refused if it has moved on since."""


class SupersedeBody(Model):
    """Items that others take the place of."""

    predecessors: Annotated[tuple[PredecessorBody, ...], Field(min_length=1, max_length=500)]
    """What is superseded."""
    successors: Annotated[tuple[ItemName, ...], Field(min_length=1, max_length=500)]
    """What takes its place."""
    reason: Prose
    """By what decision."""


class ResolveItem(Model):
    """A name to be resolved, and what is known of it."""

    id: Name
    """The name, e.g. ``15``."""
    kind: Kind | None = None
    """Only items of this kind."""
    by: Means | None = None
    """Only as this sort of name."""
    scheme: Name | None = None
    """Only in this list or scheme, e.g. ``QD-124-2004-TTg``."""
    valid_at: Annotated[str, Field(json_schema_extra=DAY)] | None = None
    """The day asked about, if it is another than for the rest."""
    as_of: Annotated[str, Field(json_schema_extra=MOMENT)] | None = None
    """The moment of knowledge, if it is another than for the rest."""


class ResolveBody(Model):
    """Names to be resolved."""

    items: Annotated[tuple[ResolveItem | Name, ...], Field(min_length=1, max_length=1_000)]
    """The names, plain or with what is known of them."""
    valid_at: Annotated[str, Field(json_schema_extra=DAY)] | None = None
    """In force on this day; default: today in Viet Nam."""
    as_of: Annotated[str, Field(json_schema_extra=MOMENT)] | None = None
    """As known then: a revision, a day or an instant; default: now."""


class FactVoid(Model):
    """A fact that was wrong."""

    revision: Annotated[int, Field(ge=1)]
    """The revision that recorded it."""
    reason: Annotated[str, Field(min_length=1, max_length=2_000)]
    """Why it was wrong."""


class FactsBody(Model):
    """Facts to be recorded, each with its ``type`` beside its fields."""

    facts: Annotated[tuple[dict[str, Any], ...], Field(min_length=1, max_length=1_000)]
    """The facts."""
    voids: Annotated[tuple[FactVoid, ...], Field(max_length=1_000)] = ()
    """Wrong facts that count no more from here on: a correction is one piece of work."""


class WebhookBody(Model):
    """Who wants to be told of changes, and where."""

    target: Annotated[str, Field(max_length=2_000, pattern=TARGET)]
    """The address to be told at: ``https://…``."""
    label: Annotated[str, Field(max_length=200)] = ""
    """What it is for."""
    kinds: Annotated[tuple[Kind, ...], Field(max_length=20)] = ()
    """Only about items of these kinds."""
    items: Annotated[tuple[ItemName, ...], Field(max_length=200)] = ()
    """Only about these items, e.g. ``indicator:KTXH-099``."""
    bodies: Annotated[tuple[Code, ...], Field(max_length=200)] = ()
    """Only what names one of these bodies, e.g. ``bo-y-te``."""
    since: Annotated[int | None, Field(ge=0)] = None
    """The revision after which telling begins; absent: from now on."""


class ReplayBody(Model):
    """From where to deliver again."""

    since: Annotated[int, Field(ge=0)]
    """Everything after this revision."""
