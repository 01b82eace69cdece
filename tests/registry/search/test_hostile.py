"""Whatever is typed is answered in bounded time, or refused with words."""

import time
import unicodedata

import pytest

from registry.errors import BadQuestion
from registry.search import LONGEST

SECONDS = 2.0
"""CPU seconds an answer may take on a machine busy with other tests."""


def _full(piece: str) -> str:
    return (piece * LONGEST)[:LONGEST]


@pytest.mark.parametrize(
    "text",
    [
        *('"' * 900, "*" * 900, "'; DROP TABLE log; --", "?" * 500, "(((((" * 90, "\\" * 300),
        *(_full("🎉"), _full("\u202e\u200f"), _full("\u0301"), _full("a\u0301\u0302 ")),
        *(_full("tỷ lệ thất nghiệp "), _full("thatnghiep"), _full("ngiep "), _full("xyzzy ")),
        *(_full("đ"), _full("9"), _full("293/QĐ-TTg "), _full("a b c d e f g h "), _full("& - . ")),
        *("name:thất AND NOT (nghiệp)", "thất^2 nghiệp~3", "[a TO z]", "\x00\x01\x02", "ﬁ ﬀ Ⅻ"),
        *(unicodedata.normalize("NFD", _full("tỷ lệ thất nghiệp ")), "ＴＨẤＴ", "  ", "", "\n\t"),
        *(_full("toongr sanr phaamr "), _full("mười nghìn tỷ "), _full("xuất nhập khẩu ")),
    ],
)
def test_hostile_text_is_answered_in_bounded_time(finder, text):
    began = time.process_time()

    found = finder.find(text[:LONGEST], limit=5)
    finder.search.suggest(finder.view(), text[:LONGEST], 5)

    assert time.process_time() - began < SECONDS
    assert found.total >= len(found.hits)


def test_ten_thousand_characters_are_refused_at_once(finder):
    with pytest.raises(BadQuestion, match=str(LONGEST)):
        finder.find('"' * 10_000)


def test_text_without_a_word_finds_nothing_and_says_so(finder):
    found = finder.find("🎉 !!!")

    assert (found.total, found.read_as, found.did_you_mean) == (0, "", None)
