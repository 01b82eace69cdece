"""Official tallies: listed, and set beside our own count with what stands between the two."""

from functools import cache
from typing import Any

from registry.catalogue import RecordedFact, View
from registry.digitization import Ground, Sought, tallies_of, tallies_sought
from registry.facts import FactType
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.connections import connection_type
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.paging import After, Asked, Before, First, Last, Slice, cut_in_order
from registry_graphql.seen import Fact
from registry_graphql.shells import FACTS
from registry_graphql.terms import enumeration
from registry_graphql.tracking.asking import OfCollection, OfMetric, Since, Until
from registry_graphql.wordtypes import WordsType


class Official:
    """Official facts in an order of their own, and the page asked for."""

    __slots__ = ("nodes", "page", "total")

    def __init__(self, found: list[Any], facts: list[RecordedFact], asked: Asked) -> None:
        """Cut the page of what was found; ``facts`` tell its rows apart."""
        self.total = len(found)
        cursors = [str(one.revision) for one in facts]
        self.page: Slice[Any] = cut_in_order(found, cursors, asked)
        self.nodes = list(self.page.rows)


def tallies_field() -> Any:
    """Official figures at the top."""
    return field(
        connection_type(FACTS[FactType.TALLY]),
        "Số liệu công bố — Official figures by day, those without a day last: never mixed with "
        "our own counts.",
        _tallies,
    )


def beside_fields() -> Fields:
    """What of a metric is official, and how it differs from the count."""
    return {
        "tally": field(
            FACTS[FactType.TALLY] | None,
            "Số liệu công bố — The latest official figure on or before the day: never mixed "
            "with the count.",
            lambda root: root.fact(root.found.tally),
        ),
        "tallies": field(
            each(FACTS[FactType.TALLY]),
            "Các số liệu công bố — Every official figure of it, by day.",
            lambda root: [Fact(root.view, one) for one in tallies_of(root.view, _metric(root))],
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
    }


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


def _tallies(
    root: Any,
    info: Info,
    metric: OfMetric = None,
    collection: OfCollection = None,
    since: Since = None,
    until: Until = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
) -> Any:
    view: View = view_of(root, info, valid_at, as_of)
    found = tallies_sought(view, Sought(metric, collection, first=since, last=until))
    asked = Asked(first, after, last, before)
    return Official([Fact(view, one) for one in found], found, asked)


def _metric(root: Any) -> Any:
    return root.coverage.metric
