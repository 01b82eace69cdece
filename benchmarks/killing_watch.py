"""One database whose writer is killed round after round: what must be true of it each time."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from killing_changes import REQUESTED, SORTS, WRITTEN, work_until_killed
from registry.catalogue.follower import Follower
from registry.store import Store
from registry.store.verification import verify

LONGEST_WAIT = 0.15
"""Seconds from the child's first sign of life to its end, at most."""

AIM = 0.006
"""Most rounds end so many seconds at most after the child began to write: a commit is short, and
moments taken from all its life seldom fall into one."""


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
            live(lambda say: work_until_killed(self.url, first, say), writing)
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
            if sort in REQUESTED and is_published is not (actor in last):
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


def live(work: Callable[[Callable[[str], None]], None], writing: int) -> None:
    """What a child does until it is killed, saying how far it is; it never returns."""

    def say(line: str) -> None:
        os.write(writing, f"{line}\n".encode())

    try:
        work(say)
    except BaseException as error:  # noqa: BLE001 - a forked child must never run the parent's code
        say(f"failed {type(error).__name__}: {' '.join(str(error).split())[:200]}")
    os._exit(1)


def kill_client(child: int) -> bool:
    """End the child at once; it has no excuse for an error."""
    os.kill(child, signal.SIGKILL)
    return False
