"""Query values in Unicode NFC: the same letters typed in another form ask the same question."""

import unicodedata
from urllib.parse import parse_qsl, urlencode

_COMBINING = (b"%cc", b"%cd")
"""How the bytes of combining marks (U+0300 to U+036F) begin in a query."""


def composed(query: bytes) -> bytes:
    """The query with its names and values in NFC; as it is when nothing is to be composed.

    Vietnamese typed on some systems comes decomposed (NFD): ``ê`` and a mark of its own for ``ế``.
    """
    small = query.lower()
    if not any(mark in small for mark in _COMBINING):
        return query
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    return urlencode([(_nfc(name), _nfc(value)) for name, value in pairs]).encode()


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
