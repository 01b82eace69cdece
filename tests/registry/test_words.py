"""Phrases in two languages: what stands in their placeholders."""

from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words


def test_an_item_stands_in_a_phrase_by_its_kind_and_code_in_words() -> None:
    said = Words("Không có {key}.", "There is no {key}.")

    filled = said.filled(key=Key(Kind.UNIT, "ty-dong"))

    assert filled == Words("Không có đơn vị tính ty-dong.", "There is no unit of measure ty-dong.")
