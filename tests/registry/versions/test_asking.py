from datetime import UTC, date, datetime

import pytest

from registry.errors import BadQuestion
from registry.versions.asking import read_as_of, read_valid_at

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def test_no_day_means_today() -> None:
    assert read_valid_at(None, date(2026, 11, 23)) == date(2026, 11, 23)


@pytest.mark.parametrize("text", ["2021-02-30", "hôm nay", "20210701x", "2021-7-1"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadQuestion, match="2021-07-01"):
        read_valid_at(text, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        ("17", 17),
        ("2026-11-22", "2026-11-22T16:59:59.999999Z"),
        ("2026-11-23", None),
        ("2026-11-23T09:30:00+07:00", "2026-11-23T02:30:00.000000Z"),
        ("2026-11-23T09:30:00 07:00", "2026-11-23T02:30:00.000000Z"),
        ("2026-11-23T02:30:00Z", "2026-11-23T02:30:00.000000Z"),
    ],
)
def test_a_moment_of_knowledge_is_a_revision_a_day_or_an_instant(
    text: str | None, expected: object
) -> None:
    assert read_as_of(text, NOW) == expected


@pytest.mark.parametrize("text", ["2026-11-24", "2027-01-01T00:00:00Z"])
def test_what_will_be_known_cannot_be_asked(text: str) -> None:
    with pytest.raises(BadQuestion, match="future"):
        read_as_of(text, NOW)


@pytest.mark.parametrize("text", ["-1", "1e3", "2026-11-23T10:00:00", "9999999999", "١٢"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion, match="no revision, day or instant"):
        read_as_of(text, NOW)
