"""The quality of search is held: on the list that came with the task, and on lists made since."""

import pytest

import searching


@pytest.mark.parametrize(
    ("name", "first", "three"),
    [("given", 48 / 51, 51 / 51), ("own", 0.95, 0.99), ("by_rule", 0.98, 0.99)],
)
def test_the_right_record_comes_first(finder, name, first, three):
    queries = searching.read(searching.LISTS / f"{name}.csv")

    score = searching.Score.of([searching.places(one, finder.names(one.query)) for one in queries])

    assert score.first >= first * score.asked
    assert score.three >= three * score.asked
