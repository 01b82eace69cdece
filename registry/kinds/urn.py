"""Names that hold anywhere: ``urn:vn-gov-registry:indicator:KTXH-099:1.0.0``."""

from urllib.parse import quote

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
