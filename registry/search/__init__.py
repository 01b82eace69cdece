"""Finding records by what an official meant: ``Search.find`` and ``Search.suggest``.

docs/search.md tells how it reads a query, what it ranks by, and how the index keeps up.
"""

from typing import TYPE_CHECKING, Any

from registry.search.question import (
    FACETS,
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

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    """Load the engine, and Whoosh with it, only where a search is made: a start does without."""
    if name == "Search":
        from registry.search.search import Search

        return Search
    raise AttributeError(name)
