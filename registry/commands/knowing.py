"""What a new record may refer to: the items and codes there are, with those of the same load."""

from collections.abc import Iterator, Sequence

import orjson
from pydantic import BaseModel

from registry.errors import Complaint
from registry.kinds.kind import Kind
from registry.kinds.reading import Key, Reference, references
from registry.kinds.shape import Json
from registry.store.writing import Writing
from registry.words import Words

_NO_ITEM = Words("không có {key} trong danh mục", "the catalogue has no {key}")
_NO_CODE = Words("danh mục {list} không có mã {code}", "the codelist {list} has no code {code}")


class Known:
    """The items and codes that may be referred to. A code once there may always be named."""

    def __init__(self, keys: set[Key], codes: dict[str, set[str]]) -> None:
        """Know these items, and these codes of each codelist."""
        self._keys = keys
        self._codes = codes

    @classmethod
    def at(cls, writing: Writing, load: Sequence[tuple[Key, Json]]) -> "Known":
        """What is there, together with what this load brings."""
        there = writing.keys()
        lists = [key for key in there if key.kind is Kind.CODELIST]
        codes: dict[str, set[str]] = {}
        for key, rows in writing.versions(lists).items():
            for row in rows:
                _add_codes(codes, key, orjson.loads(row.content))
        for key, content in load:
            if key.kind is Kind.CODELIST:
                _add_codes(codes, key, content)
        return cls(there | {key for key, _ in load}, codes)

    def complaints(self, model: type[BaseModel], content: Json, place: str) -> Iterator[Complaint]:
        """Every reference of the content that names nothing."""
        for reference in references(model, content):
            message = self._fault(reference)
            if message is not None:
                yield Complaint(reference.pointer, "unknown-reference", message, place)

    def _fault(self, reference: Reference) -> Words | None:
        key = reference.key
        if key not in self._keys:
            return _NO_ITEM.filled(key=key)
        if reference.item is not None and reference.item not in self._codes.get(key.code, ()):
            return _NO_CODE.filled(list=key.code, code=reference.item)
        return None


def _add_codes(codes: dict[str, set[str]], key: Key, content: Json) -> None:
    codes.setdefault(key.code, set()).update(item["code"] for item in content["codes"])
