"""How answers are written: plain data to bytes, words in both languages."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response

from registry.words import Words


def dumps(data: Any) -> bytes:
    """Plain data as JSON bytes. Dates, tuples and enumerations are known to it."""
    return orjson.dumps(data, option=orjson.OPT_NON_STR_KEYS)


CURRENT = "public, max-age=0, must-revalidate"
"""``Cache-Control`` of what is the same for everybody until the next revision or day."""

FOR_EVER = "public, max-age=31536000, immutable"
"""``Cache-Control`` of what never changes (RFC 8246): kept for a year without asking again."""

PRIVATE = "private, no-cache"
"""``Cache-Control`` of what depends on who asks."""

NOT_KEPT = "no-store"
"""``Cache-Control`` of what is true only at the moment."""


def answer(
    data: Any,
    status: int = 200,
    *,
    cache: str = CURRENT,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An answer of JSON, the same for everybody unless ``cache`` says otherwise."""
    said = {"Cache-Control": cache, "Content-Language": "vi, en", **(headers or {})}
    return Response(dumps(data), status, said, "application/json")


def words(said: Words) -> dict[str, str]:
    """Both languages by their codes."""
    return {"vi": said.vi, "en": said.en}
