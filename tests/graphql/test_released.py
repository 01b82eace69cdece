"""Clients of the last release are not broken unaware."""

from pathlib import Path

from graphql import GraphQLSchema, build_schema
from graphql.utilities import find_breaking_changes

from registry_graphql.printing import FILE, RELEASED

HELP = (
    "Clients would break. Keep the old beside the new and deprecate it, or declare each sentence "
    "in graphql/CHANGELOG.md under Breaking. At a release: "
    "python -m registry_graphql.printing released"
)
CHANGELOG = Path(__file__).parents[2] / "graphql" / "CHANGELOG.md"


def undeclared(released: GraphQLSchema, now: GraphQLSchema, declared: str) -> list[str]:
    found = (change.description for change in find_breaking_changes(released, now))
    return [change for change in found if change not in declared]


def read(path: Path) -> GraphQLSchema:
    # The directives of federation are defined where they are linked from, not in the file.
    return build_schema(path.read_text(), assume_valid_sdl=True)


def test_nothing_breaks_that_is_not_declared() -> None:
    declared = CHANGELOG.read_text().partition("### Breaking")[2].partition("###")[0]

    assert undeclared(read(RELEASED), read(FILE), declared) == [], HELP


def test_a_field_that_went_would_be_seen() -> None:
    renamed = FILE.read_text().replace("  urn: String!\n", "  name2: String!\n", 1)
    now = build_schema(renamed, assume_valid_sdl=True)

    found = undeclared(read(FILE), now, "")

    assert "Field Body.urn was removed." in found
