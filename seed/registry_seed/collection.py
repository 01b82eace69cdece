"""Collections: named sets with their members."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.collection import Evidence, Member
from registry.kinds.reading import Key
from registry.versions.validity import Basis, Validity
from registry_seed.cells import choice, whole
from registry_seed.citations import Citation, citations, instruments_of
from registry_seed.drafting import ALWAYS, names, part, proposal
from registry_seed.rows import Row
from registry_seed.sources import Sources
from registry_seed.starts import law_start

_YEAR = re.compile(r"năm (\d{4})")
_COLUMNS = {
    "": "code",
    "names": "name_vi",
    "expected_count": "expected_count",
    "rule": "rule",
    "legal_basis": "legal_basis",
    "note": "note",
}
_MEMBER = {"": "member_code", "source": "source_ref", "note": "note"}


def collections(sources: Sources) -> Iterator[Proposal | None]:
    """Every collection, in force since its legal basis."""
    members = _members(sources)
    for row in sources.rows("collections.csv"):
        kind = choice(row, "member_kind", Kind)
        cited = citations(row["legal_basis"], sources.instruments)
        given = {
            "names": names(row),
            "member_kind": kind or Kind.INDICATOR,
            "expected_count": whole(row, "expected_count"),
            "rule": row["rule"],
            "members": tuple(
                filter(None, (_member(sources, one, kind) for one in members.get(row["code"], ())))
            ),
            "legal_basis": cited,
            "note": row["note"],
        }
        key = Key(Kind.COLLECTION, row["code"])
        yield proposal(row, key, given, _COLUMNS, validity=_start(sources, row, cited))


def _members(sources: Sources) -> Mapping[str, Sequence[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sources.rows("collection_members.csv"):
        code = sources.known(row, "collection", Kind.COLLECTION)
        if code:
            found[code].append(row)
    return found


def _member(sources: Sources, row: Row, kind: str | None) -> Member | None:
    code = sources.known(row, "member_code", Kind(kind)) if kind else None
    evidence = choice(row, "evidence", Evidence)
    if code is None or evidence is None:
        return None
    given = {
        "item": f"{kind}:{code}",
        "evidence": evidence,
        "source": row["source_ref"],
        "note": row["note"],
    }
    return part(row, Member, given, _MEMBER)


def _start(sources: Sources, row: Row, cited: Sequence[Citation]) -> Validity:
    """Since its legal basis; where there is no record of that, since the year it is named for."""
    known = law_start(sources.instruments.earliest(instruments_of(cited)))
    year = _YEAR.search(row["name_vi"])
    if known or not year:
        return known or ALWAYS
    return Validity(date(int(year.group(1)), 1, 1), None, Basis.ASSUMED)
