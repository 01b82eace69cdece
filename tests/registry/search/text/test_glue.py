"""Words that only hold others together."""

import pytest
from hypothesis import given, strategies as st

from registry.search.text import glue, without


def bare(tokens: list[str]) -> tuple[str, ...]:
    return without(tokens, glue(tokens))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("lao động thương binh và xã hội", "lao động thương binh xã hội"),
        ("nợ công so với tổng sản phẩm", "nợ công tổng sản phẩm"),
        ("theo quy định của các bộ về báo cáo", "quy định bộ báo cáo"),
        ("no cong so voi tong san pham", "no cong tong san pham"),
        ("giuong benh tren 10000 dan", "giuong benh 10000 dan"),
        ("hộ có điện", "hộ điện"),
        ("ho co dien", "ho co dien"),
    ],
)
def test_glue_is_left_out(text: str, left: str) -> None:
    assert " ".join(bare(text.split())) == left


@pytest.mark.parametrize(
    "text",
    [
        "tổng sản phẩm trong nước",
        "tong san pham trong nuoc",
        "đầu tư nước ngoài",
        "dau tu nuoc ngoai",
        "tỷ trọng trồng trọt",
        "ty trong trong trot",
        "cơ chế một cửa",
        "co che mot cua",
        "bao ve moi truong",
        "bảo vệ môi trường",
        "so sánh",
        "so lieu",
    ],
)
def test_words_that_carry_meaning_stay(text: str) -> None:
    assert " ".join(bare(text.split())) == text


def test_nothing_but_glue_stays_whole() -> None:
    assert bare(["của", "các"]) == ("của", "các")


@given(st.lists(st.text()))
def test_any_tokens_can_be_judged(tokens: list[str]) -> None:
    assert all(0 <= at < len(tokens) for at in glue(tokens))
