"""Files loaded again: over their own records, never over what others decided."""

from collections.abc import Callable
from typing import Any

import pytest

from factories import proposal, statement
from registry.access import Principal, Role
from registry.catalogue import Catalogue
from registry.catalogue.follower import Follower
from registry.commands.load import load
from registry.commands.proposal import Proposal, Statement
from registry.commands.reload import Reloaded, reload
from registry.commands.work import perform
from registry.errors import Invalid
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.entry import Action

SEEDER = Principal("seed", Role.ADMIN)
UNIT = Key.parse("unit:x")
ReadCatalogue = Callable[[Store], Catalogue]


def again(
    store: Store, proposals: tuple[Proposal, ...], facts: tuple[Statement, ...] = ()
) -> Reloaded:
    return perform(store, Follower(store), SEEDER, lambda work: reload(work, proposals, facts))


def tally(**fields: Any) -> Statement:
    return statement(FactType.TALLY, metric="m", **fields)


def counting(catalogue: Catalogue) -> list[Any]:
    return [one.content["numerator"] for one in catalogue.facts.values() if one.voided is None]


def test_the_same_files_change_nothing(quick_store: Store) -> None:
    again(quick_store, (proposal(),), (tally(numerator=1),))

    done = again(quick_store, (proposal(),), (tally(numerator=1),))

    assert (done.loaded.versions, done.loaded.facts, done.voided) == ((), 0, ())
    assert quick_store.head() == 2


def test_a_changed_row_makes_a_new_version_of_what_the_files_brought(quick_store: Store) -> None:
    again(quick_store, (proposal(),))

    done = again(quick_store, (proposal(quantity="q"),))

    assert [str(number) for _, number in done.loaded.versions] == ["1.1.0"]


def test_a_row_that_differs_from_what_somebody_published_is_refused_by_name(
    quick_store: Store,
) -> None:
    again(quick_store, (proposal(),))
    load(quick_store, [proposal(quantity="theirs")], actor="registrar")

    with pytest.raises(Invalid) as refused:
        again(quick_store, (proposal(quantity="ours", place="x.csv, dòng 2"),))

    (complaint,) = refused.value.complaints
    assert (complaint.code, complaint.place) == ("decided", "x.csv, dòng 2")
    assert "unit of measure x was decided about by registrar at revision 2" in complaint.message.en
    assert quick_store.head() == 2


@pytest.mark.parametrize(
    ("action", "payload"),
    [
        (Action.CHANGE_STATUS, {"status": "qualified", "document": "QĐ 1"}),
        (Action.END, {"valid_to": "2025-01-01", "reason": "Bỏ"}),
        (Action.VOID, {"reason": "Sai"}),
    ],
)
def test_a_decision_about_the_files_own_version_counts_as_well(
    quick_store: Store, action: Action, payload: dict[str, str]
) -> None:
    again(quick_store, (proposal(),))
    with quick_store.write("registrar") as writing:
        writing.append_action(action, UNIT, "1.0.0", payload)

    with pytest.raises(Invalid, match="nothing was loaded"):
        again(quick_store, (proposal(quantity="q"),))


def test_an_unchanged_row_is_passed_over_whatever_was_decided(quick_store: Store) -> None:
    again(quick_store, (proposal(),))
    load(quick_store, [proposal(quantity="theirs")], actor="registrar")

    assert again(quick_store, (proposal(),)).loaded.versions == ()


def test_a_fact_the_files_say_otherwise_takes_the_place_of_theirs(
    quick_store: Store, catalogue_of: ReadCatalogue
) -> None:
    again(quick_store, (), (tally(numerator=1),))

    done = again(quick_store, (), (tally(numerator=2),))

    assert (done.loaded.facts, done.voided) == (1, (1,))
    assert counting(catalogue_of(quick_store)) == [2]


def test_facts_of_others_and_facts_merely_left_out_stay(
    quick_store: Store, catalogue_of: ReadCatalogue
) -> None:
    again(quick_store, (), (tally(numerator=1),))
    load(quick_store, [], [tally(numerator=7)], actor="registrar")

    left_out = again(quick_store, (), ())
    replaced = again(quick_store, (), (tally(numerator=2),))

    assert (left_out.voided, replaced.voided) == ((), (1,))
    assert counting(catalogue_of(quick_store)) == [7, 2]


def test_a_figure_an_earlier_load_put_beside_its_older_wording_becomes_one(
    quick_store: Store, catalogue_of: ReadCatalogue
) -> None:
    short, full = tally(numerator=4), tally(numerator=4, period="A", needed_period="M")
    load(quick_store, [proposal(Kind.PERIOD, code) for code in "AM"], [short], actor="seed")
    load(quick_store, [], [full], actor="seed")
    assert counting(catalogue_of(quick_store)) == [4, 4]

    done = again(quick_store, (), (full,))
    once_more = again(quick_store, (), (full,))

    (kept,) = (one for one in catalogue_of(quick_store).facts.values() if one.voided is None)
    assert (done.loaded.facts, len(done.voided), once_more.voided) == (0, 1, ())
    assert kept.content["needed_period"] == "M"


def test_facts_of_other_days_or_periods_stay_beside_each_other(
    quick_store: Store, catalogue_of: ReadCatalogue
) -> None:
    earlier, later = tally(numerator=1, on="2020-01-01"), tally(numerator=1, on="2021-01-01")
    again(quick_store, (), (earlier, later))

    done = again(quick_store, (), (later,))

    assert done.voided == ()
    assert counting(catalogue_of(quick_store)) == [1, 1]
