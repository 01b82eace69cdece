"""Names that hold anywhere: ``urn:vn-gov-registry:indicator:KTXH-099:1.0.0``."""

from typing import NamedTuple
from urllib.parse import quote, unquote

from registry.kinds.kind import Kind
from registry.kinds.reading import Key

NAMESPACE = "urn:vn-gov-registry"
"""What every name of ours begins with. Not registered with IANA: it names, it does not resolve."""


def urn(key: Key, number: str | None = None) -> str:
    """The name of an item, or of one of its versions (RFC 8141)."""
    item = f"{NAMESPACE}:{key.kind.value}:{quote(key.code, safe='')}"
    return item if number is None else f"{item}:{number}"


def fact_urn(revision: int) -> str:
    """The name of a fact: by the revision that recorded it."""
    return f"{NAMESPACE}:fact:{revision}"


def revision_urn(revision: int) -> str:
    """The name of a line of the log."""
    return f"{NAMESPACE}:revision:{revision}"


class Named(NamedTuple):
    """What a URN of an item names: the item, or one of its versions."""

    key: Key
    number: str | None


def read_urn(text: str) -> Named | None:
    """What a URN names, if it is one of an item of ours; the namespace in any case (RFC 8141)."""
    head, rest = text[: len(NAMESPACE)], text[len(NAMESPACE) :]
    parts = rest.split(":")
    if head.lower() != NAMESPACE or len(parts) not in (3, 4) or parts[1] not in set(Kind):
        return None
    number = parts[3] if len(parts) == 4 else None
    return Named(Key(Kind(parts[1]), unquote(parts[2])), number)
