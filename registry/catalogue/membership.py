"""The members of a collection by what they are, read from its content once."""

from collections.abc import Mapping
from functools import lru_cache

import orjson

from registry.catalogue.version import Version
from registry.kinds.shape import Json


def members_of(collection: Version) -> Mapping[str, Json]:
    """Each member of a collection by its ``kind:code``, with the evidence for it."""
    return _members(collection.digest, collection.content_bytes)


@lru_cache(maxsize=256)
def _members(_digest: str, content: bytes) -> Mapping[str, Json]:
    return {member["item"]: member for member in orjson.loads(content).get("members", ())}
