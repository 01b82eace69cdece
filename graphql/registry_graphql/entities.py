"""Entities of Apollo Federation, which other systems' subgraphs extend."""

from collections.abc import Mapping
from typing import Any

from registry.errors import BadQuestion, Complaint, NotFound, RegistryError
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_graphql.context import Asking
from registry_graphql.ids import numbered, record_of
from registry_graphql.paging import LARGEST_PAGE
from registry_graphql.seen import Record
from registry_graphql.shells import KINDS

KEYS = ("id", "code", "code version")
"""By what an entity can be named: its global id, its code, or its code and exact version."""

_TYPES = {str(bare.__name__): kind for kind, bare in KINDS.items()}


def entities(
    asking: Asking, representations: list[Mapping[str, Any]]
) -> list[Record | RegistryError | None]:
    """The records named, in their order; ``None`` for what there is not, an error in its place.

    :raises BadQuestion: for more than a page may hold.
    """
    if len(representations) > LARGEST_PAGE:
        said = _TOO_MANY.filled(most=LARGEST_PAGE)
        raise BadQuestion(said, (Complaint("representations", "out-of-range", said),))
    return [_entity(asking, one) for one in representations]


def _entity(asking: Asking, named: Any) -> Record | RegistryError | None:
    try:
        kind = _TYPES[named["__typename"]]
        if named.get("id") is not None:
            return _by_id(asking, kind, str(named["id"]))
        return _by_code(asking, Key(kind, str(named["code"])), named.get("version"))
    except (KeyError, TypeError, AttributeError, ValueError):
        said = _NO_KEY.filled(given=str(named)[:120])
        return BadQuestion(said, (Complaint("representations", "unreadable", said),))
    except RegistryError as error:
        return error


def _by_id(asking: Asking, kind: Kind, id: str) -> Record | None:
    found = record_of(id, asking)
    return found if isinstance(found, Record) and found.key.kind is kind else None


def _by_code(asking: Asking, key: Key, version: Any) -> Record | None:
    if version is not None:
        return numbered(asking.view, key, str(version))
    try:
        return Record(asking.view, asking.view.get(key).version)
    except NotFound:
        return None


_TOO_MANY = Words(
    "Mỗi lần hỏi được nhiều nhất {most} đối tượng.", "At most {most} entities can be asked at once."
)
_NO_KEY = Words(
    "{given} không nêu một đối tượng của hệ thống: cần __typename và code (cùng version), hoặc id.",
    "{given} names no entity of ours: it takes __typename and code (with version), or id.",
)
