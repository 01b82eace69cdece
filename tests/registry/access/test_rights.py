"""Every command tried by every role: who is let through and who is not, all cells written out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from shutil import copy
from typing import Any

import orjson
import pytest

from factories import Ticking, proposal, statement, succession
from registry.access import Principal, Role
from registry.catalogue.follower import Follower
from registry.commands.decide import (
    edition_of,
    give_status,
    repair_status,
    retire,
    supersede,
    void,
)
from registry.commands.draft import Draft
from registry.commands.load import load
from registry.commands.propose import amend, propose, submit, withdraw
from registry.commands.review import publish, send_back
from registry.commands.state import state, void_fact
from registry.commands.work import Work, perform
from registry.errors import NotAllowed
from registry.exchange.incoming import Reading
from registry.exchange.proposing import propose_file
from registry.exchange.reading import read_file
from registry.exchange.records import Envelope
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.parsing import parse, plain
from registry.kinds.reading import Key
from registry.store import Store
from registry.versions.status import Status

PEOPLE = {
    "reader": Principal("reader", Role.READER),
    "leading": Principal("leading", Role.STEWARD, "bo"),
    "above": Principal("above", Role.STEWARD, "above-bo"),
    "under": Principal("under", Role.STEWARD, "under-bo"),
    "foreign": Principal("foreign", Role.STEWARD, "foreign-bo"),
    "merged": Principal("merged", Role.STEWARD, "heir-by-merge"),
    "partial": Principal("partial", Role.STEWARD, "heir-by-transfer"),
    "writer": Principal("writer", Role.REGISTRAR),
    "other": Principal("other", Role.REGISTRAR),
    "admin": Principal("admin", Role.ADMIN),
}
"""``leading``, ``above``, ``under`` and ``foreign`` are stewards seen from the body that leads the
item; ``merged`` and ``partial`` hold all and some duties of a body that is gone, and act on an item
that the gone body still leads. ``writer`` is the registrar who wrote the request in hand."""

HEIRS = {"merged", "partial"}

TABLE = """
                 reader leading above under foreign merged partial writer other admin
propose             -     yes    yes    -      -      yes     -      yes   yes    -
propose-a-file      -     yes    yes    -      -      yes     -      yes   yes    -
amend               -      -      -     -      -       -      -      yes    -     -
submit              -      -      -     -      -       -      -      yes    -     -
withdraw            -      -      -     -      -       -      -      yes    -     -
amend-own           -     yes    yes    -      -      yes     -      yes   yes    -
submit-own          -     yes    yes    -      -      yes     -      yes   yes    -
withdraw-own        -     yes    yes   yes    yes     yes    yes     yes   yes    -
send-back           -      -      -     -      -       -      -       -    yes    -
publish             -      -      -     -      -       -      -       -    yes    -
send-back-own       -      -      -     -      -       -      -       -     -     -
publish-own         -      -      -     -      -       -      -       -     -     -
give-status         -      -      -     -      -       -      -      yes   yes    -
repair-status       -      -      -     -      -       -      -      yes   yes    -
supersede           -      -      -     -      -       -      -      yes   yes    -
retire              -      -      -     -      -       -      -      yes   yes    -
void                -      -      -     -      -       -      -      yes   yes    -
state               -     yes    yes    -      -      yes     -      yes   yes    -
state-a-tally       -      -      -     -      -       -      -      yes   yes    -
state-succession    -      -      -     -      -       -      -      yes   yes    -
void-fact           -      -      -     -      -       -      -      yes   yes    -
void-fact-own       -     yes    yes    -      -      yes     -      yes   yes    -
void-a-tally        -      -      -     -      -       -      -      yes   yes    -
"""
"""``amend`` is of the request the writer wrote, ``amend-own`` of one in the actor's own name; so
with ``void-fact`` and ``void-fact-own``. Tallies and successions speak for the Government."""


def cells() -> Iterator[tuple[str, str, bool]]:
    heading, *lines = TABLE.strip().splitlines()
    for line in lines:
        command, *allowed = line.split()
        for who, cell in zip(heading.split(), allowed, strict=True):
            yield command, who, cell == "yes"


@dataclass
class World:
    store: Store
    follower: Follower
    requests: dict[tuple[str, str, str], str]
    """The request of an author about an item that stands as ``draft`` or ``candidate``."""
    facts: dict[tuple[str, str], int]
    """The fact that somebody stated about an item, and the tally."""

    def do(self, who: Principal, command: Callable[[Work], Any], *, dry_run: bool = True) -> Any:
        return perform(self.store, self.follower, who, command, dry_run=dry_run)


def draft(code: str, owner: str, role: str = "Nhận báo cáo") -> Draft:
    content = {
        "names": {"vi": "Hệ thống"},
        "system_type": "portal",
        "owner": owner,
        "role": {"vi": role},
    }
    given = {
        "kind": "system",
        "code": code,
        "content": content,
        "valid_from": "2024-01-01",
        "provenance": {"level": "sourced", "reference": "a test"},
    }
    return parse(Draft, given)


OWNERS = {"of-bo": "bo", "of-gone": "gone"}
"""The items tried, and the bodies that lead them."""


@pytest.fixture(scope="module")
def world(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path = tmp_path_factory.mktemp("rights") / "registry.db"
    copy(migrated_file, path)
    store = Store(f"sqlite:///{path}", now=Ticking())
    made = World(store, Follower(store), {}, {})
    _found(made)
    yield made
    store.close()


def _found(world: World) -> None:
    parents = {"above-bo": None, "bo": "above-bo", "under-bo": "bo", "foreign-bo": None}
    bodies = [proposal(Kind.BODY, code, parent=parent) for code, parent in parents.items()]
    bodies += [proposal(Kind.BODY, "gone", valid_to=date(2025, 2, 28))]
    bodies += [proposal(Kind.BODY, f"heir-by-{how}") for how in ("merge", "transfer")]
    taken_over = [
        succession("gone", f"heir-by-{how}", "2025-03-01", how) for how in ("merge", "transfer")
    ]
    systems = [
        proposal(Kind.SYSTEM, code + more, system_type="portal", owner=owner, status=status)
        for code, owner in OWNERS.items()
        for more, status in (("", Status.RECORDED), ("-qualified", Status.QUALIFIED))
    ]
    load(world.store, [*bodies, *systems, proposal(Kind.SYSTEM, "successor")], actor="seed")
    load(world.store, [], taken_over, actor="seed")
    world.facts["writer", "tally"] = load(world.store, [], [_tally(1)], actor="writer").revision
    for code in OWNERS:
        for name in PEOPLE:
            said = load(world.store, [], [_link(code, note=name)], actor=name)
            world.facts[name, code] = said.revision
            _request(world, code, name)


def _request(world: World, code: str, author: str) -> None:
    """A draft and a candidate in anyone's name, whatever their role is now."""
    once_a_registrar = Principal(author, Role.REGISTRAR)
    for stands in ("draft", "candidate"):
        made = world.do(
            once_a_registrar,
            lambda work: propose(work, "Sửa", (draft(code, OWNERS[code]),)),
            dry_run=False,
        )
        world.requests[author, code, stands] = made.id
        if stands == "candidate":
            world.do(
                once_a_registrar,
                lambda work, id=made.id: submit(work, id, edition=1),  # type: ignore[misc]
                dry_run=False,
            )


def _link(code: str, **fields: Any) -> Any:
    return statement(
        FactType.CONNECTION, subject=f"system:{code}", connection="technical", **fields
    )


def _tally(count: int) -> Any:
    return statement(FactType.TALLY, metric="regimes", numerator=count)


def attempt(command: str, world: World, who: Principal, code: str) -> Callable[[Work], Any]:
    """The command as this principal would give it, right in everything but perhaps their rights."""
    verb, own = command.removesuffix("-own"), command.endswith("-own")
    author = who.name if own else "writer"
    key, changed = Key(Kind.SYSTEM, code), (draft(code, OWNERS[code], "Chuyển tiếp"),)
    drafted = world.requests[author, code, "draft"]
    candidate = world.requests[author, code, "candidate"]
    edition = edition_of(world.follower.catalogue.items[key])
    qualified = Key(Kind.SYSTEM, f"{code}-qualified")
    qualified_edition = edition_of(world.follower.catalogue.items[qualified])
    handed_over = (succession(OWNERS[code], "above-bo", "2025-06-01").fact,)
    new_fact, new_tally = (_link(code, note="mới").fact,), (_tally(2).fact,)
    return {
        "propose": lambda work: propose(work, "Sửa", changed),
        "propose-a-file": lambda work: propose_file(work, _file_of(changed), "Sửa"),
        "amend": lambda work: amend(work, drafted, "Sửa", changed, edition=1),
        "submit": lambda work: submit(work, drafted, edition=1),
        "withdraw": lambda work: withdraw(work, drafted, edition=1),
        "send-back": lambda work: send_back(work, candidate, "Thiếu", edition=2),
        "publish": lambda work: publish(work, candidate, edition=2),
        "give-status": lambda work: give_status(
            work, key, "1.0.0", Status.QUALIFIED, document="QĐ 1", edition=edition
        ),
        "repair-status": lambda work: repair_status(
            work, qualified, "1.0.0", Status.RECORDED, reason="Nhầm", edition=qualified_edition
        ),
        "supersede": lambda work: supersede(
            work,
            (key,),
            (Key(Kind.SYSTEM, "successor"),),
            reason="Thay",
            editions={key: edition},
        ),
        "retire": lambda work: retire(work, key, date(2026, 6, 1), reason="Bỏ", edition=edition),
        "void": lambda work: void(work, key, "1.0.0", reason="Sai", edition=edition),
        "state": lambda work: state(work, new_fact),
        "state-a-tally": lambda work: state(work, new_tally),
        "state-succession": lambda work: state(work, handed_over),
        "void-fact": lambda work: void_fact(work, world.facts[author, code], reason="Sai"),
        "void-a-tally": lambda work: void_fact(work, world.facts["writer", "tally"], reason="Sai"),
    }[verb]


def _file_of(drafts: tuple[Draft, ...]) -> Reading:
    """What a file says that holds the same as these drafts."""
    lines = [
        {
            **{name: value for name, value in plain(one).items() if name in Envelope.model_fields},
            "kind": one.kind.value,
            "content": one.content,
        }
        for one in drafts
    ]
    return read_file(b"\n".join(map(orjson.dumps, lines)), "tệp")


@pytest.mark.parametrize(("command", "who", "is_allowed"), list(cells()))
def test_each_command_lets_through_whom_it_should(
    world: World, command: str, who: str, is_allowed: bool
) -> None:
    principal = PEOPLE[who]
    given = attempt(command, world, principal, "of-gone" if who in HEIRS else "of-bo")

    assert _is_let_through(world, principal, given) is is_allowed


def _is_let_through(world: World, who: Principal, command: Callable[[Work], Any]) -> bool:
    try:
        world.do(who, command)
    except NotAllowed:
        return False
    return True


def test_the_table_has_every_role_and_no_cell_left_open() -> None:
    assert len(list(cells())) == 23 * len(PEOPLE)
    assert {who for _, who, _ in cells()} == set(PEOPLE)


@pytest.mark.parametrize("who", [name for name in PEOPLE if name not in HEIRS])
def test_nobody_but_its_heir_stands_for_what_a_gone_body_leads(world: World, who: str) -> None:
    given = attempt("propose", world, PEOPLE[who], "of-gone")

    is_registrar = PEOPLE[who].role is Role.REGISTRAR
    assert _is_let_through(world, PEOPLE[who], given) is is_registrar


def test_four_eyes_hold_even_when_the_author_has_become_a_registrar(world: World) -> None:
    promoted = Principal("leading", Role.REGISTRAR)
    candidate = world.requests["leading", "of-bo", "candidate"]

    with pytest.raises(NotAllowed, match="a second person must"):
        world.do(promoted, lambda work: publish(work, candidate, edition=2))


def test_an_item_cannot_be_taken_over_by_naming_ones_own_body_as_its_lead(world: World) -> None:
    taken = (draft("of-bo", "foreign-bo"),)

    with pytest.raises(NotAllowed, match=r"is led by: .*\(\w+ bo\)"):
        world.do(PEOPLE["foreign"], lambda work: propose(work, "Lấy", taken))


def test_an_item_cannot_be_given_away_by_its_steward_either(world: World) -> None:
    given = (draft("of-bo", "foreign-bo"),)

    with pytest.raises(NotAllowed, match=r"is led by: .*\(\w+ foreign-bo\)"):
        world.do(PEOPLE["leading"], lambda work: propose(work, "Giao", given))


def test_a_takeover_cannot_hide_among_drafts_that_are_allowed(world: World) -> None:
    mixed = (draft("new-of-foreign", "foreign-bo"), draft("of-bo", "foreign-bo"))

    with pytest.raises(NotAllowed, match=r"\w+ of-bo\)? is led by: .*\(\w+ bo\)"):
        world.do(PEOPLE["foreign"], lambda work: propose(work, "Lấy", mixed))


def test_a_steward_may_propose_a_new_item_of_the_stewards_own_body(world: World) -> None:
    new = (draft("new-of-foreign", "foreign-bo"),)

    assert _is_let_through(world, PEOPLE["foreign"], lambda work: propose(work, "Thêm", new))


def test_what_no_body_leads_only_a_registrar_may_propose(world: World) -> None:
    unit = parse(
        Draft,
        {
            "kind": "unit",
            "code": "con",
            "content": {"names": {"vi": "con"}},
            "basis": "open",
            "provenance": {"level": "sourced"},
        },
    )

    assert not _is_let_through(
        world, PEOPLE["leading"], lambda work: propose(work, "Thêm", (unit,))
    )
    assert _is_let_through(world, PEOPLE["other"], lambda work: propose(work, "Thêm", (unit,)))


def test_a_right_lost_between_draft_and_submission_is_missed(world: World) -> None:
    """The request was written as a registrar; as a steward of a foreign body it stays a draft."""
    drafted = world.requests["foreign", "of-bo", "draft"]

    with pytest.raises(NotAllowed, match=r"is led by: .*\(\w+ bo\)"):
        world.do(PEOPLE["foreign"], lambda work: submit(work, drafted, edition=1))


def test_a_steward_of_a_body_that_is_gone_stands_for_nothing_any_more(world: World) -> None:
    left_over = Principal("left over", Role.STEWARD, "gone")
    given = attempt("propose", world, left_over, "of-gone")

    assert not _is_let_through(world, left_over, given)


def test_nobody_qualifies_what_they_wrote_or_makes_standard_what_they_qualified(
    world: World,
) -> None:
    candidate = world.requests["writer", "of-gone", "candidate"]
    key = Key(Kind.SYSTEM, "of-gone")

    def rise(work: Work, status: Status) -> int:
        edition = edition_of(work.catalogue.items[key])
        return give_status(work, key, "1.1.0", status, document="QĐ 1", edition=edition)

    third = Principal("third", Role.REGISTRAR)
    world.do(PEOPLE["other"], partial(publish, id=candidate, edition=2), dry_run=False)
    qualify, make_standard = (partial(rise, status=one) for one in _RISES)

    assert not _is_let_through(world, PEOPLE["writer"], qualify)
    world.do(PEOPLE["other"], qualify, dry_run=False)
    assert not _is_let_through(world, PEOPLE["writer"], make_standard)
    assert not _is_let_through(world, PEOPLE["other"], make_standard)
    assert _is_let_through(world, third, make_standard)


_RISES = (Status.QUALIFIED, Status.STANDARD)


def test_a_refusal_names_the_roles_that_may(world: World) -> None:
    given = attempt("publish", world, PEOPLE["reader"], "of-bo")

    with pytest.raises(NotAllowed, match="it takes one of: Registrar"):
        world.do(PEOPLE["reader"], given)


def test_a_refused_command_leaves_nothing_behind(world: World) -> None:
    before = world.store.head()
    given = attempt("void", world, PEOPLE["foreign"], "of-bo")

    assert not _is_let_through(world, PEOPLE["foreign"], given)
    assert world.store.head() == before
