"""What GraphQL costs: CPU us a request, beside a bare ASGI application and a plain Strawberry one.

Three servers on loopback in one run: the bare one, which reads the body as any POST must; ours over
the reference data; and a plain Strawberry application with its parser and validation caches, over
the same schema and the same objects in memory. Each question is asked of all in turn, many times
over one connection, and the CPU time of each server process is read from the kernel. *Warm*: asked
again and again. *Not cached*: the document has been seen, the answer must be made, because every
body is another one.
"""

import http.client
import tempfile
from contextlib import ExitStack
from typing import Any, NamedTuple

import orjson

import reading
from reading import cpu_of, server
from registry.service import Service
from registry.settings import Settings
from seeding import seed

BARE, OURS, PLAIN = 8911, 8912, 8913
ROUNDS = 5

ONE = """query One($code: String!) { indicator(code: $code) {
  id code name nameEn: name(lang: EN) version status validFrom validTo inForce fieldCode
  digest revision } }"""
MANY = """query Many { indicators(first: 200) { nodes {
  id code name nameEn: name(lang: EN) version status validFrom validTo inForce fieldCode
  digest revision leadBody { body { code name } } } } }"""


class Question(NamedTuple):
    """What is asked, how often a round asks it, and whether every body is another one."""

    name: str
    document: str
    requests: int
    is_kept: bool

    def body(self, number: int) -> bytes:
        """The body of a request."""
        given: dict[str, Any] = {"query": self.document}
        if self.document is ONE:
            given["variables"] = {"code": f"KTXH-{1 if self.is_kept else number % 200 + 1:03}"}
        if not self.is_kept:
            given["extensions"] = {"number": number}
        return orjson.dumps(given)


QUESTIONS = (
    Question("one, warm", ONE, 400, is_kept=True),
    Question("one, not cached", ONE, 400, is_kept=False),
    Question("200 + body, warm", MANY, 100, is_kept=True),
    Question("200 + body, not cached", MANY, 40, is_kept=False),
)


async def bare(scope: Any, receive: Any, send: Any) -> None:
    """Read the request, then answer a body of the length asked for."""
    if scope["type"] == "http":
        while (await receive()).get("more_body"):
            pass
        await reading.bare(scope, receive, send)


def create_plain() -> Any:
    """Strawberry's own ASGI application over the service, as its manual has it."""
    from strawberry.asgi import GraphQL
    from strawberry.extensions import ParserCache, ValidationCache

    from registry_graphql.context import Asking
    from registry_graphql.schema import build

    service = Service(Settings())
    service.follower.catch_up()
    schema = build()
    schema.extensions = (ParserCache, ValidationCache)

    class Plain(GraphQL):
        async def get_context(self, request: Any, response: Any) -> Any:
            return Asking(service)

    return Plain(schema)


def main() -> None:
    """Print a line for each question."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        url = f"sqlite:///{folder}/registry.db"
        seed(url)
        settings = {"REGISTRY_DATABASE_URL": url}
        pids = {
            BARE: running.enter_context(server("graphql_reading:bare", BARE)),
            OURS: running.enter_context(server("registry_api.served:served", OURS, **settings)),
            PLAIN: running.enter_context(server("graphql_reading:create_plain", PLAIN, **settings)),
        }
        print(f"{'':24}{'bytes':>8}{'bare':>8}{'ours':>8}{'plain':>9}{'of bare':>9}{'× plain':>9}")
        for question in QUESTIONS:
            _compare(question, pids)


def _compare(question: Question, pids: dict[int, int]) -> None:
    answers = {port: _ask(port, [question.body(0)], "/graphql")[0] for port in (OURS, PLAIN)}
    if orjson.loads(answers[OURS]) != orjson.loads(answers[PLAIN]):
        raise SystemExit(f"{question.name}: the answers differ")
    spent = dict.fromkeys(pids, 0.0)
    for turn in range(ROUNDS):
        first = 1 + turn * question.requests
        bodies = [question.body(first + index) for index in range(question.requests)]
        for port, pid in pids.items():
            path = f"/?{len(answers[OURS])}" if port == BARE else "/graphql"
            spent[port] += _spend(pid, port, bodies, path)
    each = {port: used / (ROUNDS * question.requests) * 1e6 for port, used in spent.items()}
    bare, ours, plain = each[BARE], each[OURS], each[PLAIN]
    print(
        f"{question.name:24}{len(answers[OURS]):>8}{bare:>8.0f}{ours:>8.0f}{plain:>9.0f}"
        f"{bare / ours:>9.2f}{plain / ours:>9.1f}"
    )


def _spend(pid: int, port: int, bodies: list[bytes], path: str) -> float:
    before = cpu_of(pid)
    _ask(port, bodies, path)
    return cpu_of(pid) - before


def _ask(port: int, bodies: list[bytes], path: str) -> list[bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    answers = []
    for body in bodies:
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answers.append(answer.read())
        if answer.status != 200 or b'"errors"' in answers[-1][:20]:
            raise SystemExit(f"{path}: {answer.status} {answers[-1][:200]!r}")
    return answers


if __name__ == "__main__":
    main()
