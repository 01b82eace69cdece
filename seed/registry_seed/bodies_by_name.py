"""Whom a text means: one body as it was called on a day, a group of bodies, or nobody we know."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypedDict

from registry.words import Words
from registry_seed.cells import as_day
from registry_seed.rows import Row
from registry_seed.slugs import alike

GROUPS = "CL_NHOM_CO_QUAN"
"""The codelist of groups of bodies."""
DAY_OF_NAMES = date(2021, 7, 1)
"""Bodies are called in the data files as they were called on this day."""

_NOBODY = Words(
    "không có cơ quan nào tên “{given}” vào ngày {day}", "no body was called “{given}” on {day}"
)
_NO_PARTY = Words(
    "“{given}” không phải cơ quan hay nhóm cơ quan đã biết",
    "“{given}” is neither a body nor a group of bodies that is known",
)


class Party(TypedDict, total=False):
    """A party as plain data: ``body`` or ``group`` where known, and always the ``text``."""

    body: str
    group: str
    text: str


class _Called(NamedTuple):
    """The span in which a body bears its name."""

    code: str
    since: date
    until: date


class BodiesByName:
    """Finds bodies and groups by what the data files call them."""

    def __init__(
        self, bodies: Iterable[Row], groups: Iterable[Row], other_names: Iterable[Row]
    ) -> None:
        """Learn the names of the bodies, of the groups, and the reviewed list of other names."""
        self._bodies: defaultdict[str, list[_Called]] = defaultdict(list)
        for row in bodies:
            since = as_day(row["valid_from"]) or date.min
            until = as_day(row["valid_to"]) or date.max
            self._bodies[alike(row["name_vi"])].append(_Called(row["id"], since, until))
        self._groups = {alike(row["name_vi"]): row["code"] for row in groups}
        self._others = {alike(row["text"]): row for row in other_names}

    def body(self, name: str, *, on: date = DAY_OF_NAMES) -> str | None:
        """The code of the body that bore the name on that day."""
        called = self._bodies.get(alike(name), [])
        return next((one.code for one in called if one.since <= on <= one.until), None)

    def party(self, text: str, *, on: date = DAY_OF_NAMES) -> Party:
        """Whom the text means; only the text itself where that is not known."""
        other = self._others.get(alike(text))
        body = self.body(text, on=on) or (other and other["body"])
        if body:
            return {"body": body, "text": text}
        group = self._groups.get(alike(text)) or (other and other["group"])
        return {"group": group, "text": text} if group else {"text": text}

    def one_body(self, row: Row, column: str, text: str | None = None) -> Party:
        """The single body named in the cell; complained about if there is none."""
        given = row[column] if text is None else text
        body = self.body(given)
        if body is None:
            row.complain(column, "unknown", _NOBODY.filled(given=given, day=DAY_OF_NAMES))
            return {"text": given}
        return {"body": body, "text": given}

    def known_party(self, row: Row, column: str) -> Party:
        """The body or group named in the cell; complained about if it is neither."""
        party = self.party(row[column])
        if len(party) == 1:
            row.complain(column, "unknown", _NO_PARTY.filled(given=row[column]))
        return party

    def parties(self, row: Row, column: str) -> tuple[Party, ...]:
        """Everybody listed in the cell, known or not."""
        return tuple(map(self.party, row.parts(column)))
