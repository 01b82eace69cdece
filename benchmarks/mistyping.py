"""Queries made by rule from the names of the reference data, one difficulty each.

    .venv/bin/python benchmarks/mistyping.py 7 120 > list.csv

makes 120 queries with the seed 7. The rules know nothing of the ranking: each types a name as
people do, with one sort of trouble. A name that two kinds bear is left out.
"""

import csv
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).parents[1] / "seed" / "registry_seed" / "data"
FILES = {
    "indicators.csv": "indicator",
    "regimes.csv": "regime",
    "bodies.csv": "body",
    "systems.csv": "system",
}
COLUMNS = (
    *("query", "expected_name_vi", "kind_of_difficulty"),
    *("expected_kind", "also_acceptable", "note"),
)
_TELEX_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_VNI_MARKS = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
_OLD_STYLE = {"òa": "oà", "óa": "oá", "ỏa": "oả", "ũa": "uã", "ọa": "oạ", "ủy": "uỷ", "úy": "uý"}
_I_FOR_Y = {"tỷ": "tỉ", "kỳ": "kì", "kỹ": "kĩ", "lý": "lí", "mỹ": "mĩ", "sỹ": "sĩ"}
_SMALL_WORDS = {"của", "và", "trong", "các", "về", "tại", "do", "với", "được", "số"}


def no_diacritics(text: str, _chance: random.Random) -> str:
    """The name without marks."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def telex_raw(text: str, _chance: random.Random) -> str:
    """The Telex keys of the name, tones at the end of each word."""
    return " ".join(_keys(word, _TELEX_TONES, telex=True) for word in text.lower().split())


def vni_raw(text: str, _chance: random.Random) -> str:
    """The VNI keys of the name, tones at the end of each word."""
    return " ".join(_keys(word, _VNI_TONES, telex=False) for word in text.lower().split())


def typo(text: str, chance: random.Random) -> str:
    """One letter of a long word left out, doubled, or swapped with the next, without marks."""
    words = no_diacritics(text, chance).split()
    long = [at for at, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not long:
        return ""
    at = chance.choice(long)
    word = words[at]
    place = chance.randrange(1, len(word) - 1)
    words[at] = chance.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )
    return " ".join(words)


def missing_tone(text: str, chance: random.Random) -> str:
    """One word without its marks."""
    words = text.lower().split()
    marked = [at for at, word in enumerate(words) if not word.isascii()]
    if not marked:
        return ""
    at = chance.choice(marked)
    words[at] = no_diacritics(words[at], chance)
    return " ".join(words)


def tone_placement(text: str, _chance: random.Random) -> str:
    """Tones where the old style has them, at the ends of words."""
    words = text.lower().split()
    return _changed(words, lambda word: _ending(word, _OLD_STYLE))


def i_y_variant(text: str, _chance: random.Random) -> str:
    """Write i for y where both are right."""
    return _changed(text.lower().split(), lambda word: _I_FOR_Y.get(word, word))


def nfd(text: str, _chance: random.Random) -> str:
    """The name decomposed, as files from some systems hold it."""
    return unicodedata.normalize("NFD", text.lower())


def word_left_out(text: str, _chance: random.Random) -> str:
    """The name without its small words and signs."""
    words = [word.strip(",-()") for word in text.lower().split()]
    kept = [word for word in words if word and word not in _SMALL_WORDS]
    return " ".join(kept) if 3 <= len(kept) < len(words) else ""


def run_together(text: str, chance: random.Random) -> str:
    """Two words of the name typed as one, without marks."""
    words = no_diacritics(text, chance).split()
    if len(words) < 3:
        return ""
    at = chance.randrange(len(words) - 1)
    if not (words[at].isalpha() and words[at + 1].isalpha()):
        return ""
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def upper_case(text: str, _chance: random.Random) -> str:
    """The name in capitals."""
    return text.upper()


RULES: tuple[Callable[[str, random.Random], str], ...] = (
    *(no_diacritics, telex_raw, vni_raw, typo, missing_tone, tone_placement),
    *(i_y_variant, nfd, word_left_out, run_together, upper_case),
)


def main(seed: int, count: int) -> None:
    """Write a list."""
    chance = random.Random(seed)  # noqa: S311 - a list to measure by, no secret
    names = _names()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    made: set[str] = set()
    while len(made) < count:
        rule = RULES[len(made) % len(RULES)]
        name, kind = chance.choice(names)
        query = rule(name, chance)
        if query and query not in made:
            made.add(query)
            out.writerow([query, name, rule.__name__, kind, "", f"seed {seed}"])


def _names() -> list[tuple[str, str]]:
    found = []
    for file, kind in FILES.items():
        with (DATA / file).open(encoding="utf-8", newline="") as rows:
            found += [(row["name_vi"], kind) for row in csv.DictReader(rows)]
    kinds = Counter(name for name, _ in set(found))
    return sorted({(name, kind) for name, kind in found if kinds[name] == 1 and len(name) < 90})


def _keys(word: str, tones: dict[str, str], *, telex: bool) -> str:
    typed, tone = "", ""
    for one in unicodedata.normalize("NFD", word.replace("đ", "dd" if telex else "d9")):
        if one in tones:
            tone = tones[one]
        elif one in _VNI_MARKS:
            hat = telex and _VNI_MARKS[one] == "6"
            typed += typed[-1] if hat else "w" if telex else _VNI_MARKS[one]
        else:
            typed += one
    stem = typed.rstrip(",()")
    return stem + tone + typed[len(stem) :]


def _ending(word: str, endings: dict[str, str]) -> str:
    return word[:-2] + endings[word[-2:]] if word[-2:] in endings else word


def _changed(words: list[str], change: Callable[[str], str]) -> str:
    changed = [change(word) for word in words]
    return " ".join(changed) if changed != words else ""


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
