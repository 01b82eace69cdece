"""A service of its own for tests that write, with a token for each role."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from factories import Ticking
from registry.access import Role
from registry.access.keeping import add_principal, issue_token
from registry.settings import Settings
from registry_api.app import create_app

PEOPLE = {
    "reader": (Role.READER, None),
    "steward": (Role.STEWARD, "bo-y-te"),
    "stranger": (Role.STEWARD, "bo-cong-an"),
    "registrar": (Role.REGISTRAR, None),
    "other": (Role.REGISTRAR, None),
    "admin": (Role.ADMIN, None),
}


@dataclass
class Office:
    """The people of a registry and what they can send to it."""

    client: TestClient
    tokens: dict[str, str]
    clock: Ticking
    answers: list[Any] = field(default_factory=list)

    def send(self, who: str, method: str, path: str, data: Any = None, **headers: str) -> Any:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if who in self.tokens:
            given["Authorization"] = f"Bearer {self.tokens[who]}"
        sent: dict[str, Any] = {} if data is None else {"json": data}
        return self.client.request(method, path, headers=given, **sent)

    def propose(self, who: str = "steward", code: str = "KTXH-125", **content: Any) -> Any:
        now = self.client.get(f"/v1/indicators/{code}").json()["content"]
        draft = {
            "kind": "indicator",
            "code": code,
            "valid_from": "2023-01-01",
            "provenance": {"level": "sourced", "reference": "a test"},
            "content": {**now, **content},
        }
        data = {"title": "Sửa đổi", "drafts": [draft]}
        return self.send(who, "POST", "/v1/change-requests", data)

    def submitted(self, **content: Any) -> str:
        made = self.propose(**content).json()
        address: str = made["links"]["self"]
        done = self.send("steward", "POST", f"{address}/submit", {}, If_Match='"1"')
        assert done.status_code == 200, done.text
        return address


@pytest.fixture
def office(seeded_file: Path, tmp_path: Path) -> Iterator[Office]:
    path = tmp_path / "registry.db"
    shutil.copy(seeded_file, path)
    clock = Ticking(datetime.now(UTC))
    app = create_app(Settings(database_url=f"sqlite:///{path}", poll_seconds=60), now=clock)
    store = app.state.service.store
    tokens = {}
    for name, (role, body) in PEOPLE.items():
        add_principal(store, name, role, body)
        _, tokens[name] = issue_token(store, name, days=90)
    with TestClient(app) as client:
        yield Office(client, tokens, clock)
