"""What a person calls the place that a JSON Pointer leads to."""

import pytest

from registry.kinds import MODELS, Kind
from registry.kinds.pointing import place_words


@pytest.mark.parametrize(
    ("pointer", "said"),
    [
        ("/names/vi", "Tên › Tiếng Việt"),
        ("/units/0/text", "Đơn vị tính 1 › Nguyên văn"),
        ("/periodicities/1", "Kỳ công bố 2"),
        ("/nowhere/0", None),
        ("", None),
    ],
)
def test_a_place_is_called_by_the_labels_on_the_way(pointer: str, said: str | None) -> None:
    words = place_words(MODELS[Kind.INDICATOR], pointer)

    assert (words.vi if words else None) == said
