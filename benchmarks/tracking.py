"""What tracking costs: CPU milliseconds of the functions that answer, read from this process.

Coverage of the whole catalogue by body, cold (a day nobody asked about, so that not even its view
is there), at 148 regimes and at 20,000 regimes that 30 bodies report: 600,000 duties; and a year's
calendar of all regimes. The first question of a process is shown apart: it reads what later ones
find kept.
"""

import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from registry.calendar import agenda
from registry.catalogue import Catalogue
from registry.catalogue.follower import Follower
from registry.digitization import METRICS, coverage, over, split
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.parsing import canonical
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.entry import Action
from registry.versions.validity import Basis, Validity
from registry_migrations import upgrade
from seeding import seed

REGIMES, BODIES, ROUNDS = 20_000, 30, 15
_METRIC = METRICS["regimes_electronic"]
_PROVENANCE = {"level": "reconstructed", "reference": "synthetic"}


def main() -> None:
    """Print a line for each question."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'':44}{'first ms':>9}{'cold ms':>9}{'worst':>8}{'target':>8}")
        real = _seeded(f"sqlite:///{folder}/seeded.db")
        _measure("148 regimes, by lead body", real, _by("lead_body"), "2")
        _measure("148 regimes, by body of that day", real, _by("body"), "2")
        _measure("148 regimes, by body of today", real, _by("body_today"), "2")
        _measure("148 regimes, by reporting body", real, _by("reporting_body"), "")
        _measure("148 regimes, a year's calendar", real, _calendar, "50")
        large = _synthetic(f"sqlite:///{folder}/synthetic.db")
        _measure("20,000 regimes, by lead body", large, _by("lead_body", "all"), "300")
        _measure(
            "20,000 regimes x 30 bodies, by reporting body",
            large,
            _by("reporting_body", "all"),
            "300",
        )


def _measure(
    name: str, catalogue: Catalogue, question: Callable[[Catalogue, date], object], target: str
) -> None:
    spent = [_spend(catalogue, question, number) for number in range(ROUNDS + 1)]
    first, cold = spent[0], spent[1:]
    middle, worst = statistics.median(cold), max(cold)
    print(f"{name:44}{first:>9.2f}{middle:>9.2f}{worst:>8.2f}{target:>8}")


def _spend(
    catalogue: Catalogue, question: Callable[[Catalogue, date], object], number: int
) -> float:
    """CPU milliseconds of a question about a day of its own."""
    day = date(2021, 6, 18) + timedelta(number)
    gc.collect()
    started = time.process_time()
    question(catalogue, day)
    return (time.process_time() - started) * 1_000


def _by(word: str, collection: str | None = None) -> Callable[[Catalogue, date], object]:
    def ask(catalogue: Catalogue, day: date) -> object:
        view, today = catalogue.at(day), catalogue.at(date(2026, 11, 24))
        metric = over(_METRIC, view, collection) if collection else _METRIC
        groups = split(view, today, coverage(view, metric), word)
        return [group.counts for group in groups]

    return ask


def _calendar(catalogue: Catalogue, day: date) -> object:
    return agenda(catalogue.at(day), date(day.year, 1, 1), date(day.year, 12, 31)).duties


def _seeded(url: str) -> Catalogue:
    seed(url)
    return _read(Store(url))


def _synthetic(url: str) -> Catalogue:
    """20,000 regimes of 30 bodies, each reported by all 30; a stage for every second of them."""
    upgrade(url)
    store = Store(url)
    with store.write("generator") as writing:
        for kind, code, content in _records():
            writing.append_version(
                Action.PUBLISH,
                Key(kind, code),
                "1.0.0",
                content=canonical(content),
                validity=Validity(date(2019, 1, 1), None, Basis.STATED),
                status="recorded",
                provenance=canonical(_PROVENANCE),
            )
        for number in range(0, REGIMES, 2):
            stage = "electronic" if number % 6 else "connected"
            content = {"subject": f"regime:R{number}", "on": "2020-01-01", "stage": stage}
            fact = canonical({**content, "provenance": _PROVENANCE})
            writing.append_fact(FactType.STAGE.value, f"regime:R{number}", fact)
    return _read(store)


def _records() -> Iterator[tuple[Kind, str, dict[str, Any]]]:
    for number in range(BODIES):
        yield Kind.BODY, f"b{number}", {"names": {"vi": f"Bộ {number}"}, "body_type": "ministry"}
    for number in range(REGIMES):
        content = {
            "names": {"vi": f"Báo cáo tình hình, kết quả thực hiện công tác số {number}"},
            "regime_type": "periodic",
            "field": f"F{number % 90}",
            "reporters": [{"group": "BO_CQNB", "text": "Bộ, cơ quan ngang bộ"}],
            "lead_body": {"body": f"b{number % BODIES}", "text": f"Bộ {number % BODIES}"},
            "recipients": [{"group": "CHINH_PHU", "text": "Chính phủ"}],
            "levels": ["commune", "province", "ministry"],
            "frequencies": ["Q", "A"],
            "cutoff": {"rule": "decree-09-2019", "is_assumed": True},
            "deadlines": [{"text": "Trước ngày 20 tháng cuối quý", "is_known": True}],
        }
        yield Kind.REGIME, f"R{number}", content
    members = [{"item": f"regime:R{number}", "evidence": "named"} for number in range(REGIMES)]
    content = {"names": {"vi": "Tất cả"}, "member_kind": "regime", "members": members}
    yield Kind.COLLECTION, "all", content


def _read(store: Store) -> Catalogue:
    follower = Follower(store)
    follower.catch_up()
    store.close()
    return follower.catalogue


if __name__ == "__main__":
    main()
