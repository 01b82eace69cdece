"""Probes and numbers."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from factories import proposal
from registry.commands.load import load
from registry.settings import Settings
from registry_api.app import create_app

LOCAL = ("127.0.0.1", 1)
FAR = ("203.0.113.5", 1)


@pytest.fixture
def app(seeded_file: Path, tmp_path: Path) -> Any:
    path = tmp_path / "registry.db"
    shutil.copy(seeded_file, path)
    url: Any = f"sqlite:///{path}"
    return create_app(Settings(database_url=url, poll_seconds=60, log_reads=0))


def test_a_process_that_answers_lives(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}


def test_it_is_ready_at_the_revision_of_the_log(app: Any) -> None:
    with TestClient(app) as client:
        load(app.state.service.store, [proposal(code="moi")], actor="other process")

        answer = client.get("/readyz").json()

    assert answer["status"] == "ready"
    assert answer["revision"] == answer["log_revision"] == app.state.service.catalogue.revision


def test_it_is_not_ready_without_its_database(app: Any) -> None:
    with TestClient(app) as client:
        with app.state.service.store.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE log RENAME TO gone")

        answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["status"]) == (503, "no-database")


def test_it_is_not_ready_any_more_when_it_stops(app: Any) -> None:
    with TestClient(app) as client:
        app.state.service.bell.stop()

        answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["status"]) == (503, "stopping")


def metrics(app: Any, client_address: tuple[str, int] = LOCAL, **headers: str) -> Any:
    with TestClient(app, client=client_address) as client:
        client.get("/v1/indicators/KTXH-099")
        client.get("/v1/indicators/KTXH-099")
        client.post("/v1/webhooks", json={})
        return client.get("/metrics", headers=headers)


def value(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.M)
    assert found, name
    return float(found[1])


def test_requests_are_counted_by_way_method_status_and_source(app: Any) -> None:
    text = metrics(app).text

    name = "registry_http_request_duration_seconds_count"
    for source in ("made", "memory"):
        labels = f'{{method="GET",source="{source}",status="200",way="indicators"}}'
        assert value(text, name + labels) == 1
    assert value(text, 'registry_writes_total{outcome="refused"}') == 1


def test_the_revision_served_stands_beside_that_of_the_log(app: Any) -> None:
    text = metrics(app).text

    assert value(text, "registry_revision") == value(text, "registry_log_revision") > 1000


def test_the_numbers_of_several_workers_are_added_up(app: Any, tmp_path: Path) -> None:
    app.state.metrics._folder = tmp_path
    first = metrics(app).text
    ended = next(tmp_path.glob("*.json"))
    ended.rename(tmp_path / "ended.json")

    second = metrics(app).text

    name = "registry_http_request_duration_seconds_count"
    labels = '{method="GET",source="memory",status="200",way="indicators"}'
    assert value(second, name + labels) == value(first, name + labels) * 3 + 1


@pytest.mark.parametrize(
    ("token", "address", "headers", "status"),
    [
        (None, LOCAL, {}, 200),
        (None, FAR, {}, 403),
        ("numbers", FAR, {"Authorization": "Bearer numbers"}, 200),
        ("numbers", FAR, {"Authorization": "Bearer other"}, 403),
        ("numbers", LOCAL, {}, 403),
    ],
)
def test_the_numbers_are_for_this_machine_or_whoever_has_the_token(
    app: Any, token: str | None, address: Any, headers: Any, status: int
) -> None:
    settings = app.state.service.settings
    app.state.service.settings = Settings(**{**settings.model_dump(), "metrics_token": token})

    assert metrics(app, address, **headers).status_code == status
