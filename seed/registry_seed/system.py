"""Information systems and databases."""

from collections.abc import Iterator

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_seed.drafting import names, proposal, stated_span, texts
from registry_seed.rows import Row
from registry_seed.sources import Sources

_NO_ROLE = Words(
    "vai trò của {id} chưa có bản tiếng Việt trong systems_vi.csv",
    "the role of {id} has no Vietnamese in systems_vi.csv",
)
_COLUMNS = {
    "": "id",
    "names": "name_vi",
    "system_type": "kind",
    "role": "role_in_reporting",
    "note": "notes",
}


def systems(sources: Sources) -> Iterator[Proposal | None]:
    """Every system. Whether it is connected is told by facts."""
    roles = {row["id"]: row["role_vi"] for row in sources.rows("systems_vi.csv")}
    for row in sources.rows("systems.csv"):
        role = roles.get(row["id"])
        if role is None:
            row.complain("role_in_reporting", "untranslated", _NO_ROLE.filled(id=row["id"]))
        given = _given(sources, row, role or row["role_in_reporting"])
        key = Key(Kind.SYSTEM, row["id"])
        yield proposal(row, key, given, _COLUMNS, validity=stated_span(row))


def _given(sources: Sources, row: Row, role_vi: str) -> dict[str, object]:
    return {
        "names": names(row),
        "system_type": row["kind"],
        "owner": sources.known(row, "owner_id", Kind.BODY),
        "role": texts(role_vi, row["role_in_reporting"]),
        "note": row["notes"],
    }
