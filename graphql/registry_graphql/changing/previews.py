"""What publishing a draft would do, before anyone decides."""

from datetime import date
from functools import cache
from typing import Any

from registry.catalogue import Version, View
from registry.commands.preview import Preview, Use
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.seen import Record, follow
from registry_graphql.shells import RECORD
from registry_graphql.terms import step_type
from registry_graphql.timelines import change_type, missing_type


class Previewed:
    """A preview, with the view its records are seen in."""

    __slots__ = ("found", "view")

    def __init__(self, view: View, found: Preview) -> None:
        """Keep both."""
        self.view = view
        self.found = found

    def record(self, version: Version | None) -> Record | None:
        """One of its versions."""
        return None if version is None else Record(self.view, version, is_exact=True)


@cache
def preview_type() -> Shell:
    """The type of a preview."""
    return make_type(
        shell("Preview"),
        {**_numbers(), **_days(), **_changes()},
        "Xem trước — What publishing one draft would do.",
    )


def _numbers() -> Fields:
    return {
        "key": field(str, "Khóa — The item.", lambda root: str(root.found.key)),
        "version": field(
            str,
            "Phiên bản — The number it would get.",
            lambda root: str(root.found.step.number),
        ),
        "weight": field(
            step_type(),
            "Mức — The weight of the change.",
            lambda root: root.found.step.weight.name.lower(),
        ),
        "before": field(
            RECORD | None,
            "Bản so sánh — The version it is weighed against: the last published that counts.",
            lambda root: root.record(root.found.before),
        ),
        "replaces": field(
            RECORD | None,
            "Bản bị thay — The version in force on its first day.",
            lambda root: root.record(root.found.replaces),
        ),
        "voids": field(
            each(str),
            "Hủy — The versions that would count no more.",
            lambda root: root.found.voids,
        ),
        "reopens": field(
            bool,
            "Mở lại — Whether a retired item would come back into force.",
            lambda root: root.found.reopens,
        ),
    }


def _days() -> Fields:
    return {
        "days_now": field(
            each(_days_type()),
            "Hiệu lực hiện nay — When the item is in force as things stand.",
            lambda root: root.found.days_now,
        ),
        "days_then": field(
            each(_days_type()),
            "Hiệu lực sau đó — The same once the draft is published.",
            lambda root: root.found.days_then,
        ),
    }


def _changes() -> Fields:
    return {
        "changes": field(
            each(change_type()),
            "Thay đổi — Against `before`.",
            lambda root: root.found.changes,
        ),
        "changes_in_force": field(
            each(change_type()),
            "Thay đổi với người đọc — Against `replaces`.",
            lambda root: root.found.changes_in_force,
        ),
        "impact": field(
            each(_use_type()),
            "Tác động — Every record that refers to the item.",
            lambda root: [(root.view, one) for one in root.found.impact],
        ),
        "missing_to_qualify": field(
            each(missing_type()),
            "Còn thiếu — What it would still lack to be qualified.",
            lambda root: root.found.missing,
        ),
    }


@cache
def _days_type() -> Shell:
    day: Any = date
    return make_type(
        shell("DaysInForce"),
        {
            "version": field(str, "Phiên bản — Its number.", lambda root: root.number),
            "valid_from": field(
                day | None, "Từ ngày — First day; absent: open.", lambda root: root.first
            ),
            "valid_to": field(
                day | None, "Đến ngày — Last day; absent: open.", lambda root: root.last
            ),
        },
        "Khoảng hiệu lực — Days on which a version is, or would be, in force.",
    )


@cache
def _use_type() -> Shell:
    return make_type(
        shell("Use"),
        {
            "record": field(RECORD | None, "Bản ghi — The record.", _record),
            "key": field(str, "Khóa — The record, `kind:code`.", lambda root: str(root[1].key)),
            "pointers": field(
                each(str), "Vị trí — Where it refers to the item.", lambda root: root[1].pointers
            ),
            "today": field(bool, "Hôm nay — It does so today.", lambda root: root[1].today),
            "when_it_begins": field(
                bool,
                "Khi bắt đầu — It does so on the day the change begins.",
                lambda root: root[1].when_it_begins,
            ),
        },
        "Nơi sử dụng — A record that a change touches.",
    )


def _record(root: tuple[View, Use]) -> Record | None:
    return follow(root[0], root[1].key)
