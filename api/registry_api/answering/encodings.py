"""Which compression a reader accepts, and how each is made."""

import gzip
from collections.abc import Callable
from functools import lru_cache

ZSTD_LEVEL, BR_QUALITY, GZIP_LEVEL = 3, 2, 4
"""How hard each tries: harder makes a list a tenth smaller, for three to ten times the cost."""

SMALLEST = 1_000
"""Bytes below which compression gains nothing."""

_COMPRESSIBLE = (b"text/", b"application/json", b"application/javascript", b"image/svg")
_COMPRESSIBLE_ENDS = (b"+json", b"+xml", b"/xml", b"-ndjson", b"/ndjson")


def compressible(media: bytes, length: int) -> bool:
    """Whether compressing a body of this media type and length gains anything."""
    plain = media.partition(b";")[0].strip().lower()
    return length >= SMALLEST and (
        plain.startswith(_COMPRESSIBLE) or plain.endswith(_COMPRESSIBLE_ENDS)
    )


@lru_cache(256)
def chosen(accepted: bytes) -> bytes:
    """The encoding to answer in, by ``Accept-Encoding`` (RFC 9110, 12.5.3); ``b""`` for none.

    Of those the reader weighs alike, the one that costs least.
    """
    weights = _weights(accepted)
    other = weights.get(b"*", 0.0)
    found = [(weights.get(name, other), name) for name in COMPRESS]
    best = max(found, key=lambda pair: pair[0])
    plain = weights.get(b"identity", 0.0)
    return best[1] if best[0] > 0 and best[0] >= plain else b""


def _weights(accepted: bytes) -> dict[bytes, float]:
    weights = {}
    for one in accepted.lower().split(b","):
        name, _, parameter = one.partition(b";")
        weights[name.strip()] = _weight(parameter.strip())
    weights.pop(b"", None)
    return weights


def _weight(parameter: bytes) -> float:
    try:
        return min(1.0, float(parameter.removeprefix(b"q="))) if parameter else 1.0
    except ValueError:
        return 0.0


def _zstd(body: bytes) -> bytes:
    import zstandard

    return zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(body)


def _br(body: bytes) -> bytes:
    import brotli

    return bytes(brotli.compress(body, quality=BR_QUALITY))


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, GZIP_LEVEL, mtime=0)


COMPRESS: dict[bytes, Callable[[bytes], bytes]] = {b"zstd": _zstd, b"br": _br, b"gzip": _gzip}
"""What is spoken, the cheapest first."""
