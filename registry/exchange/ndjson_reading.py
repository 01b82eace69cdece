"""Reading NDJSON: every line by itself, every fault with its line."""

from typing import Any

import orjson

from registry.exchange.incoming import Reading
from registry.exchange.limits import Limits
from registry.exchange.places import Place
from registry.facts import FactType
from registry.kinds import Kind
from registry.words import Words

_NO_JSON = Words("dòng này không phải JSON (UTF-8)", "this line is no JSON in UTF-8")
_NO_RECORD = Words(
    "dòng này phải là một đối tượng có “kind” hoặc “fact” và “content”",
    "this line must be an object with “kind” or “fact”, and “content”",
)
_UNKNOWN = Words("không có trường {name}", "there is no field {name}")
_TOO_MANY = Words("quá {n} dòng", "more than {n} lines")

_AROUND = frozenset({"code", "version", "valid_from", "valid_to", "basis", "status", "provenance"})


def read_ndjson(given: bytes, name: str, limits: Limits, reading: Reading) -> None:
    """Take in every line of the file."""
    lines = given.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if len(lines) > limits.rows + 1:
        reading.complain(name, "too_many_rows", _TOO_MANY.filled(n=limits.rows))
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            _take(line, Place(f"{name}, dòng {number}"), reading)


def _take(line: bytes, place: Place, reading: Reading) -> None:
    try:
        plain = orjson.loads(line)
    except ValueError:
        reading.complain(place.row, "not_json", _NO_JSON)
        return
    subject = _subject(plain)
    if subject is None:
        reading.complain(place.row, "no_record", _NO_RECORD)
        return
    known = {"kind", "content", *_AROUND} if isinstance(subject, Kind) else {"fact", "content"}
    unknown = sorted(set(plain) - known)
    # A field of the envelope among the content would be taken for the envelope's own.
    misplaced = sorted(set(plain["content"]) & _AROUND) if isinstance(subject, Kind) else []
    for field in (*unknown, *misplaced):
        reading.complain(place.row, "unknown_field", _UNKNOWN.filled(name=field[:80]))
    if not unknown and not misplaced:
        around = {field: plain[field] for field in _AROUND if field in plain}
        reading.take(subject, {**around, **plain["content"]}, place)


def _subject(plain: Any) -> Kind | FactType | None:
    if not isinstance(plain, dict) or not isinstance(plain.get("content"), dict):
        return None
    kind, fact = plain.get("kind"), plain.get("fact")
    if kind in set(Kind) and fact is None:
        return Kind(kind)
    return FactType(fact) if kind is None and fact in set(FactType) else None
