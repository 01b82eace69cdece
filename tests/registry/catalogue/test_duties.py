"""Lists by who holds the duties on the day asked about, beside who is named."""

from collections.abc import Callable
from datetime import date

import pytest

from factories import proposal, succession
from registry.catalogue import Catalogue, View
from registry.catalogue.follower import Follower
from registry.catalogue.listing import FacetCount, table
from registry.catalogue.turning import list_since
from registry.commands.load import load
from registry.digitization import coverage, metric_named, split
from registry.kinds import Kind
from registry.store import Store

Read = Callable[[Store], Catalogue]
DAY = date(2026, 1, 1)


@pytest.fixture
def store(quick_store: Store) -> Store:
    """An indicator that names a ministry which ended in 2020."""
    codes = [{"code": one, "names": {"vi": one}} for one in ("A", "BO_CQNB")]
    lists = ("CL_LINH_VUC_BAO_CAO", "CL_NHOM_CO_QUAN", "CL_NHOM_CHI_TIEU")
    load(
        quick_store,
        [
            *(proposal(Kind.CODELIST, code, codes=codes) for code in lists),
            proposal(Kind.PERIOD, "A"),
            proposal(Kind.BODY, "old", valid_to=date(2019, 12, 31)),
            proposal(Kind.BODY, "new"),
            proposal(Kind.BODY, "other"),
            proposal(Kind.INDICATOR, "I-1", lead_body={"body": "old", "text": "Old"}),
            proposal(Kind.REGIME, "R-1", reporters=[{"group": "BO_CQNB", "text": "Bộ"}]),
        ],
        actor="me",
    )
    return quick_store


def found(view: View, facet: str, body: str, kind: Kind = Kind.INDICATOR) -> list[str]:
    return [row.key.code for row in table(view, kind).select({facet: (body,)})[0]]


def counted(view: View, kind: Kind, **filters: tuple[str, ...]) -> FacetCount:
    facets = table(view, kind).counts(view, filters)
    return next(one for one in facets if one.name == "body")


def test_what_names_a_body_that_ended_is_found_by_who_holds_its_duties(
    store: Store, catalogue_of: Read
) -> None:
    load(store, (), [succession("old", "new", "2020-01-01")], actor="me")

    view = catalogue_of(store).at(DAY)

    assert found(view, "body", "new") == ["I-1"]
    assert found(view, "body", "old") == found(view, "lead_body", "new") == []


def test_on_a_day_before_the_merger_the_former_body_holds_them(
    store: Store, catalogue_of: Read
) -> None:
    load(store, (), [succession("old", "new", "2020-01-01")], actor="me")

    view = catalogue_of(store).at(date(2019, 6, 1))

    assert (found(view, "body", "old"), found(view, "body", "new")) == (["I-1"], [])


def test_who_took_over_some_of_the_duties_is_told_apart(store: Store, catalogue_of: Read) -> None:
    moved = [
        succession("old", "new", "2020-01-01"),
        succession("old", "other", "2020-01-01", "transfer"),
    ]
    load(store, (), moved, actor="me")

    view = catalogue_of(store).at(DAY)

    assert (found(view, "body", "other"), found(view, "body_in_part", "other")) == ([], ["I-1"])
    assert found(view, "body", "new") == ["I-1"]


def test_a_record_nobody_is_known_to_hold_as_a_whole_counts_as_without(
    store: Store, catalogue_of: Read
) -> None:
    load(store, (), [succession("old", "other", "2020-01-01", "transfer")], actor="me")

    facet = counted(catalogue_of(store).at(DAY), Kind.INDICATOR)

    assert (facet.values, facet.without) == ((), 1)


def test_a_group_is_opened_into_the_bodies_that_owe(store: Store, catalogue_of: Read) -> None:
    assert found(catalogue_of(store).at(DAY), "reporting_body", "new", Kind.REGIME) == ["R-1"]


def test_a_succession_recorded_later_changes_the_list_that_was_kept(
    store: Store, catalogue_of: Read
) -> None:
    follower = Follower(store)
    follower.catch_up()
    before = found(follower.catalogue.at(DAY), "body", "new")

    load(store, (), [succession("old", "new", "2020-01-01")], actor="me")
    follower.catch_up()

    assert (before, found(follower.catalogue.at(DAY), "body", "new")) == ([], ["I-1"])


def test_lists_turn_on_the_day_of_a_succession(store: Store, catalogue_of: Read) -> None:
    load(store, (), [succession("old", "new", "2020-03-01")], actor="me")

    assert list_since(catalogue_of(store).at(DAY), Kind.INDICATOR) == date(2020, 3, 1)


def test_lists_and_digitization_count_alike(seeded_catalogue: Catalogue) -> None:
    view = seeded_catalogue.at(date(2026, 11, 25))
    groups = split(view, view, coverage(view, metric_named("regimes_electronic")), "body")

    facet = counted(view, Kind.REGIME, collection=("che-do-bao-cao-148",))

    listed = {one.value: one.count for one in facet.values} | {"": facet.without}
    assert listed == {one.value: len(one.standings) for one in groups}
