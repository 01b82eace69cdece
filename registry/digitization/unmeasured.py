"""Why it cannot be said where a target stands: the ground as a code, and in words."""

from typing import NamedTuple

from registry.catalogue import RecordedFact, View
from registry.digitization.against import is_set_by, wanted
from registry.digitization.metric import METRICS
from registry.digitization.stated import metric_of, targets_of
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Term, Words


class WhyUnmeasured(Term):
    """What stands in the way."""

    NOT_SET_YET = "not_set_yet", "Chưa được đặt ra", "Not set yet"
    NOT_COUNTED = "not_counted", "Không đếm chỉ số này", "The metric is not counted"
    NO_LIST = "no_list", "Không có danh sách đối tượng", "No list of what it is about"
    OTHER_SET = "other_set", "Không đếm được trên bộ này", "The set named cannot be counted"
    NO_NUMBER = "no_number", "Không nêu con số", "It names no number"


class Unmeasured(NamedTuple):
    """What stands in the way of saying where a target stands."""

    target: RecordedFact
    ground: WhyUnmeasured
    words: Words


def why_unmeasured(view: View, target: RecordedFact) -> Unmeasured | None:
    """Why a target has no standing, or one without a number; ``None`` where it is measured."""
    ground = _ground(view, target)
    if ground is None:
        return None
    content = target.content
    metric = METRICS.get(content["metric"])
    code = (content.get("subject") or "").removeprefix("collection:")
    over = metric.collection if metric else None
    said = _SAID[ground].filled(
        metric=metric.words if metric else content["metric"],
        day=view.valid_at,
        scope=_QUOTED.filled(scope=scope) if (scope := content.get("scope")) else _WHATEVER,
        named=view.name_of(Key(Kind.COLLECTION, code)) or code,
        over=(view.name_of(Key(Kind.COLLECTION, over)) or over) if over else _ALL,
    )
    return Unmeasured(target, ground, said)


def unmeasured_of(view: View, metric: str) -> list[Unmeasured]:
    """The targets of a metric that were set by the view's day and are not among the measured."""
    found = (why_unmeasured(view, one) for one in targets_of(view, metric))
    return [one for one in found if one is not None and one.ground in _WITHOUT_STANDING]


_WITHOUT_STANDING = frozenset(
    {WhyUnmeasured.NOT_COUNTED, WhyUnmeasured.NO_LIST, WhyUnmeasured.OTHER_SET}
)


def _ground(view: View, target: RecordedFact) -> WhyUnmeasured | None:
    if not is_set_by(view, target):
        return WhyUnmeasured.NOT_SET_YET
    if target.content["metric"] not in METRICS:
        return WhyUnmeasured.NOT_COUNTED
    if metric_of(view, target) is None:
        has_set = target.content.get("subject") is not None
        return WhyUnmeasured.OTHER_SET if has_set else WhyUnmeasured.NO_LIST
    return WhyUnmeasured.NO_NUMBER if wanted(target) is None else None


_QUOTED = Words("“{scope}”", "“{scope}”")
_WHATEVER = Words("những gì mục tiêu nói đến", "what the target speaks of")
_ALL = Words("mọi cơ quan thuộc loại đó", "all bodies of that sort")
_SAID = {
    WhyUnmeasured.NOT_SET_YET: Words(
        "Văn bản đặt ra mục tiêu chưa có hiệu lực vào ngày {day}.",
        "The act that sets it was not in effect on {day}.",
    ),
    WhyUnmeasured.NOT_COUNTED: Words(
        "Hệ thống không đếm “{metric}”: chỉ ghi lại mục tiêu.",
        "The registry does not count “{metric}”: it only records the target.",
    ),
    WhyUnmeasured.NO_LIST: Words(
        "Hệ thống không có danh sách {scope}; “{metric}” đếm trên {over}, là một tập khác.",
        "There is no list of {scope}; “{metric}” is counted over {over}, which is another set.",
    ),
    WhyUnmeasured.OTHER_SET: Words(
        "“{metric}” không đếm được trên {named} vào ngày {day}.",
        "“{metric}” cannot be counted over {named} on {day}.",
    ),
    WhyUnmeasured.NO_NUMBER: Words(
        "Mục tiêu không nêu số phải đạt, cũng không nêu tổng số để tính ra.",
        "It names no number to reach, nor a total from which one follows.",
    ),
}
