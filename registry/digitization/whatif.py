"""What if these finish: would a target then be reached? Arithmetic on top of what is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.catalogue import View
from registry.catalogue.parties import bodies_of
from registry.digitization.against import Against, Verdict, verdict
from registry.digitization.beside import Beside
from registry.digitization.coverage import Standing
from registry.digitization.metric import State
from registry.errors import Complaint, NoAnswer
from registry.kinds.reading import Key
from registry.words import Words


@dataclass(frozen=True)
class Supposed:
    """A target if the named members finish."""

    against: Against
    by_count: Verdict
    """By our own count, the unknown ones that do not finish left unknown."""
    by_tally: Verdict
    """By the official figure. It does not say which members it counts, so those that finish may be
    among them already: ``open`` where that decides."""


@dataclass(frozen=True)
class WhatIf:
    """What would be if they finish."""

    finishing: tuple[Standing, ...]
    """The members that would, as they stand now; those that had reached it already left out."""
    already: tuple[Standing, ...]
    """Named or led by those named, and reached already."""
    reached: int
    """How many would have reached it by our own count."""
    unknown: int
    """How many would still be unknown."""
    tally_least: int | None
    """The least the official figure would be: all that finish are among those it counts."""
    tally_most: int | None
    """The most: none of them is."""
    targets: tuple[Supposed, ...]


def what_if(view: View, today: View, found: Beside, finish: Iterable[str]) -> WhatIf:
    """Suppose that members finish.

    :param finish: members (``regime:CDBC-003`` or ``CDBC-003``) or bodies (``body:bo-y-te`` or
        ``bo-y-te``): all members that a body leads, on the view's day or today by succession.
    :raises NoAnswer: for a name that is neither, or if nobody is named.
    """
    names = tuple(filter(None, (name.strip() for name in finish)))
    if not names:
        raise NoAnswer(_NO_NAME, (Complaint("finish", "missing", _NO_NAME),))
    named = _named(view, today, found, names)
    already = tuple(one for one in named if one.state is State.REACHED)
    finishing = tuple(one for one in named if one.state is not State.REACHED)
    counts = found.coverage.counts
    reached = counts[State.REACHED] + len(finishing)
    unknown = counts[State.UNKNOWN] - sum(one.state is State.UNKNOWN for one in finishing)
    least, most = _tally(found, len(named))
    return WhatIf(
        finishing=finishing,
        already=already,
        reached=reached,
        unknown=unknown,
        tally_least=least,
        tally_most=most,
        targets=tuple(
            Supposed(
                against=one,
                by_count=verdict(one.wanted, reached, reached + unknown)
                if one.short_by_count is not None
                else Verdict.OPEN,
                by_tally=verdict(one.wanted, least, most)
                if one.short_by_tally is not None
                else Verdict.OPEN,
            )
            for one in found.targets
        ),
    )


def _tally(found: Beside, named: int) -> tuple[int | None, int | None]:
    """The bounds of the official figure afterwards."""
    if found.tally is None or found.difference is None:
        return None, None
    content = found.tally.content
    of = content.get("denominator") or len(found.coverage.standings)
    said = content["numerator"]
    return max(said, named), min(of, said + named)


def _named(view: View, today: View, found: Beside, finish: tuple[str, ...]) -> list[Standing]:
    standings = {one.member: one for one in found.coverage.standings}
    led = _led(view, today, found)
    chosen: dict[Key, Standing] = {}
    for name in finish:
        keys = _members(name, standings) or led.get(name.removeprefix("body:"), ())
        if not keys:
            said = _NOBODY.filled(name=name[:80], metric=found.coverage.metric.name)
            raise NoAnswer(said, (Complaint("finish", "unknown", said),))
        chosen.update((key, standings[key]) for key in keys)
    return list(chosen.values())


def _members(name: str, standings: dict[Key, Standing]) -> tuple[Key, ...]:
    return tuple(key for key in standings if name in (key.code, str(key)))


def _led(view: View, today: View, found: Beside) -> dict[str, list[Key]]:
    """The members that each body leads: as named in them, on the day, and today."""
    led: dict[str, list[Key]] = {}
    for standing in found.coverage.standings:
        version = view.find(standing.member) or view.last_known(standing.member)
        party = version.content.get("lead_body") if version else None
        if party is None:
            continue
        bodies = {key.code for key in (*bodies_of(view, party), *bodies_of(today, party))}
        for code in bodies | ({party["body"]} if "body" in party else set()):
            led.setdefault(code, []).append(standing.member)
    return led


_NO_NAME = Words(
    "Hãy nêu ít nhất một thành viên hoặc cơ quan, ví dụ CDBC-003 hoặc bo-y-te.",
    "Name at least one member or body, e.g. CDBC-003 or bo-y-te.",
)
_NOBODY = Words(
    "{name} không phải thành viên mà {metric} đếm, cũng không phải cơ quan chủ trì thành viên nào.",
    "{name} is no member that {metric} counts, nor a body that leads one.",
)
