"""An item through time: its versions, when each is in force, statuses, differences, log lines."""

from datetime import date
from functools import cache
from typing import Annotated, Any, cast

import orjson
import strawberry

from registry.catalogue import Version
from registry.catalogue.comparing import Comparison, compare
from registry.commands.decide import edition_of
from registry.kinds import MODELS
from registry.versions.completeness import missing
from registry.versions.difference import sentence
from registry.versions.number import Step
from registry.versions.patch import patch
from registry.versions.resolution import Span
from registry.versions.status import Status
from registry_graphql.clocks import Info
from registry_graphql.ids import numbered
from registry_graphql.log import line_type, lines_about
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.scalars import Instant, Json
from registry_graphql.seen import Record
from registry_graphql.shells import RECORD
from registry_graphql.terms import enumeration, step_type
from registry_graphql.wordtypes import WordsType

Point = Annotated[
    str,
    strawberry.argument(description="A version (`1.0.0`) or a day (`2021-07-01`: in force then)."),
]
Number = Annotated[str, strawberry.argument(description="The version's number, e.g. `1.0.0`.")]
Wanted = Annotated[Any, strawberry.argument(description="The status asked about.")]
_DAY: Any = date


def timeline_fields(own: Shell) -> Fields:
    """Fields of every record, answering with records of this type."""
    return {
        "versions": field(
            each(own),
            "Các phiên bản — Every version known then, void ones too, oldest publication first.",
            _versions,
        ),
        "exact_version": field(
            own | None, "Một phiên bản — The version with this number, which never changes.", _exact
        ),
    }


def history_fields() -> Fields:
    """Fields that answer alike for every kind."""
    return {
        "timeline": field(
            each(_span_type()),
            "Dòng thời gian — The days it is in force and by which version, as known then.",
            lambda root: [_Span(root, span) for span in root.view.spans(root.version.key)],
        ),
        "statuses": field(
            each(_status_type()),
            "Các trạng thái đã có — Each status this version was given, as known then.",
            _statuses,
        ),
        "difference": field(
            _difference_type(),
            "Khác biệt — What changed between two versions or days.",
            _difference,
        ),
        "changes_since_before": field(
            _difference_type() | None,
            "Thay đổi so với bản trước — What this version changed; absent: it was the first.",
            _since_before,
        ),
        "history": field(
            each(line_type()),
            "Lịch sử — Every line of the log about the item and facts naming it, as known then.",
            lambda root: lines_about(root.view, root.version.key),
        ),
        "edition": field(
            int,
            "Ấn bản — The last revision that touched the item: decisions must name it, so that "
            "nobody's change is overwritten.",
            lambda root: edition_of(root.view.catalogue.items[root.version.key]),
        ),
        "missing": field(
            each(_missing_type()),
            "Còn thiếu — What the content lacks for a status.",
            _missing(),
        ),
    }


class _Span:
    """A span of the timeline, seen from a record."""

    __slots__ = ("record", "span")

    def __init__(self, record: Record, span: Span) -> None:
        self.record = record
        self.span = span


@cache
def _span_type() -> Shell:
    return make_type(
        shell("Span"),
        {
            "version": field(
                str, "Phiên bản — Its number.", lambda root: str(root.span.version.number)
            ),
            "valid_from": field(
                _DAY | None,
                "Từ ngày — First day; absent: open.",
                lambda root: None if root.span.first == date.min else root.span.first,
            ),
            "valid_to": field(
                _DAY | None,
                "Đến ngày — Last day; absent: open.",
                lambda root: None if root.span.last == date.max else root.span.last,
            ),
            "record": field(
                RECORD,
                "Bản ghi — The version itself.",
                lambda root: Record(root.record.view, root.span.version, is_exact=True),
            ),
        },
        "Khoảng hiệu lực — Days on which a version is in force, both ends included.",
    )


@cache
def _status_type() -> Shell:
    return make_type(
        shell("StatusGiven"),
        {
            "status": field(
                enumeration(Status), "Trạng thái — The status.", lambda root: root.status.value
            ),
            "words": field(
                WordsType, "Trạng thái — The status. In words.", lambda root: root.status.words
            ),
            "revision": field(
                int, "Dòng nhật ký — The revision that gave it.", lambda root: root.revision
            ),
            "instant": field(Instant, "Lúc — When.", lambda root: root.instant),
            "actor": field(str, "Người — Who.", lambda root: root.actor),
            "details": field(
                Json,
                "Chi tiết — Document, reason, successors: on what authority.",
                lambda root: orjson.loads(root.details),
            ),
        },
        "Trạng thái đã được trao — A status a version was given.",
    )


@cache
def change_type() -> Shell:
    """One place that differs."""
    return make_type(
        shell("FieldChange"),
        {
            "pointer": field(
                str, "Vị trí — JSON Pointer into the content, as REST writes it.", _at("pointer")
            ),
            "label": field(WordsType, "Tên trường — What a person calls it.", _at("label")),
            "before": field(Json | None, "Trước — What stood there.", _at("before")),
            "after": field(Json | None, "Sau — What stands there now.", _at("after")),
            "weight": field(
                step_type(), "Mức — How much it weighs.", lambda root: root.step.name.lower()
            ),
            "text": field(WordsType, "Câu — The change as a person reads it.", sentence_of),
        },
        "Một chỗ thay đổi — One place that differs.",
    )


@cache
def _difference_type() -> Shell:
    return make_type(
        shell("Difference"),
        {
            "before": field(
                RECORD, "Bản trước — The older side.", lambda root: root.record(root.found.old)
            ),
            "after": field(
                RECORD, "Bản sau — The newer side.", lambda root: root.record(root.found.new)
            ),
            "weight": field(
                step_type(),
                "Mức — The least step the changes allow.",
                lambda root: root.found.weight.name.lower(),
            ),
            "patch": field(
                Json,
                "JSON Patch (RFC 6902) — From the one content to the other.",
                lambda root: patch(root.found.old.content, root.found.new.content),
            ),
            "changes": field(
                each(change_type()),
                "Các thay đổi — Every place that differs.",
                lambda root: root.found.changes,
            ),
        },
        "Khác biệt — What differs between two versions.",
    )


@cache
def _missing_type() -> Shell:
    return make_type(
        shell("Missing"),
        {
            "pointer": field(str, "Vị trí — JSON Pointer into the content.", _at("pointer")),
            "label": field(WordsType, "Tên trường — What a person calls it.", _at("label")),
            "reason": field(WordsType, "Vì sao — What is wrong with it.", _at("reason")),
        },
        "Điều còn thiếu — One thing between a content and a status.",
    )


def missing_type() -> Shell:
    """What a content lacks."""
    return _missing_type()


class _Compared:
    """A comparison, seen from a record."""

    __slots__ = ("found", "view")

    def __init__(self, record: Record, found: Comparison) -> None:
        self.view = record.view
        self.found = found

    def record(self, version: Version) -> Record:
        """One side."""
        return Record(self.view, version, is_exact=True)


def _at(name: str) -> Any:
    return lambda root: getattr(root, name)


def sentence_of(root: Any) -> Any:
    """A change as a person reads it."""
    return sentence(root)


def _versions(root: Any) -> list[Record]:
    view = root.view
    return [Record(view, one, is_exact=True) for one in view.versions(root.version.key)]


def _exact(root: Any, number: Number) -> Record | None:
    try:
        return numbered(root.view, root.version.key, number)
    except ValueError:
        return None


def _statuses(root: Any) -> list[Any]:
    return [one for one in root.version.statuses if one.revision <= root.view.as_of]


def _difference(root: Any, old: Point, new: Point) -> _Compared:
    return _Compared(root, compare(root.view, root.version.key, old, new))


def _since_before(root: Any) -> _Compared | None:
    earlier = [
        one for one in root.view.versions(root.version.key) if one.revision < root.version.revision
    ]
    if not earlier:
        return None
    old, new = str(earlier[-1].number), str(root.version.number)
    return _Compared(root, compare(root.view, root.version.key, old, new))


def _missing() -> Any:
    def resolve(root: Any, info: Info, status: Wanted = Status.QUALIFIED) -> Any:
        return missing(MODELS[root.version.key.kind], root.content, cast(Status, status))

    resolve.__annotations__["status"] = Annotated[
        enumeration(Status), strawberry.argument(description="The status asked about.")
    ]
    return resolve


__all__ = ["Step", "change_type", "history_fields", "missing_type", "timeline_fields"]
