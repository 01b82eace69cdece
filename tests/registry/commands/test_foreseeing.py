"""What a decision would change is told exactly as it then comes about, and nothing is written."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from factories import proposal, statement
from registry.access import Principal, Role
from registry.catalogue.follower import Follower
from registry.commands import decide
from registry.commands.coming import days_of
from registry.commands.foresee import Foreseen, foresee, foresee_items
from registry.commands.load import load
from registry.commands.offering import Decision, offers
from registry.commands.state import correct_fact, state
from registry.commands.work import Work, look, perform
from registry.facts import Connection, FactType
from registry.facts.statements import ConnectionState
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store
from registry.versions.status import Status

WHO = Principal("registrar", Role.REGISTRAR)
OLD, NEW = Key(Kind.UNIT, "old"), Key(Kind.UNIT, "new")

DECISIONS: dict[str, Callable[[Work], object]] = {
    "retire": lambda work: decide.retire(
        work, OLD, date(2030, 1, 31), reason="x", edition=_edition(work)
    ),
    "supersede": lambda work: decide.supersede(
        work, (OLD,), (NEW,), reason="x", editions={OLD: _edition(work)}
    ),
    "void": lambda work: decide.void(work, OLD, "1.0.0", reason="x", edition=_edition(work)),
    "qualify": lambda work: decide.give_status(
        work, OLD, "1.0.0", Status.QUALIFIED, document="x", edition=_edition(work)
    ),
}


def _edition(work: Work) -> int:
    return decide.edition_of(work.catalogue.items[OLD])


class World:
    """A store with two units and whoever decides about them."""

    def __init__(self, store: Store) -> None:
        self.store, self.follower = store, Follower(store)
        load(store, [proposal(*OLD), proposal(*NEW)], [], actor="seed")

    def ask(self, question: Callable[[Work], Any], who: Principal = WHO) -> Any:
        return look(self.store, self.follower, who, question)

    def do(self, command: Callable[[Work], Any]) -> Any:
        return perform(self.store, self.follower, WHO, command)


@pytest.fixture
def world(quick_store: Store) -> World:
    return World(quick_store)


@pytest.mark.parametrize("name", DECISIONS)
def test_what_is_foreseen_comes_about(world: World, name: str) -> None:
    foreseen = world.ask(lambda work: foresee(work, DECISIONS[name]))

    world.do(DECISIONS[name])

    then, now = foreseen.catalogue, world.follower.catalogue
    assert then.revision == now.revision
    assert [one.status_as_of(then.revision) for one in then.items[OLD]] == [
        one.status_as_of(now.revision) for one in now.items[OLD]
    ]
    assert days_of(foreseen.spans(OLD)) == days_of(now.at(foreseen.valid_at).spans(OLD))


@pytest.mark.parametrize("name", DECISIONS)
def test_foreseeing_writes_nothing_and_leaves_the_catalogue_alone(world: World, name: str) -> None:
    world.follower.catch_up()
    catalogue, head = world.follower.catalogue, world.store.head()
    lines = list(catalogue.lines)

    world.ask(lambda work: foresee_items(work, (OLD,), DECISIONS[name]))

    assert world.store.head() == head
    assert world.follower.catalogue is catalogue
    assert catalogue.lines == lines


def test_who_refers_to_the_item_is_told(quick_store: Store) -> None:
    base = proposal(*OLD)
    child = proposal(*NEW, base_unit="old", factor="1000")
    follower = Follower(quick_store)
    load(quick_store, [base, child], [], actor="seed")

    def asked(work: Work) -> tuple[Foreseen, ...]:
        return foresee_items(work, (OLD,), DECISIONS["void"])

    (seen,) = look(quick_store, follower, WHO, asked)

    assert [use.key for use in seen.impact] == [NEW]
    assert seen.days_then == ()


def test_a_corrected_fact_stands_in_the_wrong_one_s_place(quick_store: Store) -> None:
    body = Key(Kind.BODY, "b")
    wrong = statement(FactType.CONNECTION, subject=str(body), connection="planned", on="2026-01-01")
    load(quick_store, [proposal(*body)], [wrong], actor="seed")
    follower = Follower(quick_store)
    right = wrong.fact.model_copy(update={"connection": ConnectionState.DATA})
    assert isinstance(right, Connection)
    revision = quick_store.head()

    perform(
        quick_store, follower, WHO, lambda work: correct_fact(work, revision, right, reason="x")
    )

    view = follower.catalogue.at(date(2026, 2, 1))
    assert [one.content["connection"] for one in view.facts(body)] == ["data"]


def test_a_new_fact_is_foreseen_among_those_that_count(quick_store: Store) -> None:
    body = Key(Kind.BODY, "b")
    load(quick_store, [proposal(*body)], [], actor="seed")
    fact = statement(
        FactType.CONNECTION, subject=str(body), connection="planned", on="2026-01-01"
    ).fact

    then = look(
        quick_store,
        Follower(quick_store),
        WHO,
        lambda work: foresee(work, lambda work: state(work, (fact,))),
    )

    assert [one.content["connection"] for one in then.facts(body)] == ["planned"]


def test_decisions_are_offered_by_status_and_only_to_registrars(world: World) -> None:
    steward = Principal("steward", Role.STEWARD, "bo-y-te")

    offered = [one.decision for one in world.ask(lambda work: offers(work, OLD))]

    assert offered == [Decision.SUPERSEDE, Decision.RETIRE, Decision.QUALIFY, Decision.VOID]
    assert world.ask(lambda work: offers(work, OLD), steward) == ()


def test_who_qualified_a_version_is_not_offered_to_make_it_standard(world: World) -> None:
    world.do(DECISIONS["qualify"])
    other = Principal("other", Role.REGISTRAR)

    own, others = (
        next(
            one
            for one in world.ask(lambda work: offers(work, OLD), who)
            if one.decision is Decision.STANDARD
        )
        for who in (WHO, other)
    )

    assert not own.is_open
    assert others.is_open


def test_a_retired_item_is_offered_to_be_put_right_but_not_to_retire_again(world: World) -> None:
    world.do(DECISIONS["retire"])

    offered = {one.decision for one in world.ask(lambda work: offers(work, OLD))}

    assert Decision.REPAIR in offered
    assert Decision.RETIRE not in offered
