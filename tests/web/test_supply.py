"""Required beside supplied: yearly figures for a monthly meeting are seen as a gap."""

import re

import pytest
from starlette.testclient import TestClient

ON = "?valid_at=2021-06-18"


def section(page: str, mark: str) -> str:
    return " ".join(page.split(f'id="{mark}"', 1)[1].split("</section>", 1)[0].split())


def test_the_complaint_of_2021_stands_on_each_of_the_twelve(client: TestClient) -> None:
    said = section(client.get(f"/en/indicators/KTXH-003{ON}").text, "h-supply")

    assert "<strong>4/12</strong> (2021-06-18)" in said
    assert "Figures come by <strong>year</strong>; needed by <strong>month</strong>" in said


def test_a_period_that_is_needed_and_not_asked_for_is_named(client: TestClient) -> None:
    said = section(client.get(f"/en/indicators/KTXH-003{ON}").text, "h-supply")

    assert "Needed, though the definition does not ask for it: <strong>Month</strong>" in said
    assert "is-unknown is-undefined" in said


def test_an_indicator_nobody_complains_of_has_no_needed_period(client: TestClient) -> None:
    said = section(client.get(f"/en/indicators/KTXH-099{ON}").text, "h-supply")

    assert "Needed, though" not in said
    assert "Required, and not known to come: Quarter, Year" in said


def test_before_the_complaint_there_is_none(client: TestClient) -> None:
    said = section(client.get("/en/indicators/KTXH-003?valid_at=2021-06-17").text, "h-supply")

    assert "needed by" not in said


def test_the_overview_counts_the_gap_by_period(client: TestClient) -> None:
    page = client.get(f"/en/digitization/supply{ON}").text
    month = section(page, "h-periods").split(">Month<", 1)[1].split("</tr>", 1)[0]

    assert re.findall(r'class="num[^>]*>(?:<strong class="bad">)?([0-9]+|–)', month) == [
        "2", "12", "10", "0", "0", "0", "12"
    ]  # fmt: skip


def test_the_overview_holds_every_indicator_of_the_set(client: TestClient) -> None:
    page = client.get(f"/digitization/supply{ON}&metric=indicators_supplied").text

    assert section(page, "h-each").count('<th scope="row">') == 200


@pytest.mark.parametrize("metric", ["regimes_electronic", "nothing"])
def test_a_set_of_something_else_is_refused_on_a_page(client: TestClient, metric: str) -> None:
    answer = client.get(f"/digitization/supply?metric={metric}", headers={"Accept": "text/html"})

    assert answer.status_code in (400, 404)
    assert "text/html" in answer.headers["content-type"]
