"""In which order a list is shown; names as a Vietnamese dictionary has them."""

import unicodedata
from functools import lru_cache
from typing import Any

from registry.catalogue.version import Version
from registry.catalogue.view import View
from registry.words import Term

_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=1)}
_TONES = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
"""Huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries."""


class Sort(Term):
    """What a list is sorted by; where two records are alike, the code decides."""

    CODE = "code", "Mã", "Code"
    CODE_DOWN = "-code", "Mã, giảm dần", "Code, last first"
    NAME = "name", "Tên, theo bảng chữ cái tiếng Việt", "Vietnamese name"
    NAME_DOWN = "-name", "Tên, ngược bảng chữ cái", "Vietnamese name, last first"
    UPDATED = "updated", "Lần cập nhật, cũ trước", "Last touched, oldest first"
    UPDATED_DOWN = "-updated", "Lần cập nhật, mới trước", "Last touched, newest first"
    VALID_FROM = "valid_from", "Ngày có hiệu lực, sớm trước", "First day, earliest first"
    VALID_FROM_DOWN = (
        "-valid_from",
        "Ngày có hiệu lực, muộn trước",
        "First day, last first",
    )


def ordered(view: View, rows: tuple[Version, ...], sort: Sort) -> tuple[Version, ...]:
    """The rows, which come by code, in this order."""
    if sort is Sort.CODE:
        return rows
    by = sort.value.removeprefix("-")
    keys = {"code": _code, "name": _name, "updated": _updated, "valid_from": _starts}
    key = keys[by]
    found = sorted(rows, key=lambda row: key(view, row), reverse=sort.value.startswith("-"))
    return tuple(found)


@lru_cache(20_000)
def collated(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The place of a text in a Vietnamese dictionary: by its letters, then by its tones."""
    letters: list[int] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFD", text.lower()):
        if sign in _TONES:
            tones[-1:] = [_TONES[sign]]
        elif unicodedata.combining(sign) and letters:
            whole = unicodedata.normalize("NFC", _LETTERS[letters[-1] - 1] + sign)
            letters[-1] = _RANK.get(whole, letters[-1])
        else:
            letters.append(_RANK.get(sign, 0))
            tones.append(0)
    return tuple(letters), tuple(tones)


def _code(_view: View, row: Version) -> Any:
    return row.key.code


def _name(_view: View, row: Version) -> Any:
    return collated(row.names["vi"])


def _updated(view: View, row: Version) -> Any:
    return max(row.moments(view.as_of))


def _starts(_view: View, row: Version) -> Any:
    return row.starts
