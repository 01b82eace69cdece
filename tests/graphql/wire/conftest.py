"""The wire over the toy schema, with callers that need no database."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from starlette.testclient import TestClient

import toy_schema
from registry.access import Principal, Role
from registry_graphql.wire.endpoint import Endpoint
from registry_graphql.wire.faults import Refused
from registry_graphql.wire.limits import Limits
from registry_graphql.wire.trusted import Trusted

TOY = toy_schema.build()._schema


@dataclass
class ToyCallers:
    """Knows one token, and counts what was asked."""

    moment: object = 1
    contexts: list[toy_schema.ToyContext] = field(default_factory=list)

    async def principal(self, authorization: str | None) -> Principal | None:
        if authorization is None:
            return None
        if authorization != "Bearer good":
            raise Refused.of("The token is wrong.", "UNKNOWN")
        return Principal("an", Role.READER)

    def context(self, principal: Principal | None, key: str | None = None) -> Any:
        self.contexts.append(toy_schema.ToyContext(who=principal.name if principal else None))
        return self.contexts[-1]


@dataclass
class Wire:
    """A client of the toy endpoint."""

    client: TestClient
    callers: ToyCallers

    def post(self, given: Any, **headers: str) -> Any:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post("/graphql", json=given, headers=sent)

    def ask(self, query: str, **given: Any) -> Any:
        return self.post({"query": query, **given}).json()

    def get(self, **parameters: str) -> Any:
        headers = {
            name.replace("_", "-"): parameters.pop(name)
            for name in list(parameters)
            if name in ("accept", "sec_fetch_site", "graphql_require_preflight")
        }
        return self.client.get("/graphql", params=parameters, headers=headers)

    def code(self, query: str, **given: Any) -> str:
        (error,) = self.ask(query, **given)["errors"]
        return str(error["extensions"]["code"])


MakeWire = Callable[..., Wire]


@pytest.fixture
def make_wire() -> MakeWire:
    """A wire with limits and settings of one's own."""

    def make(*, trusted: Trusted | None = None, introspection: bool = True, **limits: Any) -> Wire:
        callers = ToyCallers()
        endpoint = Endpoint(
            TOY,
            callers,  # type: ignore[arg-type]  # it has what is asked of callers
            replace(Limits(), **limits),
            trusted=trusted,
            introspection=introspection,
        )
        return Wire(TestClient(endpoint), callers)

    return make


@pytest.fixture
def wire(make_wire: MakeWire) -> Wire:
    return make_wire()
