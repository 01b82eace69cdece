"""What one process counts: plain numbers, cheap to add to, shown by ``registry_api.metrics``."""

from bisect import bisect_left
from collections import defaultdict

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds in seconds of how long answers take."""

Labels = tuple[str | int, ...]


class Counts:
    """The numbers of this process since it began."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.requests: defaultdict[Labels, list[float]] = defaultdict(
            lambda: [0.0] * (len(BUCKETS) + 2)
        )
        """By way, method, status and source: a number for each bucket, the last beyond all; then
        the sum of seconds."""
        self.events: defaultdict[Labels, int] = defaultdict(int)
        """Whatever else happened, by name and outcome."""

    def answered(self, labels: Labels, seconds: float) -> None:
        """Count an answer."""
        numbers = self.requests[labels]
        numbers[bisect_left(BUCKETS, seconds)] += 1
        numbers[-1] += seconds

    def happened(self, name: str, outcome: str) -> None:
        """Count something."""
        self.events[name, outcome] += 1
