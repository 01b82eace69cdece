"""Nothing raises, and ten times the text costs ten times the time, not a hundred."""

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from registry.search.text import (
    accent_key,
    asked_documents,
    cited_documents,
    clean,
    decode_query,
    fold,
    fold_with_offsets,
    glue,
    normal_numbers,
    syllables,
    without,
    words,
)

HOSTILE = {
    "quotes": '"' * 50_000,
    "wildcards": "*%" * 25_000,
    "emoji": "📈" * 12_500,
    "decomposed": unicodedata.normalize("NFD", "tỷ lệ thất nghiệp ") * 1_500,
    "right-to-left marks": "\u200f\u202e" * 8_000,
    "one word": "a" * 50_000,
    "one number": "1" * 50_000,
    "a pile of marks": "a" + "\u0301\u0323" * 12_500,
    "slashes": "1/" * 25_000,
    "dots": "1." * 25_000,
    "keys": "thaats nghieepj " * 3_000,
    "numbers": "mười nghìn " * 4_000,
    "document words": "quyet dinh so " * 3_500,
    "spaces": " " * 50_000,
}
READERS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "clean": clean,
    "offsets": fold_with_offsets,
    "words": lambda text: words(clean(text)),
    "numbers": lambda text: normal_numbers(syllables(clean(text))),
    "query": lambda text: decode_query(syllables(clean(text))),
    "cited": cited_documents,
    "asked": asked_documents,
    "glue": lambda text: without(text.split(), glue(text.split())),
    "key": accent_key,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_fifty_thousand_hostile_characters_are_soon_read(reader: str, text: str) -> None:
    """A quadratic step takes seconds here; what we measure is some 20 ms."""
    began = time.process_time()

    READERS[reader](HOSTILE[text])

    assert time.process_time() - began < 1


@pytest.mark.parametrize("reader", READERS)
@given(text=st.text(alphabet=st.characters(exclude_categories=())))
def test_nothing_raises_on_any_text(reader: str, text: str) -> None:
    READERS[reader](text)
