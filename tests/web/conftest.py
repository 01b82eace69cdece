"""The site as it is served, and a browser to look at it; search ready before pages ask it."""

import shutil
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import uvicorn
from starlette.testclient import TestClient

from browsing import Site, Studio
from factories import Ticking
from office import PEOPLE, Office
from registry.access import Principal
from registry.access.keeping import add_principal, issue_token
from registry.catalogue import Version
from registry.commands.draft import Draft
from registry.commands.propose import propose, submit
from registry.commands.requesting import ChangeRequest
from registry.commands.work import Work, perform
from registry.kinds import Kind
from registry.kinds.parsing import parse
from registry.kinds.reading import Key
from registry.service import Service
from registry.settings import Settings
from registry_api.app import create_app


@pytest.fixture
def searching(client: TestClient) -> TestClient:
    """The service over the reference data, with its search index there."""
    service = client.app.state.service  # type: ignore[attr-defined]
    service.search.catch_up(service.catalogue)
    return client


@pytest.fixture(scope="session")
def site(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("site") / "registry.db"
    shutil.copy(seeded_file, path)
    app = create_app(Settings(database_url=f"sqlite:///{path}", poll_seconds=60))  # type: ignore[arg-type]
    service: Service = app.state.service
    tokens = {}
    for name, (role, body) in PEOPLE.items():
        add_principal(service.store, name, role, body)
        tokens[name] = issue_token(service.store, name, days=1)[1]
    config = uvicorn.Config(app, port=0, log_level="error", access_log=False, lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)  # the server says when it listens, and nothing else does
    port = server.servers[0].sockets[0].getsockname()[1]
    service.search.catch_up(service.catalogue)
    cookies = {name: _session(port, token) for name, token in tokens.items()}
    yield Site(f"http://127.0.0.1:{port}", service, tokens, cookies, partial(_waiting, service))
    server.should_exit = True
    thread.join(10)


def _session(port: int, token: str) -> dict[str, str]:
    """The cookie that signing in gives."""
    connection = HTTPConnection("127.0.0.1", port)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/desk/sign-in", urlencode({"token": token}), form)
    name, _, value = (connection.getresponse().headers["set-cookie"] or "").partition("=")
    connection.close()
    return {name: value.partition(";")[0]}


def _waiting(service: Service, code: str) -> str:
    """The name of a request of the steward's, sent in for review."""
    who = Principal("steward", *PEOPLE["steward"])

    def command(work: Work) -> ChangeRequest:
        version = work.view.get(Key(Kind.INDICATOR, code)).version
        made = propose(work, "Đổi tên tiếng Anh", (parse(Draft, _changed(version)),))
        return submit(work, made.id, "Xin xem xét", edition=made.edition)

    return perform(service.store, service.follower, who, command).id


def _changed(version: Version) -> dict[str, Any]:
    content = version.content
    return {
        "kind": version.key.kind.value,
        "code": version.key.code,
        "content": {**content, "names": {**content["names"], "en": "Another name"}},
        "valid_from": "2026-01-01",
        "provenance": {"level": "sourced", "reference": "Công văn số 1"},
        "note": "Cho thống nhất",
    }


@pytest.fixture(scope="session")
def studio() -> Iterator[Studio]:
    made = Studio()
    yield made
    made.close()


@pytest.fixture
def office(seeded_file: Path, tmp_path: Path) -> Iterator[Office]:
    path = tmp_path / "registry.db"
    shutil.copy(seeded_file, path)
    clock = Ticking(datetime.now(UTC))
    app = create_app(Settings(database_url=f"sqlite:///{path}", poll_seconds=60), now=clock)  # type: ignore[arg-type]
    store = app.state.service.store
    tokens = {}
    for name, (role, body) in PEOPLE.items():
        add_principal(store, name, role, body)
        tokens[name] = issue_token(store, name, days=1)
    with TestClient(app) as client:
        yield Office(client, tokens, clock)
