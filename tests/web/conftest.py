"""The site as it is served, and a browser to look at it; search ready before pages ask it."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from browsing import Site, Studio
from registry.access import Role
from registry.access.keeping import add_principal, issue_token
from registry.service import Service
from registry.settings import Settings
from registry_api.app import create_app

PEOPLE = {
    "steward": (Role.STEWARD, "bo-y-te"),
    "registrar": (Role.REGISTRAR, None),
}


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
    yield Site(f"http://127.0.0.1:{port}", service, tokens)
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def studio() -> Iterator[Studio]:
    made = Studio()
    yield made
    made.close()
