"""What an uploaded file would change, or did."""

from registry.exchange.comparing import Effect, RowPlan
from registry.exchange.importing import Imported
from registry.kinds.shape import Json
from registry_api import links
from registry_api.json import words
from registry_api.shapes.changes import change, short_request
from registry_api.shapes.parts import term


def imported(done: Imported, *, dry_run: bool) -> Json:
    """What an import did; in a dry run the request that was taken back is not shown."""
    shown = None if dry_run or done.request is None else short_request(done.request)
    return {
        "dry_run": dry_run,
        "revision": done.revision,
        "made_at": done.made_at,
        "counts": {effect.value: done.count(effect) for effect in Effect},
        "facts": done.facts,
        "rows": [_row(row) for row in done.rows if row.effect is not Effect.UNCHANGED],
        "request": shown,
    }


def _row(row: RowPlan) -> Json:
    return {
        "place": row.place,
        "item": str(row.key),
        "effect": term(row.effect),
        "before": row.before,
        "version": row.number,
        "weight": row.weight.name.lower(),
        "changes": [change(one) for one in row.changes],
        "notes": [words(one) for one in row.notes],
        "href": links.of_item(row.key),
    }
