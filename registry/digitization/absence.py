"""Why there is nobody to count: nothing was known yet, or the set was not there."""

from registry.catalogue import View
from registry.digitization.metric import Metric
from registry.errors import NotFound
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Words


def why_empty(view: View, metric: Metric) -> Words:
    """Why a metric has no members on the view's day, as known at its revision."""
    if view.nothing_known is not None:
        return view.nothing_known
    if metric.collection is None:
        return _NO_BODIES.filled(day=view.valid_at)
    try:
        view.get(Key(Kind.COLLECTION, metric.collection))
    except NotFound as error:
        return error.message
    return _NO_MEMBERS


_NO_BODIES = Words(
    "Hệ thống không biết cơ quan nào thuộc loại này đang hoạt động vào ngày {day}.",
    "No body of this sort is known to be in being on {day}.",
)
_NO_MEMBERS = Words("Bộ, danh sách này chưa có thành viên nào.", "That collection has no members.")
