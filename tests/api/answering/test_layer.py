"""Answers kept as bytes, and the HTTP all reading has in common."""

import gzip
from typing import Any

import brotli
import pytest
import zstandard
from starlette.testclient import TestClient

PATH = "/v1/indicators/KTXH-099"


def test_an_answer_has_a_strong_etag_and_304_when_it_is_named(client: TestClient) -> None:
    first = client.get(PATH)

    again = client.get(PATH, headers={"If-None-Match": first.headers["etag"]})

    assert first.headers["etag"].startswith('"')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("named", ["*", "W/{}", '"other", {}'])
def test_if_none_match_is_read_as_the_standard_says(client: TestClient, named: str) -> None:
    etag = client.get(PATH).headers["etag"]

    answer = client.get(PATH, headers={"If-None-Match": named.format(etag)})

    assert answer.status_code == 304


def test_another_etag_gets_the_whole_answer(client: TestClient) -> None:
    assert client.get(PATH, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_says_what_get_would_without_the_body(client: TestClient) -> None:
    got, head = client.get(PATH), client.head(PATH)

    assert (head.status_code, head.content) == (200, b"")
    for name in ("etag", "content-type", "content-length"):
        assert head.headers[name] == got.headers[name]


def test_a_warm_answer_is_the_cold_one_byte_for_byte(client: TestClient) -> None:
    path, named = f"{PATH}?valid_at=2022-02-02", {"X-Request-Id": "the-same-name"}

    cold, warm = client.get(path, headers=named), client.get(path, headers=named)

    assert cold.content == warm.content
    assert dict(cold.headers) == dict(warm.headers)


def test_a_compressed_answer_is_another_representation_with_its_own_etag(
    client: TestClient,
) -> None:
    plain = client.get(PATH, headers={"Accept-Encoding": "identity"})
    with client.stream("GET", PATH, headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert answer.headers["etag"] != plain.headers["etag"]
    named = client.get(PATH, headers={"If-None-Match": answer.headers["etag"]})
    assert named.status_code == 304


def test_a_new_revision_is_answered_anew(office: Any) -> None:
    before = office.client.get("/v1/facts?type=tally")
    fact = {"type": "tally", "metric": "m", "numerator": 1, "provenance": {"level": "known"}}

    office.send("registrar", "POST", "/v1/facts", {"facts": [fact]})

    after = office.client.get("/v1/facts?type=tally")
    assert after.json()["total"] == before.json()["total"] + 1
    assert after.headers["etag"] != before.headers["etag"]


def test_a_new_day_is_answered_anew(office: Any) -> None:
    from datetime import timedelta

    before = office.client.get(PATH).json()["asked"]["valid_at"]

    office.clock.instant += timedelta(days=1)

    assert office.client.get(PATH).json()["asked"]["valid_at"] > before


def test_who_asks_and_what_went_wrong_are_never_kept(office: Any) -> None:
    one = office.send("steward", "GET", "/v1/me").json()["name"]
    other = office.send("registrar", "GET", "/v1/me").json()["name"]
    vi = office.client.get("/v1/units/none").json()["title"]
    en = office.client.get("/v1/units/none", headers={"Accept-Language": "en"}).json()["title"]

    assert (one, other) == ("steward", "registrar")
    assert (vi, en) == ("Không tìm thấy", "Not found")


def test_other_sites_may_read(client: TestClient) -> None:
    assert client.get(PATH).headers["access-control-allow-origin"] == "*"


def test_other_sites_may_ask_and_no_more(client: TestClient) -> None:
    asked = {"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}

    answer = client.options("/v1/facts", headers=asked)

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "Accept-Datetime" in answer.headers["access-control-allow-headers"]


def test_options_names_every_method(client: TestClient) -> None:
    assert client.options("/v1/facts").headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_options_of_nothing_is_no_such_address(client: TestClient) -> None:
    assert client.options("/v1/nowhere").status_code == 404


def test_an_exact_version_is_kept_for_a_year(client: TestClient) -> None:
    answer = client.get(f"{PATH}/versions/1.0.0")

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_an_exact_version_is_the_same_after_it_is_voided(office: Any) -> None:
    path = "/v1/units/phan-tram/versions/1.0.0"
    before = office.client.get(path)
    edition = office.client.get("/v1/units/phan-tram/versions").headers["etag"]

    done = office.send("registrar", "POST", f"{path}/void", {"reason": "x"}, If_Match=edition)

    assert done.status_code == 200, done.text
    assert office.client.get(path).content == before.content
    assert office.client.get("/v1/units/phan-tram").status_code == 404


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip"])
def test_every_encoding_is_the_same_answer(client: TestClient, encoding: str) -> None:
    plain = client.get(PATH, headers={"Accept-Encoding": "identity"})

    packed = client.get(PATH, headers={"Accept-Encoding": encoding})

    assert packed.headers["content-encoding"] == encoding
    assert packed.headers["etag"] == f'{plain.headers["etag"][:-1]}-{encoding}"'
    assert int(packed.headers["content-length"]) < len(plain.content)
    assert unpack(encoding, packed) == plain.content


def unpack(encoding: str, answer: Any) -> bytes:
    """What was answered: the client itself unpacks what it knows."""
    content: bytes = answer.content
    if content[:1] == b"{":
        return content
    return brotli.decompress(content) if encoding == "br" else zstandard.decompress(content)
