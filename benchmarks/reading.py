"""What reading costs: CPU microseconds a request, beside a bare ASGI application in the same run.

Two servers are started on loopback, the bare one and ours over the reference data; each question is
asked of both in turn, many times over one connection, and the CPU time of each server process is
read from the kernel. The ratio is bare ÷ ours: 1 would be the speed of the wire. A cold question is
asked about a day nobody asked about before, so that not even the view of that day is there; what
was worked out for other days on which nothing began or ended may serve. A new revision makes all of
it anew. A batch resolves a hundred names by one POST.
"""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seeding import seed

ROUNDS, REQUESTS = 5, 400
TICKS = os.sysconf("SC_CLK_TCK")

QUESTIONS = {
    "record, warm": "/v1/indicators/KTXH-099",
    "list of 200, warm": "/v1/indicators",
    "304, warm": "/v1/indicators/KTXH-099",
    "record, cold": "/v1/indicators/KTXH-{n:03}?valid_at={day}",
    "list of 200, cold": "/v1/indicators?valid_at={day}",
    "closure, cold": "/v1/regimes/CDBC-001/closure?valid_at={day}",
    "resolve one, cold": "/v1/resolve?id=KTXH-{n:03}&valid_at={day}",
    "resolve 100": "POST /v1/resolve",
}

BATCH = json.dumps({"items": [f"KTXH-{number:03}" for number in range(1, 101)]}).encode()


async def bare(scope: dict, receive: object, send: object) -> None:  # type: ignore[type-arg]
    """The least an ASGI application can do: answer a body of the length asked for."""
    if scope["type"] != "http":
        return
    body = b"x" * int(scope["query_string"] or b"2000")
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})  # type: ignore[operator]
    await send({"type": "http.response.body", "body": body})  # type: ignore[operator]


def main() -> None:
    """Print a line for each question."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/registry.db"
        seed(url)
        with (
            server("reading:bare", 8901) as plain,
            server("registry_api.served:served", 8902, REGISTRY_DATABASE_URL=url) as ours,
        ):
            print(f"{'':22}{'bytes':>8}{'bare us':>9}{'ours us':>9}{'ratio':>7}")
            for name, question in QUESTIONS.items():
                _compare(name, question, plain, ours)


def _compare(name: str, question: str, plain: int, ours: int) -> None:
    etag, size = _look(question)
    headers = {"If-None-Match": etag} if name.startswith("304") else {}
    length = 0 if headers else size
    spent = {plain: 0.0, ours: 0.0}
    for turn in range(ROUNDS):
        spent[plain] += _spend(plain, 8901, [f"/?{length}"] * REQUESTS, {})
        spent[ours] += _spend(ours, 8902, list(_questions(question, turn)), headers)
    each = {pid: used / (ROUNDS * REQUESTS) * 1e6 for pid, used in spent.items()}
    ratio = each[plain] / each[ours]
    print(f"{name:22}{length:>8}{each[plain]:>9.0f}{each[ours]:>9.0f}{ratio:>7.2f}")


def _questions(question: str, turn: int) -> Iterator[str]:
    """The question again and again; a cold one about another day each time."""
    for index in range(REQUESTS):
        number = turn * REQUESTS + index
        day = f"{2021 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        yield question.format(n=number % 200 + 1, day=day)


def _look(question: str) -> tuple[str, int]:
    connection = http.client.HTTPConnection("127.0.0.1", 8902)
    _request(connection, next(_questions(question, 0)), {})
    answer = connection.getresponse()
    return answer.headers.get("ETag", ""), len(answer.read())


def _spend(pid: int, port: int, paths: list[str], headers: dict[str, str]) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    before = cpu_of(pid)
    for path in paths:
        _request(connection, path, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status not in (200, 304):
            raise SystemExit(f"{path}: {answer.status}")
    return cpu_of(pid) - before


def _request(connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> None:
    if path.startswith("POST "):
        sent = {"Content-Type": "application/json", **headers}
        connection.request("POST", path.removeprefix("POST "), BATCH, sent)
    else:
        connection.request("GET", path, headers=headers)


def cpu_of(pid: int) -> float:
    """Seconds of CPU a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def server(app: str, port: int, **settings: str) -> Iterator[int]:
    """Run an application under uvicorn; answers its process id. Factories are ``create_…``."""
    factory = ["--factory"] if ":create_" in app else []
    command = [sys.executable, "-m", "uvicorn", app, *factory, "--port", str(port)]
    here = {"PYTHONPATH": str(Path(__file__).parent), **os.environ, **settings}
    quiet = ["--no-access-log", "--log-level", "warning"]
    process = subprocess.Popen([*command, *quiet], env=here)  # noqa: S603 - our own command
    try:
        _wait(port)
        _settle(process.pid)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _settle(pid: int) -> None:
    """Wait until nothing is done in the background any more, such as building an index."""
    for _ in range(120):
        before = cpu_of(pid)
        time.sleep(0.5)
        if cpu_of(pid) - before < 0.03:
            return


def _wait(port: int) -> None:
    for _ in range(1_200):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"no server on port {port}")


if __name__ == "__main__":
    main()
