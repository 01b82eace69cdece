"""Rows of the database as lines of NDJSON and back, every stored byte the same."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

import orjson

from registry.errors import Complaint, Invalid
from registry.store.entry import Entry
from registry.store.replaying import Row
from registry.words import Words

JSON_TEXTS = frozenset({"content", "provenance", "payload"})
"""Columns that hold JSON as text: shown as JSON, so that a person can read the line."""

_DATES = ("valid_from", "valid_to")
_FACT = {"type": "fact_type", "subject": "fact_subject", "content": "fact", "digest": "fact_digest"}

_UNREADABLE = Words("dòng này không đọc được", "this line cannot be read")
_LEFT = Words(
    "có bản ghi mà nhật ký không nhắc tới", "there are records that no line of the log names"
)
_REFUSED = Words("Bản sao bị từ chối.", "The archive is refused.")


def lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Each row as one line, its names in order."""
    for row in rows:
        shown = {name: _shown(name, value) for name, value in row.items()}
        yield orjson.dumps(shown, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def rows(file: IO[bytes], name: str) -> Iterator[Row]:
    """The rows of such lines.

    :raises Invalid: at the first line that is none.
    """
    for number, line in enumerate(file, start=1):
        try:
            given = orjson.loads(line)
            yield {column: _stored(column, value) for column, value in given.items()}
        except (ValueError, AttributeError, TypeError) as error:
            raise _refused(_UNREADABLE, f"{name}, dòng {number}") from error


def entries(log: Iterable[Row], versions: Iterator[Row], facts: Iterator[Row]) -> Iterator[Entry]:
    """The log with what each line brought in, from three files in the order of revisions.

    :raises Invalid: if a version or fact belongs to no line.
    """
    version, fact = next(versions, None), next(facts, None)
    for line in log:
        found: Row = dict(line)
        if version is not None and version.get("revision") == line.get("revision"):
            named = {f"version_{name}": version.get(name) for name in ("kind", "code", "number")}
            found |= version | named | {"content_digest": version.get("digest")}
            version = next(versions, None)
        if fact is not None and fact.get("revision") == line.get("revision"):
            found |= {_FACT[name]: value for name, value in fact.items() if name in _FACT}
            fact = next(facts, None)
        yield _entry(found | {"digest": line.get("digest")})
    if version is not None or fact is not None:
        raise _refused(_LEFT, "versions.ndjson, facts.ndjson")


def _entry(found: Row) -> Entry:
    return Entry(**{name: found.get(name) for name in Entry._fields})  # type: ignore[arg-type]


def _shown(name: str, value: Any) -> Any:
    """JSON text becomes JSON only if exactly this text will come of it again."""
    if name not in JSON_TEXTS or not isinstance(value, str):
        return value
    try:
        plain = orjson.loads(value)
    except ValueError:
        return value
    is_sure = isinstance(plain, dict) and _text(plain) == value
    return orjson.Fragment(value) if is_sure else value


def _stored(name: str, value: Any) -> Any:
    if name in JSON_TEXTS and isinstance(value, dict):
        return _text(value)
    if name in _DATES and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def _text(plain: Any) -> str:
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()


def _refused(message: Words, place: str) -> Invalid:
    return Invalid(_REFUSED, (Complaint("", "archive", message, place),))
