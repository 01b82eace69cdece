"""What mutations answer when they are done; each in a union with the refusal."""

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.kinds.reading import Key
from registry_graphql.changing.acting import Done
from registry_graphql.changing.refusing import refused_type
from registry_graphql.changing.requests import request_type
from registry_graphql.ids import fact_of, numbered
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.seen import Part, Record
from registry_graphql.shells import FACT, RECORD
from registry_graphql.terms import step_type


@cache
def request_result() -> Any:
    """A change request, or a refusal."""
    return _result(
        ("ChangeRequestDone", "ChangeRequestResult"),
        {"request": _request_field()},
        "Đã thực hiện — The change request as it is now.",
        lambda data: "request" in data and "versions" not in data,
    )


@cache
def published_result() -> Any:
    """What was published, or a refusal."""
    return _result(
        ("ChangePublished", "PublishResult"),
        {
            "request": _request_field(),
            "revision": _revision_field(),
            "versions": field(
                each(_version_type()),
                "Các phiên bản — The new versions.",
                lambda root: [(root.view, one) for one in root.data["versions"]],
            ),
            "voided": field(
                each(_version_type()),
                "Bị hủy — The versions that count no more.",
                lambda root: [(root.view, [*one, "none"]) for one in root.data["voided"]],
            ),
        },
        "Đã công bố — What a publication wrote.",
        lambda data: "versions" in data,
    )


@cache
def decided_result() -> Any:
    """The revision of a decision, or a refusal."""
    return _result(
        ("Decided", "DecisionResult"),
        {"revision": _revision_field()},
        "Đã quyết định — The decision stands in the log.",
        lambda data: "revision" in data and "versions" not in data,
    )


@cache
def stated_result() -> Any:
    """The facts recorded, or a refusal."""
    return _result(
        ("FactsStated", "FactsResult"),
        {
            "revisions": field(
                each(int),
                "Các dòng nhật ký — The revisions that name the facts.",
                lambda root: root.data["facts"],
            ),
            "facts": field(
                each(FACT),
                "Sự kiện — The facts; after a dry run none.",
                lambda root: [
                    one
                    for revision in root.data["facts"]
                    if not root.is_dry_run and (one := fact_of(root.view, revision)) is not None
                ],
            ),
        },
        "Đã ghi — The facts were recorded.",
        lambda data: "facts" in data,
    )


def _result(
    names: tuple[str, str], fields: Fields, said: str, is_own: Callable[[Any], bool]
) -> Any:
    """The union of what was done and the refusal; the names are those of the two."""
    bare = shell(names[0])
    bare.is_type_of = lambda obj, _info: isinstance(obj, Done) and is_own(obj.data)
    done = make_type(bare, {**fields, **_common()}, said)
    union = strawberry.union(names[1], description=f"{said} Or why it was refused.")
    return Annotated[done | refused_type(), union]


def _common() -> Fields:
    return {
        "is_replayed": field(
            bool,
            "Trả lời lại — This is the answer of an earlier time under the same key.",
            lambda root: root.is_replayed,
        ),
        "is_dry_run": field(bool, "Chạy thử — Nothing was kept.", lambda root: root.is_dry_run),
    }


def _request_field() -> Any:
    return field(
        request_type(),
        "Đề nghị — The change request as it is now.",
        lambda root: Part(root.view, root.data["request"]),
    )


def _revision_field() -> Any:
    return field(
        int, "Dòng nhật ký — The last revision it wrote.", lambda root: root.data["revision"]
    )


@cache
def _version_type() -> Shell:
    return make_type(
        shell("PublishedVersion"),
        {
            "key": field(str, "Khóa — The item.", lambda root: root[1][0]),
            "version": field(str, "Phiên bản — Its number.", lambda root: root[1][1]),
            "weight": field(
                step_type(), "Mức — The weight of the change.", lambda root: root[1][2]
            ),
            "record": field(RECORD | None, "Bản ghi — The version; after a dry run none.", _record),
        },
        "Phiên bản đã công bố — A version that a publication wrote or voided.",
    )


def _record(root: Any) -> Record | None:
    view, (key, number, _) = root
    return numbered(view, Key.parse(key), number)
