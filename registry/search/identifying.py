"""Codes, identifiers and numbers of documents: what is asked for by name and not by words."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from registry.catalogue.view import View
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.search.corpus import Corpus
from registry.search.documents import document_term
from registry.search.prepared import prepared, squeezed
from registry.search.question import Why
from registry.search.scope import Scope
from registry.search.text import Document, asked_documents
from registry.search.text.document_types import BY_NAME
from registry.search.text.folding import fold

_LONGEST = 120
_BY_CODE, _BY_NUMBER, _CARRIES_TITLE = 20.0, 12.0, 15.0


class Identified(NamedTuple):
    """How an item was named."""

    score: float
    """Greater than any score by words."""
    document: int | None
    """The document of the index that bears the identifier."""
    why: Why
    code: str
    """The identifier, squeezed."""


def identified(view: View, scope: Scope, corpus: Corpus, text: str) -> dict[int, Identified]:
    """The items whose identifier the whole query is, or whose number it holds."""
    found: dict[int, Identified] = {}
    if len(text) > _LONGEST:
        return found
    for document, code in _with_code(corpus, text):
        _note(found, scope, document, Identified(_BY_CODE, document, Why.IDENTIFIER, code))
    for asked in asked_documents(text):
        _add_numbered(found, view, scope, corpus, asked)
    return found


def _with_code(corpus: Corpus, text: str) -> Iterator[tuple[int, str]]:
    for code in {fold(text).strip(), squeezed(text)}:
        if code:
            yield from ((document, code) for document in corpus.identified(code).each)


def _add_numbered(
    found: dict[int, Identified], view: View, scope: Scope, corpus: Corpus, asked: Document
) -> None:
    if not asked.number:
        return
    for document in corpus.identified(document_term(asked.number)).each:
        place = scope.places[document]
        if place is None:
            continue
        content = place.version.content
        number = content.get("number", "")
        numbered = asked_documents(number) if asked.issuer else _numbered(number, content)
        if any(one.answers(asked) for one in numbered):
            named = Identified(_BY_NUMBER, document, Why.DOCUMENT, squeezed(number))
            _note(found, scope, document, named)
            _add_set_of(found, view, scope, place.version.key)


def _numbered(number: str, content: Mapping[str, Any]) -> tuple[Document, ...]:
    """A number, with the type its record states where the number itself tells none: a law's."""
    stated = BY_NAME.get(fold(content.get("instrument_type", "")))
    return tuple(one._replace(type=one.type or stated) for one in asked_documents(number))


def _add_set_of(found: dict[int, Identified], view: View, scope: Scope, instrument: Key) -> None:
    """The set an instrument lays down, if it bears the title of the instrument.

    People call such a set by the number: *chỉ tiêu 293* are those of the annex.
    """
    title = prepared(scope.items[scope.numbers[instrument]].version).names[0].keys
    for user in view.used_by(instrument):
        if user.key.kind is Kind.COLLECTION:
            name = prepared(user).names[0].keys
            if name == title[: len(name)]:
                item = scope.numbers[user.key]
                found[item] = Identified(_CARRIES_TITLE, None, Why.LEGAL_BASIS, "")


def _note(found: dict[int, Identified], scope: Scope, document: int, named: Identified) -> None:
    place = scope.places[document]
    if place is None:
        return
    weighed = named._replace(score=named.score * place.weight * scope.items[place.item].weight)
    if place.item not in found or weighed.score > found[place.item].score:
        found[place.item] = weighed
