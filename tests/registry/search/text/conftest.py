"""The texts of the catalogue itself: what search must get right."""

import csv
import re
from pathlib import Path

import pytest

from registry.search.text import clean, is_marked_syllable, spelled

DATA = Path(__file__).parents[4] / "seed" / "registry_seed" / "data"


@pytest.fixture(scope="session")
def catalogue_cells() -> list[str]:
    """Every cell of every reference file."""
    cells: set[str] = set()
    for path in sorted(DATA.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            cells.update(cell for row in csv.reader(file) for cell in row if cell)
    return sorted(cells)


@pytest.fixture(scope="session")
def catalogue_words(catalogue_cells: list[str]) -> list[str]:
    """Every different word in them, as written."""
    return sorted({word for cell in catalogue_cells for word in re.findall(r"[^\W_]+", cell)})


@pytest.fixture(scope="session")
def marked_syllables(catalogue_words: list[str]) -> list[str]:
    """Every different Vietnamese syllable in them that bears a mark."""
    words = {spelled(clean(word)) for word in catalogue_words}
    return sorted(word for word in words if is_marked_syllable(word) and not word.isascii())
