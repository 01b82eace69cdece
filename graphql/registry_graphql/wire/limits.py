"""How much one request may ask, each with the number that refuses it."""

from dataclasses import dataclass

from graphql import GraphQLError, Node


@dataclass(frozen=True)
class Limits:
    """The most of everything. ``docs/graphql.md`` lists them, and a test holds it to that."""

    body: int = 1_000_000
    """Bytes of a request's body; a longer one is answered 413 without reading on."""
    batch: int = 10
    """Operations in one body."""
    document: int = 60_000
    """Characters of a document; what is long belongs in variables."""
    tokens: int = 4_000
    """Words and signs of a document, comments not counted."""
    operations: int = 50
    """Operations and fragments a document may define."""
    selections: int = 3_000
    """Fields and fragments of an operation, every fragment counted wherever it is spread."""
    depth: int = 20
    """Fields within fields."""
    root_fields: int = 30
    """Fields of the operation itself."""
    aliases: int = 200
    """Fields under another name."""
    directives: int = 100
    """Directives on fields and fragments."""
    merges: int = 10_000
    """Pairs of fields and fragments under one name that must be compared to be merged."""
    variables: int = 20_000
    """Values in the variables, lists and objects counted with what they hold."""
    variables_depth: int = 40
    """Lists and objects within each other in the variables."""
    cost: int = 200_000
    """Fields an answer can have at most: fields × page sizes."""
    seconds: float = 10.0
    """How long a query may take."""
    streams: int = 200
    """Subscriptions and sockets open at once, in one process."""
    streams_each: int = 20
    """Subscriptions of one socket."""
    init_seconds: float = 5.0
    """How long a socket may take to introduce itself."""
    heartbeat_seconds: float = 15.0
    """After so much silence a stream of events says that it is alive."""
    idle_seconds: float = 300.0
    """How long a socket may stay open without a subscription."""


class OverLimit(GraphQLError):
    """A document or its variables ask more than a limit allows."""

    def __init__(self, limit: str, most: float, found: int | str, node: Node | None = None) -> None:
        """Name the limit, what it allows and what was found."""
        super().__init__(
            f"The request exceeds the limit {limit!r}: at most {most:g}, found {found}.",
            node,
            extensions={"code": "LIMIT_EXCEEDED", "limit": limit, "most": most},
        )
