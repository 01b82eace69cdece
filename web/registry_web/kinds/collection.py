"""A collection: how many its source speaks of, how many are held, and on what evidence."""

from collections import Counter
from typing import Any

from registry.kinds import Kind
from registry.kinds.collection import Evidence
from registry.kinds.reading import Key
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import thing


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    content = record.content
    members = content.get("members", ())
    expected = content.get("expected_count")
    counted = Counter(Evidence(one["evidence"]) for one in members)
    return {
        "member_kind": Kind(content["member_kind"]),
        "expected": expected,
        "held": len(members),
        "difference": None if expected is None else len(members) - expected,
        "by_evidence": [(one, counted[one]) for one in Evidence if counted[one]],
        "members": [
            {
                **one,
                "thing": thing(page, Key.parse(one["item"])),
                "evidence": Evidence(one["evidence"]),
            }
            for one in members
        ],
    }
