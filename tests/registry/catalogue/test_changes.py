"""What changed after a revision: without a gap, the same for ever, filtered."""

from datetime import date
from typing import Any

import pytest

from factories import proposal, statement
from registry.catalogue import Catalogue
from registry.catalogue.changes import Change, changes
from registry.catalogue.follower import Follower
from registry.catalogue.wanting import Wanted, wanted_of
from registry.commands.load import load
from registry.errors import BadQuestion, NotFound
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.entry import Action


def caught_up(store: Store) -> Catalogue:
    follower = Follower(store)
    follower.catch_up()
    return follower.catalogue


def told(store: Store, *loads: Any, **asked: Any) -> list[Change]:
    for one in loads:
        is_fact = hasattr(one, "fact")
        load(store, [] if is_fact else [one], [one] if is_fact else [], actor="me")
    return list(changes(caught_up(store), 0, **asked).changes)


def test_every_revision_is_one_change_in_order(quick_store: Store) -> None:
    found = told(quick_store, proposal(code="a"), proposal(code="b"), proposal(code="a", name="B"))

    assert [one.revision for one in found] == [1, 2, 3]


def test_walking_in_pages_gives_every_change_once(seeded_catalogue: Catalogue) -> None:
    since, found = 0, []
    while since < seeded_catalogue.revision:
        page = changes(seeded_catalogue, since, limit=97)
        found += [one.revision for one in page.changes]
        since = page.through

    assert found == list(range(1, seeded_catalogue.revision + 1))


def test_a_page_of_nothing_wanted_says_how_far_it_has_read(seeded_catalogue: Catalogue) -> None:
    nobody = Wanted(items=frozenset({Key(Kind.UNIT, "no-such-unit")}))

    page = changes(seeded_catalogue, 0, nobody)

    assert page.changes == ()
    assert page.through == seeded_catalogue.revision


def test_reading_beyond_the_end_stays_where_it_is(seeded_catalogue: Catalogue) -> None:
    assert changes(seeded_catalogue, 10**9).through == 10**9


@pytest.mark.parametrize(
    ("fields", "weight"),
    [
        ({"name": "Tên khác"}, "patch"),
        ({"quantity": "tiền"}, "minor"),
    ],
)
def test_a_new_version_carries_its_weight_and_what_it_was_compared_with(
    quick_store: Store, fields: Any, weight: str
) -> None:
    found = told(quick_store, proposal(), proposal(**fields))

    assert (found[1].weight, found[1].before) == (weight, "1.0.0")


def test_the_first_version_is_compared_with_nothing(quick_store: Store) -> None:
    first = told(quick_store, proposal())[0]

    assert (first.weight, first.before) == (None, None)


def test_a_version_is_named_by_item_and_number(quick_store: Store) -> None:
    assert told(quick_store, proposal())[0].urn == "urn:vn-gov-registry:unit:x:1.0.0"


def test_a_fact_is_named_by_its_revision(quick_store: Store) -> None:
    found = told(quick_store, statement(FactType.TALLY, metric="m", numerator=1))

    assert found[0].urn == "urn:vn-gov-registry:fact:1"


def test_a_change_is_told_in_both_languages_by_the_names_of_its_time(quick_store: Store) -> None:
    found = told(quick_store, proposal(name="cũ"), proposal(name="mới"))

    assert found[0].sentence.vi == "Công bố phiên bản 1.0.0 của đơn vị tính “cũ” (x): bản đầu tiên."
    assert found[1].sentence.en.startswith("Version 1.0.1 of unit of measure “mới” (x) was")


def test_a_change_says_the_same_after_what_came_later(quick_store: Store) -> None:
    before = told(quick_store, proposal(name="a"), proposal(name="b"))

    after = told(quick_store, proposal(name="c"))

    assert after[:2] == before


def test_kinds_items_and_bodies_are_filters_that_must_all_be_met(quick_store: Store) -> None:
    body = proposal(Kind.BODY, "bo")
    unit = proposal(Kind.UNIT, "u")
    led = proposal(Kind.SYSTEM, "i", owner="bo")
    load(quick_store, [body, unit, led], actor="me")
    catalogue = caught_up(quick_store)

    def codes(kinds: Any = (), items: Any = (), bodies: Any = ()) -> set[str]:
        wanted = wanted_of(catalogue, kinds, items, bodies)
        return {one.key.code for one in changes(catalogue, 0, wanted).changes if one.key}

    assert codes() == {"bo", "u", "i"}
    assert codes(kinds=[Kind.UNIT, Kind.BODY]) == {"bo", "u"}
    assert codes(items=["unit:u"]) == {"u"}
    assert codes(bodies=["bo"]) == {"bo", "i"}
    assert codes(kinds=[Kind.SYSTEM], bodies=["bo"]) == {"i"}
    assert codes(kinds=[Kind.UNIT], bodies=["bo"]) == set()


def test_a_filter_that_is_no_item_is_refused(seeded_catalogue: Catalogue) -> None:
    with pytest.raises(BadQuestion):
        wanted_of(seeded_catalogue, [], ["nothing"], [])


def test_a_filter_of_an_item_nobody_knows_is_refused(seeded_catalogue: Catalogue) -> None:
    with pytest.raises(NotFound):
        wanted_of(seeded_catalogue, [], [], ["bo-khong-co"])


def test_every_action_is_told(quick_store: Store) -> None:
    from registry.catalogue.telling import _SENTENCES

    assert set(_SENTENCES) == set(Action)


def test_the_whole_reference_data_can_be_told(seeded_catalogue: Catalogue) -> None:
    page = changes(seeded_catalogue, 0, limit=10_000)

    assert all(one.sentence.vi.endswith(".") and one.sentence.en for one in page.changes)
    assert date.fromisoformat(page.changes[0].instant[:10])
