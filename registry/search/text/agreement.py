"""How well the marks someone typed agree with the marks of a text."""

from enum import IntEnum

from registry.search.text.letters import Tone, plain
from registry.search.text.tones import syllable_parts


class Agreement(IntEnum):
    """From no match to the same marks; the greater ranks higher."""

    DIFFERENT = 0
    """Not the same letters even without marks: ``công`` and ``vênh``."""
    CONTRADICTING = 1
    """A mark was typed which the text does not have: ``cộng`` for ``công``."""
    MISSING = 2
    """Every mark typed is there, some are left out: ``cong`` or ``công`` for ``cộng``."""
    EXACT = 3
    """The same marks, in whatever spelling: ``thuỷ`` for ``thủy``."""


def agreement(typed: str, written: str) -> Agreement:
    """How a typed syllable agrees with a written one, both as ``clean`` gives them.

    >>> agreement("dung", "dùng").name, agreement("sở", "số").name
    ('MISSING', 'CONTRADICTING')
    """
    if typed == written:
        return Agreement.EXACT
    typed_letters, typed_tone = syllable_parts(typed) or (typed, Tone.LEVEL)
    written_letters, written_tone = syllable_parts(written) or (written, Tone.LEVEL)
    if plain(typed_letters) != plain(written_letters):
        return Agreement.DIFFERENT
    letters = map(_of_marks, typed_letters, written_letters)
    return min(_of_marks(f"{typed_tone:d}", f"{written_tone:d}"), *letters)


def _of_marks(typed: str, written: str) -> Agreement:
    if typed == written:
        return Agreement.EXACT
    if typed in "0aeoud":
        return Agreement.MISSING
    return Agreement.CONTRADICTING
