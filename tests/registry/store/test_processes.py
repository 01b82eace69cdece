"""Several processes on one database: nobody's update is lost, and nobody is told of a lock."""

import asyncio
import multiprocessing
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factories import proposal
from registry.access import Principal, Role
from registry.access.keeping import add_principal, issue_token, note_use, recognise
from registry.catalogue.follower import Follower
from registry.commands.decide import edition_of, retire
from registry.commands.draft import Draft
from registry.commands.load import load
from registry.commands.propose import amend, propose
from registry.commands.requesting import ChangeRequest, read_request
from registry.commands.work import Work, perform
from registry.errors import Stale
from registry.kinds import Kind
from registry.kinds.parsing import parse
from registry.kinds.reading import Key
from registry.service import Service
from registry.settings import Settings
from registry.store import Store
from registry.store.verification import verify

WRITERS = 3
TURNS = 6
AUTHOR = Principal("author", Role.REGISTRAR)
UNIT = Key(Kind.UNIT, "shared")
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def writers() -> Any:
    """Processes started afresh, as those of a service are; they share nothing but the database."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WRITERS, mp_context=context) as pool:
        yield pool


def all_at_once(writers: ProcessPoolExecutor, work: Callable[..., Any], url: str) -> list[Any]:
    """What each of the processes answers; an error in any of them is raised here."""
    waiting = [writers.submit(work, url, name) for name in range(WRITERS)]
    return [one.result(timeout=60) for one in waiting]


def load_in_turns(url: str, name: int) -> None:
    with closing(Store(url)) as store:
        for turn in range(TURNS):
            given = [proposal(code=f"w{name}-{turn}-{index}") for index in range(3)]
            load(store, [*given, proposal(code="shared", name=f"{name}, {turn}")], actor=f"w{name}")


def amend_in_turns(url: str, name: int) -> int:
    """Append one's name to the title until it is done often enough; answers how often refused."""
    refused = done = 0
    with closing(Store(url)) as store:
        follower = Follower(store)
        while done < TURNS:
            request = only_request(store)
            try:
                perform(store, follower, AUTHOR, lambda work, at=request: add_name(work, at, name))
                done += 1
            except Stale:
                refused += 1
    return refused


def add_name(work: Work, request: ChangeRequest, name: int) -> ChangeRequest:
    title = f"{request.title} {name}"
    return amend(work, request.id, title, request.drafts, edition=request.edition)


def only_request(store: Store) -> ChangeRequest:
    with store.rows() as rows:
        (row,) = rows.requests()
        return read_request(rows, row.id)


def retire_in_turns(url: str, name: int) -> int:
    """End the shared item on one day after another; answers how often it was refused."""
    refused = done = 0
    with closing(Store(url)) as store:
        follower = Follower(store)
        while done < TURNS:
            follower.catch_up()
            read = edition_of(follower.catalogue.items[UNIT])
            day = date(2026, name + 1, done + 1)
            try:
                perform(store, follower, AUTHOR, lambda work, at=read, on=day: end(work, on, at))
                done += 1
            except Stale:
                refused += 1
    return refused


def end(work: Work, day: date, edition: int) -> int:
    return retire(work, UNIT, day, reason="Bỏ", edition=edition)


def recognise_in_turns(url: str, secret: str) -> None:
    with closing(Store(url)) as store:
        for _ in range(TURNS):
            recognise(store, secret)
            note_use(store, secret)


def test_loads_at_once_leave_every_revision_and_no_gap(
    writers: ProcessPoolExecutor, database_url: str
) -> None:
    all_at_once(writers, load_in_turns, database_url)

    with closing(Store(database_url)) as store:
        entries = list(store.entries())
        assert [entry.revision for entry in entries] == list(range(1, len(entries) + 1))
        assert Counter(entry.actor for entry in entries) == {
            f"w{name}": 4 * TURNS for name in range(WRITERS)
        }
        assert verify(store).faults == ()


def test_versions_of_one_item_written_at_once_get_numbers_one_after_the_other(
    writers: ProcessPoolExecutor, database_url: str
) -> None:
    all_at_once(writers, load_in_turns, database_url)

    with closing(Store(database_url)) as store:
        numbers = [entry.number for entry in store.entries() if entry.code == "shared"]
    assert numbers == [f"1.0.{index}" for index in range(WRITERS * TURNS)]


def test_a_load_stands_in_the_log_unbroken_by_others(
    writers: ProcessPoolExecutor, database_url: str
) -> None:
    all_at_once(writers, load_in_turns, database_url)

    with closing(Store(database_url)) as store:
        actors = [entry.actor for entry in store.entries()]
    assert all(len(set(actors[at : at + 4])) == 1 for at in range(0, len(actors), 4))


def test_amendments_at_once_lose_nobodys(writers: ProcessPoolExecutor, database_url: str) -> None:
    drafted = {
        "kind": "unit",
        "code": "x",
        "content": {"names": {"vi": "x"}},
        "basis": "open",
        "provenance": {"level": "sourced"},
    }
    with closing(Store(database_url)) as store:
        drafts = (parse(Draft, drafted),)
        perform(store, Follower(store), AUTHOR, lambda work: propose(work, "Tên:", drafts))

    all_at_once(writers, amend_in_turns, database_url)

    with closing(Store(database_url)) as store:
        request = only_request(store)
    assert Counter(request.title.split()[1:]) == {str(name): TURNS for name in range(WRITERS)}
    assert request.edition == 1 + WRITERS * TURNS
    assert [one.number for one in request.events] == list(range(1, WRITERS * TURNS + 2))


def test_decisions_at_once_each_rest_on_what_their_maker_read(
    writers: ProcessPoolExecutor, database_url: str
) -> None:
    with closing(Store(database_url)) as store:
        load(store, [proposal(code="shared")], actor="seed")

    all_at_once(writers, retire_in_turns, database_url)

    with closing(Store(database_url)) as store:
        follower = Follower(store)
        follower.catch_up()
        (version,) = follower.catalogue.items[UNIT]
        assert verify(store).faults == ()
    asked = {date(2026, name + 1, day + 1) for name in range(WRITERS) for day in range(TURNS)}
    assert [known for known, _ in version.endings] == list(range(2, 2 + 2 * len(asked), 2))
    assert {last for _, last in version.endings} == asked


def test_one_token_used_by_all_at_once_is_known_to_all(
    writers: ProcessPoolExecutor, database_url: str
) -> None:
    with closing(Store(database_url)) as store:
        add_principal(store, "lan", Role.REGISTRAR)
        _, secret = issue_token(store, "lan", days=1)

    waiting = [writers.submit(recognise_in_turns, database_url, secret) for _ in range(WRITERS)]

    assert [one.result(timeout=60) for one in waiting] == [None] * WRITERS


def test_a_reader_is_never_kept_waiting_by_writers(
    writers: ProcessPoolExecutor, database_url: str
) -> None:
    waiting = [writers.submit(load_in_turns, database_url, name) for name in range(WRITERS)]

    seen = [0]
    with closing(Store(database_url)) as store:
        follower = Follower(store)
        while not all(one.done() for one in waiting):
            follower.catch_up()
            follower.catalogue.at(date(2026, 1, 1)).find(UNIT)
            seen.append(follower.catalogue.revision)
        follower.catch_up()

    assert [one.result() for one in waiting] == [None] * WRITERS
    assert seen == sorted(seen)
    assert all(revision % 4 == 0 for revision in seen), "a load was seen by half"
    assert follower.catalogue.revision == WRITERS * TURNS * 4


def test_a_service_tells_every_change_of_other_processes_once_and_in_order(
    writers: ProcessPoolExecutor, database_url: str, tmp_path: Path
) -> None:
    given: Any = {"database_url": database_url, "data_dir": tmp_path, "poll_seconds": 0.05}
    service = Service(Settings(**given))
    waiting = [writers.submit(load_in_turns, database_url, name) for name in range(WRITERS)]

    async def told() -> list[int]:
        found: list[int] = []
        async with service.follow():
            async for page in service.changes(0, patience=60):
                found += [one.revision for one in page.changes]
                if len(found) >= WRITERS * TURNS * 4:
                    break
        return found

    assert asyncio.run(told()) == list(range(1, WRITERS * TURNS * 4 + 1))
    assert [one.result() for one in waiting] == [None] * WRITERS


def test_a_writer_killed_at_any_moment_leaves_whole_changes_only() -> None:
    """The short form of ``benchmarks/killing.py``, which kills 200 times and on PostgreSQL too."""
    command = [sys.executable, str(ROOT / "benchmarks" / "killing.py"), "10", "sqlite"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "0 faults" in done.stdout
