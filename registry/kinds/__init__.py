"""What can be catalogued.

Adding a kind, or a field of one, happens in this folder and nowhere else.
"""

from registry.kinds.body import Body
from registry.kinds.codelist import Codelist
from registry.kinds.collection import Collection
from registry.kinds.content import Content
from registry.kinds.indicator import Indicator
from registry.kinds.instrument import Instrument
from registry.kinds.kind import Kind
from registry.kinds.period import Period
from registry.kinds.regime import Regime
from registry.kinds.system import System
from registry.kinds.template import Template
from registry.kinds.unit import Unit

MODELS: dict[Kind, type[Content]] = {
    Kind.INDICATOR: Indicator,
    Kind.REGIME: Regime,
    Kind.TEMPLATE: Template,
    Kind.PERIOD: Period,
    Kind.BODY: Body,
    Kind.INSTRUMENT: Instrument,
    Kind.CODELIST: Codelist,
    Kind.UNIT: Unit,
    Kind.SYSTEM: System,
    Kind.COLLECTION: Collection,
}
"""The model of each kind's content."""

__all__ = [
    "MODELS",
    "Body",
    "Codelist",
    "Collection",
    "Content",
    "Indicator",
    "Instrument",
    "Kind",
    "Period",
    "Regime",
    "System",
    "Template",
    "Unit",
]
