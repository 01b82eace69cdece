from typing import Any

import pytest

from registry.errors import Invalid
from registry.kinds import MODELS, Kind
from registry.kinds.parsing import parse
from registry.words import Words


@pytest.mark.parametrize(
    ("change", "vi", "en"),
    [
        ({"names": {}}, "thiếu giá trị bắt buộc", "Field required"),
        ({"names": {"vi": ""}}, "phải có ít nhất 1 ký tự", "at least 1 character"),
        ({"ucum": 7}, "phải là chuỗi ký tự", "valid string"),
        ({"colour": "đỏ"}, "không có trường này", "not permitted"),
    ],
)
def test_a_fault_is_said_in_both_languages(change: dict[str, Any], vi: str, en: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse(MODELS[Kind.UNIT], {"names": {"vi": "Tỷ đồng"}, **change})

    (complaint,) = refused.value.complaints
    assert complaint.message.vi == vi
    assert en in complaint.message.en


def test_a_broken_rule_of_ours_is_said_in_its_own_words() -> None:
    codes = [{"code": "A", "names": {"vi": "a"}}] * 2

    with pytest.raises(Invalid) as refused:
        parse(MODELS[Kind.CODELIST], {"names": {"vi": "Danh mục"}, "codes": codes})

    (complaint,) = refused.value.complaints
    assert complaint.message == Words(
        "mã A có hai lần trong danh mục", "the code A stands twice in the list"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, Words("Nội dung gửi lên có 1 lỗi.", "The content given has 1 fault.")),
        (
            {"names": {"vi": ""}, "x": 1},
            Words("Nội dung gửi lên có 2 lỗi.", "The content given has 2 faults."),
        ),
    ],
)
def test_how_many_faults_there_are_is_said_as_a_person_counts(
    given: dict[str, Any], said: Words
) -> None:
    with pytest.raises(Invalid) as refused:
        parse(MODELS[Kind.UNIT], given)

    assert refused.value.message == said
