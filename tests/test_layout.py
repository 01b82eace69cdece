"""The tree holds: graphql-core is never shadowed, imports point one way, no circles."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE_ROOTS = ("api", "graphql", "web", "cli", "seed", "migrations")

PACKAGES = {
    "registry": set[str](),
    "registry_graphql": {"registry"},
    "registry_web": {"registry"},
    "registry_api": {"registry", "registry_graphql", "registry_web"},
    "registry_seed": {"registry"},
    "registry_migrations": {"registry"},
    "registry_cli": {"registry", "registry_api", "registry_seed", "registry_migrations"},
}
"""Which package may import which."""

GROUND = {"words", "errors", "clock"}
ROOMS = {
    "words": set[str](),
    "errors": {"words"},
    "clock": set[str](),
    "languages": set[str](),
    "settings": set[str](),
    "bell": set[str](),
    "kinds": GROUND,
    "facts": GROUND | {"kinds"},
    "versions": GROUND | {"kinds"},
    "store": GROUND | {"kinds", "versions"},
    "commands": GROUND | {"kinds", "facts", "versions", "store", "access", "catalogue"},
    "access": GROUND | {"kinds", "store", "catalogue"},
    "catalogue": GROUND | {"kinds", "facts", "versions", "store"},
    "search": GROUND | {"kinds", "facts", "versions", "store", "catalogue", "digitization"},
    "calendar": GROUND | {"kinds", "versions", "catalogue"},
    "exchange": GROUND | {"kinds", "facts", "versions", "store", "access", "catalogue", "commands"},
    "digitization": GROUND | {"kinds", "facts", "catalogue"},
    "delivery": GROUND | {"settings", "kinds", "store", "access", "catalogue", "service"},
    "service": GROUND
    | {
        "settings",
        "bell",
        "kinds",
        "versions",
        "store",
        "access",
        "catalogue",
        "commands",
        "search",
    },
}
"""Which room of ``registry`` may import which."""


def modules(package: Path) -> Iterator[tuple[str, set[str]]]:
    """Every module under a package by its dotted name, with the dotted names it imports."""
    for path in sorted(package.rglob("*.py")):
        name = ".".join(path.relative_to(package.parent).with_suffix("").parts)
        if "/versions/0" in path.as_posix():
            continue
        yield name.removesuffix(".__init__"), imported(ast.parse(path.read_text()))


def imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def package_of(name: str) -> Path:
    home = ROOT if name == "registry" else ROOT / name.removeprefix("registry_")
    return home / name


def test_importing_graphql_from_the_root_gives_graphql_core() -> None:
    command = [sys.executable, "-c", "import graphql; print(graphql.__file__)"]

    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert "site-packages" in shown


@pytest.mark.parametrize("root", SOURCE_ROOTS)
def test_a_source_root_is_no_package(root: str) -> None:
    assert list((ROOT / root).glob("*.py")) == []


@pytest.mark.parametrize("name", PACKAGES)
def test_packages_import_only_what_the_house_allows(name: str) -> None:
    allowed = PACKAGES[name] | {name}
    wrong = [
        f"{module} imports {other}"
        for module, others in modules(package_of(name))
        for other in others
        if other.split(".")[0] in PACKAGES and other.split(".")[0] not in allowed
    ]

    assert wrong == []


def room(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "registry" and len(parts) > 1 else None


@pytest.mark.parametrize("name", ROOMS)
def test_rooms_import_only_what_the_house_allows(name: str) -> None:
    allowed = ROOMS[name] | {name}
    wrong = [
        f"{module} imports {other}"
        for module, others in modules(ROOT / "registry")
        if room(module) == name
        for other in others
        if room(other) is not None and room(other) not in allowed
    ]

    assert wrong == []


def test_every_room_has_its_rule() -> None:
    rooms = {room(module) for module, _ in modules(ROOT / "registry")} - {None}

    assert rooms == set(ROOMS)


def test_a_kind_is_told_apart_in_kinds_only_once() -> None:
    """Adding a kind must not need a change elsewhere: nobody else lists all of them."""
    named = "Kind.INDICATOR, Kind.REGIME"
    places = [
        path
        for package in PACKAGES
        for path in package_of(package).rglob("*.py")
        if named in path.read_text()
    ]

    assert places == []
