"""What is counted: over which set, by which fact, and what counts as reached."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from registry.catalogue import View
from registry.catalogue.membership import member_keys
from registry.errors import Complaint, NoAnswer, NotFound
from registry.facts import FACTS, FactType
from registry.facts.statements import ConnectionState, StageName, SupplyState
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Term, Words


class State(Term):
    """Where one member of the set stands. Unknown is a class of its own, never counted as no."""

    REACHED = "reached", "Đã đạt", "Reached"
    NOT_REACHED = "not_reached", "Chưa đạt", "Not reached"
    UNKNOWN = "unknown", "Chưa có thông tin", "Unknown"


STATES = tuple(State)
"""Kept apart: to go through an enumeration costs more than to count."""


@dataclass(frozen=True)
class Metric:
    """One figure VPCP steers by. Tallies and targets of the same name speak of the same thing."""

    name: str
    words: Words
    fact: FactType
    field: str
    """The field of the fact that says how far it is."""
    reached: frozenset[str]
    """The values that count as reached."""
    reached_means: Words
    """The same, in words: the definition of our own count, to set beside a tally's."""
    members: Callable[[View], Sequence[Key]]
    collection: str | None = None
    """The collection the members come from, when they come from one."""
    related: tuple[str, ...] = ()
    """Metrics of official tallies that sound alike and count something else."""


def _of_collection(code: str) -> Callable[[View], Sequence[Key]]:
    def members(view: View) -> Sequence[Key]:
        collection = view.find(Key(Kind.COLLECTION, code))
        return member_keys(collection) if collection else ()

    return members


def _of_bodies(*types: str) -> Callable[[View], Sequence[Key]]:
    def members(view: View) -> Sequence[Key]:
        return [one.key for one in view.each(Kind.BODY) if one.facet("body_type")[0] in types]

    return members


_ELECTRONIC = frozenset({StageName.ELECTRONIC.value})
_SUPPLIED = frozenset({SupplyState.FULL.value, SupplyState.PARTIAL.value})
_CONNECTED = frozenset({ConnectionState.DATA.value, ConnectionState.TECHNICAL.value})
_STAGE_MEANS = Words(
    "giai đoạn mới nhất là “đã triển khai, tích hợp, có dữ liệu”, kể cả thí điểm",
    "the latest stage is “deployed, data flowing”, pilots included",
)
_SUPPLY_MEANS = Words(
    "số liệu được cung cấp, một phần hay đầy đủ; đầy đủ chỉ khi đủ mọi kỳ và mọi biểu mẫu",
    "figures are supplied, in part or in full; in full only if for every period and form",
)
_CONNECTION_MEANS = Words(
    "đã kết nối, kể cả mới kết nối kỹ thuật chưa có dữ liệu",
    "connected, be it technically only and without data",
)

METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        Metric(
            "regimes_electronic",
            Words("Chế độ báo cáo điện tử", "Electronic reporting regimes"),
            FactType.STAGE,
            "stage",
            _ELECTRONIC,
            _STAGE_MEANS,
            _of_collection("che-do-bao-cao-148"),
            "che-do-bao-cao-148",
            ("regimes_in_pilot", "regimes_connected_technically"),
        ),
        Metric(
            "indicators_supplied",
            Words("Chỉ tiêu được cung cấp", "Indicators supplied"),
            FactType.SUPPLY,
            "supply",
            _SUPPLIED,
            _SUPPLY_MEANS,
            _of_collection("bo-chi-tieu-293"),
            "bo-chi-tieu-293",
            ("indicators_connected",),
        ),
        Metric(
            "key_indicators_supplied",
            Words("Chỉ tiêu chủ yếu được cung cấp", "Main plan indicators supplied"),
            FactType.SUPPLY,
            "supply",
            _SUPPLIED,
            _SUPPLY_MEANS,
            _of_collection("chi-tieu-chu-yeu-2021"),
            "chi-tieu-chu-yeu-2021",
        ),
        Metric(
            "ministries_connected",
            Words("Bộ, cơ quan ngang bộ đã kết nối", "Ministries connected"),
            FactType.CONNECTION,
            "connection",
            _CONNECTED,
            _CONNECTION_MEANS,
            _of_bodies("ministry", "ministerial_agency"),
            None,
            (
                "ministries_with_reporting_circular",
                "ministries_without_reporting_circular",
                "ministries_standardised",
                "bodies_testing_connection",
                "bodies_connected",
            ),
        ),
        Metric(
            "provinces_connected",
            Words("Địa phương đã kết nối", "Provinces connected"),
            FactType.CONNECTION,
            "connection",
            _CONNECTED,
            _CONNECTION_MEANS,
            _of_bodies("province", "city"),
            None,
            ("bodies_connected",),
        ),
    )
}
"""The metrics that can be counted from evidence."""


def over(metric: Metric, view: View, collection: str) -> Metric:
    """The metric counted over another collection: the same facts, other members.

    :raises NotFound: if there is no such collection on the view's day.
    :raises NoAnswer: if its members are nothing that this metric counts.
    """
    version = view.get(Key(Kind.COLLECTION, collection)).version
    kind = version.content["member_kind"]
    if kind not in FACTS[metric.fact].subject_kinds:
        said = _OTHER_KIND.filled(collection=collection, kind=Kind(kind), metric=metric.name)
        raise NoAnswer(said, (Complaint("collection", "other-kind", said),))
    return replace(metric, members=_of_collection(collection), collection=collection)


def metric_named(name: str) -> Metric:
    """The metric.

    :raises NotFound: if nothing of this name can be counted.
    """
    if name not in METRICS:
        raise NotFound(_NO_METRIC.filled(name=name, names=", ".join(METRICS)))
    return METRICS[name]


def metric_asked(view: View, name: str, collection: str | None = None) -> Metric:
    """The metric of this name, over the collection asked for or its own.

    :raises NotFound: if nothing of this name can be counted, or there is no such collection.
    :raises NoAnswer: if the collection holds nothing that the metric counts.
    """
    metric = metric_named(name)
    return metric if collection is None else over(metric, view, collection)


_NO_METRIC = Words(
    "Không đếm được {name}; đếm được: {names}.",
    "There is no count of {name}; there is one of: {names}.",
)
_OTHER_KIND = Words(
    "Bộ {collection} gồm {kind}, không phải thứ mà {metric} đếm.",
    "The collection {collection} holds {kind}, which is not what {metric} counts.",
)
