"""The quick way past the framework, and what is kept for many days, answer as the long way."""

from datetime import date, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from registry.catalogue import Catalogue
from registry.errors import RegistryError
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_api.fragments import Fragments
from registry_api.hot import Listed, answer_list, answer_record

LONG_WAY = {"Accept": "application/json;q=1"}
"""Means what ``*/*`` does, but is not one of the plain ones."""

PATHS = [
    "/v1/indicators/KTXH-099",
    "/v1/indicators/KTXH-099?valid_at=2024-05-05",
    "/v1/indicators/KTXH-099?valid_at=2024-05-05&as_of=1200",
    "/v1/bodies/bo-ke-hoach-va-dau-tu?valid_at=2021-07-01",
    "/v1/collections/chi-tieu-khdt-64",
    "/v1/regimes?valid_at=2022-02-02",
    "/v1/units?as_of=1200",
    *(f"/v1/{kind.plural}" for kind in Kind),
]


ONE_ID = {"X-Request-Id": "the-same"}
"""Otherwise each answer has a number of its own."""


@pytest.mark.parametrize("path", PATHS)
def test_the_quick_way_answers_as_the_routes_do(client: TestClient, path: str) -> None:
    quick = client.get(path, headers=ONE_ID)
    long = client.get(path, headers={**LONG_WAY, **ONE_ID})

    assert quick.status_code == 200
    assert quick.content == long.content
    assert said(quick) == said(long)


def said(answer: Any) -> dict[str, Any]:
    headers = dict(answer.headers)
    return {**headers, "vary": set(headers["vary"].split(", "))}


@pytest.mark.parametrize(
    "path",
    [
        "/v1/indicators/none",
        "/v1/bodies/bo-ke-hoach-va-dau-tu?valid_at=2025-03-01",
        "/v1/indicators/KTXH-099?valid_at=2021-02-30",
        "/v1/indicators/KTXH-099?as_of=0",
        "/v1/indicators?as_of=99999999",
        "/v1/indicators/KTXH-099?as_of=1&as_of=2",
        "/v1/indicators/",
        "/v1/log/1",
    ],
)
def test_whatever_is_refused_is_refused_as_by_the_routes(client: TestClient, path: str) -> None:
    quick, long = client.get(path), client.get(path, headers=LONG_WAY)

    assert quick.status_code == long.status_code
    assert quick.content == long.content


def days_around_turns(catalogue: Catalogue) -> list[date]:
    days = [day for day in catalogue.turns if day.year >= 2019]
    around = {day + timedelta(days=step) for day in days for step in (-1, 0, 1)}
    return sorted(around)[:: max(1, len(around) // 60)]


@pytest.mark.parametrize("kind", Kind)
def test_a_record_kept_for_many_days_is_right_on_each(
    seeded_catalogue: Catalogue, kind: Kind
) -> None:
    shared, service = Fragments(), Still(seeded_catalogue)
    codes = seeded_catalogue.codes[kind]
    wrong = []
    for code in codes[:: max(1, len(codes) // 4)]:
        for day in days_around_turns(seeded_catalogue):
            view, key = seeded_catalogue.at(day), Key(kind, code)
            if record(shared, service, view, key) != record(Fragments(), service, view, key):
                wrong.append((code, day))

    assert wrong == []


@pytest.mark.parametrize("kind", [Kind.INDICATOR, Kind.BODY, Kind.PERIOD])
def test_a_list_kept_for_many_days_is_right_on_each(
    seeded_catalogue: Catalogue, kind: Kind
) -> None:
    shared = Fragments()
    wrong = []
    for day in days_around_turns(seeded_catalogue)[::4]:
        view, wanted = seeded_catalogue.at(day), Listed(kind, limit=30, question=kind.value)
        kept = answer_list(shared, view, wanted, "/", [])
        if kept != answer_list(Fragments(), view, wanted, "/", []):
            wrong.append(day)

    assert wrong == []


class Still:
    """A service on one day."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def now_as_of(self, view: Any) -> Any:
        return self.catalogue.at(date(2026, 11, 25), view.as_of)


def record(fragments: Fragments, service: Any, view: Any, key: Key) -> Any:
    try:
        return answer_record(fragments, service, view, key)
    except RegistryError as error:
        return error.message
