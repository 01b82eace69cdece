"""The page that shows the OpenAPI document: whole, safe, and without the network."""

import re

import pytest
from starlette.testclient import TestClient

from registry_api.docs_page import page


def test_every_operation_is_on_the_page(client: TestClient) -> None:
    document = client.get("/v1/openapi.json").json()

    shown = client.get("/v1/docs", headers={"Accept": "text/html"}).text

    names = [one["operationId"] for path in document["paths"].values() for one in path.values()]
    assert [name for name in names if f'id="{name}"' not in shown] == []


@pytest.mark.parametrize(("wanted", "said"), [("vi", "Tham số"), ("en", "Parameters")])
def test_the_page_is_in_the_reader_s_language(client: TestClient, wanted: str, said: str) -> None:
    answer = client.get("/v1/docs", headers={"Accept-Language": wanted})

    assert answer.headers["content-language"] == wanted
    assert said in answer.text


def test_the_page_takes_nothing_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/v1/docs")

    assert "<script" not in answer.text
    assert re.findall(r'(?:src|href)="(?:https?:)?//', answer.text) == []
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_the_document_says_is_no_markup() -> None:
    tag = {"name": "<b>", "description": "<script>alert(1)</script>"}
    document = {"info": {"description": "<i>"}, "tags": [tag], "paths": {}}

    shown = page(document, "en")

    assert "<script" not in shown
    assert "<i>" not in shown
