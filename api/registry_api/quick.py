"""The quick way: records and lists of a kind asked for plainly, answered without the framework.

Finding a route and reading parameters costs several times what joining the bytes of an answer does.
So a question that is nothing but an address and clocks is answered here, by the very functions the
routes use (``hot``); whatever else is asked, and whatever is refused, goes to the routes.
"""

import re

from registry.catalogue import View
from registry.errors import RegistryError
from registry.kinds import Kind
from registry.kinds.codes import CODE_PATTERN
from registry.kinds.reading import Key
from registry.service import Service
from registry_api import links
from registry_api.answering.headers import Headers
from registry_api.fragments import Fragments
from registry_api.hot import HEADERS, Answered, Listed, answer_list, answer_record
from registry_api.memento import when

_PLURALS = {kind.plural: kind for kind in Kind}
_PATH = re.compile(rf"{links.ROOT}/([a-z]+)(?:/({CODE_PATTERN[1:-1]}))?")
_QUERY = re.compile(rb"(?:valid_at=(\d{4}-\d\d-\d\d))?(?:(?:^|&)as_of=(\d{1,9}))?")
_PLAIN = (b"", b"*/*", b"application/json")
"""What ``Accept`` says when JSON is meant without further thought."""

_FIXED = [(name.lower().encode(), value.encode()) for name, value in HEADERS]


class Quick:
    """Answers what it can at once."""

    def __init__(self, service: Service, fragments: Fragments) -> None:
        """Answer from the service's catalogue."""
        self._service = service
        self._fragments = fragments

    def answer(
        self, path: str, query: bytes, asked: dict[bytes, bytes]
    ) -> tuple[Headers, bytes] | None:
        """Headers and body of a 200, or ``None`` where the routes should answer."""
        place, clocks = _PATH.fullmatch(path), _QUERY.fullmatch(query)
        if place is None or clocks is None or place[1] not in _PLURALS:
            return None
        if asked.get(b"accept", b"") not in _PLAIN or b"accept-datetime" in asked:
            return None
        day, revision = (one.decode() if one else None for one in clocks.groups())
        given = (("valid_at", day), ("as_of", revision))
        pairs = [(name, value) for name, value in given if value is not None]
        try:
            view = self._service.view(day, revision)
            found = self._found(view, _PLURALS[place[1]], place[2], path, pairs)
        except RegistryError:
            return None
        return _headers(found, when(path, pairs, view)), found.body

    def _found(
        self, view: View, kind: Kind, code: str | None, path: str, pairs: list[tuple[str, str]]
    ) -> Answered:
        if code is not None:
            return answer_record(self._fragments, self._service, view, Key(kind, code))
        wanted = Listed(kind, question=kind.value)
        return answer_list(self._fragments, view, wanted, path, pairs)


def _headers(found: Answered, said: list[tuple[str, str]]) -> Headers:
    headers = [
        (name.lower().encode(), value.encode())
        for name, value in (("Vary", "Accept"), *said, *found.said, ("ETag", found.etag))
    ]
    return [*_FIXED, *headers]
