"""Two changes of one content, made apart, brought together."""

import pytest

from registry.kinds.shape import Json
from registry.versions.merging import merge

BASE = {"names": {"vi": "A", "en": "A"}, "note": "n", "codes": ["a", "b"]}


@pytest.mark.parametrize(
    ("mine", "theirs", "content"),
    [
        ({}, {"note": "theirs"}, {"note": "theirs"}),
        ({"note": "mine"}, {}, {"note": "mine"}),
        ({"note": "mine"}, {"codes": ["a"]}, {"note": "mine", "codes": ["a"]}),
        ({"note": None}, {"codes": ["a"]}, {"note": None, "codes": ["a"]}),
        ({"codes": ["a", "b", "c"]}, {"note": None}, {"codes": ["a", "b", "c"], "note": None}),
        ({"note": "same"}, {"note": "same"}, {"note": "same"}),
    ],
)
def test_what_one_side_changed_is_taken_from_it(mine: Json, theirs: Json, content: Json) -> None:
    done = merge(BASE, changed(mine), changed(theirs))

    assert done == (changed(content), ())


def test_records_are_brought_together_within() -> None:
    mine, theirs = ({"names": {"vi": "B", "en": "A"}}, {"names": {"vi": "A", "en": "B"}})

    done = merge(BASE, changed(mine), changed(theirs))

    assert done.content["names"] == {"vi": "B", "en": "B"}


def test_what_both_changed_otherwise_stays_mine_and_is_named() -> None:
    mine, theirs = ({"codes": ["a", "c"], "note": "1"}, {"codes": ["b"], "note": "2"})

    done = merge(BASE, changed(mine), changed(theirs))

    assert done == (changed(mine), ("/note", "/codes"))


def changed(by: Json) -> Json:
    """The base with some places otherwise; ``None`` takes one away."""
    return {name: one for name, one in {**BASE, **by}.items() if one is not None}
