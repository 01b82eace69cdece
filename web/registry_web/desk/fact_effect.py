"""What recording or voiding a fact would change: the facts that count, the figures they move."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from registry.catalogue import RecordedFact, View
from registry.commands.foresee import foresee
from registry.commands.work import Work
from registry.digitization import METRICS, State, coverage
from registry.facts import FactType
from registry.kinds.reading import Key
from registry_web.desk.telling import told
from registry_web.desk.working import Desk


class Seen(NamedTuple):
    """What would change: the facts that count, and the figures they move."""

    before: list[Any]
    after: list[Any]
    figures: list[Any]


async def foreseen(
    desk: Desk, fact_type: FactType, subject: Key | None, command: Callable[[Work], int]
) -> Seen:
    """What a command about a fact would change; nothing is written.

    :raises RegistryError: whatever the command refuses.
    """

    def question(work: Work) -> tuple[View, View]:
        return work.view, foresee(work, command)

    now, then = await desk.ask(question)
    page = desk.page
    found = [
        [told(page, one) for one in _counting(view, fact_type, subject)] for view in (now, then)
    ]
    return Seen(found[0], found[1], list(_figures(now, then, fact_type)))


def _counting(view: View, fact_type: FactType, subject: Key | None) -> list[RecordedFact]:
    if subject is None:
        there = view.catalogue.all_facts(view.as_of)
        return [one for one in there if one.type is fact_type and one.subject is None]
    return [one for one in view.facts(subject, fact_type) if one.subject == subject]


def _figures(now: View, then: View, fact_type: FactType) -> Iterator[dict[str, Any]]:
    """The figures of digitization that would read otherwise: reached and unknown, always both."""
    for metric in METRICS.values():
        if metric.fact is not fact_type:
            continue
        before, after = coverage(now, metric).counts, coverage(then, metric).counts
        if before != after:
            yield {
                "words": metric.words,
                "rows": [(one.words, before[one], after[one]) for one in State],
            }
