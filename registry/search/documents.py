"""A version as a document of the index: lists of terms, one for each field."""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from registry.catalogue.version import Version
from registry.search.analysis import bare_keys, joined_of, key_of, tokens_of
from registry.search.prepared import prepared, squeezed
from registry.search.text import (
    accent_key,
    asked_documents,
    bigrams,
    clean,
    glue,
    spelled,
)

_REMEMBERED = 2_048


class Document(NamedTuple):
    """The terms of a version."""

    name: list[str]
    """Keys and pairs of its names, each as often as names hold it."""
    exact: list[str]
    """The tokens of its names with their marks, in one spelling."""
    text: list[str]
    """Keys and pairs of everything else, as often as their weight says."""
    identifier: list[str]


def document(version: Version) -> Document:
    """The terms under which a version is found."""
    known = prepared(version)
    names = Counter(term for name in known.names for term in (*name.keys, *name.pairs))
    exact = {accent_key(token) for name in known.names for token in name.marked}
    others = [term for text in known.others for term in _terms(text.text) * text.weight]
    return Document(
        name=list(names.elements()),
        exact=sorted(exact),
        text=others,
        identifier=sorted({*known.identifiers, *_numbers(version)}),
    )


def marked(version: Version) -> str:
    """The tokens of its names with their marks, each name on a line of its own."""
    names = prepared(version).names
    return "\n".join(" ".join(map(spelled, name.marked)) for name in names)


def document_term(number: str) -> str:
    """The term a legal instrument is found by when only its bare number is known."""
    return f"#{number}"


@lru_cache(_REMEMBERED)
def _terms(text: str) -> tuple[str, ...]:
    """The same texts, names of bodies above all, stand in many versions."""
    cleaned = clean(text)
    tokens = tokens_of(cleaned)
    bare = bare_keys(tuple(map(key_of, tokens)), glue(tokens))
    return (*bare, *bigrams(bare), *joined_of(cleaned))


def _numbers(version: Version) -> set[str]:
    """The bare number of an instrument."""
    number = version.content.get("number")
    if not number:
        return set()
    found = asked_documents(number)
    return {document_term(one.number) for one in found if one.number} | {squeezed(number)}
