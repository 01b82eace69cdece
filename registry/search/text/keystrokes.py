"""A word of raw keys read as letters, marks and tones, whatever the order they were typed in.

Telex writes marks with letters (``thaats``, ``nuwowcs``, ``dduwowngf``), VNI with digits
(``tha61t``, ``nu7o71c``, ``d9u7o7ng2``). People type the keys at once or at the word's end, and
some twice.
"""

from enum import IntFlag
from typing import NamedTuple

from registry.search.text.letters import VOWELS, Tone, plain, tones, without_tone


class Marks(IntFlag):
    """The marks a syllable's letters bear. Telex has one key for the horn and the breve."""

    NONE = 0
    HAT = 1
    HORN = 2
    BAR = 4


class Keystrokes(NamedTuple):
    """What was typed, taken apart: ``"nuwowcs"`` is nuoc, with a horn, and sharp."""

    letters: str
    marks: Marks
    tones: tuple[Tone, ...] = ()
    """The tones in the order of their keys; z and 0 ask for none."""
    repeated: str = ""
    """The letters read with each vowel as often as it was typed: ngoao, not ngôa."""

    @property
    def effects(self) -> int:
        """How many marks the keys ask for, and one more for a tone."""
        return self.marks.bit_count() + bool(self.tones)


_TELEX_TONES = {
    "s": Tone.SHARP,
    "f": Tone.FALLING,
    "r": Tone.ASKING,
    "x": Tone.TUMBLING,
    "j": Tone.HEAVY,
    "z": Tone.LEVEL,
}
_VNI_TONES = {str(tone.value): tone for tone in Tone}
_VNI_MARKS = {"6": Marks.HAT, "7": Marks.HORN, "8": Marks.HORN, "9": Marks.BAR}
_DOUBLED = "aeo"
_MARK_OF = {
    **dict.fromkeys("âêô", Marks.HAT),
    **dict.fromkeys("ăơư", Marks.HORN),
    "đ": Marks.BAR,
}


def marks_of(toneless: str) -> Marks:
    """The marks written in a toneless word: a hat in ``"viêt"``."""
    marks = Marks.NONE
    for letter in toneless:
        marks |= _MARK_OF.get(letter, Marks.NONE)
    return marks


def telex(word: str) -> Keystrokes:
    """The lower-case word read as Telex keys; letters already marked keep their marks."""
    bare = without_tone(word)
    state = _State(marks_of(bare), list(tones(word)))
    for key in plain(bare):
        state.press(key)
    return state.read()


def vni(word: str) -> Keystrokes | None:
    """The lower-case word read as VNI keys; nothing if it cannot be, as ``nam2021``."""
    state = _State(marks_of(without_tone(word)), list(tones(word)))
    for key in plain(without_tone(word)):
        if not key.isdigit():
            state.write(key)
        elif not (state.vowel or (key == "9" and state.letters == ["d"])):
            return None
        elif key in _VNI_TONES:
            state.tones.append(_VNI_TONES[key])
        else:
            state.marks |= _VNI_MARKS[key]
    return state.read() if len(set(state.tones)) < 2 else None


class _State:
    """The word as far as it is read."""

    def __init__(self, marks: Marks, tones: list[Tone]) -> None:
        self.letters: list[str] = []
        self.repeated: list[str] = []
        self.vowel = False
        self.late = False
        self.marks = marks
        self.tones = tones

    def write(self, letter: str) -> None:
        if self.late:
            self._take_back()
        self.letters.append(letter)
        self.repeated.append(letter)
        self.vowel = self.vowel or letter in VOWELS

    def press(self, key: str) -> None:
        """Take one Telex key: a letter, or a change to what stands before it."""
        if key == "w":
            self._horn()
        elif key == "d" and self.letters[:1] == ["d"]:
            self.marks |= Marks.BAR
        elif self.vowel and key in _TELEX_TONES:
            self.tones.append(_TELEX_TONES[key])
        elif key in _DOUBLED and key in self.letters:
            self._hat(key)
        else:
            self.write(key)

    def _hat(self, key: str) -> None:
        """The vowel again is its hat: at once, or when all the letters are typed (thata)."""
        self.late = self.letters[-1] != key
        self.repeated.append(key)
        self.marks |= Marks.HAT

    def _take_back(self) -> None:
        """It was no hat after all: more letters follow, as in danang."""
        self.letters = self.repeated.copy()
        self.marks &= ~Marks.HAT
        self.late = False

    def _horn(self) -> None:
        """W alone is ư: ``tw`` is ``tư``."""
        if not self.vowel:
            self.write("u")
        self.marks |= Marks.HORN

    def read(self) -> Keystrokes:
        repeated = "".join(self.repeated)
        letters = "".join(self.letters)
        return Keystrokes(letters, self.marks, tuple(self.tones), repeated)
