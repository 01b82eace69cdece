"""Kill the writer at random moments, many times, and look whether anything was lost.

    python benchmarks/killing.py [rounds] [sqlite|postgresql] …

Each round a child process loads and publishes forty items at a time and corrects single ones, says
so after each commit, and is killed with SIGKILL in the middle of it. On PostgreSQL some rounds kill
the server instead, with ``fsync`` on. After each round: every change that was acknowledged is
there, none is there by half, the chain verifies, and a catalogue read afresh equals the one that
followed the log all the time. Prints the counts; exits with 1 if anything was wrong.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, TextIO

import psycopg

from registry.access import Principal, Role
from registry.catalogue.follower import Follower
from registry.commands.draft import Draft
from registry.commands.load import load
from registry.commands.proposal import Proposal
from registry.commands.propose import propose, submit
from registry.commands.review import publish
from registry.commands.work import perform
from registry.kinds import MODELS, Kind
from registry.kinds.parsing import parse
from registry.kinds.provenance import Provenance, ProvenanceClass
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.verification import verify
from registry.store.writing import Writing
from registry.versions.validity import Basis, Validity
from registry_migrations import upgrade

ROUNDS = 200
ROUNDS_PER_DATABASE = 20
"""Then a new one is begun, so that reading the whole log after each round stays cheap."""

ITEMS = 40
LONGEST_WAIT = 0.15
"""Seconds from the child's first sign of life to its end, at most."""

AIM = 0.006
"""Most rounds end so many seconds at most after the child began to write: a commit is short, and
moments taken from all its life seldom fall into one."""

SERVER_ROUNDS = 10
"""One round in so many ends the server rather than the client."""

WRITTEN = {"load": ITEMS, "publish": ITEMS, "correct": 2}
"""How many lines of the log each change writes: a correction voids one version, adds another."""

SORTS = tuple(WRITTEN)
_SOURCED = Provenance(level=ProvenanceClass.SOURCED)


# The child: changes without end.


def work_until_killed(url: str, first: int, say: Callable[[str], None]) -> None:
    """Change the catalogue over and over; say when each change begins and when it is committed."""
    store = Store(url)
    follower = Follower(store)
    follower.catch_up()
    _announce_writing(say)
    say("ready")
    for number in count(first):
        sort = SORTS[number % len(SORTS)]
        say(f"begun {number}")
        revision = _CHANGES[sort](store, follower, number)
        say(f"done {number} {revision}")


def _announce_writing(say: Callable[[str], None]) -> None:
    """Say when rows begin to be written, so that the end can be aimed at it."""
    flush = Writing.flush

    def announced(self: Writing) -> None:
        say("writing")
        flush(self)

    Writing.flush = announced  # type: ignore[method-assign]  # in the child only


def _load(store: Store, _follower: Follower, number: int) -> int:
    proposals = [
        Proposal(
            key=Key(Kind.UNIT, f"u{number}-{index}"),
            content=parse(MODELS[Kind.UNIT], {"names": {"vi": f"Đơn vị {index}"}}),
            validity=Validity(None, None, Basis.OPEN),
            provenance=_SOURCED,
        )
        for index in range(ITEMS)
    ]
    return load(store, proposals, actor=f"n{number}").revision


def _publish(store: Store, follower: Follower, number: int) -> int:
    codes = (f"u{number}-{index}" for index in range(ITEMS))
    return _request(store, follower, number, tuple(_draft(code, "Tên") for code in codes))


def _correct(store: Store, follower: Follower, number: int) -> int:
    """Put right the first item of the publication just before."""
    code = f"u{number - 1}-0"
    return _request(store, follower, number, (_draft(code, "Tên đúng", voids=["1.0.0"]),))


def _request(store: Store, follower: Follower, number: int, drafts: tuple[Draft, ...]) -> int:
    author = Principal(f"author of {number}", Role.REGISTRAR)
    reviewer = Principal(f"n{number}", Role.REGISTRAR)
    made = perform(store, follower, author, lambda work: propose(work, "Thử", drafts))
    perform(store, follower, author, lambda work: submit(work, made.id, edition=1))
    done = perform(store, follower, reviewer, lambda work: publish(work, made.id, edition=2))
    return done.revision


def _draft(code: str, name: str, **given: Any) -> Draft:
    fields = {"kind": "unit", "code": code, "content": {"names": {"vi": name}}}
    provenance = {"level": "sourced"}
    return parse(Draft, {**fields, "provenance": provenance, "valid_from": "2021-01-01", **given})


_CHANGES = {"load": _load, "publish": _publish, "correct": _correct}


# The parent: kills and looks.


@dataclass
class Tally:
    """What was seen over all rounds."""

    acknowledged: int = 0
    cut: int = 0
    """Begun, and nothing of it is there."""
    unsaid: int = 0
    """Begun and wholly there, but killed before it could say so."""
    revisions: int = 0
    faults: list[str] = field(default_factory=list)


class Watch:
    """One database, followed through its rounds."""

    def __init__(self, url: str, tally: Tally) -> None:
        """Watch an empty, migrated database."""
        self.url = url
        self.store = Store(url)
        self.follower = Follower(self.store)
        self.tally = tally
        self.begun: set[int] = set()
        self.done: dict[int, int] = {}

    def round(self, first: int, end: Callable[[int], bool]) -> None:
        """Let a child work, end it, and look.

        :param end: ends the child or the server; whether the child may have met an error by it.
        """
        self.store.close()  # No connection may cross into the child.
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _live(self.url, first, writing)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as said:
            heard = _wait(said)
            may_fail = end(child)
            os.waitpid(child, 0)
            self._hear([*heard, *said], may_fail=may_fail)
        self._look(first)

    def _hear(self, said: list[str], *, may_fail: bool) -> None:
        for line in said:
            word, *numbers = line.split()
            if word == "begun":
                self.begun.add(int(numbers[0]))
            elif word == "done" and line.endswith("\n"):
                self.done[int(numbers[0])] = int(numbers[1])
            elif word == "failed" and not may_fail:
                self.tally.faults.append(line.strip())

    def _look(self, first: int) -> None:
        with self.store.write("look", keep=False):
            pass  # The server may still be at work for a client that is gone: wait for its end.
        faults = [*self._changes_lost_or_half(), *self._chain_broken()]
        faults = faults or list(self._catalogue_astray())
        self.tally.faults += [f"round from {first}: {fault}" for fault in faults]
        self._count(first)

    def _changes_lost_or_half(self) -> Iterator[str]:
        written: Counter[str] = Counter()
        last: dict[str, int] = {}
        for entry in self.store.entries():
            written[entry.actor] += 1
            last[entry.actor] = entry.revision
        with self.store.rows() as rows:
            states = {row.author: row.state for row in rows.requests()}
        for number in self.begun:
            actor, sort = f"n{number}", SORTS[number % len(SORTS)]
            if written[actor] not in (0, WRITTEN[sort]):
                yield f"half of {sort} {number}: {written[actor]} lines"
            if number in self.done and last.get(actor) != self.done[number]:
                yield f"{sort} {number} was acknowledged and is not there"
            is_published = states.get(f"author of {number}") == "published"
            if sort != "load" and is_published is not (actor in last):
                yield f"the request of {sort} {number} is published: {is_published}"

    def _chain_broken(self) -> Iterator[str]:
        for fault in verify(self.store).faults:
            yield f"revision {fault.revision}: {fault.message.en}"

    def _catalogue_astray(self) -> Iterator[str]:
        self.follower.catch_up()
        fresh = Follower(self.store)
        fresh.catch_up()
        for part in ("revision", "items", "codes", "sources", "facts", "changed", "lines"):
            if getattr(fresh.catalogue, part) != getattr(self.follower.catalogue, part):
                yield f"the catalogue followed differs from one read afresh: {part}"

    def _count(self, first: int) -> None:
        there = {entry.actor for entry in self.store.entries()}
        begun = {number for number in self.begun if number >= first}
        unsaid = {number for number in begun - set(self.done) if f"n{number}" in there}
        self.tally.acknowledged += len(begun & set(self.done))
        self.tally.unsaid += len(unsaid)
        self.tally.cut += len(begun - set(self.done) - unsaid)


def _wait(said: TextIO) -> list[str]:
    """Listen until the moment has come: any at all, or one soon after a write has begun."""
    heard = [said.readline()]
    if random.random() < 1 / 3:  # noqa: S311 - not for secrets
        time.sleep(random.uniform(0, LONGEST_WAIT))  # noqa: S311 - not for secrets
        return heard
    writes = random.randint(1, 6)  # noqa: S311 - not for secrets
    while heard[-1] and heard.count("writing\n") < writes:
        heard.append(said.readline())
    time.sleep(random.uniform(0, AIM))  # noqa: S311 - not for secrets
    return heard[:-1] if not heard[-1] else heard


def _live(url: str, first: int, writing: int) -> None:
    """What the child does until it is killed; it never returns."""

    def say(line: str) -> None:
        os.write(writing, f"{line}\n".encode())

    try:
        work_until_killed(url, first, say)
    except BaseException as error:  # noqa: BLE001 - a forked child must never run the parent's code
        say(f"failed {type(error).__name__}: {' '.join(str(error).split())[:200]}")
    os._exit(1)


def kill_client(child: int) -> bool:
    """End the child at once; it has no excuse for an error."""
    os.kill(child, signal.SIGKILL)
    return False


def many_rounds(rounds: int, new_database: Callable[[], str], end: Callable[[int], bool]) -> Tally:
    """Kill so many times, beginning a new database now and then."""
    tally = Tally()
    _warm_up(new_database())
    for start in range(0, rounds, ROUNDS_PER_DATABASE):
        watch = Watch(new_database(), tally)
        with closing(watch.store):
            for at in range(start, min(start + ROUNDS_PER_DATABASE, rounds)):
                watch.round(3_000 * at, end)
            tally.revisions += watch.store.head()
    return tally


def _warm_up(url: str) -> None:
    """Make each change once, so that no child spends its short life building validators."""
    with closing(Store(url)) as store:
        follower = Follower(store)
        for number, sort in enumerate(SORTS):
            _CHANGES[sort](store, follower, number)


def on_sqlite(rounds: int) -> list[str]:
    """Kill writers of SQLite files; answers what was wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        upgrade(f"sqlite:///{folder / 'empty.db'}")
        numbers = count()

        def new_database() -> str:
            path = folder / f"{next(numbers)}.db"
            shutil.copy(folder / "empty.db", path)
            return f"sqlite:///{path}"

        return _told("SQLite, client killed", rounds, new_database, kill_client)


def on_postgresql(rounds: int) -> list[str]:
    """Kill clients of a PostgreSQL cluster, and its server; answers what was wrong."""
    server = Server()
    try:
        clients = _told("PostgreSQL, client killed", rounds, server.new_database, kill_client)
        few = max(2, rounds // SERVER_ROUNDS)
        ended = _told("PostgreSQL, server ended", few, server.new_database, server.end)
    finally:
        server.remove()
    return clients + ended


class Server:
    """A cluster of its own that keeps what it acknowledges: ``fsync`` is on."""

    def __init__(self) -> None:
        """Make and start it, with one migrated database to copy."""
        # The cluster of the tests, wherever this command is run from.
        sys.path.append(str(Path(__file__).parents[1] / "tests" / "support"))
        from postgres import Cluster  # type: ignore[import-not-found]  # see the line above

        self._cluster = Cluster()
        self._cluster.start()
        self._start("restart")
        self._numbers = count()
        self._make("migrated", "template0")
        upgrade(self._cluster.url("migrated"))

    def new_database(self) -> str:
        """A new, migrated database."""
        name = f"d{next(self._numbers)}"
        self._make(name, "migrated")
        url: str = self._cluster.url(name)
        return url

    def end(self, child: int) -> bool:
        """End the server, by its own immediate stop or by SIGKILL, then the child; start anew."""
        data = self._cluster.folder / "data"
        if random.random() < 0.5:  # noqa: S311 - not for secrets
            self._cluster._run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        else:
            os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        os.kill(child, signal.SIGKILL)
        self._start("start")
        return True

    def remove(self) -> None:
        """Stop the server and remove its folder."""
        self._cluster.stop()

    def _start(self, how: str) -> None:
        folder = self._cluster.folder
        options = (
            f"-p {self._cluster.port} -c listen_addresses=127.0.0.1 "
            f"-c unix_socket_directories={folder} -c fsync=on -c synchronous_commit=on"
        )
        data, log = str(folder / "data"), str(folder / "log")
        for patience in range(20):
            try:
                self._cluster._run("pg_ctl", "-D", data, "-w", "-l", log, "-o", options, how)
            except RuntimeError:
                # The processes of a killed server hold its memory until they notice.
                time.sleep(0.1 * patience)
            else:
                return
        raise SystemExit("the server does not start again")

    def _make(self, name: str, template: str) -> None:
        plain = self._cluster.url("postgres").replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())


def _told(
    name: str, rounds: int, new_database: Callable[[], str], end: Callable[[int], bool]
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
    faults = [fault for sort in asked for fault in sorts[sort](rounds)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
