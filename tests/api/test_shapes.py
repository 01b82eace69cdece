"""Every answer has the shape that OpenAPI declares, for every record of the reference data."""

from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from registry.kinds import MODELS, Kind
from registry_api import models

KINDS = [pytest.param(kind, id=kind.plural) for kind in Kind]


@pytest.mark.parametrize("kind", KINDS)
def test_lists_and_records_answer_in_their_declared_shape(client: TestClient, kind: Kind) -> None:
    listed = client.get(f"/v1/{kind.plural}", params={"limit": 1000}).json()
    record = TypeAdapter(models.RecordAnswer[MODELS[kind]])  # type: ignore[misc]

    models.ListAnswer.model_validate(listed)
    assert listed["items"]
    for item in listed["items"]:
        record.validate_python(client.get(item["links"]["self"]).json())


SHAPES: list[tuple[str, type[models.Answer]]] = [
    ("/v1", models.IndexAnswer),
    ("/v1/indicators/KTXH-099/versions", models.HistoryAnswer),
    (
        "/v1/indicators/KTXH-099/versions/1.0.0",
        models.ExactVersionAnswer[MODELS[Kind.INDICATOR]],  # type: ignore[misc]
    ),
    ("/v1/indicators/KTXH-099/references", models.ReferencesAnswer),
    ("/v1/indicators/KTXH-099/used-by", models.UsedByAnswer),
    ("/v1/indicators/KTXH-099/closure", models.ClosureAnswer),
    ("/v1/bodies/bo-y-te/facts", models.FactsAnswer),
    ("/v1/facts", models.FactPageAnswer),
    ("/v1/digitization", models.DigitizationAnswer),
    ("/v1/digitization?valid_at=2021-06-18", models.DigitizationAnswer),
    ("/v1/digitization/regimes_electronic?by=lead_body", models.MetricAnswer),
    ("/v1/digitization/provinces_connected?valid_at=2021-06-18", models.MetricAnswer),
    ("/v1/digitization/regimes_electronic?by=body&state=unknown", models.MetricAnswer),
    ("/v1/digitization/ministries_connected/pace?valid_at=2021-06-18", models.PaceAnswer),
    ("/v1/digitization/regimes_electronic/what-if?finish=bo-y-te", models.WhatIfAnswer),
    ("/v1/digitization/indicators_supplied/supply?needed=M", models.SupplyAnswer),
    ("/v1/targets", models.TargetsAnswer),
    ("/v1/targets/nq01-2021-regimes?valid_at=2021-06-18", models.TargetAnswer),
    ("/v1/tallies", models.TalliesAnswer),
    ("/v1/indicators/KTXH-099/difference?from=1.0.0&to=1.0.0", models.DifferenceAnswer),
    ("/v1/indicators/KTXH-099/versions/1.0.0/missing", models.LacksAnswer),
    ("/v1/log", models.LogAnswer),
    ("/v1/log/1", models.LineAnswer),
]


@pytest.mark.parametrize(("path", "model"), SHAPES)
def test_other_answers_have_their_declared_shape(
    client: TestClient, path: str, model: type[models.Answer]
) -> None:
    model.model_validate(client.get(path).json())


def test_every_link_of_a_record_can_be_followed(client: TestClient) -> None:
    record = client.get("/v1/regimes/CDBC-001").json()

    for address in record["links"].values():
        assert client.get(address).status_code == 200, address
    for reference in record["references"]:
        if reference["in_force"]:
            assert client.get(reference["href"]).status_code == 200, reference["href"]


def test_openapi_names_every_route_once(client: TestClient) -> None:
    document: Any = client.get("/v1/openapi.json").json()

    operations = [
        one["operationId"] for path in document["paths"].values() for one in path.values()
    ]
    assert len(operations) == len(set(operations))
    assert len(operations) >= len(Kind) * 8
