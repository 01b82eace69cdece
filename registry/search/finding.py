"""One question answered from one view and one snapshot of the index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from registry.catalogue.succession import Holder, holders
from registry.catalogue.view import View
from registry.kinds.kind import Kind
from registry.search.counting import bitmap
from registry.search.fragments import fragments, identifier_fragments
from registry.search.identifying import Identified, identified
from registry.search.matching import matches
from registry.search.question import Found, Hit, Question, Why
from registry.search.ranking import Ranked, ranked
from registry.search.scope import Scope, scope_of
from registry.search.snapshot import Snapshot
from registry.search.terms import terms_of
from registry.search.understanding import Sense, Understood, mend_between, understand
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


@dataclass(frozen=True)
class _Asking:
    view: View
    snapshot: Snapshot
    scope: Scope
    vocabulary: Vocabulary


def find(view: View, snapshot: Snapshot, question: Question) -> Found:
    """The answer to a question."""
    asking = _Asking(view, snapshot, scope_of(view, snapshot), vocabulary_of(snapshot))
    understood = understand(question.text, terms_of(view), asking.vocabulary)
    placed, better = _placed(asking, question.text, understood)
    counter = asking.scope.counter
    masks = counter.masks(question.filters)
    found = bitmap(one.item for one in placed)
    passing = counter.passing(masks)
    kept = [one for one in placed if passing >> one.item & 1] if masks else placed
    end = question.offset + question.limit
    return Found(
        hits=tuple(_hit(asking, one) for one in kept[question.offset : end]),
        total=len(kept),
        facets=counter.counts(found, masks),
        read_as=" ".join(understood.mended or understood.typed),
        did_you_mean=better,
        next_offset=end if end < len(kept) else None,
    )


def _placed(asking: _Asking, text: str, understood: Understood) -> tuple[list[Placed], str | None]:
    """The items in order; and a better spelling, if the words typed found little."""
    named = identified(asking.view, asking.scope, asking.snapshot, text)
    placed = _in_order(asking, understood.senses, named)
    better = understood.mended
    if len(placed) < _LITTLE and better is None and not named:
        better = mend_between(understood.typed, asking.vocabulary)
        if better is not None:
            mended = understand(" ".join(better), terms_of(asking.view), asking.vocabulary)
            senses = (*understood.senses, *mended.senses)
            placed = _in_order(asking, senses, named)
    if better is None or not _is_little(understood, placed):
        return placed, None
    return placed, asking.vocabulary.written(better)


def _is_little(understood: Understood, placed: Sequence[Placed]) -> bool:
    """Whether the words as typed found little, or nothing of what was found."""
    typed = sum(one.why not in (Why.SPELLING, Why.TEXT) for one in placed)
    return bool(understood.mended) or typed < _LITTLE


def _in_order(
    asking: _Asking, senses: Sequence[Sense], named: Mapping[int, Identified]
) -> list[Placed]:
    found = matches(asking.scope, asking.snapshot, senses)
    order = ranked(asking.scope, asking.snapshot, senses, found)
    first = [
        Placed(item, one.score, one.document, _NO_SENSE, one.why, one.code)
        for item, one in named.items()
    ]
    first.sort(key=lambda one: (-one.score, asking.scope.items[one.item].key))
    rest = [_by_words(one, senses) for one in order if one.item not in named]
    return list(_with_heirs(asking, [*first, *rest]))


def _by_words(one: Ranked, senses: Sequence[Sense]) -> Placed:
    sense = senses[one.match.sense]
    why = sense.why if one.by_name else Why.TEXT
    return Placed(one.item, one.score, one.match.document, sense, why)


def _with_heirs(asking: _Asking, placed: Sequence[Placed]) -> Iterator[Placed]:
    """After a body that is no more and comes first, those that hold its duties on the day."""
    there = {one.item for one in placed}
    for at, one in enumerate(placed):
        yield one
        if at == 0 and one.why is not Why.TEXT:
            for heir in _heirs(asking, one.item):
                number = asking.scope.numbers.get(heir.body)
                if number is not None and number not in there:
                    there.add(number)
                    yield Placed(number, one.score * _HEIR, None, _NO_SENSE, Why.SUCCESSOR)


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
