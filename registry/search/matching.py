"""Which items match a query, and how well at first sight: Whoosh's scores, sense by sense.

An item matches if most of what the query says is in it: all of it in names, or most of it anywhere
with at least two of the words side by side. Which do is worked out on sets of documents.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from registry.search.corpus import Corpus, Scores
from registry.search.scope import Scope
from registry.search.scoring import Alike, Match, Part, best_of, parts_of
from registry.search.sensing import Sense

_GLUE_COUNTS = 0.3
_ENOUGH = 0.62
_OF_BEST = 0.8
_ALL = 0.999
_FEW = 2


class Matches(NamedTuple):
    """What matches a query."""

    items: int
    """All of it, as a bitmap."""
    documents: Sequence[int]
    """For each sense those that match in it, as a bitmap."""
    best: Mapping[int, Match]
    """The best of it by item, at least as many as were wanted."""


def matches(scope: Scope, corpus: Corpus, senses: Sequence[Sense], wanted: int) -> Matches:
    """The items that match, and at least so many of the best."""
    coverings = _coverings(scope, corpus, senses)
    best = max((one.share for covering in coverings for one in covering), default=0.0)
    parts: list[Part] = []
    documents: list[int] = []
    for number, (sense, covering) in enumerate(zip(senses, coverings, strict=True)):
        need = min(_need(_content(sense)), best * _OF_BEST)
        enough = [one for one in covering if one.share >= need]
        some = parts_of(corpus, number, sense, enough)
        documents.append(reduce(or_, [part.documents for part in some], 0))
        parts += some
    items = scope.items_of(reduce(or_, documents, 0))
    return Matches(items, documents, best_of(scope, parts, wanted))


def weights_of(corpus: Corpus, sense: Sense) -> Mapping[str, float]:
    """How much each key of the sense says; glue hardly anything."""
    weights = corpus.weights
    return {key: _GLUE_COUNTS if key in sense.glue else weights[key] for key in sense.keys}


def _coverings(scope: Scope, corpus: Corpus, senses: Sequence[Sense]) -> list[list[Alike]]:
    """For each sense the documents that may match in it.

    What the senses before found to be there bounds what is looked for in those that follow.
    """
    found: list[list[Alike]] = []
    best = 0.0
    for sense in senses:
        covering = _covering(scope, corpus, sense, best)
        best = max((one.share for one in covering), default=best)
        found.append(covering)
    return found


def _covering(scope: Scope, corpus: Corpus, sense: Sense, best: float) -> list[Alike]:
    """The documents with some pair of the words or all of them in names, by what they have.

    Without those that have so little that they cannot match, since others have a share of ``best``.
    """
    content = _content(sense)
    weights = {key: corpus.weights[key] for key in content}
    content.sort(key=lambda key: -weights[key])
    words = [corpus.both(key) for key in content]
    whole = left = sum(weights.values()) or 1.0
    candidates = _candidates(corpus, sense, content) & scope.documents
    shares = [weights[key] / whole for key in content]
    least = min(_need(content), _OF_BEST * max(best, _reached(candidates, words, shares)))
    found = [Alike(candidates, (), 0.0)]
    for key, word, share in zip(content, words, shares, strict=True):
        left -= weights[key]
        found = list(_split(found, word, share, least - left / whole))
    return found


def _reached(candidates: int, words: Sequence[Scores], shares: Sequence[float]) -> float:
    """A share of the sense some document surely has: the heaviest words that stand together."""
    reached = 0.0
    for word, share in zip(words, shares, strict=True):
        having = candidates & word.documents
        if having:
            candidates, reached = having, reached + share
    return reached


def _split(some: Sequence[Alike], word: Scores, share: float, least: float) -> Iterator[Alike]:
    """Part the documents that have a word from those that do not, if their share is enough."""
    for documents, words, held in some:
        having = documents & word.documents
        if having and held + share >= least:
            yield Alike(having, (*words, word), held + share)
        if having != documents and held >= least:
            yield Alike(documents ^ having, words, held)


def _content(sense: Sense) -> list[str]:
    return [key for key in dict.fromkeys(sense.keys) if key not in sense.glue]


def _need(content: Sequence[str]) -> float:
    """The share that must be there: all of one or two words, most of more."""
    return _ALL if len(content) <= _FEW else _ENOUGH


def _candidates(corpus: Corpus, sense: Sense, content: Sequence[str]) -> int:
    """The documents with some pair of the words, or with all of the words in names."""
    if len(content) == 1:
        return corpus.both(content[0]).documents
    paired = reduce(or_, (corpus.both(pair).documents for pair in sense.pairs), 0)
    return paired | reduce(and_, (corpus.named(key).documents for key in content))
