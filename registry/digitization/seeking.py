"""Finding what was officially stated: targets and tallies by metric, set, body and day."""

from dataclasses import dataclass
from datetime import date

from registry.catalogue import RecordedFact, View
from registry.digitization.against import Against
from registry.digitization.beside import beside
from registry.digitization.coverage import Coverage
from registry.digitization.grouping import BODY
from registry.digitization.metric import Metric
from registry.digitization.stated import (
    Share,
    is_between,
    is_overdue,
    is_owed_by,
    metric_of,
    shares,
    tallies,
    targets,
)
from registry.errors import Complaint, NoAnswer, NotFound
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Words


@dataclass(frozen=True)
class Sought:
    """Which official facts; what is ``None`` does not matter."""

    metric: str | None = None
    collection: str | None = None
    body: str | None = None
    """Who owes the target: named in it or heir by rule; a target that names nobody is owed by all.
    """
    is_overdue: bool | None = None
    """Whether the due day is past."""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class TargetInParts:
    """A target, where it stands, and what each body leads of it."""

    target: RecordedFact
    standing: Against | None
    coverage: Coverage | None
    """What the parts are of; ``None`` beside a target about nothing that we count."""
    shares: tuple[Share, ...]


def targets_sought(view: View, sought: Sought) -> list[tuple[RecordedFact, Against | None]]:
    """The targets that are meant, by due day, each with where it stands.

    :raises NoAnswer: if the last day comes before the first.
    :raises NotFound: if there is no such body.
    """
    demand_order(sought.first, sought.last)
    if sought.body is not None and not view.is_known(Key(Kind.BODY, sought.body)):
        view.get(Key(Kind.BODY, sought.body))  # refuses, saying why
    return [
        (one, standing)
        for one, standing in targets(view)
        if _is_meant(one, sought)
        and (sought.body is None or is_owed_by(view, one, sought.body))
        and sought.is_overdue in (None, is_overdue(view, one))
    ]


def tallies_sought(view: View, sought: Sought) -> list[RecordedFact]:
    """The tallies that are meant, by day; those without a day last.

    :raises NoAnswer: if the last day comes before the first.
    """
    demand_order(sought.first, sought.last)
    return [one for one in tallies(view) if _is_meant(one, sought)]


def tallies_of(view: View, metric: Metric) -> list[RecordedFact]:
    """Every tally of the metric, over whichever set, by day."""
    return tallies_sought(view, Sought(metric.name))


def target_named(view: View, name: str) -> tuple[RecordedFact, Against | None]:
    """A target by its name, the one due last if several bear it, and where it stands.

    :raises NotFound: if there is none.
    """
    found = [pair for pair in targets(view) if pair[0].content["name"] == name]
    if not found:
        raise NotFound(_NO_TARGET.filled(name=name[:80]))
    return found[-1]


def in_parts(
    view: View, today: View, pair: tuple[RecordedFact, Against | None], *, by: str = BODY
) -> TargetInParts:
    """The target with each body's part: by the bodies of the view's day or of today.

    :raises NoAnswer: if the members cannot be split so.
    """
    target, standing = pair
    metric = metric_of(view, target)
    if standing is None or metric is None:
        return TargetInParts(target, standing, None, ())
    found = beside(view, metric)
    parts = shares(view, today, found, standing, by=by)
    return TargetInParts(target, standing, found.coverage, parts)


def demand_order(first: date | None, last: date | None) -> None:
    """Refuse a span whose last day comes before its first.

    :raises NoAnswer: naming ``to``.
    """
    if first is not None and last is not None and last < first:
        raise NoAnswer(_ORDER, (Complaint("to", "order", _ORDER),))


def _is_meant(one: RecordedFact, sought: Sought) -> bool:
    content = one.content
    is_of_set = sought.collection is None or (
        content.get("subject") == f"collection:{sought.collection}"
    )
    return (
        sought.metric in (None, content["metric"])
        and is_of_set
        and is_between(one, sought.first, sought.last)
    )


_NO_TARGET = Words("Không có mục tiêu {name}.", "There is no target {name}.")
_ORDER = Words("Ngày cuối đứng trước ngày đầu.", "The last day comes before the first.")
