"""The schema over the reference data, and a way to ask it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.service import Service
from registry.settings import Settings
from registry_graphql.context import Asking
from registry_graphql.schema import build

Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def seeded_service(seeded_file: Path) -> Iterator[Service]:
    """The service over the reference data, read only."""
    service = Service(Settings(database_url=f"sqlite:///{seeded_file}", poll_seconds=60))
    service.follower.catch_up()
    yield service
    service.store.close()


@pytest.fixture(scope="session")
def execute(seeded_service: Service) -> Ask:
    """The whole result of an operation."""

    def ask(document: str, **variables: Any) -> Any:
        return build().execute_sync(
            document, variable_values=variables, context_value=Asking(seeded_service)
        )

    return ask


@pytest.fixture(scope="session")
def ask(execute: Ask) -> Ask:
    """The data of an operation that must have no errors."""

    def data(document: str, **variables: Any) -> Any:
        result = execute(document, **variables)
        assert result.errors is None, result.errors
        return result.data

    return data


@pytest.fixture(scope="session")
def refusal(execute: Ask) -> Ask:
    """The one error of an operation."""

    def error(document: str, **variables: Any) -> Any:
        (found,) = execute(document, **variables).errors
        return found

    return error
