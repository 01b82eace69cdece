"""Kill the writer at random moments, many times, and look whether anything was lost.

    python benchmarks/killing.py [rounds] [sqlite|postgresql] [changes|restores] …

Each round a child process loads, imports and publishes forty items at a time and corrects single
ones, says so after each commit, and is killed with SIGKILL in the middle of it. On PostgreSQL some
rounds kill the server instead, with ``fsync`` on. After each round: every change that was
acknowledged is there, none is there by half, the chain verifies, and a catalogue read afresh equals
the one that followed the log all the time.

As many rounds kill a child that restores a backup (``killing_restores``). Prints the counts; exits
with 1 if anything was wrong.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from killing_changes import warm_up
from killing_restores import kill_restores
from killing_server import Server
from killing_watch import Tally, Watch, kill_client
from registry_migrations import upgrade

ROUNDS = 200
ROUNDS_PER_DATABASE = 20
"""Then a new one is begun, so that reading the whole log after each round stays cheap."""

SERVER_ROUNDS = 10
"""One round in so many ends the server rather than the client."""

WHAT = frozenset({"changes", "restores"})

NewDatabase = Callable[[], str]


def many_rounds(rounds: int, new_database: NewDatabase, end: Callable[[int], bool]) -> Tally:
    """Kill so many times, beginning a new database now and then."""
    tally = Tally()
    warm_up(new_database())
    for start in range(0, rounds, ROUNDS_PER_DATABASE):
        watch = Watch(new_database(), tally)
        with closing(watch.store):
            for at in range(start, min(start + ROUNDS_PER_DATABASE, rounds)):
                watch.round(5_000 * at, end)
            tally.revisions += watch.store.head()
    return tally


def on_sqlite(rounds: int, what: frozenset[str]) -> list[str]:
    """Kill writers of SQLite files; answers what was wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        upgrade(f"sqlite:///{folder / 'empty.db'}")
        numbers = count()

        def new_database() -> str:
            path = folder / f"{next(numbers)}.db"
            shutil.copy(folder / "empty.db", path)
            return f"sqlite:///{path}"

        faults = []
        if "changes" in what:
            faults += _told("SQLite, client killed", rounds, new_database, kill_client)
        if "restores" in what:
            faults += kill_restores("SQLite", rounds, new_database)
        return faults


def on_postgresql(rounds: int, what: frozenset[str]) -> list[str]:
    """Kill clients of a PostgreSQL cluster, and its server; answers what was wrong."""
    server, faults = Server(), []
    try:
        if "changes" in what:
            faults += _told("PostgreSQL, client killed", rounds, server.new_database, kill_client)
            few = max(2, rounds // SERVER_ROUNDS)
            faults += _told("PostgreSQL, server ended", few, server.new_database, server.end)
        if "restores" in what:
            faults += kill_restores("PostgreSQL", rounds, server.new_database)
    finally:
        server.remove()
    return faults


def _told(
    name: str, rounds: int, new_database: NewDatabase, end: Callable[[int], bool]
) -> list[str]:
    started = time.monotonic()
    tally = many_rounds(rounds, new_database, end)
    print(
        f"{name} {rounds} times: {tally.acknowledged} changes acknowledged and there, "
        f"{tally.unsaid} there unsaid, {tally.cut} cut off and wholly gone, "
        f"{tally.revisions} revisions, {len(tally.faults)} faults, "
        f"{time.monotonic() - started:.0f} s",
        flush=True,
    )
    return tally.faults


def main(*arguments: str) -> int:
    """Kill on each sort of database asked for; answers the exit code."""
    rounds = next((int(one) for one in arguments if one.isdigit()), ROUNDS)
    sorts = {"sqlite": on_sqlite, "postgresql": on_postgresql}
    asked = [one for one in arguments if one in sorts] or list(sorts)
    what = WHAT & set(arguments) or WHAT
    faults = [fault for sort in asked for fault in sorts[sort](rounds, what)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
