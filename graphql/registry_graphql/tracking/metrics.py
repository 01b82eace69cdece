"""A metric: our own count with what is unknown, beside the official tally and the targets."""

from functools import cache
from typing import Annotated, Any

import strawberry

from registry.digitization import beside, metric_asked, overview
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.seen import follow
from registry_graphql.shells import KINDS
from registry_graphql.tracking.asking import OnlyOver, Over, metric_name_type
from registry_graphql.tracking.counting import Measured, counts_type, value_type
from registry_graphql.tracking.official import beside_fields, tallies_field
from registry_graphql.tracking.pacing import pace_fields
from registry_graphql.tracking.splitting import narrowed_field, splitting_fields
from registry_graphql.tracking.supplying import supply_field
from registry_graphql.tracking.supposing import what_if_field
from registry_graphql.tracking.targets import Target, standing_type, target_fields
from registry_graphql.wordtypes import WordsType


def tracking_fields() -> Fields:
    """Metrics, targets and tallies at the top."""
    return {
        "metrics": field(
            each(_metric_type()),
            "Các chỉ số theo dõi — Every metric: our count, the latest tally, the targets.",
            _metrics,
        ),
        "metric": field(_metric_type(), "Một chỉ số theo dõi — One of them.", _metric()),
        **target_fields(),
        "tallies": tallies_field(),
    }


@cache
def _metric_type() -> Shell:
    return make_type(
        shell("Metric"),
        {
            **_definition(),
            **_count(),
            **pace_fields(),
            **beside_fields(),
            "targets": field(
                each(standing_type()),
                "Mục tiêu — What resolutions ask for, and how far it is.",
                lambda root: [Target(root.view, one.target, one) for one in root.found.targets],
            ),
            **splitting_fields(),
            "narrowed": narrowed_field(),
            "what_if": what_if_field(),
            "supply": supply_field(),
        },
        "Chỉ số theo dõi — What is counted, beside the official tally and the targets.",
    )


def _definition() -> Fields:
    return {
        "name": field(
            metric_name_type(), "Ký hiệu — Its name.", lambda root: root.coverage.metric.name
        ),
        "words": field(
            WordsType,
            "Tên — What is counted, in words.",
            lambda root: root.coverage.metric.words,
        ),
        "reached_means": field(
            WordsType,
            "Thế nào là đạt — What counts as reached.",
            lambda root: root.coverage.metric.reached_means,
        ),
        "collection": field(
            KINDS[Kind.COLLECTION] | None,
            "Bộ, danh sách — The set it is counted over, when there is one.",
            _collection,
        ),
    }


def _count() -> Fields:
    return {
        "expected": field(
            int | None,
            "Số lượng theo nguồn — How many members the source says the set has.",
            lambda root: root.coverage.expected,
        ),
        "counted": field(
            int,
            "Số đếm được — How many members are held.",
            lambda root: len(root.standings),
        ),
        "why_empty": field(
            WordsType | None,
            "Vì sao trống — Why there is nobody to count: nothing was known yet, or the set was "
            "not there; absent where there are members.",
            lambda root: root.coverage.why_empty,
        ),
        "counts": field(
            counts_type(),
            "Kết quả đếm — How many stand where, from our own evidence.",
            lambda root: root.coverage.counts,
        ),
        "derived": field(
            int,
            "Suy ra — How many of those reached are so by a derived fact only.",
            lambda root: root.coverage.derived,
        ),
        "pilots": field(
            int,
            "Thí điểm — How many of those reached are pilots.",
            lambda root: root.coverage.pilots,
        ),
        "values": field(
            each(value_type()),
            "Theo giá trị — How many have each value.",
            lambda root: sorted(root.coverage.values.items()),
        ),
    }


def _collection(root: Any) -> Any:
    code = root.coverage.metric.collection
    return None if code is None else follow(root.view, Key(Kind.COLLECTION, code))


def _metrics(
    root: Any,
    info: Info,
    collection: OnlyOver = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
) -> Any:
    view = view_of(root, info, valid_at, as_of)
    return [Measured(view, one) for one in overview(view, collection=collection).found]


def _metric() -> Any:
    def resolve(
        root: Any,
        info: Info,
        name: Any,
        collection: Over = None,
        valid_at: ValidAt = None,
        as_of: AsOf = None,
    ) -> Any:
        view = view_of(root, info, valid_at, as_of)
        return Measured(view, beside(view, metric_asked(view, name.value, collection)))

    resolve.__annotations__["name"] = Annotated[
        metric_name_type(), strawberry.argument(description="Which metric.")
    ]
    return resolve
