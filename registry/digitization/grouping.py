"""A coverage by stage, body, field, kind, periodicity or level: the same count, split or narrowed.

A member that belongs to several groups counts in each; one that belongs to none is in the group
without a value. Splitting and narrowing use the same groups, so every figure leads to its records.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from registry.catalogue import Version, View
from registry.catalogue.naming import facet_words
from registry.catalogue.parties import bodies_called, bodies_of
from registry.catalogue.succession import holders
from registry.digitization.coverage import Coverage, Standing, counted, standings_by_body
from registry.digitization.metric import STATES, Metric, State
from registry.errors import Complaint, NoAnswer
from registry.facts import FACTS
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.reading import Key, facet_fields
from registry.kinds.shape import shape_of
from registry.words import Term, Words

BODY = "body"
"""Split by who held the lead body's duties on the day asked about; where the members are bodies
themselves, by member, as any other kind's members are by the name of their kind."""
BODY_TODAY = "body_today"
"""Split by who holds the lead body's duties today, by rule of succession."""
LEAD = "lead_body"
"""Split by the lead body as the members name it."""
REPORTER = "reporting_body"
"""Split by the bodies that certainly owe the report: groups such as BO_CQNB are opened."""
STATE = "state"
"""Split by reached, not reached, unknown."""
VALUE = "value"
"""Split by what the facts say: the stage, the supply, the connection."""

_SHORT = {"kind": "regime_type", "periodicity": "frequency"}
"""Shorter words for facets that a kind calls otherwise."""

_NOWHERE = ("",)
Values = Callable[[Standing], tuple[str, ...]]


class _Batch(NamedTuple):
    """Members of the same groups, counted once for all of these."""

    standings: Sequence[Standing]
    counts: Mapping[State, int]


@dataclass(frozen=True)
class Group:
    """Part of a coverage: the members that share a value."""

    value: str
    """Empty for the members without one."""
    words: Words
    """Its name; for the members without a value, what it is that is not known of them."""
    batches: tuple[_Batch, ...]
    part_holders: tuple[Key, ...] = ()
    """In a split by who holds the duties, of those that nobody holds on the whole: the bodies that
    hold some of them."""

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The members, in the order of the coverage within a batch."""
        return tuple(one for batch in self.batches for one in batch.standings)

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """How many stand where; every state is there, be it 0."""
        return {state: sum(one.counts[state] for one in self.batches) for state in STATES}


def split(view: View, today: View, found: Coverage, by: str) -> tuple[Group, ...]:
    """The coverage by the values of a facet of its members, or of the words above.

    :param today: the same knowledge on today's day, for ``body_today``.
    :raises NoAnswer: if it cannot be split so.
    """
    parts: dict[str, list[_Batch]] = {}
    for values, standings in _placed(view, today, found, by):
        batch = _Batch(standings, counted(standings))
        for value in values:
            parts.setdefault(value, []).append(batch)
    groups = [
        Group(value, _words(view, found, by, value), tuple(parts[value])) for value in sorted(parts)
    ]
    if by in (BODY, BODY_TODAY) and "" in parts:
        held_on = today if by == BODY_TODAY else view
        groups[0] = replace(groups[0], part_holders=_part_holders(view, held_on, groups[0]))
    return tuple(groups)


def narrow(view: View, today: View, found: Coverage, wanted: Mapping[str, str]) -> Coverage:
    """Only the members that are in all these groups: what stands behind a figure of a split.

    :raises NoAnswer: if it cannot be split so.
    """
    for by, value in wanted.items():
        _demand_value(found, by, value)
        placed = _placed(view, today, found, by)
        kept = (one for values, ones in placed if value in values for one in ones)
        order = {one.member: index for index, one in enumerate(found.standings)}
        standings = sorted(kept, key=lambda one: order[one.member])
        found = replace(found, standings=tuple(standings))
    return found


def _demand_value(found: Coverage, by: str, value: str) -> None:
    """Refuse a state or value that no fact can have: a misspelt one must not count as none.

    :raises NoAnswer: naming those there are.
    """
    if by == STATE:
        known = tuple(one.value for one in STATES)
    elif by in (VALUE, found.metric.field):
        known = ("", *(one.value for one in value_terms(found.metric)))
    else:
        return
    if value not in known:
        said = _NO_VALUE.filled(value=value[:80], by=by, known=", ".join(filter(None, known)))
        raise NoAnswer(said, (Complaint(by, "unknown", said),))


def _placed(
    view: View, today: View, found: Coverage, by: str
) -> Iterable[tuple[tuple[str, ...], list[Standing]]]:
    """The members by the groups they are in, those of the same groups together.

    Many regimes are reported by the same bodies: put together first, 20,000 regimes of 30 bodies
    each cost as much as 20,000.
    """
    values = _values(view, today, found, by)
    together: dict[tuple[str, ...], list[Standing]] = {}
    for standing in found.standings:
        together.setdefault(values(standing) or _NOWHERE, []).append(standing)
    return together.items() if by != REPORTER else _apart(view, found, together)


def _apart(
    view: View, found: Coverage, together: Mapping[tuple[str, ...], list[Standing]]
) -> Iterator[tuple[tuple[str, ...], list[Standing]]]:
    """The same where a reporting body may be further than the regime on the whole."""
    for values, standings in together.items():
        whole: list[Standing] = []
        for standing in standings:
            own = standings_by_body(view, found.metric, standing)
            if not own:
                whole.append(standing)
            for value in dict.fromkeys((*values, *own)) if own else ():
                if value:
                    yield (value,), [own.get(value, standing)]
        if whole:
            yield values, whole


def ways(found: Coverage) -> tuple[str, ...]:
    """All the words it can be split by."""
    return ways_of(found.metric)


def ways_of(metric: Metric) -> tuple[str, ...]:
    """All the words a metric can be split by."""
    kinds = FACTS[metric.fact].subject_kinds
    facets = {name for kind in kinds for name in facet_fields(MODELS[kind])}
    short = {word for word, facet in _SHORT.items() if facet in facets}
    led = {BODY, BODY_TODAY} if "lead_body" in facets else set()
    owed = {REPORTER} if "reporter" in facets else set()
    named = {kind.value for kind in kinds}
    return tuple(sorted({*facets, *short, *led, *owed, *named, STATE, VALUE, metric.field}))


def demand_ways(metric: Metric, words: Iterable[str]) -> None:
    """Refuse words that the metric cannot be split by.

    :raises NoAnswer: naming the first of them.
    """
    known = ways_of(metric)
    for by in words:
        if by not in known:
            said = _NO_GROUP.filled(by=by[:80], known=", ".join(known))
            raise NoAnswer(said, (Complaint("by", "unknown", said),))


def _values(view: View, today: View, found: Coverage, by: str) -> Values:
    demand_ways(found.metric, (by,))
    if by == STATE:
        return lambda standing: (standing.state.value,)
    if by in (VALUE, found.metric.field):
        return lambda standing: () if standing.value is None else (standing.value,)
    if by in FACTS[found.metric.fact].subject_kinds:
        return lambda standing: (standing.member.code,) if standing.member.kind == by else ()
    if by in (BODY, BODY_TODAY):
        return _by_lead(view, today if by == BODY_TODAY else view)
    if by == REPORTER:
        return _by_reporter(view)
    if by == LEAD:
        return lambda standing: (lead,) if (lead := _lead(view, standing)) else ()
    facet = _facet(found, by)
    return lambda standing: one.facet(facet) if (one := _version(view, standing)) else ()


def _by_lead(view: View, on: View) -> Values:
    kept: dict[str | None, tuple[str, ...]] = {None: ()}

    def bodies(standing: Standing) -> tuple[str, ...]:
        lead = _lead(view, standing)
        if lead not in kept:
            kept[lead] = tuple(sorted(key.code for key in bodies_of(on, {"body": lead})))
        return kept[lead]

    return bodies


def _part_holders(view: View, on: View, group: Group) -> tuple[Key, ...]:
    leads = dict.fromkeys(_lead(view, one) for one in group.standings)
    found = (one for lead in leads if lead for one in holders(on, Key(Kind.BODY, lead)))
    return tuple(dict.fromkeys(one.body for one in found))


def _by_reporter(view: View) -> Values:
    kept: dict[tuple[str, ...], tuple[str, ...]] = {}

    def bodies(standing: Standing) -> tuple[str, ...]:
        version = _version(view, standing)
        named = version.facet("reporter") if version else ()
        if named not in kept:
            found = {key.code for one in named for key in bodies_called(view, one)}
            kept[named] = tuple(sorted(found))
        return kept[named]

    return bodies


def _lead(view: View, standing: Standing) -> str | None:
    version = _version(view, standing)
    return version.lead_body if version else None


def _version(view: View, standing: Standing) -> Version | None:
    return view.find(standing.member) or view.last_known(standing.member)


def _facet(found: Coverage, by: str) -> str:
    kinds = FACTS[found.metric.fact].subject_kinds
    known = {name for kind in kinds for name in facet_fields(MODELS[kind])}
    return by if by in known else _SHORT.get(by, by)


def _words(view: View, found: Coverage, by: str, value: str) -> Words:
    if not value:
        is_of_facts = by in (VALUE, found.metric.field)
        return State.UNKNOWN.words if is_of_facts else _WITHOUT.get(by, _NOT_STATED)
    return _value_words(view, found, by, value) or Words(value, value)


def _value_words(view: View, found: Coverage, by: str, value: str) -> Words | None:
    if by == STATE:
        return State(value).words
    if by in (VALUE, found.metric.field):
        return value_term(found, value).words
    if by in (BODY, BODY_TODAY, LEAD, REPORTER):
        return view.name_of(Key(Kind.BODY, value))
    if by in FACTS[found.metric.fact].subject_kinds:
        return view.name_of(Key(Kind(by), value))
    return facet_words(view, found.standings[0].member.kind, _facet(found, by), value)


def value_term(found: Coverage, value: str) -> Term:
    """The term behind a value of the facts, e.g. ``technical``."""
    return value_terms(found.metric)(value)


def value_terms(metric: Metric) -> type[Term]:
    """The values that the facts of a metric can have."""
    terms: type[Term] = shape_of(FACTS[metric.fact]).fields[metric.field].holds
    return terms


_NOBODY = Words("Chưa rõ cơ quan nào đảm nhận", "Not known which body holds the duties")
_WITHOUT = {
    BODY: _NOBODY,
    BODY_TODAY: _NOBODY,
    LEAD: Words("Không nêu cơ quan chủ trì", "No lead body is stated"),
    REPORTER: Words("Chưa rõ cơ quan nào báo cáo", "Not known which bodies report"),
}
"""What the members without a value are called, by the word of the split."""
_NOT_STATED = Words("Không nêu", "Not stated")
"""The same for any other facet: the records name none."""

_NO_VALUE = Words(
    "Không có {by} là {value}; có: {known}.", "There is no {by} {value}; there are: {known}."
)
_NO_GROUP = Words(
    "Không chia được theo {by}; chia được theo: {known}.",
    "It cannot be split by {by}; it can by: {known}.",
)
