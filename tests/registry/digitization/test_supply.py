"""In full only if every period and form is; the gap between required and supplied periods."""

from datetime import date

from factories import proposal
from registry.catalogue import Catalogue
from registry.catalogue.follower import Follower
from registry.commands.load import load
from registry.digitization import supply_of
from registry.digitization.metric import METRICS
from registry.facts.statements import SupplyState
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store
from tracked import DAY, Small, supply

I = Key(Kind.INDICATOR, "i")  # noqa: E741


def test_nothing_said_is_unknown_and_all_periods_lack(small: Small) -> None:
    found = supply_of(small().at(DAY), I)

    assert (found.state, found.supplied, found.lacking) == (None, (), ("A", "Q"))
    assert found.refused == ()


def test_yearly_figures_for_an_indicator_owed_by_quarter_are_partial(small: Small) -> None:
    found = supply_of(small(supply("full", period="A")).at(DAY), I)

    assert (found.state, found.supplied, found.lacking) == (SupplyState.PARTIAL, ("A",), ("Q",))


def test_every_period_in_full_is_full(small: Small) -> None:
    view = small(supply("full", period="A"), supply("full", period="Q")).at(DAY)

    assert supply_of(view, I).state is SupplyState.FULL


def test_full_without_a_period_does_not_say_which(small: Small) -> None:
    found = supply_of(small(supply("full")).at(DAY), I)

    assert (found.state, found.supplied) == (SupplyState.PARTIAL, ())
    assert [cell.supply for cell in found.cells] == [None, None]


def test_every_form_must_be_filled_too(tracked_store: Store, small: Small) -> None:
    forms = [
        proposal(
            Kind.TEMPLATE,
            code,
            fields=[
                {
                    "id": "c",
                    "label": "x",
                    "role": "measure",
                    "datatype": "integer",
                    "indicator": "i",
                }
            ],
        )
        for code in ("f", "g")
    ]
    load(tracked_store, forms, actor="test")
    year = [supply("full", period="A", template=code) for code in ("f", "g")]

    one = supply_of(small(year[0], supply("full", period="Q")).at(DAY), I)
    both = supply_of(small(*year).at(DAY), I)

    assert one.state is SupplyState.PARTIAL
    assert {(cell.period, cell.template) for cell in one.cells} == {
        ("A", "f"),
        ("A", "g"),
        ("Q", None),
    }
    assert both.state is SupplyState.FULL


def test_a_later_no_for_all_overrides_an_earlier_yes_for_one(small: Small) -> None:
    view = small(supply("full", "2024-01-01", period="A"), supply("none", "2024-03-01")).at(DAY)

    found = supply_of(view, I)

    assert (found.state, found.supplied) == (SupplyState.NONE, ())
    assert found.refused == ("A", "Q")


def test_a_later_yes_for_one_stands_beside_an_earlier_no_for_all(small: Small) -> None:
    view = small(supply("none", "2024-01-01"), supply("full", "2024-03-01", period="A")).at(DAY)

    found = supply_of(view, I)

    assert (found.state, found.refused) == (SupplyState.PARTIAL, ("Q",))


def test_the_twelve_of_2021_are_hardly_defined_by_month(seeded_catalogue: Catalogue) -> None:
    view = seeded_catalogue.at(date(2021, 6, 18))

    found = [supply_of(view, one) for one in METRICS["key_indicators_supplied"].members(view)]

    assert len(found) == 12
    assert sum("M" in one.required for one in found) < 12
    assert all(one.state is None for one in found)


def test_before_anything_was_recorded_nothing_is_known(tracked_store: Store) -> None:
    follower = Follower(tracked_store)
    follower.catch_up()

    assert supply_of(follower.catalogue.at(DAY, as_of=0), I).required == ()


def test_a_period_is_full_only_if_every_form_of_it_is(small: Small) -> None:
    found = supply_of(small(supply("full", period="A"), supply("none", period="Q")).at(DAY), I)

    assert (found.at("A"), found.at("Q"), found.at("M")) == (
        SupplyState.FULL, SupplyState.NONE, None
    )  # fmt: skip


def test_figures_of_a_period_nobody_asked_for_are_there_in_part(small: Small) -> None:
    assert supply_of(small(supply("full", period="M")).at(DAY), I).at("M") is SupplyState.PARTIAL
