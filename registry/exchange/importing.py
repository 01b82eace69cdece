"""Bringing a file in at once, as the administrator may: all of it or nothing, without review."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from registry.commands.load import Loaded, append, faults
from registry.commands.numbering import Ready
from registry.commands.requesting import ChangeRequest
from registry.commands.work import Work
from registry.exchange.comparing import Effect, RowPlan, Trust
from registry.exchange.incoming import Reading
from registry.exchange.matching import match, own_faults, refuse_file
from registry.kinds.reading import Key


@dataclass(frozen=True)
class Imported:
    """What an import did, or in a dry run would do."""

    rows: tuple[RowPlan, ...]
    """Every row, in the order of the file."""
    facts: int
    """How many facts were, or would be, recorded."""
    revision: int
    """The last revision after it."""
    made_at: int | None
    """The revision the file was made from, if it says so and it was made here."""
    request: ChangeRequest | None = None
    """The change request that was opened, if the rows became drafts."""

    def count(self, effect: Effect) -> int:
        """How many rows come out so."""
        return sum(row.effect is effect for row in self.rows)


def load_file(work: Work, reading: Reading, *, trust: Trust = Trust.CONTENT) -> Imported:
    """Publish what a file brings: each changed row a version, each new fact a fact.

    No rights are asked for: it is the way in of whoever holds the database. Everybody else
    proposes (``registry.exchange.proposing``).

    :param reading: what ``read_file`` found in the file.
    :raises Invalid: with a complaint for every fault, each with sheet, row and column.
    """
    matched = match(work, reading, trust)
    ready = [Ready.of(one) for one in matched.proposals]
    found = faults(work.writing, ready, matched.statements)
    refuse_file([*own_faults(matched), *matched.placed(found)])
    loaded = append(work.writing, ready, matched.statements)
    rows = tuple(_numbered((one.plan for one in matched.compared), loaded))
    return Imported(rows, loaded.facts, loaded.revision, matched.made_at)


def _numbered(plans: Iterable[RowPlan], loaded: Loaded) -> Iterator[RowPlan]:
    """The plans with the numbers that the load gave; what it passed over was there before."""
    numbers: dict[Key, list[str]] = {}
    for key, number in loaded.versions:
        numbers.setdefault(key, []).append(str(number))
    for plan in plans:
        if plan.effect is Effect.UNCHANGED:
            yield plan
            continue
        given = numbers.get(plan.key)
        if given:
            yield replace(plan, number=given.pop(0))
        else:
            yield replace(plan, effect=Effect.KNOWN)
