"""Every syllable of the catalogue, typed as keys in several orders, comes back."""

import csv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from registry.search.text import (
    clean,
    decode_query,
    decoded,
    is_marked_syllable,
    spelled,
    syllables,
)
from registry.search.text.letters import Tone, plain, tones, without_tone

DATA = Path(__file__).parents[4] / "seed" / "registry_seed" / "data"
MARKS = {
    "telex": dict(zip("âêôăơưđ", ["aa", "ee", "oo", "aw", "ow", "uw", "dd"], strict=True)),
    "vni": dict(zip("âêôăơưđ", ["a6", "e6", "o6", "a8", "o7", "u7", "d9"], strict=True)),
}
TONES = {"telex": ["", "s", "f", "r", "x", "j"], "vni": ["", "1", "2", "3", "4", "5"]}


def tone_key(word: str, method: str) -> str:
    return TONES[method][next(iter(tones(word)), Tone.LEVEL)]


def letter_keys(toneless: str, method: str) -> str:
    return "".join(MARKS[method].get(letter, letter) for letter in toneless)


def each_at_once(word: str, method: str) -> str:
    return "".join(letter_keys(without_tone(a), method) + tone_key(a, method) for a in word)


def tone_at_the_end(word: str, method: str) -> str:
    return letter_keys(without_tone(word), method) + tone_key(word, method)


def tone_twice(word: str, method: str) -> str:
    return tone_at_the_end(word, method) + tone_key(word, method)


def one_horn_for_both(word: str, method: str) -> str:
    toneless = without_tone(word).replace("ươ", "uơ")
    return letter_keys(toneless, method) + tone_key(word, method)


def mark_keys(word: str, method: str) -> str:
    marks = MARKS[method]
    return "".join(dict.fromkeys(marks[letter][1] for letter in word if letter in marks))


def all_at_the_end(word: str, method: str) -> str:
    toneless = without_tone(word)
    return plain(toneless) + mark_keys(toneless, method) + tone_key(word, method)


def tone_before_marks(word: str, method: str) -> str:
    toneless = without_tone(word)
    return plain(toneless) + tone_key(word, method) + mark_keys(toneless, method)


Order = Callable[[str, str], str]
ORDERS = [
    each_at_once,
    tone_at_the_end,
    tone_twice,
    one_horn_for_both,
    all_at_the_end,
    tone_before_marks,
]
typed_in = pytest.mark.parametrize("order", ORDERS)
by = pytest.mark.parametrize("method", ["telex", "vni"])


def names() -> list[tuple[str, ...]]:
    found = []
    for kind in ("indicators", "regimes", "bodies"):
        with (DATA / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            found += [syllables(clean(row["name_vi"])) for row in csv.DictReader(file)]
    return [tuple(map(spelled, name)) for name in found]


def typed(words: tuple[str, ...], order: Order, method: str) -> list[str]:
    return [order(word, method) if is_marked_syllable(word) else word for word in words]


def share_read(queries: list[tuple[str, ...]], order: Order, method: str) -> float:
    read = [tuple(r.text for r in decode_query(typed(q, order, method))) for q in queries]
    return sum(map(tuple.__eq__, read, queries)) / len(queries)


@typed_in
@by
def test_every_syllable_is_the_first_reading_of_its_keys(
    order: Order, method: str, marked_syllables: list[str]
) -> None:
    keys = {word: order(word, method) for word in marked_syllables}

    assert [word for word in keys if decoded(keys[word])[:1] != (word,)] == []


def test_there_are_many_of_them(marked_syllables: list[str]) -> None:
    assert len(marked_syllables) > 1000


@typed_in
@by
def test_whole_names_typed_as_keys_are_read(order: Order, method: str) -> None:
    assert share_read(names(), order, method) > 0.98


@typed_in
def test_two_words_alone_are_read_too(order: Order) -> None:
    pairs = [pair for name in names() for pair in pairwise(name)]
    marked = [pair for pair in pairs if not "".join(pair).isascii()]

    assert share_read(marked, order, "telex") > 0.995


@by
def test_capitals_are_read_the_same(method: str, marked_syllables: list[str]) -> None:
    words = [word for word in marked_syllables if len(each_at_once(word, method)) > len(word) + 1]

    read = [decode_query([each_at_once(word, method).upper()])[0].text for word in words]

    assert read == words
