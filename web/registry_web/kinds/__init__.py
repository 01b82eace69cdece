"""What each kind's page shows besides what all records show: one file, named as the kind."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from registry.kinds import Kind
from registry_web.page import Page
from registry_web.record import Record

_SHOWN: dict[Kind, Callable[[Page, Record], dict[str, Any]]] = {
    kind: import_module(f"{__name__}.{kind.value}").shown for kind in Kind
}


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What the template of the record's kind works with."""
    return _SHOWN[record.key.kind](page, record)
