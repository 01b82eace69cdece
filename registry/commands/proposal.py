"""What is given to be published: a version of an item, before it has a number."""

from dataclasses import dataclass

from registry.facts.fact import Fact
from registry.kinds.content import Content
from registry.kinds.provenance import Provenance
from registry.kinds.reading import Key
from registry.versions.status import Status
from registry.versions.validity import Validity


@dataclass(frozen=True)
class Proposal:
    """A version to be: which item, its content, since when, how far registered, how known."""

    key: Key
    content: Content
    validity: Validity
    provenance: Provenance
    status: Status = Status.RECORDED
    note: str = ""
    place: str | None = None
    """Where it was read, for messages: ``indicators.csv, line 12``."""


@dataclass(frozen=True)
class Statement:
    """A fact to be recorded, and where it was read."""

    fact: Fact
    place: str | None = None
