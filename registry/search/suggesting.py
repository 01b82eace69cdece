"""What someone may be typing the name of: whole words before, the beginning of one at the end."""

from collections.abc import Iterator, Sequence

from registry.catalogue.view import View
from registry.search.analysis import Name
from registry.search.corpus import Corpus
from registry.search.fragments import name_fragment
from registry.search.identifying import identified
from registry.search.prepared import prepared
from registry.search.question import Suggestion
from registry.search.scope import Scope, scope_of
from registry.search.sensing import Sense
from registry.search.terms import terms_of
from registry.search.understanding import understand, understand_beginning
from registry.search.vocabulary import vocabulary_of

_MOST_ENDINGS = 50
_COMPARED = 60
_STARTS, _WHOLE, _ENDS_WORD = 0.5, 0.6, 0.3


def suggest(view: View, corpus: Corpus, text: str, limit: int) -> tuple[Suggestion, ...]:
    """The records whose names go on as typed, the likeliest first."""
    scope = scope_of(view, corpus)
    asked = (text, terms_of(view), vocabulary_of(corpus))
    senses = understand_beginning(*asked)
    if not senses:
        return ()
    named = identified(view, scope, corpus, text)
    scored = {item: (one.score, senses[0]) for item, one in named.items()}
    _add(scored, scope, corpus, senses)
    if not scored:
        _add(scored, scope, corpus, understand(*asked).senses)
    order = sorted(scored.items(), key=lambda one: (-one[1][0], scope.items[one[0]].key))
    return tuple(_suggestion(scope, item, sense) for item, (_, sense) in order[:limit])


def _add(
    scored: dict[int, tuple[float, Sense]],
    scope: Scope,
    corpus: Corpus,
    senses: Sequence[Sense],
) -> None:
    for sense in senses:
        for item, score in _scored(scope, corpus, sense):
            if item not in scored or score > scored[item][0]:
                scored[item] = (score, sense)


def _scored(scope: Scope, corpus: Corpus, sense: Sense) -> Iterator[tuple[int, float]]:
    if not sense.keys:
        return
    *before, prefix = sense.keys
    documents = _going_on(corpus, before, prefix)
    likely = sorted(documents, key=lambda one: -documents[one])[:_COMPARED]
    for document in likely:
        place = scope.places[document]
        if place is not None:
            fit = _fit(prepared(place.version).names, before, prefix)
            yield place.item, fit * sense.weight * place.weight * scope.items[place.item].weight


def _going_on(corpus: Corpus, before: Sequence[str], prefix: str) -> dict[int, float]:
    """The documents whose names hold all the words and a beginning, with Whoosh's scores."""
    found: dict[int, float] = {}
    for term in corpus.beginning(prefix, _MOST_ENDINGS):
        for document, score in corpus.named(term).each.items():
            found[document] = max(found.get(document, 0.0), score)
    for key in dict.fromkeys(before):
        scores = corpus.named(key).each
        found = {one: score + scores[one] for one, score in found.items() if one in scores}
    return found


def _fit(names: Sequence[Name], before: Sequence[str], prefix: str) -> float:
    return max(_fit_one(name, before, prefix) for name in names)


def _fit_one(name: Name, before: Sequence[str], prefix: str) -> float:
    keys = name.keys
    if not any(key.startswith(prefix) for key in keys) or not set(before) <= set(keys):
        return 0.0
    fit = 1.0 + _WHOLE * min(1.0, (len(before) + 1) / len(keys))
    fit += _ENDS_WORD * (prefix in keys)
    asked = len(before)
    for at in range(len(keys) - asked):
        if tuple(before) == keys[at : at + asked] and keys[at + asked].startswith(prefix):
            return fit + _STARTS * (1.0 if at == 0 else 0.6)
    return fit


def _suggestion(scope: Scope, item: int, sense: Sense) -> Suggestion:
    found = scope.items[item]
    keys = frozenset(sense.keys[:-1])
    prefix = sense.keys[-1] if sense.keys else ""
    fragment = name_fragment(found.version, keys, prefix)
    return Suggestion(found.key, found.version, found.in_force, fragment)
