"""An official tally beside our own count: the difference where one may be taken, and its reasons.

A tally is never mixed into a count. The two are subtracted only if they speak of the same set; else
the difference is withheld, with the reason.
"""

from dataclasses import dataclass
from datetime import date

from registry.catalogue import RecordedFact, View
from registry.digitization.coverage import Coverage
from registry.digitization.holding import holds_on
from registry.digitization.metric import Metric, State
from registry.facts import FactType
from registry.words import Term, Words


class Ground(Term):
    """What stands between a tally and our own count."""

    SET_MOVED = "set_moved", "Thành viên đã thay đổi", "The members changed"
    DENOMINATOR_MOVED = "denominator_moved", "Mẫu số khác", "The denominator differs"
    UNKNOWN_MEMBERS = "unknown_members", "Có thành viên chưa rõ", "Members are unknown"
    DERIVED = "derived", "Suy ra từ chính số công bố", "Derived from the tally itself"
    PILOTS = "pilots", "Tính cả thí điểm", "Pilots are counted"
    EARLIER = "earlier", "Số công bố của ngày trước", "The tally is of an earlier day"
    UNDATED = "undated", "Không rõ ngày", "The day is not known"
    OTHER_METRIC = "other_metric", "Định nghĩa khác", "Another definition"


WITHHELD = frozenset(
    {Ground.SET_MOVED, Ground.DENOMINATOR_MOVED, Ground.UNDATED, Ground.OTHER_METRIC}
)
"""The grounds on which no difference is taken."""


@dataclass(frozen=True)
class Reason:
    """One thing that explains the difference, or why there is none."""

    ground: Ground
    words: Words


@dataclass(frozen=True)
class Comparison:
    """A tally against our count."""

    tally: RecordedFact
    difference: int | None
    """The tally's numerator less what we count as reached; ``None``: withheld, see the reasons."""
    reasons: tuple[Reason, ...]


def compare(view: View, found: Coverage, tally: RecordedFact) -> Comparison:
    """The tally beside the count, on the view's day."""
    reasons = tuple(_reasons(view, found, tally))
    is_withheld = any(one.ground in WITHHELD for one in reasons)
    difference = tally.content["numerator"] - found.counts[State.REACHED]
    return Comparison(tally, None if is_withheld else difference, reasons)


def latest_tally(view: View, metric: Metric) -> RecordedFact | None:
    """The latest official figure of the metric that holds on the view's day."""
    found = [fact for fact in about(view, FactType.TALLY, metric) if holds_on(fact, view.valid_at)]
    return max(found, key=lambda fact: (fact.on or "", fact.revision), default=None)


def others(view: View, found: Coverage) -> tuple[Comparison, ...]:
    """Tallies that sound alike and are not to be compared: undated ones, other definitions."""
    metric = found.metric
    undated = (one for one in about(view, FactType.TALLY, metric) if _is_undated(view, one))
    alike = (
        one
        for one in _of_type(view, FactType.TALLY)
        if one.content["metric"] in metric.related and _is_there(view, one)
    )
    return tuple(Comparison(one, None, tuple(_apart(found, one))) for one in (*undated, *alike))


def about(view: View, sort: FactType, metric: Metric) -> list[RecordedFact]:
    """Facts of this metric about the metric's own set: a target for 64 of the 200 is another's."""
    subject = f"collection:{metric.collection}" if metric.collection else None
    return [
        fact
        for fact in _of_type(view, sort)
        if (content := fact.content)["metric"] == metric.name and content.get("subject") == subject
    ]


def _of_type(view: View, sort: FactType) -> list[RecordedFact]:
    return [fact for fact in view.catalogue.all_facts(view.as_of) if fact.type is sort]


def _reasons(view: View, found: Coverage, tally: RecordedFact) -> list[Reason]:
    counts, content = found.counts, tally.content
    said = {"on": _day(tally), "denominator": content.get("denominator"), "of": _size(found)}
    moved = _moved(view, found, tally)
    there = {
        Ground.SET_MOVED: moved,
        Ground.DENOMINATOR_MOVED: content.get("denominator") not in (None, _size(found)),
        Ground.UNKNOWN_MEMBERS: counts[State.UNKNOWN],
        Ground.DERIVED: found.derived,
        Ground.PILOTS: found.pilots,
        Ground.EARLIER: (tally.on or "") < view.valid_at.isoformat(),
    }
    return [
        Reason(ground, _SAID[ground].filled(count=int(count), **said))
        for ground, count in there.items()
        if count
    ]


def _day(tally: RecordedFact) -> date | None:
    return date.fromisoformat(tally.on) if tally.on else None


def _moved(view: View, found: Coverage, tally: RecordedFact) -> int:
    """How many members joined or left the set between the tally's day and the view's."""
    day = date.fromisoformat(tally.on or "")
    if day == view.valid_at:
        return 0
    then = found.metric.members(view.catalogue.at(day, view.as_of))
    return len(set(then) ^ {one.member for one in found.standings})


def _apart(found: Coverage, tally: RecordedFact) -> list[Reason]:
    content = tally.content
    denominator, size = content.get("denominator"), _size(found)
    said = {"on": _day(tally), "denominator": denominator, "of": size}
    is_other = content["metric"] != found.metric.name
    there = {
        Ground.OTHER_METRIC: is_other,
        Ground.UNDATED: content.get("precision") == "after",
        Ground.DENOMINATOR_MOVED: not is_other and denominator not in (None, size),
    }
    return [
        Reason(one, _SAID[one].filled(count=1, **said)) for one, is_so in there.items() if is_so
    ]


def _is_undated(view: View, fact: RecordedFact) -> bool:
    return fact.content.get("precision") == "after" and (fact.on or "") <= view.valid_at.isoformat()


def _is_there(view: View, fact: RecordedFact) -> bool:
    return holds_on(fact, view.valid_at) or _is_undated(view, fact)


def _size(found: Coverage) -> int:
    return len(found.standings) if found.expected is None else found.expected


_SAID = {
    Ground.SET_MOVED: Words(
        "Từ ngày {on} đến ngày được hỏi có {count} thành viên thêm vào hoặc ra khỏi tập hợp: không "
        "lấy hiệu số.",
        "Between {on} and the day asked about {count} members joined or left the set: no "
        "difference is taken.",
    ),
    Ground.DENOMINATOR_MOVED: Words(
        "Số công bố tính trên {denominator}, ở đây đếm trên {of}: không lấy hiệu số.",
        "The tally is out of {denominator}, here {of} are counted: no difference is taken.",
    ),
    Ground.UNKNOWN_MEMBERS: Words(
        "{count} thành viên chưa có thông tin: phần chênh lệch có thể nằm trong số này; số công bố "
        "không cho biết là những thành viên nào.",
        "{count} members are unknown: the difference may lie among them; the tally does not say "
        "which members it counts.",
    ),
    Ground.DERIVED: Words(
        "{count} thành viên được ghi là đạt do suy ra bằng phép trừ, không phải bằng chứng riêng: "
        "khớp với số công bố không xác nhận điều gì.",
        "{count} members are recorded as reached by subtraction, not by evidence of their own: "
        "agreeing with the tally confirms nothing.",
    ),
    Ground.PILOTS: Words(
        "{count} thành viên được đếm là thí điểm; không rõ số công bố có tính hay không.",
        "{count} of those counted are pilots; whether the tally counts them is not known.",
    ),
    Ground.EARLIER: Words(
        "Số công bố là của ngày {on}; ở đây đếm đến ngày được hỏi.",
        "The tally is of {on}; the count here goes to the day asked about.",
    ),
    Ground.UNDATED: Words(
        "Nguồn không ghi ngày, chỉ biết là sau ngày {on}: không dùng làm số của ngày nào.",
        "The source gives no day, only that it is after {on}: it is taken for the figure of none.",
    ),
    Ground.OTHER_METRIC: Words(
        "Số này đếm điều khác: không cộng, không so sánh trực tiếp.",
        "This figure counts something else: never add or compare.",
    ),
}
