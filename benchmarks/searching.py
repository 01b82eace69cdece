"""How well search finds, and what it costs.

    .venv/bin/python benchmarks/searching.py                     # cost, quality, 10,000 records
    .venv/bin/python benchmarks/searching.py my.csv other.csv    # quality on other lists

A list has the columns of queries/given.csv: the query, the name of the record it should find first,
the kind of difficulty, further names that are as good (parted by ``;``). Each list is told apart:
*given* came with the task; *own* and *by_rule* were written before the ranking was tuned, by hand
and by mistyping.py; the *fresh* ones were not looked at until it was done. The *unseen* ones
were each written before a change was made, on names no other list wants: a guard, never tuned on.
The baseline is what a plain search does: words in lower case that stand in the name, most first.

Cost is CPU time of this process. *Just opened* is the first questions to an index nothing was read
from. *Cold* is each question asked for the first time of a process that serves: its view and the
index are at hand, all that depends on the query is new. *Again* is the same questions later.
"""

import csv
import random
import statistics
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import registry_seed
from generator import synthetic_versions
from registry.catalogue import Catalogue, Version, View
from registry.catalogue.follower import Follower
from registry.commands.load import load
from registry.kinds.kind import Kind
from registry.kinds.parsing import canonical
from registry.search import LONGEST, Question, Search
from registry.store import Store
from registry.store.entry import Action
from registry.versions.validity import Basis, Validity
from registry_migrations import upgrade

LISTS = Path(__file__).parent / "queries"
USUAL = ("given", "own", "by_rule", "own_fresh", "by_rule_fresh", "unseen", "unseen_second")
JUST_OPENED = "by_rule_fresh"
TODAY = date(2026, 11, 25)
DEPTH = 20
MANY = 10_000
ROUNDS = 3
HOSTILE = (
    *('"', "*", "?", "(", "\\", "'; DROP TABLE log; --", "🎉", "\u202e\u200f", "\u0301"),
    *("tỷ lệ thất nghiệp ", "a b c d ", "ngiep ", "293/QĐ-TTg ", "toongr sanr ", "xuất nhập khẩu "),
    *("mười nghìn tỷ ", "name:thất AND NOT [a TO z]^2~ ", unicodedata.normalize("NFD", "tỷ lệ ")),
)
"""Each filled up to the longest query there may be."""

Finder = Callable[[str], list[str]]


class Wanted(NamedTuple):
    """A query and what it should find."""

    query: str
    name: str
    difficulty: str
    others: frozenset[str]


class Score(NamedTuple):
    """What came of some queries."""

    asked: int
    first: int
    fair: int
    """First, or a record that is as good comes first."""
    three: int
    """Among the first three, or a record that is as good is."""
    reciprocal: float

    @classmethod
    def of(cls, places: Sequence[tuple[int, int]]) -> "Score":
        """Count the places, 0 for not found: of the record wanted, of the best that will do."""
        return cls(
            len(places),
            sum(place == 1 for place, _ in places),
            sum(fair == 1 for _, fair in places),
            sum(0 < fair <= 3 for _, fair in places),
            sum(1 / place for place, _ in places if place) / max(1, len(places)),
        )


def main(paths: Sequence[str]) -> None:
    """Print cost and quality; with lists of one's own only the quality on these."""
    with tempfile.TemporaryDirectory() as folder:
        catalogue = _reference(Path(folder))
        view = catalogue.at(TODAY)
        index = Path(folder) / "search"
        _tell_making(index, catalogue)
        if not paths:
            _tell_cost("reference data", view, Search(index), catalogue)
        search = Search(index)
        search.catch_up(catalogue)
        for path in [Path(path) for path in paths] or [LISTS / f"{name}.csv" for name in USUAL]:
            _tell_quality(path, view, search)
        if not paths:
            many = _loaded(Path(folder) / "many.db", _fill, _add_synthetic)
            index = Path(folder) / "many"
            _tell_making(index, many)
            _tell_cost("10,000 records", many.at(TODAY), Search(index), many)


def read(path: Path) -> list[Wanted]:
    """A list of queries; the text is taken as it stands, decomposed or not."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [
            Wanted(
                row["query"],
                row["expected_name_vi"],
                row["kind_of_difficulty"],
                frozenset(filter(None, row["also_acceptable"].split(";"))),
            )
            for row in csv.DictReader(rows)
        ]


def places(wanted: Wanted, names: Sequence[str]) -> tuple[int, int]:
    """Where the wanted record stands, and the first that will do; 0 for nowhere."""
    good = wanted.others | {wanted.name}
    own = next((at for at, name in enumerate(names, 1) if name == wanted.name), 0)
    return own, next((at for at, name in enumerate(names, 1) if name in good), 0)


def _tell_quality(path: Path, view: View, search: Search) -> None:
    queries = read(path)
    ways: dict[str, Finder] = {"search": _by(search, view), "lower case": _plainly(view)}
    found = {
        way: [places(one, finder(one.query)) for one in queries] for way, finder in ways.items()
    }
    print(f"\n{path.stem}: {len(queries)} queries")
    heads = ("first", "fair", "three", "MRR")
    print(f"{'':35}{''.join(f'{way:>28}' for way in ways)}")
    print(f"{'':28}{'count':>7}{''.join(f'{head:>7}' for _ in ways for head in heads)}")
    kinds = defaultdict(list)
    for at, one in enumerate(queries):
        kinds[one.difficulty].append(at)
    for kind, members in [("all", list(range(len(queries)))), *sorted(kinds.items())]:
        scores = [Score.of([found[way][at] for at in members]) for way in ways]
        print(f"{kind:28}{len(members):7}{''.join(map(_told, scores))}")
    for one, (own, fair) in zip(queries, found["search"], strict=True):
        if fair != 1:
            print(f"  missed: {one.query!r} wants {one.name!r}, at {own or '-'}")


def _told(score: Score) -> str:
    return f"{score.first:7}{score.fair:7}{score.three:7}{score.reciprocal:7.3f}"


def _by(search: Search, view: View) -> Finder:
    def find(text: str) -> list[str]:
        found = search.find(view, Question(text, limit=DEPTH))
        return [hit.version.names["vi"] for hit in found.hits]

    return find


def _plainly(view: View) -> Finder:
    names = sorted({version.names["vi"] for version in _versions(view)})
    words = [(name, set(name.lower().replace(",", " ").split())) for name in names]

    def find(text: str) -> list[str]:
        asked = text.lower().replace(",", " ").split()
        scored = [
            (-sum(word in there for word in asked), len(there), name) for name, there in words
        ]
        return [name for score, _, name in sorted(scored)[:DEPTH] if score]

    return find


def _tell_making(index: Path, catalogue: Catalogue) -> None:
    began = time.process_time()
    Search(index).catch_up(catalogue)
    print(f"index of {len(catalogue.items)} items made in {_since(began):.1f} s CPU")


def _tell_cost(what: str, view: View, search: Search, catalogue: Catalogue) -> None:
    """Every query is asked once before any is asked again."""
    print(f"\n{what}: CPU milliseconds")
    _tell_time("this machine: ten million sums", lambda: sum(range(10_000_000)))
    _tell_time("opened", lambda: search.catch_up(catalogue))
    lists = {name: [one.query for one in read(LISTS / f"{name}.csv")] for name in USUAL}
    first = lists.pop(JUST_OPENED)
    queries = list(dict.fromkeys(query for asked in lists.values() for query in asked))
    random.Random(1).shuffle(queries)  # noqa: S311 - not for secrets
    find = partial(_ask, search, view)
    _tell_times("find, just opened", first, find)
    _tell_time("made ready for what follows", lambda: search.warm(view))
    _tell_times("find, cold", queries, find)
    _tell_times("find, again", queries * ROUNDS, find)
    _tell_times("find, again, given list", lists["given"] * ROUNDS, find)
    _tell_times("find, hostile", [(piece * LONGEST)[:LONGEST] for piece in HOSTILE], find)
    beginnings = [query[:end] for query in lists["given"] for end in range(1, len(query) + 1)]
    _tell_times("suggest", beginnings, lambda text: search.suggest(view, text))


def _ask(search: Search, view: View, text: str) -> object:
    return search.find(view, Question(text))


def _tell_time(name: str, work: Callable[[], object]) -> None:
    began = time.process_time()
    work()
    print(f"{name:34}{1000 * _since(began):8.1f}")


def _tell_times(name: str, texts: Sequence[str], ask: Callable[[str], object]) -> None:
    times = []
    for text in texts:
        began = time.process_time()
        ask(text)
        times.append(1000 * _since(began))
    cut = statistics.quantiles(times, n=100)
    print(f"{name:34}p50 {cut[49]:6.2f}   p95 {cut[94]:6.2f}   worst {max(times):7.2f}")


def _reference(folder: Path) -> Catalogue:
    return _loaded(folder / "reference.db", _fill)


def _fill(store: Store) -> None:
    seed = registry_seed.read()
    load(store, seed.proposals, seed.statements, actor="benchmark")


def _add_synthetic(store: Store) -> None:
    chance = random.Random(1)  # noqa: S311 - not for secrets
    made = synthetic_versions(MANY * 5, chance)
    indicators = (one for one in made if one[0].kind is Kind.INDICATOR)
    with store.write("benchmark") as writing:
        for key, number, first, content in islice(indicators, MANY):
            writing.append_version(
                Action.PUBLISH,
                key,
                number,
                content=canonical(content),
                validity=Validity(first, None, Basis.STATED),
                status="recorded",
                provenance=canonical({"level": "reconstructed"}),
            )


def _loaded(path: Path, *fill: Callable[[Store], None]) -> Catalogue:
    url = f"sqlite:///{path}"
    upgrade(url)
    store = Store(url)
    for one in fill:
        one(store)
    follower = Follower(store)
    follower.catch_up()
    store.close()
    return follower.catalogue


def _versions(view: View) -> Iterator[Version]:
    for key in view.catalogue.items:
        version = view.find(key) or view.last_known(key)
        if version is not None:
            yield version


def _since(began: float) -> float:
    return time.process_time() - began


if __name__ == "__main__":
    main(sys.argv[1:])
