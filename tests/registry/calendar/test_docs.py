"""The manual of the calendar shows what the code does."""

import doctest
from pathlib import Path

MANUAL = Path(__file__).parents[3] / "docs" / "calendar.md"


def test_every_example_of_the_manual_gives_what_it_shows() -> None:
    failed, tried = doctest.testfile(str(MANUAL), module_relative=False, encoding="utf-8")

    assert (failed, tried > 20) == (0, True)
