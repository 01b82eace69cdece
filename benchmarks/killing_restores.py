"""Kill a restore at random moments: the database is then whole, or empty and ready for another."""

import io
import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

from sqlalchemy import func, select

from killing_changes import warm_up
from killing_watch import live
from registry.access import Role
from registry.access.keeping import add_principal
from registry.exchange import restoring
from registry.exchange.everything import write_backup
from registry.store import Store, replaying
from registry.store.tables import KEPT, metadata
from registry.store.verification import Report, verify

CLOSE = 0.03
"""Half of the rounds end so many seconds at most after all rows were written: around the commit."""


@dataclass
class Restores:
    """What was seen over all rounds."""

    whole: int = 0
    """Acknowledged, and wholly there."""
    unsaid: int = 0
    """Wholly there, but killed before it could say so."""
    gone: int = 0
    """Killed in the middle: the database is empty, and a second restore succeeded."""
    faults: list[str] = field(default_factory=list)


def kill_restores(name: str, rounds: int, new_database: Callable[[], str]) -> list[str]:
    """Kill so many restores, print what was seen, answer what was wrong."""
    started = time.monotonic()
    backup = _backup(new_database())
    lasts = _lasting(new_database(), backup)
    seen = Restores()
    for _ in range(rounds):
        url = new_database()
        said = _killed(url, backup, lasts)
        _look(url, backup, said, seen)
    print(
        f"{name}, restore killed {rounds} times: {seen.whole} acknowledged and whole, "
        f"{seen.unsaid} whole unsaid, {seen.gone} wholly gone and restored again, "
        f"{len(seen.faults)} faults, {time.monotonic() - started:.0f} s",
        flush=True,
    )
    return seen.faults


def _backup(url: str) -> bytes:
    """A backup of a small registry: versions, a void one, change requests, people."""
    warm_up(url)
    out = io.BytesIO()
    with closing(Store(url)) as store:
        add_principal(store, "lan", Role.REGISTRAR)
        write_backup(store, out)
    return out.getvalue()


def _lasting(url: str, backup: bytes) -> float:
    """How many seconds a restore takes that nobody kills."""
    started = time.monotonic()
    with closing(Store(url)) as store:
        restoring.restore(store, io.BytesIO(backup))
    return time.monotonic() - started


def _killed(url: str, backup: bytes, lasts: float) -> str:
    """Let a child restore, and kill it at any moment or close to its commit; what it said."""

    def restore(say: Callable[[str], None]) -> None:
        _announce_ending(say)
        say("begun")
        restoring.restore(Store(url), io.BytesIO(backup))
        say("done")

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        live(restore, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        heard = said.readline()
        if random.random() < 1 / 2:  # noqa: S311 - not for secrets
            time.sleep(random.uniform(0, lasts))  # noqa: S311 - not for secrets
        else:
            heard += said.readline()
            time.sleep(random.uniform(0, CLOSE))  # noqa: S311 - not for secrets
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return heard + said.read()


def _announce_ending(say: Callable[[str], None]) -> None:
    """Say when all rows are written and the commit is next, so that the end can be aimed at it."""
    refuse = replaying.refuse_faults

    def announced(report: Report) -> None:
        refuse(report)
        say("ending")

    replaying.refuse_faults = announced  # in the child only


def _look(url: str, backup: bytes, said: str, seen: Restores) -> None:
    with closing(Store(url)) as store:
        with store.write("look", keep=False):
            pass  # The server may still be at work for a client that is gone: wait for its end.
        is_done = "done" in said.split()
        if "failed" in said:
            seen.faults.append(said.strip())
        elif _rows(store):
            _count_whole(store, backup, seen, is_done=is_done)
        elif is_done:
            seen.faults.append("a restore was acknowledged and is not there")
        else:
            restoring.restore(store, io.BytesIO(backup))
            seen.gone += 1
            _demand_whole(store, backup, seen)


def _count_whole(store: Store, backup: bytes, seen: Restores, *, is_done: bool) -> None:
    seen.whole += is_done
    seen.unsaid += not is_done
    _demand_whole(store, backup, seen)


def _demand_whole(store: Store, backup: bytes, seen: Restores) -> None:
    out = io.BytesIO()
    write_backup(store, out)
    if out.getvalue() != backup:
        seen.faults.append("a backup of what was restored has other bytes")
    seen.faults += [f"revision {one.revision}: {one.message.en}" for one in verify(store).faults]


def _rows(store: Store) -> int:
    """How many rows there are in the tables a backup holds."""
    tables = [metadata.tables[name] for name in ("log", "version", "fact", *KEPT)]
    with store.engine.connect() as connection:
        counts = [select(func.count()).select_from(table) for table in tables]
        return sum(connection.execute(one).scalar_one() for one in counts)
