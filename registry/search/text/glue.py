"""Words that only hold others together: left out of ranking, kept in phrases."""

from collections.abc import Iterator, Sequence, Set as AbstractSet

from registry.search.text.folding import fold

_GLUE = frozenset(["và", "của", "trong", "theo", "trên", "các", "về", "có"])
_PAIRS = frozenset([("so", "với"), ("so", "voi")])
_BARE = frozenset(map(fold, _GLUE - {"có"}))

_KEPT_BEFORE = {
    "trong": "nuoc diem trot tai tam luong thuong yeu rung cay dung",
    "cua": "khau hang so",
    "ve": "sinh tinh",
    "theo": "doi",
    "tren": "",
}
_KEPT_AFTER = {
    "trong": "ty ti quan ton nuoi gieo chu ben coi",
    "cua": "mot cap",
    "ve": "bao tu",
    "va": "",
}
"""Typed without marks these are other words: tỷ trọng, trồng trọt, một cửa, bảo vệ, vệ sinh."""

_KEPT = frozenset(
    [(word, after) for word, others in _KEPT_BEFORE.items() for after in others.split()]
    + [(before, word) for word, others in _KEPT_AFTER.items() for before in others.split()]
)


def glue(tokens: Sequence[str]) -> frozenset[int]:
    """Which tokens, by position, only hold others together.

    Where no token bears a mark, a word that could be another is judged by its neighbours.

    >>> sorted(glue(["nợ", "so", "với", "sản", "phẩm", "trong", "nước"]))
    [1, 2]
    """
    known = _BARE if "".join(tokens).isascii() else _GLUE
    found = {at for at in range(len(tokens)) if tokens[at] in known and not _kept(tokens, at)}
    for at in range(len(tokens) - 1):
        if (tokens[at], tokens[at + 1]) in _PAIRS:
            found |= {at, at + 1}
    return frozenset(found)


def without(tokens: Sequence[str], places: AbstractSet[int]) -> tuple[str, ...]:
    """The tokens but for those at the places; all of them if none would be left.

    >>> without(["số", "giường", "bệnh", "trên", "10000", "dân"], {3})
    ('số', 'giường', 'bệnh', '10000', 'dân')
    """
    kept = tuple(token for at, token in enumerate(tokens) if at not in places)
    return kept or tuple(tokens)


def _kept(tokens: Sequence[str], at: int) -> bool:
    return any(pair in _KEPT for pair in _neighbours(tokens, at))


def _neighbours(tokens: Sequence[str], at: int) -> Iterator[tuple[str, str]]:
    if at > 0:
        yield fold(tokens[at - 1]), fold(tokens[at])
    if at + 1 < len(tokens):
        yield fold(tokens[at]), fold(tokens[at + 1])
