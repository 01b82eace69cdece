"""The members of a collection by what they are, read from its content once."""

from collections.abc import Mapping
from functools import lru_cache

import orjson

from registry.catalogue.version import Version
from registry.kinds.reading import Key
from registry.kinds.shape import Json


def member_keys(collection: Version) -> tuple[Key, ...]:
    """The members of a collection by kind and code, in that order."""
    return _keys(collection.digest, collection.content_bytes)


def members_of(collection: Version) -> Mapping[str, Json]:
    """Each member of a collection by its ``kind:code``, with the evidence for it."""
    return _members(collection.digest, collection.content_bytes)


@lru_cache(maxsize=256)
def _members(_digest: str, content: bytes) -> Mapping[str, Json]:
    return {member["item"]: member for member in orjson.loads(content).get("members", ())}


@lru_cache(maxsize=256)
def _keys(digest: str, content: bytes) -> tuple[Key, ...]:
    return tuple(sorted(Key.parse(item) for item in _members(digest, content)))
