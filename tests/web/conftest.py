"""Search ready before pages ask it."""

import pytest
from starlette.testclient import TestClient


@pytest.fixture
def searching(client: TestClient) -> TestClient:
    """The service over the reference data, with its search index there."""
    service = client.app.state.service  # type: ignore[attr-defined]
    service.search.catch_up(service.catalogue)
    return client
