"""A text of a record taken apart: its terms for finding, its tokens with places for showing."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from registry.search.text import (
    bigrams,
    clean,
    fold_with_offsets,
    glue,
    is_syllable,
    merge_i_y,
    normal_numbers,
    placed,
    syllables,
    without,
    words,
)
from registry.search.text.folding import fold

_REMEMBERED = 65_536
_ENGLISH_GLUE = frozenset(["of", "the", "in", "and", "by", "for", "to", "on", "at", "with", "a"])
_PLURAL = re.compile(r"(?:(?<=[^aeiou])ies|(?<=[^s])s)$")
_LEAST_PLURAL = 4
_LINKED = re.compile(r"[^\W_][&\-./,][^\W_]")
_BRACKETED = re.compile(r"\s*\(([^()\s]{2,20})\)\s*$")
"""An abbreviation at the end of a name: (GDP), (e-Cabinet)."""


_MEASURED = (
    *("so luong", "so luot", "so vu", "so nguoi", "so", "ti le", "ti trong", "ti so", "ti suat"),
    *("tong muc", "tong so", "tong", "tri gia", "gia tri", "chi so", "san luong", "dien tich"),
    *("khoi luong", "muc"),
)
_TOLD = (
    *("bao cao", "ket qua", "tinh hinh", "cong tac", "thuc hien", "thong tin", "viec"),
    *("hoat dong", "quy dinh", "luat", "ve", "va", "tinh", "thanh pho"),
)
_IN_ENGLISH = (
    *("growth rate of", "value of", "number of", "share of", "proportion of", "rate of"),
    *("ratio of", "total", "index of", "area of", "volume of", "output of", "production of"),
    *("report on", "report of", "implementation of", "result of", "situation of"),
)
_LEADS = tuple(tuple(words.split(" ")) for words in (*_MEASURED, *_TOLD, *_IN_ENGLISH))
"""By their keys: words that open a name and say how a thing is measured or told, longest first."""


@lru_cache(_REMEMBERED)
def key_of(token: str) -> str:
    """What all spellings of a token share: no marks, i for y, English words in the singular.

    >>> key_of("tỷ"), key_of("enterprises"), key_of("thất")
    ('ti', 'enterprise', 'that')
    """
    folded = merge_i_y(fold(token))
    if len(folded) >= _LEAST_PLURAL and folded[-1] == "s" and not is_syllable(folded):
        ending = _PLURAL.search(folded)
        if ending:
            return folded[: ending.start()] + ("y" if ending[0] == "ies" else "")
    return folded


def tokens_of(cleaned: str) -> tuple[str, ...]:
    """The tokens of a text in ``clean`` form, with each number in its one form."""
    return normal_numbers(syllables(cleaned))


def joined_of(cleaned: str) -> tuple[str, ...]:
    """The keys of what is written together with signs between: KH&ĐT is also ``khdt``."""
    if not _LINKED.search(cleaned):
        return ()
    return tuple(key_of(word.joined) for word in words(cleaned) if len(word.parts) > 1)


def is_glue(key: str) -> bool:
    """Whether an English word only holds others together."""
    return key in _ENGLISH_GLUE


def bare_keys(keys: Sequence[str], held: AbstractSet[int]) -> tuple[str, ...]:
    """The keys without glue, Vietnamese or English; without English if the rest is all glue.

    :param held: where Vietnamese glue stands.
    """
    return tuple(key for key in without(keys, held) if key not in _ENGLISH_GLUE)


def pairs_of(keys: Sequence[str], bare: Sequence[str]) -> frozenset[str]:
    """The neighbours among the keys, and those that glue stands between."""
    return frozenset((*bigrams(keys), *bigrams(bare)))


class Passage(NamedTuple):
    """A text ready for a fragment to be cut from it."""

    original: str
    """In NFC."""
    places: Mapping[str, tuple[tuple[int, int], ...]]
    """Where each key stands: its beginning and its end in the text."""

    @classmethod
    def of(cls, text: str) -> "Passage":
        """Take a text apart."""
        folded = fold_with_offsets(text)
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for token, start, end in placed(folded.text):
            places[key_of(token)].append(folded.span(start, end))
        return cls(folded.original, {key: tuple(found) for key, found in places.items()})


@dataclass(frozen=True)
class Name:
    """One name of a record, ready to be compared with a query."""

    pointer: str
    text: str
    marked: tuple[str, ...]
    """Its tokens with their marks."""
    keys: tuple[str, ...]
    held: frozenset[str]
    """Its keys, to ask whether one is among them."""
    kept: frozenset[str]
    """Its keys without glue."""
    pairs: frozenset[str]

    @cached_property
    def written(self) -> Mapping[str, str]:
        """For each of its keys the token, with its marks, that stands first."""
        return dict(zip(reversed(self.keys), reversed(self.marked), strict=True))

    @cached_property
    def heads(self) -> frozenset[str]:
        """Its first key, and the first after what only says how something is measured or told."""
        return _heads(self.keys)

    @cached_property
    def passage(self) -> Passage:
        """It as it is shown."""
        return Passage.of(self.text)

    @classmethod
    def of(cls, pointer: str, text: str) -> "Name":
        """Take a name apart."""
        cleaned = clean(text)
        marked = tokens_of(cleaned)
        keys = tuple(map(key_of, marked))
        bare = bare_keys(keys, glue(marked))
        pairs = pairs_of(keys, bare).union(joined_of(cleaned))
        return cls(pointer, text, marked, keys, frozenset(keys), frozenset(bare), pairs)


def _heads(keys: tuple[str, ...]) -> frozenset[str]:
    """Where a name may begin for whoever types it: nợ công for Tỷ lệ nợ công, Báo cáo về nợ công.

    Vietnamese names the thing first and qualifies it after.
    """
    at = 0
    found = set(keys[:1])
    while at < len(keys):
        lead = next((one for one in _LEADS if keys[at : at + len(one)] == one), None)
        if lead is None:
            break
        at += len(lead)
        found.update(keys[at : at + 1])
    return frozenset(found)


def names_in(pointer: str, text: str) -> tuple[Name, ...]:
    """The name, and what it is called without the abbreviation in brackets at its end.

    >>> [name.keys for name in names_in("/names/vi", "Tổng sản phẩm (GDP)")]
    [('tong', 'san', 'pham', 'gdp'), ('tong', 'san', 'pham'), ('gdp',)]
    """
    whole = Name.of(pointer, text)
    bracketed = _BRACKETED.search(text)
    if bracketed is None:
        return (whole,)
    return (whole, Name.of(pointer, text[: bracketed.start()]), Name.of(pointer, bracketed[1]))
