"""NDJSON: one record or fact a line, in canonical order of names; the form without any loss."""

from collections.abc import Iterable, Iterator

import orjson

from registry.exchange.records import FactRecord, Record

MEDIA_TYPE = "application/x-ndjson"

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE


def write_ndjson(given: Iterable[Record | FactRecord]) -> Iterator[bytes]:
    """Each record or fact as one line."""
    return (orjson.dumps(one.plain, option=_OPTIONS) for one in given)
