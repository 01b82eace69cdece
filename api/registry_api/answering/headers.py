"""Reading and writing header lists as ASGI has them: pairs of bytes, names in small letters."""

from collections.abc import Iterable

from starlette.types import Scope

_LISTS = (b"link", b"vary")

Headers = list[tuple[bytes, bytes]]


def asked(scope: Scope) -> dict[bytes, bytes]:
    """The request's headers; one given several times is the list of its values (RFC 9110, 5.2)."""
    pairs: Headers = scope["headers"]
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for name, value in pairs:
        found[name] = found[name] + b", " + value if name in found else value
    return found


def value_of(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> bytes:
    """All values of a header as one list; empty when it is not there."""
    return b", ".join(value for own, value in headers if own == name)


def joined(headers: Headers) -> Headers:
    """The headers with every ``Link`` in one and every ``Vary`` in one."""
    rest = [pair for pair in headers if pair[0] not in _LISTS]
    lists = ((name, value_of(headers, name)) for name in _LISTS)
    return [*rest, *((name, value) for name, value in lists if value)]


def words_of(value: bytes) -> frozenset[bytes]:
    """The elements of a comma-separated list, in small letters, parameters left out."""
    parts = (part.partition(b"=")[0].strip().lower() for part in value.split(b","))
    return frozenset(part for part in parts if part)


def with_defaults(headers: Headers, defaults: Headers) -> Headers:
    """The headers, and of the defaults those whose name is not there."""
    there = {name for name, _ in headers}
    return [*headers, *(pair for pair in defaults if pair[0] not in there)]
