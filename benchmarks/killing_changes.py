"""What the writer that is killed does: one change after another, of every sort, without end."""

from collections.abc import Callable
from itertools import count
from typing import Any

import orjson

from registry.access import Principal, Role
from registry.catalogue.follower import Follower
from registry.commands.draft import Draft
from registry.commands.load import load
from registry.commands.proposal import Proposal
from registry.commands.propose import propose, submit
from registry.commands.requesting import ChangeRequest
from registry.commands.review import publish
from registry.commands.work import Work, perform
from registry.exchange.importing import load_file
from registry.exchange.incoming import Reading
from registry.exchange.proposing import propose_file
from registry.exchange.reading import read_file
from registry.kinds import MODELS, Kind
from registry.kinds.parsing import parse
from registry.kinds.provenance import Provenance, ProvenanceClass
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.writing import Writing
from registry.versions.validity import Basis, Validity

ITEMS = 40

WRITTEN = {"load": ITEMS, "publish": ITEMS, "correct": 2, "import": ITEMS, "upload": ITEMS}
"""How many lines of the log each change writes: a correction voids one version, adds another; an
import brings a file in at once, an upload makes a change request of it, which is published."""

SORTS = tuple(WRITTEN)
REQUESTED = frozenset({"publish", "correct", "upload"})
"""The changes that go through a change request."""

_SOURCED = Provenance(level=ProvenanceClass.SOURCED)


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
        revision = CHANGES[sort](store, follower, number)
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


def _import(store: Store, follower: Follower, number: int) -> int:
    administrator = Principal(f"n{number}", Role.ADMIN)
    return perform(
        store, follower, administrator, lambda work: load_file(work, _file("i", number))
    ).revision


def _upload(store: Store, follower: Follower, number: int) -> int:
    def made(work: Work) -> ChangeRequest:
        request = propose_file(work, _file("f", number), "Thử").request
        assert request is not None  # noqa: S101 - every row is new; narrows the type
        return request

    return _reviewed(store, follower, number, made)


def _file(prefix: str, number: int) -> Reading:
    """A file of new units."""
    around = {"kind": "unit", "provenance": {"level": "sourced"}}
    lines = (
        {
            **around,
            "code": f"{prefix}{number}-{index}",
            "content": {"names": {"vi": f"Đơn vị {index}"}},
        }
        for index in range(ITEMS)
    )
    return read_file(b"\n".join(map(orjson.dumps, lines)), "killing.ndjson")


def _request(store: Store, follower: Follower, number: int, drafts: tuple[Draft, ...]) -> int:
    return _reviewed(store, follower, number, lambda work: propose(work, "Thử", drafts))


def _reviewed(
    store: Store, follower: Follower, number: int, propose_it: Callable[[Work], ChangeRequest]
) -> int:
    author = Principal(f"author of {number}", Role.REGISTRAR)
    reviewer = Principal(f"n{number}", Role.REGISTRAR)
    made = perform(store, follower, author, propose_it)
    perform(store, follower, author, lambda work: submit(work, made.id, edition=1))
    done = perform(store, follower, reviewer, lambda work: publish(work, made.id, edition=2))
    return done.revision


def _draft(code: str, name: str, **given: Any) -> Draft:
    fields = {"kind": "unit", "code": code, "content": {"names": {"vi": name}}}
    provenance = {"level": "sourced"}
    return parse(Draft, {**fields, "provenance": provenance, "valid_from": "2021-01-01", **given})


CHANGES: dict[str, Callable[[Store, Follower, int], int]] = {
    "load": _load,
    "publish": _publish,
    "correct": _correct,
    "import": _import,
    "upload": _upload,
}
"""Each sort of change: makes the one of this number, answers its last revision."""


def warm_up(url: str) -> None:
    """Make each change once, so that no child spends its short life building validators."""
    store = Store(url)
    follower = Follower(store)
    for number, sort in enumerate(SORTS):
        CHANGES[sort](store, follower, number)
    store.close()
