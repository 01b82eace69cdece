"""The subscription: every change after a revision, then those to come; and search."""

import asyncio
from typing import Any

from registry.access import Principal, Role
from registry.commands.state import void_fact
from registry_graphql.context import Asking
from registry_graphql.schema import build

CHANGES = """
subscription ($since: Int, $kinds: [Kind!]) {
  changes(since: $since, kinds: $kinds) {
    revision urn sentence { vi } record { key version } fact { revision }
  }
}
"""


async def first(service: Any, count: int, **given: Any) -> list[Any]:
    stream = await build().subscribe(CHANGES, variable_values=given, context_value=Asking(service))
    found = []
    async for one in stream:  # type: ignore[union-attr]
        assert one.errors is None, one.errors
        found.append(one.data["changes"])
        if len(found) == count:
            break
    await stream.aclose()  # type: ignore[union-attr]
    return found


def test_changes_go_on_after_a_revision(seeded_service: Any) -> None:
    found = asyncio.run(first(seeded_service, 3, since=10))

    assert [one["revision"] for one in found] == [11, 12, 13]


def test_changes_are_of_the_kinds_asked_for(seeded_service: Any) -> None:
    found = asyncio.run(first(seeded_service, 2, since=0, kinds=["REGIME"]))

    assert {one["record"]["key"].split(":")[0] for one in found} == {"regime"}


def test_a_change_to_come_is_told(office: Any) -> None:
    service = office.service
    registrar = Principal("registrar", Role.REGISTRAR)

    async def follow_and_change() -> list[Any]:
        async with service.follow():
            waiting = asyncio.create_task(first(service, 1, since=service.catalogue.revision))
            await service.carry_out(registrar, lambda work: void_fact(work, 1200, reason="sai"))
            return await waiting

    (told,) = asyncio.run(follow_and_change())

    assert told["fact"] == {"revision": 1200}


def test_a_revision_to_come_cannot_be_resumed_from(seeded_service: Any) -> None:
    async def errors() -> Any:
        stream = await build().subscribe(
            CHANGES, variable_values={"since": 99999}, context_value=Asking(seeded_service)
        )
        return (await anext(stream)).errors  # type: ignore[arg-type]

    (error,) = asyncio.run(errors())

    assert error.extensions["code"] == "BAD_QUESTION"


def test_records_are_found_without_marks(seeded_service: Any) -> None:
    seeded_service.search.catch_up(seeded_service.catalogue)
    document = """
    { search(query: "ti le that nghiep", where: {kind: [INDICATOR]}, first: 1) {
        totalCount readAs pageInfo { endCursor hasNextPage }
        edges { cursor node { why record { name } fragments { parts { text matched } } } } } }
    """

    found = asyncio.run(build().execute(document, context_value=Asking(seeded_service)))  # type: ignore[arg-type]

    (edge,) = found.data["search"]["edges"]
    assert "thất nghiệp" in edge["node"]["record"]["name"].lower()
    assert edge["cursor"] == found.data["search"]["pageInfo"]["endCursor"] == "1"


def test_names_are_suggested_as_they_are_typed(seeded_service: Any) -> None:
    seeded_service.search.catch_up(seeded_service.catalogue)
    document = '{ suggest(query: "ty le that ng", limit: 3) { record { key name } } }'

    found = asyncio.run(build().execute(document, context_value=Asking(seeded_service)))  # type: ignore[arg-type]

    assert any("thất nghiệp" in one["record"]["name"].lower() for one in found.data["suggest"])


def test_a_forecast_is_refused_where_it_would_be_made_up(seeded_service: Any) -> None:
    document = """
    { metric(name: REGIMES_ELECTRONIC, validAt: "2021-07-01") {
        pace { day counts { reached } } forecast(on: "2021-12-31") { expected refused { en } } } }
    """

    found = asyncio.run(build().execute(document, context_value=Asking(seeded_service)))  # type: ignore[arg-type]

    metric = found.data["metric"]
    assert metric["pace"][-1]["counts"] == {"reached": 2}
    assert metric["forecast"]["expected"] is None
    assert metric["forecast"]["refused"]["en"]
