"""Resolved names as bytes: made once for all days of an era, put together with the clocks asked."""

from typing import cast

from registry.catalogue import View
from registry.catalogue.resolving import Wanted, resolve
from registry.service import Service
from registry_api.json import dumps
from registry_api.shapes.parts import asked
from registry_api.shapes.resolving import resolution

_MOST = 20_000
"""Names kept for an era; past it they are made anew."""


class Resolver:
    """Answers names in one view, as JSON."""

    def __init__(self, service: Service, view: View) -> None:
        """Answer for the clocks of this view."""
        self._view = view
        self._today = service.now_as_of(view)
        name = ("resolved", self._today.valid_at)
        self._kept = cast(dict[Wanted, bytes], view.era.kept.setdefault(name, {}))
        self._end = dumps(asked(view)) + b"}"

    def answer(self, wanted: Wanted) -> bytes:
        """The answer for one name."""
        found = self._kept.get(wanted)
        if found is None:
            found = self._made(wanted)
        return found + self._end

    def _made(self, wanted: Wanted) -> bytes:
        if len(self._kept) >= _MOST:
            self._kept.clear()
        shown = resolution(self._view, wanted, resolve(self._view, wanted), self._today)
        made = self._kept[wanted] = dumps(shown)[:-1] + b',"asked":'
        return made
