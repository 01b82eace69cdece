"""The tree of headers of a form, from the paths that its fields stand under."""

from collections.abc import Iterable, Mapping

from registry.kinds.template import Header, Relation
from registry_seed.drafting import part
from registry_seed.rows import Row
from registry_seed.slugs import slug

_LEVELS = " > "
_LONGEST = 60
"""How much of a label goes into the id of a header."""
_RELATIONS = {
    "trong đó": Relation.OF_WHICH,
    "chia theo": Relation.SPLIT,
    "chia ra": Relation.SPLIT,
    "phân loại theo": Relation.SPLIT,
}

Path = tuple[str, ...]
"""Labels from the topmost header down, e.g. ``("Số hồ sơ tiếp nhận", "Trong đó")``."""


def header_tree(rows: Iterable[Row]) -> tuple[tuple[Header, ...], Mapping[str, str]]:
    """The headers in print order, and for each section the id of its lowest header.

    :param rows: the fields of one form in print order; their ``section_vi`` is such a path as
        ``Số hồ sơ tiếp nhận > Trong đó``.
    """
    headers: dict[Path, Header] = {}
    lowest: dict[str, str] = {}
    for row in rows:
        section = row["section_vi"]
        if section and section not in lowest:
            path = tuple(label.strip() for label in section.split(_LEVELS))
            _grow(headers, row, path)
            if path in headers:
                lowest[section] = headers[path].id
    return tuple(headers.values()), lowest


def _grow(headers: dict[Path, Header], row: Row, path: Path) -> None:
    """Add those headers of the path that are not there yet."""
    for depth in range(1, len(path) + 1):
        if path[:depth] not in headers:
            above = headers.get(path[: depth - 1])
            taken = {header.id for header in headers.values()}
            given = _given(path[depth - 1], above, taken)
            header = part(row, Header, given, {"": "section_vi"})
            if header is None:
                return
            headers[path[:depth]] = header


def _given(label: str, above: Header | None, taken: set[str]) -> dict[str, object]:
    begins = label.casefold()
    related = (one for words, one in _RELATIONS.items() if begins.startswith(words))
    return {
        "id": _free(f"h_{slug(label, '_')[:_LONGEST]}".rstrip("_"), taken),
        "label": label,
        "parent": above.id if above else None,
        "relation": next(related, None),
    }


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free
