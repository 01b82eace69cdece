"""Which words of a value went and which came: what a reader looks for in two versions of a text."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from registry.kinds.shape import Json
from registry_web import wording
from registry_web.page import Page

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_DAY = re.compile(r"\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])")
_MOST = 1_500
"""Words and signs in each text that are compared; a longer one is shown as changed on the whole."""
_ALIKE = 0.3
"""Texts less alike than this have nothing in common that would help a reader."""


class Piece(NamedTuple):
    """A stretch of a text, and whether the other text lacks it."""

    text: str
    is_changed: bool


class Marked(NamedTuple):
    """A value before and after, in pieces; empty where there is none."""

    before: list[Piece]
    after: list[Piece]


def marked(page: Page, before: Json, after: Json) -> Marked:
    """Two values as texts, with what only one of them says told apart, word by word."""
    old, new = (_WORDS.findall(text_of(page, one)) for one in (before, after))
    found = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > _MOST or found.quick_ratio() < _ALIKE or found.ratio() < _ALIKE:
        return Marked(_pieces([("".join(old), True)]), _pieces([("".join(new), True)]))
    steps = found.get_opcodes()
    return Marked(
        _pieces([("".join(old[i:j]), tag != "equal") for tag, i, j, _, _ in steps]),
        _pieces([("".join(new[i:j]), tag != "equal") for tag, _, _, i, j in steps]),
    )


def _pieces(found: list[tuple[str, bool]]) -> list[Piece]:
    """Neighbours of one sort put together; a space between two changes is changed with them."""
    pieces: list[Piece] = []
    for at, (text, is_changed) in enumerate(found):
        if not text:
            continue
        is_between = text.isspace() and 0 < at < len(found) - 1
        is_one = is_changed or is_between
        if pieces and pieces[-1].is_changed == is_one:
            pieces[-1] = Piece(pieces[-1].text + text, is_one)
        else:
            pieces.append(Piece(text, is_one))
    return pieces


def text_of(page: Page, value: Json) -> str:
    """A value as a line of text, days as the reader writes them; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return page.t("có", "yes") if value else page.t("không", "no")
    if isinstance(value, Mapping):
        return " · ".join(text_of(page, one) for one in value.values())
    if isinstance(value, list | tuple):
        return "; ".join(text_of(page, one) for one in value)
    text = str(value)
    return page.say(wording.day(text)) if _DAY.fullmatch(text) else text
