"""Documents by their hash: registered by clients (Apollo), or trusted from a folder."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from registry_graphql.wire.trusted import Trusted

QUERY = "{ who }"
HASH = hashlib.sha256(QUERY.encode()).hexdigest()
BY_HASH = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}}


def test_an_unknown_hash_is_asked_for_with_its_text(wire: Any) -> None:
    (error,) = wire.post(BY_HASH).json()["errors"]

    assert error["message"] == "PersistedQueryNotFound"
    assert error["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"


def test_a_document_sent_with_its_hash_is_known_from_then_on(wire: Any) -> None:
    wire.post({"query": QUERY, **BY_HASH})

    assert wire.post(BY_HASH).json() == {"data": {"who": None}}
    assert wire.get(extensions=json.dumps(BY_HASH["extensions"])).json() == {"data": {"who": None}}


def test_a_wrong_hash_is_refused(wire: Any) -> None:
    assert wire.post({"query": "{ later }", **BY_HASH}).status_code == 400


def test_a_document_that_is_not_valid_is_not_kept(wire: Any) -> None:
    text = "{ nothing }"
    by_hash = {"documentId": "sha256:" + hashlib.sha256(text.encode()).hexdigest()}
    wire.post({"query": text, **by_hash})

    (error,) = wire.post(by_hash).json()["errors"]

    assert error["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "who.graphql").write_text(QUERY)
    later = "{ later }"
    hash = hashlib.sha256(later.encode()).hexdigest()
    (tmp_path / "relay.json").write_text(json.dumps({hash: later}))
    apollo = {
        "format": "apollo-persisted-query-manifest",
        "operations": [{"id": hash, "body": later}],
    }
    (tmp_path / "apollo.json").write_text(json.dumps(apollo))
    return tmp_path


def test_a_trusted_document_is_known_by_its_hash(make_wire: Any, folder: Path) -> None:
    answer = make_wire(trusted=Trusted(folder)).post({"documentId": f"sha256:{HASH}"})

    assert answer.json() == {"data": {"who": None}}


def test_only_trusted_documents_can_be_demanded(make_wire: Any, folder: Path) -> None:
    closed = make_wire(trusted=Trusted(folder, only=True))

    assert closed.ask("{ later }") == {"data": {"later": 7}}
    assert closed.code("{ sum(spans: []) }") == "PERSISTED_QUERY_ONLY"
    assert closed.code(
        "{ sum(spans: []) }", documentId=hashlib.sha256(b"{ sum(spans: []) }").hexdigest()
    ) == ("PERSISTED_QUERY_ONLY")


def test_a_manifest_with_a_wrong_hash_keeps_the_service_from_starting(tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text(json.dumps({HASH: "{ other }"}))

    with pytest.raises(ValueError, match="not that of its document"):
        Trusted(tmp_path)
