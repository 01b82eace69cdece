from collections.abc import Callable
from datetime import date

import pytest

from factories import proposal, statement, succession
from registry.catalogue import Catalogue
from registry.commands.load import load
from registry.errors import Conflict, Invalid
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.provenance import Provenance, ProvenanceClass
from registry.kinds.reading import Key
from registry.store import Store
from registry.versions.status import Status


def numbers(store: Store, code: str = "x") -> list[str | None]:
    return [entry.number for entry in store.entries() if entry.code == code]


def test_loading_the_same_twice_changes_nothing(store: Store) -> None:
    load(store, [proposal()], [statement(FactType.TALLY, metric="m", numerator=1)], actor="me")

    again = load(
        store, [proposal()], [statement(FactType.TALLY, metric="m", numerator=1)], actor="me"
    )

    assert (again.versions, again.facts, again.unchanged, store.head()) == ((), 0, 2, 2)


def test_a_record_the_registry_has_moved_on_from_is_not_brought_back(quick_store: Store) -> None:
    load(quick_store, [proposal(name="cũ")], actor="seed")
    load(quick_store, [proposal(name="mới")], actor="steward")

    again = load(quick_store, [proposal(name="cũ")], actor="seed")

    assert again.versions == ()


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({"name": "Tên khác"}, "1.0.1"),
        ({"symbol": "%"}, "1.0.1"),
        ({"quantity": "share"}, "1.1.0"),
        ({"valid_from": date(2021, 1, 1)}, "1.0.1"),
        ({"provenance": Provenance(level=ProvenanceClass.KNOWN)}, "1.0.1"),
    ],
)
def test_a_change_is_numbered_by_its_weight(
    quick_store: Store, change: dict[str, object], number: str
) -> None:
    load(quick_store, [proposal()], actor="me")

    load(quick_store, [proposal(**change)], actor="me")  # type: ignore[arg-type]

    assert numbers(quick_store) == ["1.0.0", number]


def test_several_versions_of_one_item_load_together(quick_store: Store) -> None:
    versions = [
        proposal(valid_from=date(year, 1, 1), quantity=f"q{year}") for year in (2019, 2020, 2021)
    ]

    load(quick_store, versions, actor="me")

    assert numbers(quick_store) == ["1.0.0", "2.0.0", "3.0.0"]


def test_a_proposed_record_enters_as_a_candidate_below_one(quick_store: Store) -> None:
    load(quick_store, [proposal(status=Status.CANDIDATE)], actor="me")
    load(quick_store, [proposal(status=Status.CANDIDATE, quantity="q")], actor="me")
    load(quick_store, [proposal(quantity="q")], actor="me")

    assert numbers(quick_store) == ["0.1.0", "0.2.0", "1.0.0"]


def test_a_candidate_cannot_slip_in_beside_a_published_version(quick_store: Store) -> None:
    load(quick_store, [proposal()], actor="me")

    with pytest.raises(Conflict, match="published already"):
        load(quick_store, [proposal(status=Status.CANDIDATE, quantity="q")], actor="me")


def test_a_dry_run_says_what_would_happen_and_writes_nothing(store: Store) -> None:
    done = load(store, [proposal()], actor="me", dry_run=True)

    assert [str(number) for _, number in done.versions] == ["1.0.0"]
    assert store.head() == 0


def test_every_broken_reference_is_named_with_its_place_and_nothing_loads(store: Store) -> None:
    given = [
        proposal(code="fine"),
        proposal(code="a", base_unit="nowhere", place="units.csv, line 3"),
        proposal(Kind.BODY, "b", parent="no-body", place="bodies.csv, line 9"),
    ]

    with pytest.raises(Invalid) as refused:
        load(store, given, [succession("b", "gone", "2025-03-01")], actor="me")

    assert [(one.place, one.pointer) for one in refused.value.complaints] == [
        ("units.csv, line 3", "/base_unit"),
        ("bodies.csv, line 9", "/parent"),
        ("succession", "/successor"),
    ]
    assert store.head() == 0


def test_a_code_must_stand_in_its_codelist(quick_store: Store) -> None:
    given = [
        proposal(Kind.CODELIST, "CL_NHOM_CHI_TIEU"),
        proposal(Kind.PERIOD, "A"),
        proposal(Kind.INDICATOR, "i", field="NO_SUCH_FIELD"),
    ]

    with pytest.raises(Invalid) as refused:
        load(quick_store, given, actor="me")

    assert [one.pointer for one in refused.value.complaints] == ["/field"]


def test_one_item_given_twice_for_the_same_days_is_refused(quick_store: Store) -> None:
    with pytest.raises(Invalid, match="1 fault;"):
        load(quick_store, [proposal(), proposal(name="khác")], actor="me")


def test_the_catalogue_reads_what_was_loaded(
    store: Store, catalogue_of: Callable[[Store], Catalogue]
) -> None:
    load(store, [proposal(name="Tỷ đồng")], actor="me")

    view = catalogue_of(store).at(date(2026, 1, 1))

    assert view.get(Key(Kind.UNIT, "x")).version.names == {"vi": "Tỷ đồng"}
