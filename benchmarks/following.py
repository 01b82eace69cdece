"""How soon every worker of one database sees what another process wrote.

``registry serve --workers 3`` runs on SQLite; this process writes revisions one after the other and
asks over many kept connections until each worker has answered from the new revision. Printed: the
time from the commit to the last worker, least, middle, most. Workers are told apart by the names
they give to requests.
"""

import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from registry.commands.load import load
from registry.commands.proposal import Statement
from registry.facts import FACTS, FactType
from registry.kinds.parsing import parse
from registry.store import Store
from registry_migrations import upgrade

WORKERS, CONNECTIONS, TURNS, PORT = 3, 16, 20, 8169


def main() -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/registry.db"
        upgrade(url)
        with _serving(folder, url), closing(Store(url)) as store:
            workers = _workers()
            seconds = [_seen_by_all(store, workers, turn) for turn in range(TURNS)]
    print(f"{len(workers)} workers, {TURNS} revisions, seconds until all had seen one:")
    least, middle, most = min(seconds), statistics.median(seconds), max(seconds)
    print(f"least {least:.3f}  middle {middle:.3f}  most {most:.3f}")


def _seen_by_all(store: Store, workers: list[http.client.HTTPConnection], turn: int) -> float:
    given = {"metric": "m", "numerator": turn, "provenance": {"level": "sourced"}}
    revision = load(
        store, [], [Statement(parse(FACTS[FactType.TALLY], given))], actor="benchmark"
    ).revision
    began = time.monotonic()
    while min([_revision(worker) for worker in workers]) < revision:
        time.sleep(0.005)
    return time.monotonic() - began


def _revision(worker: http.client.HTTPConnection) -> int:
    _, body = _ask(worker)
    revision: int = body["revision"]
    return revision


def _workers() -> list[http.client.HTTPConnection]:
    """A connection to each worker: of many, the first to each."""
    found: dict[str, http.client.HTTPConnection] = {}
    while len(found) < WORKERS:
        for _ in range(CONNECTIONS):
            made = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
            name, _ = _ask(made)
            found.setdefault(name, made)
    return list(found.values())


def _ask(connection: http.client.HTTPConnection) -> tuple[str, dict[str, int]]:
    connection.request("GET", "/v1/changes?limit=1&since=1000000")
    answer = connection.getresponse()
    body: dict[str, int] = json.loads(answer.read())
    return answer.headers["x-request-id"].partition("-")[0], body


@contextmanager
def _serving(folder: str, url: str) -> Iterator[None]:
    command = [str(Path(sys.executable).with_name("registry")), "serve", "--empty"]
    options = ["--port", str(PORT), "--workers", str(WORKERS)]
    environment = {**os.environ, "REGISTRY_DATABASE_URL": url, "REGISTRY_DATA_DIR": folder}
    with Path(folder, "log").open("wb") as log:
        server = subprocess.Popen([*command, *options], env=environment, stderr=log)  # noqa: S603 - ours
        try:
            _wait_for_it()
            yield
        finally:
            server.terminate()
            server.wait()


def _wait_for_it() -> None:
    while True:
        try:
            _ask(http.client.HTTPConnection("127.0.0.1", PORT, timeout=60))
        except OSError:
            time.sleep(0.1)
        else:
            return


if __name__ == "__main__":
    main()
