"""Facts: dated statements about items. Append-only; a wrong one is voided, never changed."""

from registry.facts.fact import Fact, FactType
from registry.facts.statements import Connection, Stage, Succession, Supply, Tally, Target

FACTS: dict[FactType, type[Fact]] = {
    FactType.STAGE: Stage,
    FactType.SUPPLY: Supply,
    FactType.CONNECTION: Connection,
    FactType.SUCCESSION: Succession,
    FactType.TALLY: Tally,
    FactType.TARGET: Target,
}
"""The model of each type of fact."""

TYPES: dict[type[Fact], FactType] = {model: fact_type for fact_type, model in FACTS.items()}
"""The type of each model of a fact."""

__all__ = [
    "FACTS",
    "TYPES",
    "Connection",
    "Fact",
    "FactType",
    "Stage",
    "Succession",
    "Supply",
    "Tally",
    "Target",
]
