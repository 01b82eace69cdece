from datetime import date
from pathlib import Path

import pytest

from registry.catalogue import Catalogue, View
from registry.search import Found, Question, Search

TODAY = date(2026, 11, 24)


class Finder:
    """Search over the reference data on one day, asked as a person asks."""

    def __init__(self, search: Search, catalogue: Catalogue) -> None:
        self.search = search
        self.catalogue = catalogue

    def view(self, day: date = TODAY, as_of: int | None = None) -> View:
        return self.catalogue.at(day, as_of)

    def find(self, text: str, day: date = TODAY, **question) -> Found:
        return self.search.find(self.view(day), Question(text, **question))

    def names(self, text: str, day: date = TODAY, **question) -> list[str]:
        return [hit.version.names["vi"] for hit in self.find(text, day, **question).hits]

    def first(self, text: str, day: date = TODAY, **question) -> str:
        return next(iter(self.names(text, day, **question)), "")


@pytest.fixture(scope="session")
def finder(seeded_catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Finder:
    folder: Path = tmp_path_factory.mktemp("search")
    search = Search(folder / "index")
    search.catch_up(seeded_catalogue)
    return Finder(search, seeded_catalogue)
