"""The schema over the reference data, and a way to ask it."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from factories import Ticking
from registry.access import Principal, Role
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


PEOPLE = {
    "reader": Principal("reader", Role.READER),
    "steward": Principal("steward", Role.STEWARD, "bo-y-te"),
    "stranger": Principal("stranger", Role.STEWARD, "bo-cong-an"),
    "registrar": Principal("registrar", Role.REGISTRAR),
    "other": Principal("other", Role.REGISTRAR),
}


PROPOSE = """
mutation ($input: ProposeChangeInput!, $dryRun: Boolean! = false, $key: String) {
  proposeChange(input: $input, dryRun: $dryRun, idempotencyKey: $key) {
    ... on ChangeRequestDone { isReplayed isDryRun request { id edition state author title } }
    ... on Refused { code message { vi en } faults { pointer path code message { vi en } } }
  }
}
"""


@dataclass
class Office:
    """A registry of one's own, the people who change it, and what they send."""

    service: Service
    propose_document: str = PROPOSE

    def run(self, who: str | None, document: str, key: str | None = None, **given: Any) -> Any:
        asking = Asking(self.service, PEOPLE[who] if who else None, key)
        work = build().execute(document, variable_values=given, context_value=asking)
        return asyncio.run(work)  # type: ignore[arg-type]

    def send(self, who: str | None, document: str, key: str | None = None, **given: Any) -> Any:
        """The one field of an operation that has no errors."""
        result = self.run(who, document, key, **given)
        assert result.errors is None, result.errors
        (found,) = result.data.values()
        return found

    def draft(self, code: str = "KTXH-125", **content: Any) -> dict[str, Any]:
        """A draft of an indicator as it stands, with some fields put otherwise."""
        now = {
            "names": {"vi": "Số bác sĩ trên 10.000 dân", "en": "Doctors per 10,000 inhabitants"},
            "fieldCode": "CAC_VAN_DE_XA_HOI",
            "units": [{"unitCode": "bac-si-van-dan", "text": "Bác sĩ/10.000 dân"}],
            "periodicityCodes": ["A"],
            "leadBody": {"bodyCode": "bo-y-te", "text": "Bộ Y tế"},
            "legalBasis": [{"instrumentCode": "293-qd-ttg-2020", "text": "Quyết định 293/QĐ-TTg"}],
        }
        return {
            "code": code,
            "validFrom": "2023-01-01",
            "provenance": {"level": "SOURCED", "reference": "a test"},
            "content": {"indicator": {**now, **content}},
        }

    def proposed(self, **content: Any) -> Any:
        given = {"title": "Sửa đổi", "drafts": [self.draft(**content)]}
        return self.send("steward", self.propose_document, input=given)


@pytest.fixture
def office(seeded_file: Path, tmp_path: Path) -> Iterator[Office]:
    path = tmp_path / "registry.db"
    shutil.copy(seeded_file, path)
    service = Service(
        Settings(database_url=f"sqlite:///{path}", poll_seconds=60), now=Ticking(datetime.now(UTC))
    )
    service.follower.catch_up()
    yield Office(service)
    service.writer.shutdown()
    service.store.close()
