"""The other language of every text of the data files: ``translations.csv``.

A line is one text in Vietnamese and in English. Whichever of the two the data hold, the record
gets both: the Vietnamese in the field itself, the English beside it (decision 12). A line without
English is a text that reads alike in both: an address, the number of a document.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from registry.commands.proposal import Proposal, Statement
from registry.kinds.codelist import CodelistCodeItem
from registry.kinds.content import Text
from registry.languages import ENGLISH
from registry.words import Words
from registry_seed.rows import Row

FILE = "translations.csv"

_NOWHERE = Words(
    "không có nội dung nào của dữ liệu như dòng này", "no text of the data is the one of this line"
)

M = TypeVar("M", bound=BaseModel)
Told = str | tuple[str, ...]


class Translations:
    """The lines of the file, and which of them were needed."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self._by_text = {text: row for row in rows for text in (row["en"], row["vi"]) if text}
        self._used: set[int] = set()

    def proposal(self, given: Proposal) -> Proposal:
        """The same version with every text in both languages."""
        return replace(
            given, content=self.told(given.content), provenance=self.told(given.provenance)
        )

    def statement(self, given: Statement) -> Statement:
        """The same fact with every text in both languages."""
        return replace(given, fact=self.told(given.fact))

    def told(self, model: M) -> M:
        """The model, and all models in it, with the other language beside each text there is."""
        changed = dict(self._changes(model))
        return model.model_copy(update=changed) if changed else model

    def check(self) -> None:
        """Complain about every line that is the text of nothing."""
        for row in self._rows:
            if row.line not in self._used:
                row.complain("vi", "unknown", _NOWHERE)

    def _changes(self, model: BaseModel) -> Iterator[tuple[str, object]]:
        if isinstance(model, Text):
            yield from self._both(model, "vi", "en")
            return
        for name in _texts_of(model):
            value = getattr(model, name)
            english = f"{name}{ENGLISH}"
            if value and english in type(model).model_fields:
                yield from self._both(model, name, english)
            else:
                within = self._within(value)
                if within is not value:
                    yield name, within

    def _within(self, value: object) -> object:
        if isinstance(value, BaseModel):
            return self.told(value)
        if isinstance(value, tuple):
            told = tuple(self._within(one) for one in value)
            return told if any(a is not b for a, b in zip(told, value, strict=True)) else value
        return value

    def _both(self, model: BaseModel, vietnamese: str, english: str) -> Iterator[tuple[str, Told]]:
        value: Told = getattr(model, vietnamese)
        if getattr(model, english):
            return
        texts = (value,) if isinstance(value, str) else value
        lines = [self._find(text) for text in texts]
        found = [line for line in lines if line is not None]
        if len(found) < len(texts):
            return
        for name, column in ((vietnamese, "vi"), (english, "en")):
            told = tuple(line[column] for line in found)
            if all(told):
                yield name, told[0] if isinstance(value, str) else told

    def _find(self, text: str) -> Row | None:
        row = self._by_text.get(text)
        if row is not None:
            self._used.add(row.line)
        return row


def _texts_of(model: BaseModel) -> Iterator[str]:
    """The fields that may hold texts: a term that search reads is a word of a language, no text."""
    is_term = isinstance(model, CodelistCodeItem) and model.stands_for is not None
    return (name for name in type(model).model_fields if not (is_term and name == "names"))
