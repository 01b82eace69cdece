"""Coverage beside tallies and targets."""

from collections.abc import Mapping

from registry.catalogue import View
from registry.digitization.beside import Against, Beside
from registry.digitization.coverage import Coverage, Standing
from registry.digitization.grouping import group_words, groups
from registry.digitization.metric import State
from registry.kinds.shape import Json
from registry_api import links
from registry_api.json import words
from registry_api.shapes.facts import fact
from registry_api.shapes.parts import asked, maybe, named


def standing(view: View, found: Beside) -> Json:
    """A metric in short: our count, the tally, the targets; never one without the others."""
    metric = found.coverage.metric
    return {
        "metric": metric.name,
        "words": words(metric.words),
        "collection": metric.collection,
        "expected": found.coverage.expected,
        "counted": len(found.coverage.standings),
        "counts": _states(found.coverage.counts),
        "values": found.coverage.values,
        "tally": fact(view, found.tally) if found.tally else None,
        "difference": found.difference,
        "targets": [_against(view, one) for one in found.targets],
        "links": {"self": f"{links.ROOT}/digitization/{metric.name}"},
    }


def in_detail(view: View, today: View, found: Beside, by: str | None) -> Json:
    """A metric with every member and the fact behind it, split if asked."""
    return {
        **standing(view, found),
        "members": [_member(view, one) for one in found.coverage.standings],
        "groups": None if by is None else _groups(view, today, found.coverage, by),
        "asked": asked(view),
    }


def _member(view: View, one: Standing) -> Json:
    return {
        **named(view, one.member),
        "state": one.state.value,
        "value": one.value,
        "since": one.fact.on if one.fact else None,
        "fact": links.of_fact(one.fact.revision) if one.fact else None,
    }


def _groups(view: View, today: View, found: Coverage, by: str) -> list[Json]:
    return [
        {
            "value": value or None,
            "words": maybe(group_words(view, found, by, value)),
            "counts": _states(states),
        }
        for value, states in groups(view, today, found, by).items()
    ]


def _against(view: View, one: Against) -> Json:
    return {
        "target": fact(view, one.target),
        "wanted": one.wanted,
        "due": one.target.on,
        "overdue": one.is_overdue,
        "short_by_tally": one.short_by_tally,
        "short_by_count": one.short_by_count,
    }


def _states(counts: Mapping[State, int]) -> dict[str, int]:
    return {state.value: count for state, count in counts.items()}
