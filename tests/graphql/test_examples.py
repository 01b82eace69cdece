"""Every example answers: with data, without errors; and the printed promise of each holds."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from graphql import OperationDefinitionNode, OperationType, parse

from registry_graphql.context import Asking
from registry_graphql.schema import build

EXAMPLES = sorted((Path(__file__).parents[2] / "graphql" / "examples").glob("*.graphql"))


def operation(path: Path) -> OperationType:
    (found,) = parse(path.read_text()).definitions
    assert isinstance(found, OperationDefinitionNode)
    return found.operation


QUERIES = [path for path in EXAMPLES if operation(path) is OperationType.QUERY]


def answer(service: Any, name: str, **given: Any) -> Any:
    path = next(path for path in EXAMPLES if path.stem == name)
    service.search.catch_up(service.catalogue)
    work = build().execute(path.read_text(), variable_values=given, context_value=Asking(service))
    result = asyncio.run(work)  # type: ignore[arg-type]
    assert result.errors is None, result.errors
    return result.data


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_an_example_answers(seeded_service: Any, path: Path) -> None:
    data = answer(seeded_service, path.stem)

    assert all(value is not None for value in data.values())


def test_regimes_lead_to_the_successors_of_2021s_bodies(seeded_service: Any) -> None:
    data = answer(seeded_service, "from-regimes-to-successors", first=150)

    bodies = {
        indicator["leadBody"]["body"]["code"]: {
            holder["body"]["code"] for holder in indicator["leadBody"]["body"]["dutiesNowHeldBy"]
        }
        for regime in data["catalogue"]["regimes"]["nodes"]
        for template in regime["templates"]["nodes"]
        for indicator in template["indicators"]
        if indicator["leadBody"]["body"]
    }
    assert bodies["bo-ke-hoach-va-dau-tu"] == {"bo-tai-chinh-2025"}


def test_the_tally_of_2021_stands_beside_the_count(seeded_service: Any) -> None:
    data = answer(seeded_service, "vpcp-tracks-digitization")

    first = data["catalogue"]["metrics"][0]
    assert (first["tally"]["numerator"], first["tally"]["denominator"]) == (8, 148)
    assert first["counts"]["unknown"] > 0


def test_the_rehearsal_of_a_change_succeeds(office: Any) -> None:
    document = next(path for path in EXAMPLES if path.stem == "propose-a-change").read_text()

    done = office.send("steward", document)

    assert done["isDryRun"] is True


def test_what_the_example_proposes_is_only_wording(office: Any) -> None:
    document = next(path for path in EXAMPLES if path.stem == "propose-a-change").read_text()
    made = office.send("steward", document.replace("dryRun: true", "dryRun: false"))["request"]

    found = office.send(
        "steward",
        "query ($id: ID!) { changeRequest(id: $id) { preview { weight } } }",
        id=made["id"],
    )

    assert found["preview"] == [{"weight": "PATCH"}]


def test_the_subscription_tells_of_a_first_change(seeded_service: Any) -> None:
    document = next(path for path in EXAMPLES if path.stem == "follow-changes").read_text()

    async def first() -> Any:
        stream = await build().subscribe(document, context_value=Asking(seeded_service))
        return await anext(stream)  # type: ignore[arg-type]

    told = asyncio.run(first())

    assert told.errors is None
    assert told.data["changes"]["line"]["hash"]
