"""Addresses of things, relative to the service: every record says where to go on from it."""

from urllib.parse import quote, urlencode

from registry.kinds.kind import Kind
from registry.kinds.reading import Key

ROOT = "/v1"


def of_item(key: Key) -> str:
    """The address of an item: ``/v1/bodies/bo-y-te``."""
    return f"{ROOT}/{key.kind.plural}/{quote(key.code, safe='')}"


def of_version(key: Key, number: str) -> str:
    """The address of one exact version, which never changes."""
    return f"{of_item(key)}/versions/{number}"


def of_schema(kind: Kind) -> str:
    """The address of the JSON Schema of a kind's content."""
    return f"{ROOT}/schemas/{kind.value}"


def of_fact(revision: int) -> str:
    """The address of a fact."""
    return f"{ROOT}/facts/{revision}"


def of_request(id: str) -> str:
    """The address of a change request."""
    return f"{ROOT}/change-requests/{quote(id, safe='')}"


def of_webhook(id: str) -> str:
    """The address of a subscription to changes."""
    return f"{ROOT}/webhooks/{quote(id, safe='')}"


def of_line(revision: int) -> str:
    """The address of a line of the log."""
    return f"{ROOT}/log/{revision}"


def escaped(path: str) -> str:
    """A path as it came in a request, safe to be repeated in a header: nothing but its letters."""
    return quote(path, safe="/:@!$&'()*+,;=~-._")


def with_query(address: str, query: list[tuple[str, str]]) -> str:
    """An address with a query."""
    return f"{address}?{urlencode(query)}" if query else address
