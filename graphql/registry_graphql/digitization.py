"""How far reporting is electronic: counted from evidence, beside tallies and targets."""

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import RecordedFact, View
from registry.digitization import (
    METRICS,
    Against,
    Beside,
    Ground,
    Standing,
    State,
    Verdict,
    beside,
    split,
)
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.connections import connection_type
from registry_graphql.making import Fields, Shell, describe, each, field, make_type, shell
from registry_graphql.paces import counts_type, pace_fields
from registry_graphql.paging import After, Asked, Before, First, Last, Slice, cut
from registry_graphql.seen import Fact, follow
from registry_graphql.shells import FACT, FACTS, KINDS, RECORD
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

By = Annotated[
    str,
    strawberry.argument(
        description="A facet of the members, as REST names it, e.g. `field`; or `body_today`: by "
        "who holds the lead body's duties today."
    ),
]
_DAY: Any = date


@cache
def metric_name_type() -> Any:
    """The names of what can be counted, as an enumeration."""
    names: Any = StrEnum("MetricName", {name.upper(): name for name in METRICS})  # type: ignore[misc]
    made: Any = strawberry.enum(
        names, description="Chỉ số theo dõi — What is counted from evidence."
    )
    for value in made.__strawberry_definition__.values:
        value.description = describe(METRICS[value.value].words)
    return made


def metric_fields() -> Fields:
    """Metrics at the top."""
    return {
        "metrics": field(
            each(_metric_type()),
            "Các chỉ số theo dõi — Every metric: our count, the latest tally, the targets.",
            _metrics,
        ),
        "metric": field(_metric_type(), "Một chỉ số theo dõi — One of them.", _metric()),
    }


class Measured:
    """A metric as one view counts it."""

    __slots__ = ("found", "view")

    def __init__(self, view: View, found: Beside) -> None:
        """Keep what was counted."""
        self.view = view
        self.found = found

    def fact(self, one: RecordedFact | None) -> Fact | None:
        """A fact of it, seen in its view."""
        return None if one is None else Fact(self.view, one)


class _Members:
    """The members of a metric, and the page asked for."""

    __slots__ = ("nodes", "page", "total")

    def __init__(self, view: View, found: list[Standing], asked: Asked) -> None:
        self.total = len(found)
        self.page: Slice[Any] = cut(found, [str(one.member) for one in found], asked)
        self.nodes = [(view, one) for one in self.page.rows]


@cache
def _metric_type() -> Shell:
    return make_type(
        shell("Metric"),
        {
            "name": field(
                metric_name_type(), "Ký hiệu — Its name.", lambda root: _of(root).metric.name
            ),
            "words": field(
                WordsType, "Tên — What is counted, in words.", lambda root: _of(root).metric.words
            ),
            "reached_means": field(
                WordsType,
                "Thế nào là đạt — What counts as reached.",
                lambda root: _of(root).metric.reached_means,
            ),
            "collection": field(
                KINDS[Kind.COLLECTION] | None,
                "Bộ, danh sách — The set it is counted over, when there is one.",
                _collection,
            ),
            "expected": field(
                int | None,
                "Số lượng theo nguồn — How many members the source says the set has.",
                lambda root: _of(root).expected,
            ),
            "counted": field(
                int,
                "Số đếm được — How many members are held.",
                lambda root: len(_of(root).standings),
            ),
            "counts": field(
                counts_type(),
                "Kết quả đếm — How many stand where, from our own evidence.",
                lambda root: _of(root).counts,
            ),
            "derived": field(
                int,
                "Suy ra — How many of those reached are so by a derived fact only.",
                lambda root: _of(root).derived,
            ),
            "pilots": field(
                int,
                "Thí điểm — How many of those reached are pilots.",
                lambda root: _of(root).pilots,
            ),
            **pace_fields(),
            "values": field(
                each(_value_type()),
                "Theo giá trị — How many have each value.",
                lambda root: sorted(_of(root).values.items()),
            ),
            "tally": field(
                FACTS[FactType.TALLY] | None,
                "Số liệu công bố — The latest official figure on or before the day: never mixed "
                "with the count.",
                lambda root: root.fact(root.found.tally),
            ),
            "difference": field(
                int | None,
                "Chênh lệch — The tally's numerator less what we count as reached; absent: "
                "withheld (see the reasons), or no tally.",
                lambda root: root.found.difference,
            ),
            "reasons": field(
                each(_reason_type()),
                "Lý do — What explains the difference, or why none is taken.",
                lambda root: root.found.comparison.reasons if root.found.comparison else (),
            ),
            "others": field(
                each(_apart_type()),
                "Số khác — Figures that sound alike and must not be compared, and why.",
                lambda root: [(root, one) for one in root.found.others],
            ),
            "targets": field(
                each(_target_type()),
                "Mục tiêu — What resolutions ask for, and how far it is.",
                lambda root: [(root, one) for one in root.found.targets],
            ),
            "members": field(
                connection_type(_standing_type()),
                "Thành viên — Where each member stands, with the fact behind it.",
                _members(),
            ),
            "groups": field(
                each(_group_type()),
                "Chia nhóm — The same count, split; a member in several groups counts in each.",
                _grouped,
            ),
        },
        "Chỉ số theo dõi — What is counted, beside the official tally and the targets.",
    )


@cache
def _value_type() -> Shell:
    return make_type(
        shell("ValueCount"),
        {
            "value": field(str, "Giá trị — The value.", lambda root: root[0]),
            "count": field(int, "Số lượng — How many have it.", lambda root: root[1]),
        },
        "Số lượng theo giá trị — How many have a value.",
    )


@cache
def _target_type() -> Shell:
    return make_type(
        shell("TargetStanding"),
        {
            "target": field(
                FACTS[FactType.TARGET],
                "Mục tiêu — The target.",
                lambda root: root[0].fact(root[1].target),
            ),
            "wanted": field(
                int | None, "Số phải đạt — How many must reach it.", _against("wanted")
            ),
            "due": field(_DAY | None, "Hạn — By when.", lambda root: root[1].target.on),
            "days_left": field(
                int | None,
                "Số ngày còn lại — To the due day; negative when it is past.",
                _against("days_left"),
            ),
            "reached_by_tally": field(
                enumeration(Verdict),
                "Đạt theo số công bố — Whether it is reached, by the tally.",
                _against("by_tally"),
            ),
            "reached_by_count": field(
                enumeration(Verdict),
                "Đạt theo số đếm — Whether it is reached, by our count.",
                _against("by_count"),
            ),
            "needed_per_month_by_tally": field(
                float | None,
                "Cần mỗi tháng theo số công bố — How many more a month to the due day.",
                _against("needed_by_tally"),
            ),
            "needed_per_month_by_count": field(
                float | None,
                "Cần mỗi tháng theo số đếm — The most that can be needed a month.",
                _against("needed_by_count"),
            ),
            "is_overdue": field(bool, "Quá hạn — The due day is past.", _against("is_overdue")),
            "short_by_tally": field(
                int | None,
                "Còn thiếu theo số công bố — How many the latest tally lacks.",
                _against("short_by_tally"),
            ),
            "short_by_count": field(
                int | None,
                "Còn thiếu theo số đếm — How many our count lacks at most.",
                _against("short_by_count"),
            ),
        },
        "Mục tiêu và khoảng cách — A target, and how far tally and count are from it.",
    )


@cache
def _standing_type() -> Shell:
    return make_type(
        shell("Standing"),
        {
            "record": field(
                RECORD | None,
                "Thành viên — The member.",
                lambda root: follow(root[0], root[1].member),
            ),
            "key": field(str, "Khóa — The member, `kind:code`.", lambda root: str(root[1].member)),
            "state": field(
                enumeration(State), "Kết quả — Where it stands.", lambda root: root[1].state
            ),
            "value": field(
                str | None,
                "Giá trị — What the fact says; absent: unknown.",
                lambda root: root[1].value,
            ),
            "is_derived": field(
                bool,
                "Suy ra — The fact is derived, no source of its own.",
                lambda root: root[1].is_derived,
            ),
            "is_pilot": field(bool, "Thí điểm — A pilot.", lambda root: root[1].is_pilot),
            "since": field(
                _DAY | None,
                "Từ ngày — The day of the fact.",
                lambda root: root[1].fact.on if root[1].fact else None,
            ),
            "fact": field(
                FACT | None,
                "Sự kiện — The fact that says so.",
                lambda root: Fact(root[0], root[1].fact) if root[1].fact else None,
            ),
        },
        "Thành viên và kết quả — Where one member stands, and which fact says so.",
    )


@cache
def _group_type() -> Shell:
    return make_type(
        shell("CoverageGroup"),
        {
            "value": field(
                str | None, "Giá trị — Of the facet; absent: without one.", lambda root: root[0]
            ),
            "words": field(WordsType | None, "Tên nhóm — In words.", lambda root: root[1]),
            "counts": field(
                counts_type(), "Kết quả đếm — How many stand where.", lambda root: root[2]
            ),
        },
        "Nhóm — A part of a coverage.",
    )


@cache
def _reason_type() -> Shell:
    return make_type(
        shell("DifferenceReason"),
        {
            "ground": field(
                enumeration(Ground), "Căn cứ — What sort of reason.", lambda root: root.ground
            ),
            "words": field(WordsType, "Lý do — In words.", lambda root: root.words),
        },
        "Lý do — What stands between a tally and our own count.",
    )


@cache
def _apart_type() -> Shell:
    return make_type(
        shell("TallyApart"),
        {
            "tally": field(
                FACTS[FactType.TALLY],
                "Số liệu công bố — The figure.",
                lambda root: root[0].fact(root[1].tally),
            ),
            "reasons": field(
                each(_reason_type()),
                "Lý do — Why it is not compared.",
                lambda root: root[1].reasons,
            ),
        },
        "Số khác — An official figure that is not to be compared with the count.",
    )


def _of(root: Any) -> Any:
    return root.found.coverage


def _against(name: str) -> Any:
    def resolve(root: Any) -> Any:
        against: Against = root[1]
        return getattr(against, name)

    return resolve


def _collection(root: Any) -> Any:
    code = _of(root).metric.collection
    return None if code is None else follow(root.view, Key(Kind.COLLECTION, code))


def _members() -> Any:
    def resolve(
        root: Any,
        info: Info,
        state: Any = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        found = [one for one in _of(root).standings if state in (None, one.state)]
        found.sort(key=lambda one: str(one.member))
        return _Members(root.view, found, Asked(first, after, last, before))

    resolve.__annotations__["state"] = Annotated[
        enumeration(State) | None, strawberry.argument(description="Only those who stand here.")
    ]
    return resolve


def _grouped(root: Any, info: Info, by: By) -> Any:
    today = info.context.today(root.view)
    return [
        (group.value or None, group.words, group.counts)
        for group in split(root.view, today, _of(root), by)
    ]


def _metrics(root: Any, info: Info, valid_at: ValidAt = None, as_of: AsOf = None) -> Any:
    view = view_of(root, info, valid_at, as_of)
    return [Measured(view, beside(view, metric)) for metric in METRICS.values()]


def _metric() -> Any:
    def resolve(
        root: Any, info: Info, name: Any, valid_at: ValidAt = None, as_of: AsOf = None
    ) -> Any:
        view = view_of(root, info, valid_at, as_of)
        return Measured(view, beside(view, METRICS[name.value]))

    resolve.__annotations__["name"] = Annotated[
        metric_name_type(), strawberry.argument(description="Which metric.")
    ]
    return resolve
