"""What is counted: over which set, by which fact, and what counts as reached."""

from collections.abc import Callable
from dataclasses import dataclass

from registry.catalogue import View
from registry.catalogue.membership import members_of
from registry.errors import NotFound
from registry.facts import FactType
from registry.facts.statements import ConnectionState, StageName, SupplyState
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Term, Words


class State(Term):
    """Where one member of the set stands. Unknown is a class of its own, never counted as no."""

    REACHED = "reached", "Đã đạt", "Reached"
    NOT_REACHED = "not_reached", "Chưa đạt", "Not reached"
    UNKNOWN = "unknown", "Chưa có thông tin", "Unknown"


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
    members: Callable[[View], list[Key]]
    collection: str | None = None
    """The collection the members come from, when they come from one."""


def _of_collection(code: str) -> Callable[[View], list[Key]]:
    def members(view: View) -> list[Key]:
        collection = view.find(Key(Kind.COLLECTION, code))
        return sorted(Key.parse(item) for item in members_of(collection)) if collection else []

    return members


def _of_bodies(*types: str) -> Callable[[View], list[Key]]:
    def members(view: View) -> list[Key]:
        return [one.key for one in view.each(Kind.BODY) if one.content["body_type"] in types]

    return members


_ELECTRONIC = frozenset({StageName.ELECTRONIC.value})
_SUPPLIED = frozenset({SupplyState.FULL.value, SupplyState.PARTIAL.value})
_CONNECTED = frozenset({ConnectionState.DATA.value, ConnectionState.TECHNICAL.value})

METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        Metric(
            "regimes_electronic",
            Words("Chế độ báo cáo điện tử", "Electronic reporting regimes"),
            FactType.STAGE,
            "stage",
            _ELECTRONIC,
            _of_collection("che-do-bao-cao-148"),
            "che-do-bao-cao-148",
        ),
        Metric(
            "indicators_supplied",
            Words("Chỉ tiêu được cung cấp", "Indicators supplied"),
            FactType.SUPPLY,
            "supply",
            _SUPPLIED,
            _of_collection("bo-chi-tieu-293"),
            "bo-chi-tieu-293",
        ),
        Metric(
            "key_indicators_supplied",
            Words("Chỉ tiêu chủ yếu được cung cấp", "Main plan indicators supplied"),
            FactType.SUPPLY,
            "supply",
            _SUPPLIED,
            _of_collection("chi-tieu-chu-yeu-2021"),
            "chi-tieu-chu-yeu-2021",
        ),
        Metric(
            "ministries_connected",
            Words("Bộ, cơ quan ngang bộ đã kết nối", "Ministries connected"),
            FactType.CONNECTION,
            "connection",
            _CONNECTED,
            _of_bodies("ministry", "ministerial_agency"),
        ),
        Metric(
            "provinces_connected",
            Words("Địa phương đã kết nối", "Provinces connected"),
            FactType.CONNECTION,
            "connection",
            _CONNECTED,
            _of_bodies("province", "city"),
        ),
    )
}
"""The metrics that can be counted from evidence."""


def metric_named(name: str) -> Metric:
    """The metric.

    :raises NotFound: if nothing of this name can be counted.
    """
    if name not in METRICS:
        raise NotFound(_NO_METRIC.filled(name=name, names=", ".join(METRICS)))
    return METRICS[name]


_NO_METRIC = Words(
    "Không đếm được {name}; đếm được: {names}.",
    "There is no count of {name}; there is one of: {names}.",
)
