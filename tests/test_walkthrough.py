"""The walk-through of the docs, sent request by request against the reference data."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from factories import Ticking
from files import edited_workbook
from registry.access import Role
from registry.access.keeping import add_principal, issue_token
from registry.settings import Settings
from registry_api.app import create_app

PAGE = Path(__file__).parents[1] / "docs" / "walkthrough.md"
STEP = re.compile(
    r"^```(http|cells) (\S+)\n(.*?)^```|^\*(\d+) days pass\.\*", re.MULTILINE | re.DOTALL
)


class Walk:
    """Sends the requests of a page, keeping what later ones need of the answers."""

    def __init__(self, client: TestClient, clock: Ticking, tokens: dict[str, str]) -> None:
        self.client = client
        self.clock = clock
        self.tokens = tokens
        self.known: dict[str, Any] = {}
        self.files: dict[str, bytes] = {}
        self.first: Any = None

    def go(self, page: str) -> int:
        steps = 0
        for sort, name, block, days in STEP.findall(page):
            if days:
                self.clock.instant += timedelta(days=int(days))
            elif sort == "cells":
                self.fill_in(name, block)
            else:
                self.step(name, block)
                steps += 1
        return steps

    def fill_in(self, name: str, block: str) -> None:
        cells = [tuple(line.split(" | ")) for line in block.splitlines()]
        self.files[name] = edited_workbook(self.files[name], *cells)  # type: ignore[arg-type]

    def step(self, who: str, block: str) -> None:
        asked, expected = block[: block.index("\n=>")], re.findall(r"^=> (.*)$", block, re.M)
        head, _, body = asked.partition("\n\n")
        line, *given = head.strip().splitlines()
        headers = dict(one.split(": ", 1) for one in given)
        if who in self.tokens:
            headers["Authorization"] = f"Bearer {self.tokens[who]}"
        method, address = self.filled(line).split(" ", 1)
        answer = self.client.request(method, address, headers=headers, **self.body(body.strip()))
        assert str(answer.status_code) == expected[0], f"{line}: {answer.text}"
        for statement in expected[1:]:
            self.check(statement, answer)

    def body(self, text: str) -> dict[str, Any]:
        """The body as the client wants it given: a file that is known by name, or JSON."""
        if not text:
            return {}
        if text.strip("{}") in self.files:
            return {"content": self.files[text.strip("{}")]}
        if text.startswith(("{mended", "{corrected")):
            return {"json": self.rewritten(re.findall(r'"([^"]+)"', text))}
        data = json.loads(text)
        if "drafts" in data:
            self.first = data
        return {"json": data}

    def rewritten(self, quoted: list[str]) -> Any:
        """The first proposal with another formula, and what it voids."""
        data = json.loads(json.dumps(self.first))
        data["drafts"][0]["content"]["formula"] = quoted[0]
        data["drafts"][0]["voids"] = quoted[1:]
        return data

    def filled(self, text: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda found: str(self.known[found[1]]), text)

    def check(self, statement: str, answer: Any) -> None:
        taken = re.fullmatch(r"\{(\S+)\} = (.+)", statement)
        if taken and taken[2].startswith("/"):
            self.known[taken[1]] = at(answer.json(), taken[2])
        elif taken and taken[2] == "the file":
            self.files[taken[1]] = answer.content
        elif taken:
            self.known[taken[1]] = self.client.get("/readyz").json()["revision"]
        else:
            words = re.fullmatch(r"(\S+) (is|ends with) (.+)", statement)
            assert words is not None, statement
            found, wanted = at(answer.json(), words[1]), json.loads(words[3])
            assert found == wanted if words[2] == "is" else found.endswith(wanted), statement


def at(data: Any, pointer: str) -> Any:
    for step in pointer.strip("/").split("/"):
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


@pytest.fixture
def walk(seeded_file: Path, tmp_path: Path) -> Iterator[Walk]:
    path = tmp_path / "registry.db"
    shutil.copy(seeded_file, path)
    clock = Ticking(datetime.now(UTC))
    app = create_app(Settings(database_url=f"sqlite:///{path}", poll_seconds=60), now=clock)
    store = app.state.service.store
    tokens = {}
    for who, name, role, body in (
        ("steward", "Nguyễn Thị An", Role.STEWARD, "bo-y-te"),
        ("registrar", "Trần Văn Bình", Role.REGISTRAR, None),
    ):
        add_principal(store, name, role, body)
        _, tokens[who] = issue_token(store, name, days=90)
    with TestClient(app) as client:
        yield Walk(client, clock, tokens)


def test_the_walk_through_goes_as_it_is_written(walk: Walk) -> None:
    steps = walk.go(PAGE.read_text())

    assert steps > 15
