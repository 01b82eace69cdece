"""An answer as bytes, in each encoding that was asked for."""

import hashlib
from typing import NamedTuple

from registry_api.answering.conditions import encoded_etag
from registry_api.answering.cross_origin import COMMON
from registry_api.answering.encodings import COMPRESS, compressible
from registry_api.answering.headers import Headers, value_of, with_defaults, words_of

_NEVER = frozenset({b"no-store", b"private"})
_NO_CACHE = (b"cache-control", b"no-cache")
_PRIVATE = (b"cache-control", b"private, no-cache")
_OF_THE_BODY = frozenset(
    {
        b"access-control-expose-headers",
        b"content-encoding",
        b"content-language",
        b"content-length",
        b"content-type",
        b"etag",
        b"x-content-type-options",
    }
)


class Form(NamedTuple):
    """The answer in one encoding, with the headers of 200 and of 304."""

    body: bytes
    etag: bytes
    headers: Headers
    unchanged: Headers


class Kept:
    """An answer of 200: its bytes, headers and ETag, made once, and its compressed forms."""

    __slots__ = (
        "_compressible",
        "_forms",
        "_headers",
        "body",
        "cost",
        "etag",
        "is_open",
        "may_keep",
        "varies",
    )

    def __init__(self, headers: Headers, body: bytes, *, is_for_one: bool) -> None:
        """Make ready what the application answered.

        :param is_for_one: the request carried a token or a cookie.
        """
        control = words_of(value_of(headers, b"cache-control"))
        self.body = body
        self.is_open = b"public" in control
        """The same for everybody, whoever asks."""
        vary = words_of(value_of(headers, b"vary"))
        self.varies = tuple(sorted(vary - {b"accept-encoding"}))
        """The request headers it depends on, besides ``Accept-Encoding``."""
        fit = self.is_open or not is_for_one
        self.may_keep = (
            fit and not control & _NEVER and b"*" not in vary and not _sets_cookie(headers)
        )
        self.etag = value_of(headers, b"etag") or _digest(body)
        is_plain = not value_of(headers, b"content-encoding")
        self._compressible = is_plain and compressible(
            value_of(headers, b"content-type"), len(body)
        )
        default = _PRIVATE if is_for_one and not self.is_open else _NO_CACHE
        self._headers = _finished(headers, self.varies, default)
        self._forms: dict[bytes, Form] = {}
        self.cost = len(body) * 2 + 2_000

    def form(self, encoding: bytes) -> Form:
        """The answer in an encoding, made when it is first asked for."""
        if not self._compressible:
            encoding = b""
        found = self._forms.get(encoding)
        if found is None:
            found = self._forms[encoding] = self._made(encoding)
        return found

    def _made(self, encoding: bytes) -> Form:
        body = COMPRESS[encoding](self.body) if encoding else self.body
        etag = encoded_etag(self.etag, encoding)
        own = [*self._headers, (b"etag", etag), (b"content-length", str(len(body)).encode())]
        if encoding:
            own.append((b"content-encoding", encoding))
        return Form(body, etag, own, unchanged(self._headers))


def unchanged(headers: Headers) -> Headers:
    """What a 304 says again of the headers of a 200, its ETag apart (RFC 9110, 15.4.5).

    What may change while the body stays the same is said: links, and that it was superseded.
    """
    return [pair for pair in headers if pair[0] not in _OF_THE_BODY]


def _finished(headers: Headers, varies: tuple[bytes, ...], default: tuple[bytes, bytes]) -> Headers:
    own = [pair for pair in headers if pair[0] not in (b"content-length", b"etag", b"vary")]
    vary = (b"vary", b", ".join((b"accept-encoding", *varies)))
    return with_defaults([*own, vary], [default, *COMMON])


def _sets_cookie(headers: Headers) -> bool:
    return any(name == b"set-cookie" for name, _ in headers)


def _digest(body: bytes) -> bytes:
    return b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
