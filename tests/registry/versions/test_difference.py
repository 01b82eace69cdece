from typing import Any

import pytest

from factories import content
from registry.kinds import Kind
from registry.kinds.parsing import plain
from registry.versions.difference import changes, weigh
from registry.versions.number import Step


def difference(kind: Kind, before: dict[str, Any], after: dict[str, Any]) -> Any:
    old, new = content(kind, **before), content(kind, **after)
    return changes(type(old), plain(old), plain(new))


def cell(id: str = "c1", **more: Any) -> dict[str, Any]:
    return {"id": id, "label": "Số ca", "role": "measure", "datatype": "integer", **more}


M, Q, A = "M", "Q", "A"


@pytest.mark.parametrize(
    ("kind", "before", "after", "step"),
    [
        (Kind.INDICATOR, {}, {}, Step.NONE),
        (Kind.INDICATOR, {"name": "Ty le"}, {"name": "Tỷ lệ"}, Step.PATCH),
        (Kind.INDICATOR, {}, {"note": "ghi chú"}, Step.PATCH),
        (Kind.INDICATOR, {"periodicities": [A]}, {"periodicities": [A, Q]}, Step.MINOR),
        (Kind.INDICATOR, {"periodicities": [A, Q]}, {"periodicities": [Q, A]}, Step.NONE),
        (Kind.INDICATOR, {"periodicities": [A, Q]}, {"periodicities": [A]}, Step.MAJOR),
        (Kind.INDICATOR, {}, {"definition": {"vi": "Là …"}}, Step.MINOR),
        (
            Kind.INDICATOR,
            {"definition": {"vi": "Là …"}},
            {"definition": {"vi": "Là …", "en": "It is …"}},
            Step.PATCH,
        ),
        (
            Kind.INDICATOR,
            {"definition": {"vi": "Là một"}},
            {"definition": {"vi": "Là hai"}},
            Step.MAJOR,
        ),
        (
            Kind.INDICATOR,
            {"lead_body": {"body": "bo-y-te", "text": "Bộ y tế"}},
            {"lead_body": {"body": "bo-y-te", "text": "Bộ Y tế"}},
            Step.PATCH,
        ),
        (
            Kind.INDICATOR,
            {"lead_body": {"body": "bo-y-te"}},
            {"lead_body": {"body": "bo-noi-vu"}},
            Step.MAJOR,
        ),
        (
            Kind.INDICATOR,
            {"lead_body": {"text": "Bộ Y tế"}},
            {"lead_body": {"text": "Bộ Nội vụ"}},
            Step.MAJOR,
        ),
        (
            Kind.INDICATOR,
            {"lead_body": {"text": "Bộ Y tế"}},
            {"lead_body": {"body": "bo-y-te", "text": "Bộ Y tế"}},
            Step.MINOR,
        ),
        (Kind.TEMPLATE, {"fields": [cell()]}, {"fields": [cell(is_required=True)]}, Step.MAJOR),
        (Kind.TEMPLATE, {"fields": [cell()]}, {"fields": [cell(minimum="0")]}, Step.MAJOR),
        (Kind.TEMPLATE, {"fields": [cell(minimum="0")]}, {"fields": [cell()]}, Step.MAJOR),
        (Kind.TEMPLATE, {"fields": [cell()]}, {"fields": [cell(), cell("c2")]}, Step.MINOR),
        (
            Kind.TEMPLATE,
            {"fields": [cell(), cell("c2")]},
            {"fields": [cell("c2"), cell()]},
            Step.PATCH,
        ),
        (
            Kind.REGIME,
            {"cutoff": {"rule": "decree-09-2019", "is_assumed": True}},
            {"cutoff": {"rule": "decree-09-2019"}},
            Step.PATCH,
        ),
        (
            Kind.CODELIST,
            {"codes": [{"code": "A", "names": {"vi": "a"}}]},
            {"codes": [{"code": "A", "names": {"vi": "a"}, "valid_to": "2025-06-30"}]},
            Step.MAJOR,
        ),
        (
            Kind.CODELIST,
            {"codes": [{"code": "A", "names": {"vi": "a"}}]},
            {"codes": [{"code": "B", "names": {"vi": "b"}}, {"code": "A", "names": {"vi": "a"}}]},
            Step.MINOR,
        ),
        (
            Kind.CODELIST,
            {"codes": [{"code": "A", "names": {"vi": "a"}}, {"code": "B", "names": {"vi": "b"}}]},
            {"codes": [{"code": "A", "names": {"vi": "a"}}]},
            Step.MAJOR,
        ),
    ],
)
def test_a_change_weighs_what_readers_lose_by_it(
    kind: Kind, before: dict[str, Any], after: dict[str, Any], step: Step
) -> None:
    assert weigh(difference(kind, before, after)) is step


def test_a_change_names_its_place_in_words_of_both_languages() -> None:
    (change,) = difference(
        Kind.INDICATOR,
        {"lead_body": {"body": "bo-y-te"}},
        {"lead_body": {"body": "bo-noi-vu"}},
    )

    assert change.pointer == "/lead_body/body"
    assert change.label.vi == "Cơ quan chịu trách nhiệm › Cơ quan"
    assert (change.before, change.after) == ("bo-y-te", "bo-noi-vu")


def test_another_order_in_print_is_told_as_such() -> None:
    (change,) = difference(
        Kind.TEMPLATE, {"fields": [cell(), cell("c2")]}, {"fields": [cell("c2"), cell()]}
    )

    assert (change.pointer, change.before, change.after) == ("/fields", ["c1", "c2"], ["c2", "c1"])
    assert change.reason.vi == "sắp xếp lại"
