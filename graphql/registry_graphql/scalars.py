"""Scalars: days and instants stay the text they are stored as, so that answering copies them."""

from datetime import date
from typing import Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

Moment = NewType("Moment", str)
Instant = NewType("Instant", str)
Json = NewType("Json", object)
Exact = NewType("Exact", str)
"""A decimal number written out, so that no reader rounds it."""


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise GraphQLError(f"{value!r} is no day; write it as 2021-07-01.") from None


def _moment(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise GraphQLError(f"{value!r} is no revision, day or instant.")
    return str(value)


def _same(value: Any) -> Any:
    return value


SCALARS: dict[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="Ngày — A day, ISO 8601: `2021-07-01`.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=str,
        parse_value=_day,
    ),
    Instant: strawberry.scalar(
        name="DateTime",
        description="Thời điểm — An instant in UTC, RFC 3339: `2026-11-23T16:20:05.123456Z`.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=_same,
        parse_value=_same,
    ),
    Moment: strawberry.scalar(
        name="Moment",
        description=(
            "Mốc hiểu biết của hệ thống — A moment of the registry's knowledge: a revision (`17`), "
            "a day (`2026-11-23`: its end in Viet Nam) or an instant with its offset."
        ),
        serialize=_same,
        parse_value=_moment,
    ),
    Exact: strawberry.scalar(
        name="Decimal",
        description="Số thập phân — A decimal number as text, so that no reader rounds it.",
        serialize=str,
        parse_value=str,
    ),
    Json: strawberry.scalar(
        name="JSON",
        description="Dữ liệu JSON — Any JSON value, in the names that REST uses.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc8259",
        serialize=_same,
        parse_value=_same,
    ),
}
"""The scalars beside those of GraphQL itself."""
