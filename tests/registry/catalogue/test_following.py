from collections.abc import Callable
from datetime import date

import pytest

from factories import proposal, statement
from registry.catalogue import Catalogue
from registry.catalogue.building import advance
from registry.catalogue.follower import Follower
from registry.commands.load import load
from registry.errors import Damaged
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store

UNIT = Key(Kind.UNIT, "x")
DAY = date(2026, 1, 1)


def test_following_one_by_one_gives_the_same_as_reading_all_at_once(
    store: Store, catalogue_of: Callable[[Store], Catalogue]
) -> None:
    follower = Follower(store)
    for index in range(5):
        load(store, [proposal(code=f"u{index % 3}", name=f"tên {index}")], actor="me")
        load(store, [], [statement(FactType.TALLY, metric="m", numerator=index)], actor="me")
        follower.catch_up()

    fresh = catalogue_of(store)

    followed = follower.catalogue
    assert followed.revision == fresh.revision == 10
    for part in ("items", "codes", "sources", "facts", "facts_about", "lines", "instants"):
        assert getattr(followed, part) == getattr(fresh, part), part


def test_an_older_catalogue_never_changes_when_a_newer_is_made(quick_store: Store) -> None:
    follower = Follower(quick_store)
    load(quick_store, [proposal(name="cũ")], actor="me")
    follower.catch_up()
    old = follower.catalogue

    load(quick_store, [proposal(name="mới")], actor="me")
    follower.catch_up()

    assert old.at(DAY).get(UNIT).version.names == {"vi": "cũ"}
    assert len(old.log()) == 1
    assert follower.catalogue.at(DAY).get(UNIT).version.names == {"vi": "mới"}
    assert follower.catalogue.at(DAY, as_of=1).get(UNIT).version.names == {"vi": "cũ"}


def test_nothing_new_means_the_very_same_catalogue(quick_store: Store) -> None:
    follower = Follower(quick_store)
    load(quick_store, [proposal()], actor="me")
    follower.catch_up()
    before = follower.catalogue

    assert follower.catch_up() is False
    assert follower.catalogue is before


def test_a_gap_in_the_log_is_refused_rather_than_guessed_over(quick_store: Store) -> None:
    load(quick_store, [proposal(code=code) for code in "abc"], actor="me")
    first, _, third = quick_store.entries()

    with pytest.raises(Damaged, match="lacks line 2"):
        advance(Catalogue(), [first, third])
