"""Relay's compiler takes the schema, and what it compiles pages through every indicator."""

import asyncio
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from registry_graphql.context import Asking
from registry_graphql.printing import FILE
from registry_graphql.schema import build

HOME = Path(__file__).parents[1] / "node" / "relay"
COMPILER = HOME / "node_modules" / ".bin" / "relay-compiler"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the compiler makes of an application's queries."""
    place = tmp_path_factory.mktemp("relay")
    shutil.copytree(HOME / "src", place / "src")
    shutil.copy(HOME / "relay.config.json", place)
    shutil.copy(FILE, place / "schema.graphql")
    (place / "made").mkdir()
    command = ["node", str(COMPILER), "relay.config.json"]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return place / "made"


def text_of(artifact: Path) -> str:
    """The operation that Relay would send."""
    (found,) = re.findall(r'"text": (".*")', artifact.read_text())
    return str(json.loads(found))


def test_the_compiler_makes_every_operation(compiled: Path) -> None:
    made = {path.name.removesuffix(".graphql.js") for path in compiled.iterdir()}

    assert made >= {"IndicatorsQuery", "IndicatorsNextPageQuery", "IndicatorsRowQuery"}


def test_what_it_makes_pages_through_the_list(compiled: Path, seeded_service: Any) -> None:
    document = text_of(compiled / "IndicatorsNextPageQuery.graphql.js")
    seen: list[str] = []
    info: dict[str, Any] = {"hasNextPage": True, "endCursor": None}

    while info["hasNextPage"]:
        given = {"first": 30, "after": info["endCursor"]}
        work = build().execute(
            document, variable_values=given, context_value=Asking(seeded_service)
        )
        page = asyncio.run(work).data["indicators"]  # type: ignore[arg-type, union-attr, index]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        info = page["pageInfo"]

    assert len(seen) == len(set(seen)) == page["totalCount"] > 100


def test_a_row_is_fetched_again_by_its_id(compiled: Path, ask: Any) -> None:
    document = text_of(compiled / "IndicatorsRowQuery.graphql.js")

    found = ask(document, id="indicator:KTXH-125")

    assert found["node"]["code"] == "KTXH-125"
