"""A unit of measure: its codes in the world's lists, and what it is a multiple of."""

from typing import Any

from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import thing


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    base = record.content.get("base_unit")
    return {"base": thing(page, Key(Kind.UNIT, base)) if base else None}
