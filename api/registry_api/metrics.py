"""What Prometheus reads: the counts of this process, or of all workers of one server together.

Workers put their counts into files of one folder every second; whichever is asked adds them up. The
counts of a worker that ended stay, so that sums never go back.
"""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from registry.service import Service
from registry_api.gate.counts import BUCKETS, Counts
from registry_api.streaming import Streams

_EVERY = 1.0
"""Seconds between two shares."""

Numbers = dict[str, Any]


class Metrics:
    """The numbers of one process, and a way to those of its fellows."""

    def __init__(self, service: Service, counts: Counts, streams: Streams) -> None:
        """Show these."""
        self._service = service
        self._counts = counts
        self._streams = streams
        self._folder: Path | None = service.settings.metrics_dir

    @contextlib.asynccontextmanager
    async def sharing(self) -> AsyncIterator[None]:
        """Share the counts with the other workers, if there are others."""
        if self._folder is None:
            yield
            return
        running = asyncio.create_task(self._keep_sharing(self._folder))
        try:
            yield
        finally:
            running.cancel()
            self._share(self._folder)

    async def text(self) -> bytes:
        """The numbers in the text format of Prometheus."""
        log_revision = await asyncio.to_thread(self._service.store.head)
        if self._folder is not None:
            self._share(self._folder)
        found = [self._own()] if self._folder is None else list(_read(self._folder))
        return _shown(found, log_revision)

    def _own(self) -> Numbers:
        return {
            "pid": os.getpid(),
            "requests": [[*labels, numbers] for labels, numbers in self._counts.requests.items()],
            "events": [[*labels, number] for labels, number in self._counts.events.items()],
            "revision": self._service.catalogue.revision,
            "streams": self._streams.open,
        }

    async def _keep_sharing(self, folder: Path) -> None:
        while True:
            self._share(folder)
            await asyncio.sleep(_EVERY)

    def _share(self, folder: Path) -> None:
        path = folder / f"{os.getpid()}.json"
        with contextlib.suppress(OSError):
            new = path.with_suffix(".new")
            new.write_bytes(orjson.dumps(self._own()))
            new.replace(path)


def _read(folder: Path) -> Iterator[Numbers]:
    for path in sorted(folder.glob("*.json")):
        with contextlib.suppress(OSError, orjson.JSONDecodeError):
            yield orjson.loads(path.read_bytes())


def _shown(found: Iterable[Numbers], log_revision: int) -> bytes:
    """Loads the library when it is first asked: a start need not wait for it."""
    from prometheus_client import CollectorRegistry, generate_latest

    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Collector(list(found), log_revision))
    return bytes(generate_latest(registry))


class _Collector:
    """The sums, as the library takes them."""

    def __init__(self, found: list[Numbers], log_revision: int) -> None:
        self._found = found
        self._living = [one for one in found if _is_alive(one["pid"])]
        self._log_revision = log_revision

    def collect(self) -> Iterator[Any]:
        """Every metric."""
        yield self._requests()
        yield from self._events()
        yield from self._gauges()

    def _requests(self) -> Any:
        from prometheus_client.core import HistogramMetricFamily

        family = HistogramMetricFamily(
            "registry_http_request_duration_seconds",
            "How long answers took, by way in, method, status, and whether they were kept.",
            labels=["way", "method", "status", "source"],
        )
        sums: dict[tuple[str, ...], list[float]] = {}
        for one in self._found:
            for *given, numbers in one["requests"]:
                labels = tuple(map(str, given))
                before = sums.setdefault(labels, [0.0] * len(numbers))
                sums[labels] = [a + b for a, b in zip(before, numbers, strict=True)]
        for key, numbers in sums.items():
            family.add_metric(list(key), _cumulative(numbers[:-1]), numbers[-1])
        return family

    def _events(self) -> Iterator[Any]:
        from prometheus_client.core import CounterMetricFamily

        for name, meaning in _EVENTS.items():
            family = CounterMetricFamily(f"registry_{name}", meaning, labels=["outcome"])
            sums: dict[str, int] = {}
            for one in self._found:
                for own, outcome, number in one["events"]:
                    if own == name:
                        sums[outcome] = sums.get(outcome, 0) + number
            for outcome, number in sums.items():
                family.add_metric([outcome], number)
            yield family

    def _gauges(self) -> Iterator[Any]:
        from prometheus_client.core import GaugeMetricFamily

        revisions = [one["revision"] for one in self._living]
        shown = {
            "revision": ("Revision every worker answers from.", min(revisions, default=0)),
            "log_revision": ("Last revision in the database.", self._log_revision),
            "workers": ("Processes that answer.", len(self._living)),
            "streams": (
                "Streams of changes that are open.",
                sum(one["streams"] for one in self._living),
            ),
        }
        for name, (meaning, value) in shown.items():
            yield GaugeMetricFamily(f"registry_{name}", meaning, value=value)


_EVENTS = {
    "writes": "Requests that change something: done, refused, failed.",
    "sockets": "WebSockets: opened, refused, and silenced because they said too much.",
    "webhook_deliveries": "Attempts at webhooks: delivered, failed, dead.",
}


def _cumulative(numbers: list[float]) -> list[tuple[str, float]]:
    total, found = 0.0, []
    for bound, number in zip([*map(str, BUCKETS), "+Inf"], numbers, strict=True):
        total += number
        found.append((bound, total))
    return found


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
