"""Clients generated from the OpenAPI document: strictly typed, and at work with a live server."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from registry.access import Role
from registry.access.keeping import add_principal, issue_token
from registry.settings import Settings
from registry_api.app import create_app
from serving import serving

PYTHON = Path(__file__).parents[1] / "python" / "openapi"
NODE = Path(__file__).parents[1] / "node" / "openapi"

pytestmark = pytest.mark.timeout(600)


@dataclass
class Server:
    """A live server, its document, and a steward's token."""

    address: str
    document: Path
    token: str


@pytest.fixture(scope="module")
def server(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("clients")
    path = folder / "registry.db"
    shutil.copy(seeded_file, path)
    app = create_app(Settings(database_url=f"sqlite:///{path}", poll_seconds=60))
    store = app.state.service.store
    add_principal(store, "steward", Role.STEWARD, "bo-y-te")
    _, token = issue_token(store, "steward", days=90)
    with serving(app) as (host, port):
        document = folder / "openapi.json"
        document.write_text(json.dumps(app.openapi()), encoding="utf-8")
        yield Server(f"http://{host}:{port}", document, token)


def run(*words: str | Path, at: Path) -> str:
    done = subprocess.run(
        [str(word) for word in words], cwd=at, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-4_000:]
    return done.stdout


@pytest.fixture(scope="module")
def python(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Python client and the program over it."""
    folder = tmp_path_factory.mktemp("python")
    generator = PYTHON / ".venv" / "bin" / "openapi-python-client"
    given = ["--path", server.document, "--output-path", folder / "registry_client"]
    how = ["--meta", "none", "--config", PYTHON / "generator.yml", "--fail-on-warning"]
    run(generator, "generate", *given, *how, at=folder)
    shutil.copy(PYTHON / "program.py", folder)
    return folder


@pytest.fixture(scope="module")
def typescript(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the types for TypeScript and the program over them, checked and compiled."""
    folder = tmp_path_factory.mktemp("typescript")
    (folder / "node_modules").symlink_to(NODE / "node_modules")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    shutil.copy(NODE / "program.ts", folder)
    programs = NODE / "node_modules" / ".bin"
    run(programs / "openapi-typescript", server.document, "-o", "registry.ts", at=folder)
    how = ["--strict", "--noUncheckedIndexedAccess", "--module", "nodenext", "--target", "es2022"]
    run(programs / "tsc", *how, "program.ts", at=folder)
    return folder


@pytest.fixture(scope="module", params=["python", "typescript"])
def found(request: pytest.FixtureRequest, server: Server) -> Any:
    """What the program over a generated client found."""
    folder: Path = request.getfixturevalue(request.param)
    given = [server.address, server.token]
    if request.param == "python":
        return json.loads(run(PYTHON / ".venv/bin/python", "program.py", *given, at=folder))
    return json.loads(run("node", "program.js", *given, at=folder))


def test_the_python_client_is_strictly_typed(python: Path) -> None:
    mypy = Path(sys.executable).with_name("mypy")
    environment = ["--python-executable", PYTHON / ".venv/bin/python"]

    said = run(mypy, "--strict", *environment, "registry_client", "program.py", at=python)

    assert said.startswith("Success")


def test_a_client_reads_a_record_and_its_exact_version(found: Any) -> None:
    assert found["record"] == {
        "code": "KTXH-125",
        "name": "Số bác sĩ trên 10.000 dân",
        "units": ["bac-si-van-dan"],
        "level": "provincial-system",
        "same": True,
    }


def test_a_client_walks_a_list_page_by_page(found: Any, client: TestClient) -> None:
    asked = {"limit": 1000, "sort": "-code", "status": ["recorded", "candidate"]}
    whole = client.get("/v1/indicators", params=asked).json()

    assert found["pages"] == [one["code"] for one in whole["items"]]


def test_a_client_resolves_names_in_a_batch(found: Any) -> None:
    assert found["resolved"] == {
        "KTXH-125": "KTXH-125",
        "15": "yen-bai",
        "khong-co": "not-found",
    }


def test_a_client_is_told_why_it_was_refused(found: Any) -> None:
    assert found["problem"] == {
        "status": 404,
        "english": "The catalogue has no indicator KTXH-999.",
    }


def test_a_client_is_told_that_nothing_has_changed(found: Any) -> None:
    assert found["again"] == 304


def test_a_client_writes_and_submits_a_change_request(found: Any) -> None:
    assert found["proposed"] == "candidate"


def test_a_client_states_a_fact_and_reads_it(found: Any) -> None:
    assert found["stated"] == ["partial"]
