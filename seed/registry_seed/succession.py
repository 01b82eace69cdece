"""Succession facts: who took over from whom."""

from collections.abc import Iterator

from registry.commands.proposal import Statement
from registry.facts import Succession
from registry.facts.statements import SuccessionKind
from registry.kinds import Kind
from registry_seed.cells import choice, day
from registry_seed.citations import citations
from registry_seed.drafting import statement
from registry_seed.sources import Sources

_COLUMNS = {"": "predecessor_id", "legal_basis": "legal_basis", "note": "note"}


def successions(sources: Sources) -> Iterator[Statement | None]:
    """Every handing over of duties."""
    for row in sources.rows("body_succession.csv"):
        predecessor = sources.known(row, "predecessor_id", Kind.BODY)
        successor = sources.known(row, "successor_id", Kind.BODY)
        on, kind = day(row, "date"), choice(row, "kind", SuccessionKind)
        if predecessor and successor and on and kind:
            given = {
                "subject": f"body:{predecessor}",
                "successor": successor,
                "on": on,
                "succession": kind,
                "legal_basis": citations(row["legal_basis"], sources.instruments),
                "note": row["note"],
            }
            yield statement(row, Succession, given, _COLUMNS)
