"""A unit of measure: its codes in the world's lists, and what it is a multiple of."""

from typing import Any

from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import number_words
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import thing, value_name


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    content = record.content
    base, factor = content.get("base_unit"), content.get("factor")
    return {
        "base": thing(page, Key(Kind.UNIT, base)) if base else None,
        "factor": page.say(number_words(int(factor))) if _is_whole(factor) else factor,
        "quantity": value_name(page, Kind.UNIT, "quantity", content.get("quantity") or ""),
    }


def _is_whole(factor: object) -> bool:
    return factor is not None and str(factor).isdecimal()
