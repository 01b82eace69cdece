"""What is kept for whom: the layer in front of an application of its own that counts its work."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from registry.service import Service
from registry.settings import Settings
from registry_api.answering import Answering
from registry_api.answering.kept import Kept
from registry_api.answering.memory import Memory


@dataclass
class Counting:
    """An application that answers what it is told, and how often it was asked."""

    headers: dict[str, str]
    asked: int = 0

    async def whole(self, request: Request) -> Response:
        self.asked += 1
        said = request.headers.get("accept-language", "") + request.headers.get("cookie", "")
        return Response(f"{self.asked} {said}", headers=self.headers, media_type="text/plain")

    async def stream(self, request: Request) -> Response:
        async def parts() -> Any:
            for part in (b"a\n", b"b\n"):
                self.asked += 1
                yield part

        return StreamingResponse(parts(), headers=self.headers, media_type="text/plain")


@pytest.fixture
def counting() -> Counting:
    return Counting({})


@pytest.fixture
def reader(counting: Counting, seeded_file: Path) -> Iterator[TestClient]:
    service = Service(Settings(database_url=f"sqlite:///{seeded_file}"))
    routes = [Route("/whole", counting.whole), Route("/stream", counting.stream)]
    app = Starlette(routes=routes)
    app.add_middleware(Answering, service=service)
    with TestClient(app) as client:
        yield client
    service.store.close()


def test_an_answer_is_made_once(counting: Counting, reader: TestClient) -> None:
    first, second = reader.get("/whole"), reader.get("/whole")

    assert counting.asked == 1
    assert first.text == second.text
    assert first.headers["cache-control"] == "no-cache"


def test_another_query_is_another_question(counting: Counting, reader: TestClient) -> None:
    reader.get("/whole?a=1")
    reader.get("/whole?a=2")

    assert counting.asked == 2


def test_what_vary_names_tells_answers_apart(counting: Counting, reader: TestClient) -> None:
    counting.headers = {"Vary": "Accept-Language"}

    said = [reader.get("/whole", headers={"Accept-Language": one}).text for one in ("vi", "en")]
    again = [reader.get("/whole", headers={"Accept-Language": one}) for one in ("vi", "en")]

    assert said == ["1 vi", "2 en"]
    assert [one.text for one in again] == said
    assert again[0].headers["vary"] == "accept-encoding, accept-language"


@pytest.mark.parametrize("credential", [{"Authorization": "Bearer x"}, {"Cookie": "session=x"}])
def test_an_answer_to_somebody_is_for_nobody_else(
    counting: Counting, reader: TestClient, credential: dict[str, str]
) -> None:
    own = reader.get("/whole", headers=credential)

    reader.get("/whole")
    reader.get("/whole", headers=credential)

    assert counting.asked == 3
    assert own.headers["cache-control"] == "private, no-cache"


def test_what_is_public_is_given_to_all(counting: Counting, reader: TestClient) -> None:
    counting.headers = {"Cache-Control": "public, max-age=0"}

    first = reader.get("/whole", headers={"Authorization": "Bearer x"})
    second = reader.get("/whole")

    assert counting.asked == 1
    assert first.headers["cache-control"] == second.headers["cache-control"] == "public, max-age=0"


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "no-store"},
        {"Cache-Control": "max-age=5, private"},
        {"Cache-Control": 'private="set-cookie"'},
        {"Vary": "*"},
        {"Set-Cookie": "a=b"},
    ],
)
def test_what_says_so_is_not_kept(
    counting: Counting, reader: TestClient, headers: dict[str, str]
) -> None:
    counting.headers = headers

    for _ in range(2):
        reader.get("/whole")

    assert counting.asked == 2


def test_an_etag_of_its_own_is_kept(counting: Counting, reader: TestClient) -> None:
    counting.headers = {"ETag": '"17"'}

    answer = reader.get("/whole", headers={"If-None-Match": '"17"'})

    assert (answer.status_code, answer.headers["etag"]) == (304, '"17"')


def test_a_stream_is_passed_on(counting: Counting, reader: TestClient) -> None:
    answer = reader.get("/stream")

    assert answer.text == "a\nb\n"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_stream_the_reader_has_is_not_made(counting: Counting, reader: TestClient) -> None:
    counting.headers = {"ETag": '"s"'}

    answer = reader.get("/stream", headers={"If-None-Match": '"s"'})

    assert (answer.status_code, answer.content, counting.asked) == (304, b"", 0)


def test_head_of_a_stream_makes_none_of_it(counting: Counting, reader: TestClient) -> None:
    answer = reader.head("/stream")

    assert (answer.status_code, answer.content, counting.asked) == (200, b"", 0)


def kept(size: int) -> Kept:
    return Kept([(b"content-type", b"text/plain")], b"x" * size, is_for_one=False)


def test_the_longest_unused_goes_first() -> None:
    memory = Memory(100_000)
    memory.turn_to(1)
    for name in (b"a", b"b"):
        memory.put(1, (name, b""), {}, kept(2_000))
    memory.find((b"a", b""), {}, is_for_one=False)

    for number in range(15):
        memory.put(1, (b"%d" % number, b""), {}, kept(2_000))

    found = [memory.find((name, b""), {}, is_for_one=False) for name in (b"a", b"b")]
    assert [one is not None for one in found] == [True, False]


def test_an_answer_of_a_moment_gone_by_is_not_kept() -> None:
    memory = Memory(100_000)
    memory.turn_to(2)

    memory.put(1, (b"a", b""), {}, kept(10))

    assert memory.find((b"a", b""), {}, is_for_one=False) is None


def test_an_address_does_not_collect_variants_without_end() -> None:
    memory = Memory(10_000_000)
    memory.turn_to(1)
    varied = Kept([(b"vary", b"accept-language")], b"x", is_for_one=False)

    for number in range(100):
        memory.put(1, (b"a", b""), {b"accept-language": b"%d" % number}, varied)

    found = [
        memory.find((b"a", b""), {b"accept-language": b"%d" % number}, is_for_one=False)
        for number in range(100)
    ]
    assert sum(one is not None for one in found) == 16
