"""The index as a follower: it catches up, mends itself, and answers as if made anew."""

import json
import multiprocessing
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from factories import proposal
from registry.catalogue import Catalogue
from registry.catalogue.follower import Follower
from registry.commands.load import load
from registry.errors import Busy
from registry.search import Question, Search
from registry.store import Store
from registry_migrations import upgrade

DAY = date(2026, 1, 1)
Reader = Callable[[Store], Catalogue]


def found(
    search: Search, catalogue: Catalogue, text: str, day: date = DAY, *, as_of: int | None = None
) -> list[tuple]:
    """What is found, with everything that tells one answer from another."""
    hits = search.find(catalogue.at(day, as_of), Question(text)).hits
    return [(str(hit.key), hit.score, hit.why, hit.in_force, hit.fragments) for hit in hits]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "search"


@pytest.fixture
def rivers(quick_store: Store, catalogue_of: Reader) -> Catalogue:
    names = ("Sông Hồng", "Sông Đà", "Sông Mã")
    load(
        quick_store, [proposal(code=f"s{n}", name=name) for n, name in enumerate(names)], actor="me"
    )
    return catalogue_of(quick_store)


def test_a_little_that_is_missing_is_added_while_a_question_waits(
    quick_store: Store, catalogue_of: Reader, rivers: Catalogue, folder: Path
) -> None:
    search = Search(folder)
    assert [one[0] for one in found(search, rivers, "song da")] == ["unit:s1"]

    load(quick_store, [proposal(code="s9", name="Sông Đà Rằng")], actor="me")

    names = [one[0] for one in found(search, catalogue_of(quick_store), "song da")]
    assert names == ["unit:s1", "unit:s9"]


def test_a_process_that_starts_later_reads_the_index_that_lies_there(
    rivers: Catalogue, folder: Path
) -> None:
    Search(folder).catch_up(rivers)
    before = sorted(path.name for path in folder.glob("index-*"))

    answer = found(Search(folder), rivers, "song hong")

    assert [one[0] for one in answer] == ["unit:s0"]
    assert sorted(path.name for path in folder.glob("index-*")) == before


@pytest.mark.parametrize("harm", ["current", "segment", "format", "folder", "nonsense"])
def test_a_damaged_index_is_made_anew_by_itself(rivers: Catalogue, folder: Path, harm: str) -> None:
    Search(folder).catch_up(rivers)
    _harm(folder, harm)

    answer = found(Search(folder), rivers, "song hong")

    assert [one[0] for one in answer] == ["unit:s0"]


def _harm(folder: Path, harm: str) -> None:
    current = folder / "current.json"
    told = json.loads(current.read_text())
    index = folder / told["folder"]
    if harm == "current":
        current.unlink()
    elif harm == "segment":
        path = max(index.iterdir(), key=lambda one: one.stat().st_size)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(data)
    elif harm == "format":
        current.write_text(json.dumps({**told, "format": -1}))
    elif harm == "folder":
        shutil.rmtree(index)
    else:
        current.write_text("[1, 2")


def test_the_index_of_another_log_is_never_answered_from(
    rivers: Catalogue, folder: Path, migrated_file: Path, tmp_path: Path, catalogue_of: Reader
) -> None:
    path = tmp_path / "other.db"
    shutil.copy(migrated_file, path)
    other = Store(f"sqlite:///{path}")
    load(other, [proposal(code="x", name="Núi Hồng")], actor="someone")
    Search(folder).catch_up(rivers)

    answer = found(Search(folder), catalogue_of(other), "hong")

    assert [one[0] for one in answer] == ["unit:x"]
    other.close()


def test_what_was_void_or_not_yet_known_then_is_not_found(
    quick_store: Store, catalogue_of: Reader, rivers: Catalogue, folder: Path
) -> None:
    search = Search(folder)

    before = search.find(rivers.at(DAY, as_of=1), Question("sông")).hits

    assert [str(hit.key) for hit in before] == ["unit:s0"]


def test_a_hit_in_an_older_version_says_so(
    quick_store: Store, catalogue_of: Reader, folder: Path
) -> None:
    first, second = date(2020, 1, 1), date(2025, 1, 1)
    load(quick_store, [proposal(code="c", name="Tên xưa cũ", valid_from=first)], actor="me")
    load(quick_store, [proposal(code="c", name="Hoàn toàn khác", valid_from=second)], actor="me")
    catalogue = catalogue_of(quick_store)
    search = Search(folder)

    (hit,) = search.find(catalogue.at(DAY), Question("xưa cũ")).hits

    assert hit.version.names["vi"] == "Hoàn toàn khác"
    assert hit.older is not None
    assert hit.older.names["vi"] == "Tên xưa cũ"
    (then,) = search.find(catalogue.at(date(2021, 1, 1)), Question("xưa cũ")).hits
    assert then.older is None


def test_where_nothing_can_be_written_the_index_is_kept_in_memory(
    rivers: Catalogue, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")

    answer = found(Search(tmp_path / "file" / "search"), rivers, "song hong")

    assert [one[0] for one in answer] == ["unit:s0"]


def test_much_that_is_missing_is_left_to_the_background(
    seeded_catalogue: Catalogue, folder: Path
) -> None:
    search = Search(folder)

    with pytest.raises(Busy):
        found(search, seeded_catalogue, "thất nghiệp")

    search.catch_up(seeded_catalogue)
    assert found(search, seeded_catalogue, "thất nghiệp")


def test_threads_read_one_snapshot_without_harm(seeded_catalogue: Catalogue, folder: Path) -> None:
    Search(folder).catch_up(seeded_catalogue)
    texts = ["thất nghiệp", "đầu tư công", "báo cáo", "bảo hiểm y tế", "lam phat", "tai chinh"]
    alone = Search(folder)
    expected = [found(alone, seeded_catalogue, text) for text in texts]
    together = Search(folder)

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda text: found(together, seeded_catalogue, text), texts))

    assert answers == expected


@pytest.mark.parametrize("text", ["sông", "song da", "hong song", "sông hông", "song hop"])
def test_what_was_answered_as_of_a_revision_is_answered_for_ever(
    quick_store: Store, catalogue_of: Reader, rivers: Catalogue, folder: Path, text: str
) -> None:
    before = found(Search(folder), rivers, text)
    names = ("Sông Đà", "Sông Hộp", "Sông Hợp", "Sông Hồng và sông Đà nhập vào nhau ở đây")

    load(
        quick_store, [proposal(code=f"t{n}", name=name) for n, name in enumerate(names)], actor="me"
    )

    later = catalogue_of(quick_store)
    assert found(Search(folder), later, text, as_of=rivers.revision) == before


def test_a_version_is_in_the_index_once_however_often_it_was_added_to(
    quick_store: Store, catalogue_of: Reader, folder: Path
) -> None:
    """Whoosh's ``refresh`` would bring back segments that were merged; nobody may call it."""
    search = Search(folder)
    for number in range(12):
        load(quick_store, [proposal(code=f"r{number}", name="Sông Hồng")], actor="me")
        search.catch_up(catalogue_of(quick_store))
        search.find(catalogue_of(quick_store).at(DAY), Question("sông hồng"))

    answer = search.find(catalogue_of(quick_store).at(DAY), Question("sông hồng"))

    assert answer.total == len({hit.key for hit in answer.hits}) == 12
    assert sum(count.count for count in answer.facets[0].values) == 12


SYLLABLES = st.sampled_from(["sông", "hồng", "đà", "mã", "lô", "gâm", "tỷ lệ", "số 10.000"])
NAMES = st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join)
TEXTS = ("sông hồng", "da", "ti le", "1 vạn", "hong song", "song hog")
CHANGES = st.lists(st.tuples(st.sampled_from("abc"), NAMES), min_size=1, max_size=8)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES, cuts=st.lists(st.booleans(), min_size=8, max_size=8))
def test_an_index_grown_bit_by_bit_answers_as_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[tuple[str, str]],
    cuts: list[bool],
) -> None:
    folder = tmp_path_factory.mktemp("history")
    store = Store(f"sqlite:///{folder / 'registry.db'}")
    upgrade(f"sqlite:///{folder / 'registry.db'}")
    follower, grown = Follower(store), Search(folder / "grown")
    answered: dict[str, dict[int, list[tuple]]] = {text: {} for text in TEXTS}
    for at, (code, name) in enumerate(changes):
        first = date(2020 + at, 1, 1)
        load(store, [proposal(code=code, name=name, valid_from=first)], actor="me")
        if cuts[at]:
            follower.catch_up()
            grown.catch_up(follower.catalogue)
            for text in TEXTS:
                then = found(grown, follower.catalogue, text)
                answered[text][follower.catalogue.revision] = then
    follower.catch_up()
    catalogue = follower.catalogue
    anew = Search(folder / "anew")
    anew.catch_up(catalogue)

    for text in TEXTS:
        for day in (date(2021, 6, 1), DAY):
            assert found(grown, catalogue, text, day) == found(anew, catalogue, text, day)
        for as_of, then in answered[text].items():
            assert found(anew, catalogue, text, as_of=as_of) == then
    store.close()


def _index_and_find(url: str, folder: str, ready, done) -> None:
    store = Store(url)
    follower = Follower(store)
    follower.catch_up()
    search = Search(Path(folder))
    ready.wait(30)
    search.catch_up(follower.catalogue)
    done.put([one[0] for one in found(search, follower.catalogue, "song hong")])
    store.close()


def test_processes_that_start_together_share_one_index(
    sqlite_url: str, rivers: Catalogue, folder: Path
) -> None:
    spawn = multiprocessing.get_context("spawn")
    ready, done = spawn.Event(), spawn.Queue()
    started = [
        spawn.Process(target=_index_and_find, args=(sqlite_url, str(folder), ready, done))
        for _ in range(3)
    ]
    for process in started:
        process.start()

    ready.set()
    answers = [done.get(timeout=60) for _ in started]

    for process in started:
        process.join(30)
    assert answers == [["unit:s0"]] * 3
    assert len(list(folder.glob("index-*"))) == 1
