"""``registry serve --workers``: real processes on one database, one registry to whoever asks."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from registry.access import Role
from registry.access.keeping import add_principal, issue_token
from registry.store import Store

FACT = {
    "type": "supply",
    "subject": "indicator:KTXH-125",
    "supply": "none",
    "provenance": {"level": "known"},
}
PATIENCE = 120
"""Seconds, on a machine that is busy with much else."""

pytestmark = pytest.mark.timeout(4 * PATIENCE)


@dataclass
class Story:
    """What happened to two workers, from their start to their end."""

    written: int
    """The status of the answer to a fact that one of them was told."""
    seen: list[int]
    """The status of that fact, asked of each of them until it knew it."""
    streamed: bytes
    """What was heard on a stream of changes until they ended."""
    exit_code: int
    said: str
    is_over: bool
    """Whether none of them listens any more."""


@pytest.fixture(scope="module")
def story(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("workers")
    shutil.copy(seeded_file, folder / "registry.db")
    token = token_in(folder)
    with started(folder) as (process, port), ExitStack() as ends:
        first, second = workers(port, ends)
        answer, done = ask(first, "/v1/facts", {"facts": [FACT]}, token)
        path = f"/v1/facts/{done['facts'][0]}"
        seen = [known(first, path), known(second, path)]
        waiting = ends.enter_context(closing(connect(port)))
        waiting.request("GET", "/v1/changes?format=stream")
        stream = waiting.getresponse()
        process.send_signal(signal.SIGTERM)
        streamed = stream.read()
        _, said = process.communicate(timeout=PATIENCE)
        over = not is_listening(port)
    return Story(answer.status, seen, streamed, process.returncode, said, over)


def token_in(folder: Path) -> str:
    with closing(Store(f"sqlite:///{folder / 'registry.db'}")) as store:
        add_principal(store, "steward", Role.STEWARD, "bo-y-te")
        return issue_token(store, "steward", days=1)[1]


@contextmanager
def started(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Two workers and the port they answer at; whatever is left of them at the end is killed."""
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        port: int = found.getsockname()[1]
    command = [str(Path(sys.executable).with_name("registry")), "serve", "--workers", "2"]
    with subprocess.Popen(
        [*command, "--port", str(port)],
        env={**os.environ, "REGISTRY_DATA_DIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            until = time.monotonic() + PATIENCE
            while not is_listening(port) and time.monotonic() < until:
                with suppress(subprocess.TimeoutExpired):
                    pytest.fail(f"ended with {process.wait(0.1)}")
            yield process, port
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def is_listening(port: int) -> bool:
    with closing(socket.socket()) as made:
        return made.connect_ex(("127.0.0.1", port)) == 0


def workers(port: int, ends: ExitStack) -> list[http.client.HTTPConnection]:
    """A connection to each worker: they are told apart by the names they give to requests."""
    found: dict[str, http.client.HTTPConnection] = {}
    until = time.monotonic() + PATIENCE
    while len(found) < 2 and time.monotonic() < until:
        made = ends.enter_context(closing(connect(port)))
        answer, _ = ask(made, "/healthz")
        found.setdefault(answer.headers["x-request-id"].partition("-")[0], made)
    return list(found.values())


def connect(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)


def ask(
    connection: http.client.HTTPConnection, path: str, data: Any = None, token: str = ""
) -> tuple[http.client.HTTPResponse, Any]:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    if data is None:
        connection.request("GET", path)
    else:
        connection.request("POST", path, json.dumps(data), headers)
    answer = connection.getresponse()
    return answer, json.loads(answer.read())


def known(connection: http.client.HTTPConnection, path: str) -> int:
    """The status of what is asked for until it is there."""
    until = time.monotonic() + PATIENCE
    while (status := ask(connection, path)[0].status) != 200 and time.monotonic() < until:
        pass
    return status


def test_what_one_worker_wrote_every_worker_answers(story: Story) -> None:
    assert (story.written, story.seen) == (201, [200, 200])


def test_told_to_stop_all_workers_end_without_a_fault(story: Story) -> None:
    assert story.exit_code == 0
    assert story.is_over
    assert "Traceback" not in story.said


def test_told_to_stop_they_send_home_who_waits(story: Story) -> None:
    assert story.streamed.startswith(b"retry:")
