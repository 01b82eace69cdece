"""Abbreviations and synonyms that search reads, as one codelist: a code for each meaning."""

from collections.abc import Iterator

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.codelist import CodelistCodeItem
from registry.kinds.provenance import Provenance, ProvenanceClass
from registry.kinds.reading import Key
from registry.versions.status import Status
from registry_seed.cells import choice
from registry_seed.drafting import names, part, proposal
from registry_seed.rows import Row
from registry_seed.slugs import code_word
from registry_seed.sources import SEARCH_TERMS, Sources

_FILE = "search_terms.csv"
_COLUMNS = {"": "term", "codes": "meaning", "names": "term", "stands_for": "meaning"}
_LONGEST = 80


def search_terms(sources: Sources) -> Iterator[Proposal | None]:
    """The codelist, if the file has any term."""
    rows = sources.rows(_FILE)
    if not rows:
        return
    items = tuple(filter(None, (_item(row, place) for place, row in enumerate(rows, start=1))))
    named = next(
        row for row in sources.rows("codelist_names.csv") if row["codelist_id"] == SEARCH_TERMS
    )
    given = {"names": names(named), "note": named["note"], "codes": items}
    provenance = Provenance(level=ProvenanceClass.PROPOSED, file=_FILE)
    key = Key(Kind.CODELIST, SEARCH_TERMS)
    yield proposal(rows[0], key, given, _COLUMNS, provenance=provenance, status=Status.CANDIDATE)


def _item(row: Row, place: int) -> CodelistCodeItem | None:
    choice(row, "kind", ("abbreviation", "synonym"))
    one_way = choice(row, "direction", ("to", "both")) == "to"
    in_phrase = choice(row, "condition", ("any", "phrase")) == "phrase"
    given = {
        "code": f"{code_word(row['term'])}.{code_word(row['meaning'])}"[:_LONGEST],
        "names": {"vi": row["term"]},
        "sort": place,
        "stands_for": row["meaning"],
        "is_one_way": one_way,
        "is_in_phrase": in_phrase,
        "provenance": row["provenance"],
        "note": row["note"],
    }
    return part(row, CodelistCodeItem, given, _COLUMNS)
