"""Two changes of one content, made apart, brought together: a draft and what overtook it."""

from typing import NamedTuple

from registry.kinds.shape import Json


class Merged(NamedTuple):
    """One content out of two."""

    content: Json
    clashes: tuple[str, ...]
    """JSON Pointers (RFC 6901) of the places that both changed, each otherwise; mine stands there.

    A list is one place: whoever moved or replaced an element meant the list as it then was.
    """


def merge(base: Json, mine: Json, theirs: Json, pointer: str = "") -> Merged:
    """What was changed on one side only is taken from that side.

    :param base: what both began with; ``None`` for a place where nothing stood.
    """
    if mine in (base, theirs):
        return Merged(theirs, ())
    if theirs == base:
        return Merged(mine, ())
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _records(base if isinstance(base, dict) else {}, mine, theirs, pointer)
    return Merged(mine, (pointer,))


def _records(base: Json, mine: Json, theirs: Json, pointer: str) -> Merged:
    parts = {
        name: merge(base.get(name), mine.get(name), theirs.get(name), f"{pointer}/{name}")
        for name in {**theirs, **mine}
    }
    content = {name: part.content for name, part in parts.items() if part.content is not None}
    return Merged(content, tuple(clash for part in parts.values() for clash in part.clashes))
