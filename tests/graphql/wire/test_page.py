"""The page and its files: from here only, unchanged, under a strict policy."""

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from registry_graphql.wire.page import address

FOLDER = files("registry_graphql") / "wire" / "graphiql"
SUMS = dict(reversed(line.split()) for line in (FOLDER / "SHA256SUMS").read_text().splitlines())


@pytest.mark.parametrize("name", SUMS)
def test_a_built_file_is_what_its_makers_built(name: str) -> None:
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == SUMS[name]


def test_a_browser_gets_the_page(wire: Any) -> None:
    answer = wire.get(accept="text/html,application/xhtml+xml,*/*;q=0.8")

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    assert "//" not in answer.text.replace("<!doctype html>", "")


def test_the_page_shows_every_example(wire: Any) -> None:
    folder = Path(__file__).parents[3] / "graphql" / "examples"

    shown = wire.client.get("/graphql/assets/examples.json").json()

    assert [one["name"] for one in shown] == sorted(one.name for one in folder.glob("*.graphql"))
    assert len(shown) > 5


@pytest.mark.parametrize("name", [*SUMS, "start.js", "start.css"])
def test_a_file_under_its_digest_is_kept_for_ever(wire: Any, name: str) -> None:
    exact = wire.client.get(address(name))
    other = wire.client.get(address(name) + "x")

    assert "immutable" in exact.headers["cache-control"]
    assert "immutable" not in other.headers["cache-control"]
    assert address(name) in wire.get(accept="text/html").text
