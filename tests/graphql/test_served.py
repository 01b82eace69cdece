"""Clients of the outside against a served ``/graphql``: the ``gql`` client, Apollo's gateway."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gql import Client, GraphQLRequest
from gql.transport.httpx import HTTPXTransport

from registry.settings import Settings
from registry_api.app import create_app
from serving import serving

FEDERATION = Path(__file__).parents[1] / "node" / "federation"
EXAMPLES = Path(__file__).parents[2] / "graphql" / "examples"


@pytest.fixture(scope="module")
def address(seeded_file: Path) -> Iterator[str]:
    """Where GraphQL is served over the reference data."""
    app = create_app(Settings(database_url=f"sqlite:///{seeded_file}", poll_seconds=60))
    with serving(app) as (host, port):
        yield f"http://{host}:{port}/graphql"


@pytest.fixture(scope="module")
def across(address: str) -> Any:
    """What a gateway answers that has composed the registry with another subgraph."""
    command = ["node", "compose.js", address]
    done = subprocess.run(command, cwd=FEDERATION, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def test_a_client_checks_the_schema_and_pages_through_200_indicators(address: str) -> None:
    text = (EXAMPLES / "page-through-indicators.graphql").read_text()
    seen: list[str] = []
    given: dict[str, Any] = {"first": 30}

    with Client(
        transport=HTTPXTransport(address, timeout=60), fetch_schema_from_transport=True
    ) as session:
        while True:
            page = session.execute(GraphQLRequest(text, variable_values=given))["catalogue"]
            seen += [edge["node"]["code"] for edge in page["indicators"]["edges"]]
            info = page["indicators"]["pageInfo"]
            if not info["hasNextPage"]:
                break
            given |= {"after": info["endCursor"], "asOf": page["asOfRevision"]}

    assert len(seen) == len(set(seen)) == 200


def test_a_gateway_resolves_from_another_subgraph_to_ours_and_back(across: Any) -> None:
    observations = across["fromTheirs"]["data"]["observations"]

    body = {"name": "Bộ Y tế", "address": "138A Giảng Võ, Hà Nội"}
    assert [one["indicator"]["leadBody"]["body"] for one in observations] == [body, body]


def test_a_gateway_resolves_from_ours_to_another_subgraph(across: Any) -> None:
    indicator = across["fromOurs"]["data"]["indicator"]

    assert indicator["observations"][0] == {"value": 9.8, "period": "2021"}
