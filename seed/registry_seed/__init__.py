"""The reference data as files, and readers that turn their rows into proposals and statements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from registry.commands.proposal import Proposal, Statement
from registry.errors import Complaint, Invalid, fault_count
from registry.words import Words
from registry_seed.additions import check_additions
from registry_seed.body import bodies
from registry_seed.codelist import codelists
from registry_seed.collection import collections
from registry_seed.connection import body_connections, system_connections
from registry_seed.figures import tallies, targets
from registry_seed.indicator import indicators
from registry_seed.instrument import instruments
from registry_seed.period import periods
from registry_seed.regime import regimes
from registry_seed.search_terms import search_terms
from registry_seed.sources import Sources
from registry_seed.stage import stages
from registry_seed.succession import successions
from registry_seed.system import systems
from registry_seed.template import templates
from registry_seed.translations import FILE as TRANSLATIONS, Translations
from registry_seed.unit import units

DATA = Path(__file__).parent / "data"
"""The reference data; its README says what each file is."""

_FAULTS = Words(
    "Dữ liệu có {faults}; không bản ghi nào được lập",
    "The data have {faults}; no record was made",
)

__all__ = ["DATA", "Seed", "read"]


@dataclass(frozen=True)
class Seed:
    """Everything in the data files, ready to be loaded."""

    proposals: tuple[Proposal, ...]
    """One version of each item; what others refer to comes first."""
    statements: tuple[Statement, ...]
    """The facts."""


def read(folder: Path = DATA) -> Seed:
    """Read every data file of the folder.

    :raises Invalid: with a complaint for every fault in any of the files, each with file, line and
        column.
    """
    sources = Sources.of(folder)
    check_additions(sources)
    words = Translations(sources.rows(TRANSLATIONS))
    proposals = tuple(words.proposal(one) for one in _proposals(sources) if one)
    statements = tuple(words.statement(one) for one in _statements(sources) if one)
    if not sources.complaints:  # A row that cannot be read is the text of nothing.
        words.check()
    found = tuple(sorted(dict.fromkeys(sources.complaints), key=_reading_order))
    if found:
        raise Invalid(_FAULTS.filled(faults=fault_count(len(found))), found)
    return Seed(proposals, statements)


def _reading_order(complaint: Complaint) -> list[str | int]:
    """By file, then by line as a number."""
    steps = re.split(r"(\d+)", complaint.place or "")
    return [int(step) if step.isdigit() else step for step in steps]


def _proposals(sources: Sources) -> Iterator[Proposal | None]:
    return chain(
        codelists(sources),
        units(sources),
        periods(sources),
        instruments(sources),
        bodies(sources),
        systems(sources),
        indicators(sources),
        regimes(sources),
        templates(sources),
        collections(sources),
        search_terms(sources),
    )


def _statements(sources: Sources) -> Iterator[Statement | None]:
    return chain(
        successions(sources),
        body_connections(sources),
        system_connections(sources),
        stages(sources),
        tallies(sources),
        targets(sources),
    )
