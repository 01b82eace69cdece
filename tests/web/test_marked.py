"""The words that went and came are picked out of two versions of a text."""

from types import SimpleNamespace
from typing import Any

import pytest

from registry_web.marked import Marked, Piece, marked

PAGE: Any = SimpleNamespace(t=lambda _vi, en: en)


def changed(pieces: list[Piece]) -> list[str]:
    return [one.text.strip() for one in pieces if one.is_changed]


@pytest.mark.parametrize(
    ("before", "after", "went", "came"),
    [
        ("người thất nghiệp cả nước", "người làm việc cả nước", ["thất nghiệp"], ["làm việc"]),
        ("một hai ba", "một hai ba bốn", [], ["bốn"]),
        (["Quý", "Năm"], ["Tháng", "Quý", "Năm"], [], ["Tháng;"]),
        ({"unit": "người", "note": "x y z"}, {"unit": "hộ", "note": "x y z"}, ["người"], ["hộ"]),
        (None, "mới", [], ["mới"]),
        ("cũ", None, ["cũ"], []),
        (1, 2, ["1"], ["2"]),
        (True, False, ["yes"], ["no"]),
    ],
)  # fmt: skip
def test_only_what_differs_is_marked(
    before: Any, after: Any, went: list[str], came: list[str]
) -> None:
    found = marked(PAGE, before, after)

    assert (changed(found.before), changed(found.after)) == (went, came)


def test_nothing_of_either_text_is_lost() -> None:
    old, new = "Tỷ lệ  (%) của A,\nB và C.", "Tỷ lệ của A, B, C và D."

    found = marked(PAGE, old, new)

    assert "".join(one.text for one in found.before) == old
    assert "".join(one.text for one in found.after) == new


def test_texts_that_have_little_in_common_are_marked_on_the_whole() -> None:
    found = marked(PAGE, "a b c d e f g h", "k l m n o p q r b")

    assert [len(found.before), len(found.after)] == [1, 1]


def test_texts_too_long_to_compare_are_marked_on_the_whole() -> None:
    old, new = "x y " * 100_000, "y z " * 100_000

    assert marked(PAGE, old, new) == Marked([Piece(old, True)], [Piece(new, True)])
