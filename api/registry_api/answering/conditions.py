"""``If-None-Match``: whether the reader has the answer already."""

from registry_api.answering.encodings import COMPRESS

_SUFFIXES = tuple(b"-" + name for name in COMPRESS)


def encoded_etag(etag: bytes, encoding: bytes) -> bytes:
    """The ETag of the same answer in an encoding: other bytes, so another strong ETag."""
    return etag[:-1] + b"-" + encoding + b'"' if encoding else etag


def named(wanted: bytes, etag: bytes) -> bytes | None:
    """The ETag among those wanted that names this answer, in any of its encodings, else ``None``.

    Compared weakly, as RFC 9110, 13.1.2 says. What is named back is what the reader has: another
    encoding than it would get today is as good.
    """
    if wanted == etag or wanted.strip() == b"*":
        return etag
    bare = _bare(etag)
    for one in wanted.split(b","):
        given = one.strip().removeprefix(b"W/")
        if _bare(given) == bare:
            return given if given.startswith(b'"') else etag
    return None


def _bare(etag: bytes) -> bytes:
    plain = etag.strip(b'"')
    for suffix in _SUFFIXES:
        plain = plain.removesuffix(suffix)
    return plain
