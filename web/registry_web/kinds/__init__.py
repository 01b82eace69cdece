"""What each kind's page shows besides what all records show: one file a kind."""

from collections.abc import Callable
from typing import Any

from registry.kinds import Kind
from registry_web.kinds import (
    body,
    codelist,
    collection,
    indicator,
    instrument,
    period,
    regime,
    system,
    template,
    unit,
)
from registry_web.page import Page
from registry_web.record import Record

_SHOWN: dict[Kind, Callable[[Page, Record], dict[str, Any]]] = {
    Kind(name.__name__.rpartition(".")[2]): name.shown
    for name in (
        body,
        codelist,
        collection,
        indicator,
        instrument,
        period,
        regime,
        system,
        template,
        unit,
    )
}


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What the template of the record's kind works with."""
    return _SHOWN[record.key.kind](page, record)
