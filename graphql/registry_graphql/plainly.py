"""Plain values of models as GraphQL scalars."""

from datetime import date
from decimal import Decimal
from typing import Any

from registry_graphql.scalars import Exact

_SCALARS: dict[type, Any] = {str: str, int: int, bool: bool, date: date, Decimal: Exact}


def as_graphql(holds: type) -> Any:
    """The scalar for a plain value of this type."""
    return _SCALARS[holds]
