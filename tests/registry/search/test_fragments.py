"""Fragments: what is marked, whatever else the text holds."""

from registry.search.analysis import Passage
from registry.search.fragments import _spans

TEXT = "Tỷ lệ nợ công, nợ nước ngoài so với tổng sản phẩm"


def test_a_passage_knows_every_place_of_a_key():
    passage = Passage.of(TEXT)

    assert passage.places["no"] == ((6, 8), (15, 17))


def test_neighbours_are_marked_as_one_and_in_the_order_of_the_text():
    passage = Passage.of(TEXT)

    spans = _spans(passage, frozenset(["cong", "no", "khong"]))

    assert [TEXT[start:end] for start, end in spans] == ["nợ công", "nợ"]


def test_the_beginning_of_a_word_marks_the_words_that_begin_so():
    passage = Passage.of(TEXT)

    spans = _spans(passage, frozenset(["tong"]), "ng")

    assert [TEXT[start:end] for start, end in spans] == ["ngoài", "tổng"]
