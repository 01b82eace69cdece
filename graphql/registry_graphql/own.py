"""Fields that one kind alone has, beyond those of its model."""

from collections.abc import Callable
from typing import Any

from registry.kinds import Kind
from registry_graphql.bodies import body_fields
from registry_graphql.calendars.regime_year import calendar_fields
from registry_graphql.making import Fields, each, field
from registry_graphql.seen import follow
from registry_graphql.shells import KINDS


def _of_template() -> Fields:
    return {
        "indicators": field(
            each(KINDS[Kind.INDICATOR]),
            "Chỉ tiêu — The indicators its fields report, each once.",
            _indicators,
        )
    }


def _of_collection() -> Fields:
    return {
        "counted": field(
            int,
            "Số đếm được — How many members are held.",
            lambda root: len(root.content.get("members", ())),
        ),
        "difference_from_expected": field(
            int | None,
            "Chênh lệch — How many more (or fewer) are held than the source speaks of.",
            _difference,
        ),
    }


OWN: dict[Kind, Callable[[], Fields]] = {
    Kind.BODY: body_fields,
    Kind.TEMPLATE: _of_template,
    Kind.COLLECTION: _of_collection,
    Kind.REGIME: calendar_fields,
}
"""The fields of each kind that has some of its own."""


def _indicators(root: Any) -> Any:
    view = root.view
    keys = (key for key in root.version.targets if key.kind is Kind.INDICATOR)
    return [one for key in keys if (one := follow(view, key)) is not None]


def _difference(root: Any) -> int | None:
    expected = root.content.get("expected_count")
    return None if expected is None else len(root.content.get("members", ())) - expected
