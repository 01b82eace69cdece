"""What can be a Vietnamese syllable: an onset, a rime that goes with it, and a tone.

Tells ``that`` from ``thaats``, ``gas`` or ``export`` without a dictionary.
"""

from collections.abc import Iterator

from registry.search.text.letters import Tone, plain, tones, without_tone

_RIMES = str.split(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt "
    "ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
)
_GLIDING = str.split(
    "oa oac oach oai oam oan oang oanh oat oay oao oăc oăm oăn oăng oăt oe oen oeo oet "
    "uân uâng uât uây uê uêch uênh uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt"
)
_AFTER_Q = str.split(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eng eo et "
    "ê ên êch ênh êt êu i in inh it y ych yên yêt ynh yt ôc ơ ơi ơn ơt"
)
_AFTER_GI = ("", "n", "p", "m", "êng", "êt", "êc", "êm", "êu")
_ALONE = ("y", "yêm", "yên", "yêng", "yêt", "yêu")
_LOANED = str.split(
    "buyt buyn voan phuy goa goong boong xoong mooc sooc nguyt "
    "kan kon kông krông đăk lăk plei pleiku"
)
"""Loans and names of places that break the rules: xe buýt, rơ moóc, Bắc Kạn, Đắk Lắk."""

_ANY = str.split("b ch d đ h l m n nh ph r s t th tr v x")
_BACK = ["", "c", "g", "ng", "p"]
_FRONT = ["k", "gh", "ngh", "p", ""]
_GLIDED = ["", "ch", "d", "đ", "h", "kh", "l", "n", "ng", "nh", "r", "s", "t", "th", "tr", "x"]
_BEFORE_Y = str.split("d đ h k l m n s t th v")
_STOPPED = ("c", "ch", "p", "t")


def _syllables() -> Iterator[str]:
    front = [rime for rime in _RIMES if rime[0] in "eêi"]
    back = [rime for rime in _RIMES if rime[0] not in "eêi"]
    yield from (onset + rime for onset in [*_ANY, "kh"] for rime in _RIMES)
    yield from (onset + rime for onset in _BACK for rime in back)
    yield from (onset + rime for onset in _FRONT for rime in front)
    yield from (onset + rime for onset in _GLIDED for rime in _GLIDING)
    yield from (onset + "y" for onset in _BEFORE_Y)
    yield from ("qu" + rime for rime in _AFTER_Q)
    yield from ("gi" + rime for rime in [*back, *(r for r in front if r[0] == "e"), *_AFTER_GI])
    yield from _ALONE
    yield from _LOANED


SYLLABLES = frozenset(_syllables())
"""All syllables without tone, e.g. ``"nươc"``, ``"đương"``: some 3,400."""

FOLDED = frozenset(map(plain, SYLLABLES))
"""The same without any mark, e.g. ``"nuoc"``."""


def is_syllable(folded: str) -> bool:
    """Whether the folded word can be a Vietnamese syllable.

    >>> is_syllable("nghiep"), is_syllable("ngiep"), is_syllable("export")
    (True, False, False)
    """
    return folded in FOLDED


def is_marked_syllable(word: str) -> bool:
    """Whether the lower-case NFC word is a syllable as written, tone included.

    >>> is_marked_syllable("nước"), is_marked_syllable("nuớc"), is_marked_syllable("nược")
    (True, False, True)
    """
    found = tones(word)
    toneless = without_tone(word)
    if len(found) > 1 or toneless not in SYLLABLES:
        return False
    return fits(toneless, found[0] if found else Tone.LEVEL)


def fits(toneless: str, tone: Tone) -> bool:
    """Whether the syllable can bear the tone: one closed by c, ch, p or t only sharp or heavy."""
    return tone in (Tone.SHARP, Tone.HEAVY) or not toneless.endswith(_STOPPED)
