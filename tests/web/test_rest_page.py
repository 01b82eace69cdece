"""The REST documentation: every operation is told, in both languages, and can be tried."""

from typing import Any

import pytest
from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def document(client: TestClient) -> Any:
    return client.get("/v1/openapi.json").json()


def test_every_operation_is_told(client: TestClient, document: Any) -> None:
    names = [one["operationId"] for path in document["paths"].values() for one in path.values()]

    told = "".join(
        client.get("/developers/rest", params={"group": tag["name"]}).text
        for tag in document["tags"]
    )

    assert [name for name in names if f'id="{name}"' not in told] == []


@pytest.mark.parametrize(
    ("address", "said", "unsaid"),
    [
        (
            "/developers/rest?group=search",
            "Nhiều nhất bao nhiêu kết quả.",
            "How many hits at most.",
        ),
        ("/en/developers/rest?group=search", "How many hits at most.", "Nhiều nhất bao nhiêu"),
    ],
)
def test_it_is_told_in_one_language(
    client: TestClient, address: str, said: str, unsaid: str
) -> None:
    page = client.get(address).text

    assert said in page
    assert unsaid not in page


def test_a_form_asks_what_was_filled_in(client: TestClient) -> None:
    asked = {"operation_id": "get_indicator", "code": "KTXH-099", "valid_at": "", "as_of": "900"}

    answer = client.get("/developers/rest/ask", params=asked, follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/v1/indicators/KTXH-099?as_of=900"


def test_what_is_filled_in_stays_inside_the_address(client: TestClient) -> None:
    asked = {"operation_id": "get_indicator", "code": "../../evil?x=1#y"}

    answer = client.get("/developers/rest/ask", params=asked, follow_redirects=False)

    assert answer.headers["location"] == "/v1/indicators/..%2F..%2Fevil%3Fx%3D1%23y"


@pytest.mark.parametrize(
    "asked",
    [
        {"operation_id": "no_such"},
        {"operation_id": "publish_change_request", "id": "1"},
        {"operation_id": "get_indicator"},
    ],
    ids=["unknown", "no reading", "without its code"],
)
def test_what_cannot_be_asked_is_refused(client: TestClient, asked: dict[str, str]) -> None:
    answer = client.get("/developers/rest/ask", params=asked, follow_redirects=False)

    assert answer.status_code == 400


def test_a_group_there_is_not_is_refused(client: TestClient) -> None:
    assert client.get("/developers/rest?group=x").status_code == 400


@pytest.mark.parametrize(
    ("wanted", "place"), [("vi", "/developers/rest"), ("en", "/en/developers/rest")]
)
def test_the_api_leads_there(client: TestClient, wanted: str, place: str) -> None:
    answer = client.get("/v1/docs", headers={"Accept-Language": wanted}, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (307, place)
