"""The difference of two plain contents as a JSON Patch (RFC 6902)."""

from collections.abc import Iterator
from typing import Any

from registry.kinds.shape import Json

Operation = dict[str, Any]
"""``{"op": "add" | "remove" | "replace", "path": JSON Pointer, "value": …}``."""


def patch(before: Json, after: Json) -> list[Operation]:
    """The operations that turn one content into the other, to be applied in order."""
    return list(_any(before, after, ""))


def _any(before: Json, after: Json, path: str) -> Iterator[Operation]:
    if _is_same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _record(before, after, path)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _list(before, after, path)
    else:
        yield {"op": "replace", "path": path, "value": after}


def _record(before: Json, after: Json, path: str) -> Iterator[Operation]:
    for name in before:
        here = f"{path}/{name.replace('~', '~0').replace('/', '~1')}"
        if name not in after:
            yield {"op": "remove", "path": here}
        else:
            yield from _any(before[name], after[name], here)
    for name in after:
        if name not in before:
            here = f"{path}/{name.replace('~', '~0').replace('/', '~1')}"
            yield {"op": "add", "path": here, "value": after[name]}


def _list(before: list[Json], after: list[Json], path: str) -> Iterator[Operation]:
    """Elements that are equal at both ends stay; the rest is changed, removed or added in place."""
    start = _common(before, after)
    end = min(_common(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    both = min(len(old), len(new))
    for index in range(both):
        yield from _any(old[index], new[index], f"{path}/{start + index}")
    for _ in old[both:]:
        yield {"op": "remove", "path": f"{path}/{start + both}"}
    for index in range(both, len(new)):
        yield {"op": "add", "path": f"{path}/{start + index}", "value": new[index]}


def _common(one: list[Json], other: list[Json]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if not _is_same(left, right):
            break
        count += 1
    return count


def _is_same(one: Json, other: Json) -> bool:
    """Equal as JSON has it: ``true`` is not 1, at any depth."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return bool(one == other) and isinstance(one, bool) is isinstance(other, bool)
