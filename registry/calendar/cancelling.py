"""Events of a feed that are no longer owed: rule changed, regime retired, wrong version voided.

Whoever subscribed has them already, and a calendar that is only no longer sent an event may keep
it. So they are sent as cancelled for some time. Found by asking the same question as it would have
been answered before each revision that said something new of a regime: nothing is stored.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from registry import clock
from registry.calendar.agenda import MOST_DAYS, YEARS, Agenda
from registry.calendar.duty import Duty
from registry.calendar.question import CalendarQuestion
from registry.calendar.wanted import regimes
from registry.catalogue import Version, View
from registry.errors import NotFound
from registry.kinds.kind import Kind
from registry.kinds.reading import Key

CANCELLED_FOR = timedelta(days=180)
"""How long before the view's revision a change may lie for its events to be sent as cancelled.
Counted from the revision, not from now: the feed of a revision is always the same bytes."""

MOST_CHANGES = 200
"""The most changes looked into, newest first: a large import must not make a feed slow."""

_AROUND = timedelta(days=400)
"""An event that moved out of the feed's days is still owed."""


def moments_of(versions: Iterable[Version], as_of: int) -> set[int]:
    """The revisions that said when and by which rule a regime is owed: a status says neither."""
    said = {
        moment
        for one in versions
        for moment in (one.revision, one.voided, *(known for known, _ in one.endings))
    }
    return {moment for moment in said if moment is not None and moment <= as_of}


def no_longer_owed(view: View, question: CalendarQuestion, found: Agenda) -> tuple[Duty, ...]:
    """The duties with a known day that the feed held lately and that are owed no more.

    :param question: the question with its days; ``found`` is its answer.
    """
    gone: dict[str, Duty] = {}
    for key, moments in _changes(view).items():
        held = {
            duty.name: duty for moment in moments for duty in _held(view, question, key, moment)
        }
        if held:
            owed = _names(_asked_of(view, _wider(question, found), key))
            gone.update({name: one for name, one in held.items() if name not in owed})
    return tuple(gone[name] for name in sorted(gone))


def _changes(view: View) -> Mapping[Key, list[int]]:
    """For each regime, the revisions that lately said something new of it, its first left out."""
    since = _first_revision(view)
    found: list[tuple[int, Key]] = []
    for code in view.catalogue.codes.get(Kind.REGIME, ()):
        key = Key(Kind.REGIME, code)
        versions = view.catalogue.items[key]
        if any(one.touched > since for one in versions):
            moments = sorted(moments_of(versions, view.as_of))[1:]
            found.extend((moment, key) for moment in moments if moment > since)
    changes: dict[Key, list[int]] = {}
    for moment, key in sorted(found)[-MOST_CHANGES:]:
        changes.setdefault(key, []).append(moment)
    return changes


def _first_revision(view: View) -> int:
    """The last revision that lies too far back."""
    if view.as_of_instant is None:
        return 0
    before = clock.read(view.as_of_instant) - CANCELLED_FOR
    return view.catalogue.revision_at(clock.written(before))


def _held(view: View, question: CalendarQuestion, key: Key, moment: int) -> Iterator[Duty]:
    """What the feed held of a regime before a revision."""
    then = view.catalogue.at(view.valid_at, moment - 1)
    yield from (one for one in _asked_of(then, question, key) if one.due is not None)


def _asked_of(view: View, question: CalendarQuestion, key: Key) -> tuple[Duty, ...]:
    """The question asked of one regime alone; nothing if it was not among those meant."""
    try:
        if key not in regimes(view, question.wanted):
            return ()
        alone = replace(question, wanted=replace(question.wanted, regime=key.code, collection=None))
        return alone.answered(view).duties
    except NotFound:
        return ()


def _wider(question: CalendarQuestion, found: Agenda) -> CalendarQuestion:
    room = min(_AROUND, (timedelta(days=MOST_DAYS - 1) - (found.last - found.first)) // 2)
    first = max(found.first - room, date(YEARS.start, 1, 1))
    last = min(found.last + room, date(YEARS.stop - 1, 12, 31))
    return replace(question, first=first, last=last)


def _names(duties: Iterable[Duty]) -> frozenset[str]:
    return frozenset(one.name for one in duties if one.due is not None)
