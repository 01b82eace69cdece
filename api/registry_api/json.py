"""How answers are written: plain data to bytes, words in both languages."""

from typing import Any

import orjson
from starlette.responses import Response

from registry.words import Words


def dumps(data: Any) -> bytes:
    """Plain data as JSON bytes. Dates, tuples and enumerations are known to it."""
    return orjson.dumps(data, option=orjson.OPT_NON_STR_KEYS)


def answer(data: Any, status: int = 200) -> Response:
    """An answer of JSON."""
    return Response(dumps(data), status, media_type="application/json")


def words(said: Words) -> dict[str, str]:
    """Both languages by their codes."""
    return {"vi": said.vi, "en": said.en}
