"""The two clocks as arguments: at the top for the whole query, anywhere below to override them."""

from datetime import date
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry_graphql.context import Asking
from registry_graphql.scalars import Moment

Info = strawberry.Info[Asking, Any]

ValidAt = Annotated[
    date | None,
    strawberry.argument(
        description="Ngày hiệu lực — In force on this day. Default: the day of the field above; at "
        "the top, today in Viet Nam."
    ),
]
AsOf = Annotated[
    Moment | None,
    strawberry.argument(
        description="Thời điểm hiểu biết — As the registry knew it then: a revision, a day or an "
        "instant. Default: that of the field above; at the top, now."
    ),
]


def view_of(
    root: Any, info: Info, valid_at: date | None = None, as_of: Moment | None = None
) -> View:
    """The view of the thing above, or of the operation at the top, with the clocks given set anew.

    :raises BadQuestion: if ``as_of`` cannot be read or is yet to come.
    """
    above: View | None = getattr(root, "view", None)
    if valid_at is None and as_of is None and above is not None:
        return above
    return info.context.turned(above or info.context.view, valid_at, as_of)
