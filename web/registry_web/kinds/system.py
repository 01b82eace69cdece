"""An information system: whose it is, what it does, whether it is linked."""

from typing import Any

from registry.facts import FactType
from registry.facts.statements import ConnectionState
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import heirs, states_of, thing, value_name


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    owner = record.content.get("owner")
    body = Key(Kind.BODY, owner) if owner else None
    return {
        "type_name": value_name(page, Kind.SYSTEM, "system_type", record.content["system_type"]),
        "owner": thing(page, body) if body else None,
        "heirs": heirs(page, body) if body else (),
        "connections": [
            {**one, "state": ConnectionState(one["connection"])}
            for one in states_of(page, record.key, FactType.CONNECTION)
        ],
    }
