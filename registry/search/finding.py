"""One question answered from one view and the corpus it knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from registry.catalogue.bitmaps import bitmap
from registry.catalogue.succession import Holder, holders
from registry.catalogue.view import View
from registry.kinds.kind import Kind
from registry.search.corpus import Corpus
from registry.search.fragments import fragments, identifier_fragments
from registry.search.identifying import Identified, identified
from registry.search.matching import matches
from registry.search.mending import mend_between
from registry.search.question import Found, Hit, Question, Why
from registry.search.ranking import COMPARED, Ranked, ranked
from registry.search.scope import Scope, scope_of
from registry.search.sensing import Sense
from registry.search.terms import terms_of
from registry.search.understanding import Understood, understand, understand_mended
from registry.search.vocabulary import Vocabulary, vocabulary_of

_LITTLE = 3
"""With fewer hits than this a better spelling is looked for."""
_HEIR = 0.999
_NO_SENSE = Sense((), (), frozenset(), frozenset(), 1.0, Why.NAME)


class Placed(NamedTuple):
    """An item in the order of the answer, and what made it match."""

    item: int
    score: float
    document: int | None
    sense: Sense
    why: Why
    code: str = ""
    """The identifier that matched, squeezed."""


class _Order(NamedTuple):
    """What answers a question."""

    items: int
    """All of it, as a bitmap."""
    placed: Sequence[Placed]
    """The best of it in order, as many as were wanted."""


@dataclass(frozen=True)
class _Asking:
    view: View
    corpus: Corpus
    scope: Scope
    vocabulary: Vocabulary
    named: Mapping[int, Identified]
    wanted: int
    """How many of the best must be put in order."""


def find(view: View, corpus: Corpus, question: Question) -> Found:
    """The answer to a question."""
    scope = scope_of(view, corpus)
    masks = scope.counter.masks(question.filters)
    asking = _asking(view, corpus, scope, question)
    understood = understand(question.text, terms_of(view), asking.vocabulary)
    order, better = _ordered(asking, understood)
    passing = scope.counter.passing(masks)
    kept = [one for one in order.placed if passing >> one.item & 1]
    total = (order.items & passing).bit_count()
    end = question.offset + question.limit
    return Found(
        hits=tuple(_hit(asking, one) for one in kept[question.offset : end]),
        total=total,
        facets=scope.counter.counts(order.items, masks),
        read_as=" ".join((order.items and understood.mended) or understood.typed),
        did_you_mean=better,
        next_offset=end if end < total else None,
    )


def _asking(view: View, corpus: Corpus, scope: Scope, question: Question) -> _Asking:
    """With filters all is put in order, since those that pass may stand far down."""
    named = identified(view, scope, corpus, question.text)
    wanted = question.offset + question.limit + len(named)
    return _Asking(
        view,
        corpus,
        scope,
        vocabulary_of(corpus),
        named,
        len(scope.items) if question.filters else max(COMPARED, wanted),
    )


def _ordered(asking: _Asking, understood: Understood) -> tuple[_Order, str | None]:
    """What answers; and a better spelling, if the words typed found little."""
    order = _in_order(asking, understood.senses)
    better = understood.mended
    if order.items.bit_count() < _LITTLE and better is None and not asking.named:
        better = mend_between(understood.typed, asking.vocabulary)
        if better is not None:
            mended = understand_mended(better, terms_of(asking.view), asking.vocabulary)
            order = _in_order(asking, (*understood.senses, *mended))
    if better is None or not order.items or not _is_little(understood, order.placed):
        return order, None
    return order, asking.vocabulary.written(better)


def _is_little(understood: Understood, placed: Sequence[Placed]) -> bool:
    """Whether the words as typed found little, or nothing of what was found."""
    typed = sum(one.why not in (Why.SPELLING, Why.TEXT) for one in placed)
    return bool(understood.mended) or typed < _LITTLE


def _in_order(asking: _Asking, senses: Sequence[Sense]) -> _Order:
    found = matches(asking.scope, asking.corpus, senses, asking.wanted)
    order = ranked(asking.scope, asking.corpus, senses, found, asking.wanted)
    first = [
        Placed(item, one.score, one.document, _NO_SENSE, one.why, one.code)
        for item, one in asking.named.items()
    ]
    first.sort(key=lambda one: (-one.score, asking.scope.items[one.item].key))
    rest = [_by_words(one, senses) for one in order if one.item not in asking.named]
    placed = list(_with_heirs(asking, [*first, *rest]))
    return _Order(found.items | bitmap(one.item for one in placed), placed)


def _by_words(one: Ranked, senses: Sequence[Sense]) -> Placed:
    sense = senses[one.match.sense]
    why = sense.why if one.by_name else Why.TEXT
    return Placed(one.item, one.score, one.match.document, sense, why)


def _with_heirs(asking: _Asking, placed: Sequence[Placed]) -> Iterator[Placed]:
    """After a body that is no more and comes first, those that hold its duties on the day."""
    if not placed:
        return
    best, *others = placed
    heirs = () if best.why is Why.TEXT else _heirs(asking, best.item)
    numbers = asking.scope.numbers
    after = {numbers[heir.body]: None for heir in heirs if heir.body in numbers}
    yield best
    for item in after:
        yield Placed(item, best.score * _HEIR, None, _NO_SENSE, Why.SUCCESSOR)
    yield from (one for one in others if one.item not in after)


def _heirs(asking: _Asking, item: int) -> tuple[Holder, ...]:
    found = asking.scope.items[item]
    if found.key.kind is not Kind.BODY or found.in_force:
        return ()
    return holders(asking.view, found.key)


def _hit(asking: _Asking, one: Placed) -> Hit:
    item = asking.scope.items[one.item]
    place = None if one.document is None else asking.scope.places[one.document]
    matched = item.version if place is None else place.version
    by_code = identifier_fragments(matched, one.code) if one.code else None
    return Hit(
        key=item.key,
        version=item.version,
        score=round(one.score, 4),
        why=one.why,
        fragments=by_code or fragments(matched, one.sense),
        in_force=item.in_force,
        older=None if matched is item.version else matched,
        holders=_heirs(asking, one.item),
    )
