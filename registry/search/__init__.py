"""Finding records by what an official meant: ``Search.find`` and ``Search.suggest``.

docs/search.md tells how it reads a query, what it ranks by, and how the index keeps up.
"""

from registry.search.counting import FACETS
from registry.search.question import (
    LARGEST_PAGE,
    LONGEST,
    Filters,
    Found,
    Fragment,
    Hit,
    Part,
    Question,
    Suggestion,
    Why,
)
from registry.search.search import Search

__all__ = [
    "FACETS",
    "LARGEST_PAGE",
    "LONGEST",
    "Filters",
    "Found",
    "Fragment",
    "Hit",
    "Part",
    "Question",
    "Search",
    "Suggestion",
    "Why",
]
