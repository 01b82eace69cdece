"""Since when records are in force that stand on law: the stated rules of the reference data."""

from collections.abc import Iterable
from datetime import date

from registry.versions.validity import Basis, Validity
from registry_seed.citations import Citation, instruments_of
from registry_seed.drafting import ALWAYS
from registry_seed.instruments_by_number import InstrumentsByNumber, Law

DECREE_09 = Validity(date(2019, 3, 12), None, Basis.ASSUMED)
"""Since Decree 09/2019/NĐ-CP took effect: the default where no date is known."""


def regime_start(cited: Iterable[Citation], instruments: InstrumentsByNumber) -> Validity:
    """Since its earliest instrument took effect; since Decree 09/2019 where that is not known."""
    law = instruments.earliest(instruments_of(cited))
    return _effective(law) or DECREE_09


def template_start(cited: Iterable[Citation], instruments: InstrumentsByNumber) -> Validity:
    """As for regimes, but the day of issue comes before the default."""
    return law_start(instruments.earliest(instruments_of(cited))) or DECREE_09


def instrument_start(law: Law | None) -> Validity:
    """Since it took effect, else since it was issued, else open."""
    return law_start(law) or ALWAYS


def law_start(law: Law | None) -> Validity | None:
    """Since the law took effect (stated), else since it was issued (assumed)."""
    if law is None or law.issued is None:
        return _effective(law)
    return _effective(law) or Validity(law.issued, None, Basis.ASSUMED)


def _effective(law: Law | None) -> Validity | None:
    return Validity(law.effective) if law and law.effective else None
