"""The levels that reports rise through, and until when each was there.

Read from the codelist CL_CAP_HANH_CHINH: the district level ended on 2025-06-30 (Law 72/2025/QH15,
Resolution 203/2025/QH15), so from then on nothing is owed at it.
"""

from collections.abc import Iterable
from datetime import date

from registry.catalogue import View
from registry.kinds.kind import Kind
from registry.kinds.reading import Key

_LIST = Key(Kind.CODELIST, "CL_CAP_HANH_CHINH")
_CODES = {"province": "T", "district": "H", "commune": "X"}
"""The codes of the list; ministries and the Government are no administrative levels."""

Ends = dict[str, date]
"""The last day of each level that has ended or will."""


def level_ends(view: View) -> Ends:
    """The last day of each level of which one is known."""
    version = view.last_known(_LIST)
    items = version.content.get("codes", ()) if version else ()
    ends = {item["code"]: item.get("valid_to") for item in items}
    return {
        level: date.fromisoformat(ends[code]) for level, code in _CODES.items() if ends.get(code)
    }


def levels_on(levels: Iterable[str], day: date, ends: Ends) -> tuple[str, ...]:
    """Those of the levels that were there on the day, in their order."""
    return tuple(level for level in levels if day <= ends.get(level, date.max))
