"""Lines of the log."""

import orjson

from registry.kinds.shape import Json
from registry.store.entry import Entry
from registry_api import links


def line(entry: Entry) -> Json:
    """A line of the log, with the hashes that chain it."""
    item = f"{entry.kind}:{entry.code}" if entry.kind and entry.code else None
    return {
        "revision": entry.revision,
        "instant": entry.instant,
        "actor": entry.actor,
        "action": entry.action,
        "item": item,
        "version": entry.number,
        "note": entry.note,
        "payload": orjson.loads(entry.payload),
        "digest": entry.digest,
        "previous": entry.previous,
        "hash": entry.hash,
        "links": {"self": links.of_line(entry.revision)},
    }
