"""Our own count with the official tally and the targets beside it: never mixed."""

from dataclasses import dataclass

from registry.catalogue import RecordedFact, View
from registry.digitization.against import Against, against
from registry.digitization.comparing import Comparison, compare, latest_tally, others
from registry.digitization.coverage import Coverage, coverage
from registry.digitization.metric import Metric


@dataclass(frozen=True)
class Beside:
    """A metric: our own count, the latest tally, and the targets."""

    coverage: Coverage
    comparison: Comparison | None
    """The latest official figure on or before the day, with the difference explained."""
    targets: tuple[Against, ...]
    others: tuple[Comparison, ...]
    """Figures that sound alike and must not be compared: undated, or of another definition."""

    @property
    def tally(self) -> RecordedFact | None:
        """The latest official figure on or before the day."""
        return self.comparison.tally if self.comparison else None

    @property
    def difference(self) -> int | None:
        """The tally's numerator less what we count as reached; ``None``: withheld or no tally."""
        return self.comparison.difference if self.comparison else None


def beside(view: View, metric: Metric) -> Beside:
    """A metric as it stands on the view's day, as known at its revision."""
    found = coverage(view, metric)
    tally = latest_tally(view, metric)
    return Beside(
        coverage=found,
        comparison=compare(view, found, tally) if tally else None,
        targets=against(view, found, tally),
        others=others(view, found),
    )
