"""What makes the log tamper-evident: digests of records and the chain of hashes over its lines."""

import hashlib
from collections.abc import Mapping
from typing import Any

from registry.kinds.parsing import canonical

GENESIS = "0" * 64
"""What the first line names as the line before it."""

LINE_FIELDS = (
    "revision",
    "instant",
    "actor",
    "action",
    "kind",
    "code",
    "number",
    "note",
    "payload",
    "digest",
    "previous",
)
"""The fields of a log line that its hash covers."""

VERSION_FIELDS = (
    "kind",
    "code",
    "number",
    "valid_from",
    "valid_to",
    "basis",
    "status",
    "provenance",
    "digest",
)
"""The fields of a version that its record digest covers; ``digest`` is that of its content."""

FACT_FIELDS = ("type", "subject", "digest")
"""The fields of a fact that its record digest covers."""


def sha256(content: str | bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    given = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(given).hexdigest()


def record_digest(record: Mapping[str, Any], fields: tuple[str, ...]) -> str:
    """The digest of a record: SHA-256 over the canonical JSON of these of its fields."""
    return sha256(canonical({name: _plain(record[name]) for name in fields}))


def line_hash(line: Mapping[str, Any]) -> str:
    """The hash of a log line, over everything it says and the hash of the line before."""
    return record_digest(line, LINE_FIELDS)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)
