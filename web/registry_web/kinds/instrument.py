"""An instrument: its dates, what it does to others, and what stands on it."""

from typing import Any

from registry.kinds import Kind
from registry.kinds.instrument import Effect
from registry.kinds.reading import Key
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import Thing, thing, value_name, who


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    content = record.content
    return {
        "type_name": value_name(
            page, Kind.INSTRUMENT, "instrument_type", content["instrument_type"]
        ),
        "issuers": [who(page, one) for one in content["issuers"]],
        "effects": [_effect(page, one) for one in content.get("effects", ())],
        "undergone": _undergone(page, record.key),
        "link_is_safe": str(content.get("link", "")).startswith(("https://", "http://")),
    }


def _effect(page: Page, one: Any) -> dict[str, Any]:
    code = one.get("instrument")
    other = thing(page, Key(Kind.INSTRUMENT, code)) if code else None
    return {"effect": Effect(one["effect"]), "other": other, "text": one.get("text", "")}


def _undergone(page: Page, key: Key) -> list[tuple[Effect, Thing]]:
    """What other instruments do to this one."""
    return [
        (Effect(one["effect"]), thing(page, version.key))
        for version in page.view.used_by(key)
        if version.key.kind is Kind.INSTRUMENT
        for one in version.content.get("effects", ())
        if one.get("instrument") == key.code
    ]
