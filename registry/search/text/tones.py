"""One spelling for one marked syllable: where the tone stands, and i or y.

Both hoà and hòa, thuỷ and thủy, kỹ and kĩ are right; the catalogue's own texts write hòa, thủy.
"""

from functools import lru_cache

from registry.search.text.letters import VOWELS, Tone, toned, tones, without_tone
from registry.search.text.phonotactics import SYLLABLES

_I_FOR_Y = {"hy": "hi", "ky": "ki", "ly": "li", "my": "mi", "quy": "qui", "sy": "si", "ty": "ti"}
"""All the syllables where i and y are one: never tay and tai, thúy and thúi."""

_BEARERS = "ơêôâăư"
_HALF_HORNED = ("uơ", "ưo")
_LONGEST = 10
_REMEMBERED = 8192


def spelled(word: str) -> str:
    """The lower-case NFC syllable with its tone where it belongs; other words as they are.

    >>> spelled("hoà"), spelled("nghịêp"), spelled("nguời"), spelled("hoàn")
    ('hòa', 'nghiệp', 'người', 'hoàn')
    """
    found = tones(word)
    if len(found) > 1 or len(word) > _LONGEST or word.isascii():
        return word
    toneless = _horned(without_tone(word))
    if toneless not in SYLLABLES:
        return word
    return toned_syllable(toneless, found[0] if found else Tone.LEVEL)


def toned_syllable(toneless: str, tone: Tone) -> str:
    """The syllable under a tone: ``toned_syllable("thuy", Tone.ASKING)`` is ``"thủy"``."""
    if tone is Tone.LEVEL:
        return toneless
    at = _bearer(toneless)
    return toneless[:at] + toned(toneless[at], tone) + toneless[at + 1 :]


def merge_i_y(toneless: str) -> str:
    """The toneless or folded syllable with i for y where both are right.

    >>> merge_i_y("ty"), merge_i_y("tay"), merge_i_y("thuy")
    ('ti', 'tay', 'thuy')
    """
    return _I_FOR_Y.get(toneless, toneless)


def accent_key(word: str) -> str:
    """A key equal for all spellings of one marked syllable: its letters, then its tone 0 to 5.

    A word that is no syllable is its own key.

    >>> accent_key("tỷ") == accent_key("tỉ") == "ti3"
    True
    """
    parts = syllable_parts(word)
    return f"{parts[0]}{parts[1]:d}" if parts else word


def syllable_parts(word: str) -> tuple[str, Tone] | None:
    """The letters, with i for y where both are right, and the tone; nothing if no syllable.

    >>> syllable_parts("tỷ")
    ('ti', <Tone.ASKING: 3>)
    """
    return _parts(word) if len(word) <= _LONGEST else None


@lru_cache(_REMEMBERED)
def _parts(word: str) -> tuple[str, Tone] | None:
    found = tones(word)
    toneless = _horned(without_tone(word))
    if len(found) > 1 or toneless not in SYLLABLES:
        return None
    return merge_i_y(toneless), found[0] if found else Tone.LEVEL


def _horned(toneless: str) -> str:
    """Mend a half-typed ươ, as in nguời and đưòng; uơ is right only at the end, as in thuở."""
    for half in _HALF_HORNED:
        if half in toneless[:-1] and not toneless.endswith(half):
            return toneless.replace(half, "ươ")
    return toneless


def _bearer(toneless: str) -> int:
    """The index of the letter that bears the tone."""
    for letter in _BEARERS:
        if letter in toneless:
            return toneless.rindex(letter)
    start, end = _nucleus(toneless)
    if end < len(toneless):
        return end - 1
    return start + (end - start == 3)


def _nucleus(toneless: str) -> tuple[int, int]:
    """Where the vowels stand, without the u of qu and the i of gi."""
    start = next((at for at, letter in enumerate(toneless) if letter in VOWELS), 0)
    end = start
    while end < len(toneless) and toneless[end] in VOWELS:
        end += 1
    glued = toneless.startswith(("qu", "gi")) and end - start > 1
    return start + glued, end
