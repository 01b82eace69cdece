"""A file beside the registry, within one transaction: what each row would change, what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from registry.catalogue.catalogue import Catalogue
from registry.commands.proposal import Proposal, Statement
from registry.commands.work import Work
from registry.errors import Complaint, Invalid, fault_count
from registry.exchange.comparing import Compared, Trust, compare
from registry.exchange.incoming import MOST_COMPLAINTS, Reading, Told
from registry.exchange.origin import Origin
from registry.exchange.places import Place
from registry.facts import TYPES
from registry.kinds.parsing import canonical, plain
from registry.store.chain import sha256
from registry.words import Words

_FAULTS = Words(
    "Tệp có {faults}; không ghi bản ghi nào.", "The file has {faults}; no record was written."
)


@dataclass(frozen=True)
class Matched:
    """A file beside the registry as the transaction finds it."""

    reading: Reading
    compared: tuple[Compared, ...]
    facts: tuple[Told, ...]
    """The facts without those the registry once held and voided: no file brings such one back."""
    made_at: int | None
    """The revision the file was made from, if it says so and it was made here."""

    @property
    def changed(self) -> list[Compared]:
        """The rows that bring something the registry does not hold now."""
        return [one for one in self.compared if one.proposal is not None]

    @property
    def proposals(self) -> list[Proposal]:
        """The versions to be."""
        return [one.proposal for one in self.compared if one.proposal is not None]

    @property
    def statements(self) -> list[Statement]:
        """The facts to be."""
        return [told.statement for told in self.facts]

    def placed(self, found: Iterable[Complaint]) -> Iterator[Complaint]:
        """Complaints about references, with their cells; not about rows that are wrong themselves.

        What refers to a row that was refused would be right once that row is.
        """
        places: dict[str, Place] = {one.place.row: one.place for one in self.reading.records}
        places |= {one.place.row: one.place for one in self.reading.facts}
        refused = {key.code for key in self.reading.refused}
        for one in found:
            if not refused & set(one.message.en.replace(":", " ").split()):
                place = places.get(one.place or "")
                yield replace(one, place=place.at(one.pointer)) if place else one


def match(work: Work, reading: Reading, trust: Trust = Trust.CONTENT) -> Matched:
    """Lay a file beside the catalogue of this transaction: nobody can move it meanwhile.

    Rows are compared with what is in force today, or on the day the file says it was made for.
    """
    origin = _own(reading.origin, work.catalogue)
    view = work.catalogue.at(origin.valid_at if origin else work.today)
    return Matched(
        reading=reading,
        compared=tuple(compare(one, view, origin, trust) for one in reading.records),
        facts=tuple(_not_void(reading.facts, work.catalogue)),
        made_at=origin.revision if origin else None,
    )


def own_faults(matched: Matched) -> list[Complaint]:
    """What the file says against itself, and what the comparison does."""
    return [
        *matched.reading.complaints,
        *(one.complaint for one in matched.compared if one.complaint),
    ]


def refuse_file(complaints: Iterable[Complaint]) -> None:
    """Refuse the file if there is any complaint, with all of them at once.

    :raises Invalid: with the complaints, as many as can be read.
    """
    found = tuple(complaints)
    if found:
        raise Invalid(_FAULTS.filled(faults=fault_count(len(found))), found[:MOST_COMPLAINTS])


def _own(origin: Origin | None, catalogue: Catalogue) -> Origin | None:
    """The origin, if the file was made from this very registry."""
    if origin is None or not 0 < origin.revision <= catalogue.revision:
        return None
    return origin if catalogue.lines[origin.revision - 1].hash == origin.head else None


def _not_void(facts: Iterable[Told], catalogue: Catalogue) -> Iterator[Told]:
    every = catalogue.facts.values()
    void = {(one.type, one.digest) for one in every if one.voided is not None}
    for told in facts:
        fact = told.statement.fact
        if (TYPES[type(fact)], sha256(canonical(plain(fact)))) not in void:
            yield told
