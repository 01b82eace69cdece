"""Targets: reached or not, short by how many, and the pace that is left to the due day."""

from dataclasses import dataclass
from datetime import date

from registry.catalogue import RecordedFact, View
from registry.digitization.comparing import about
from registry.digitization.coverage import Coverage
from registry.digitization.metric import State
from registry.facts import FactType
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Term

DAYS_IN_MONTH = 365.25 / 12


class Verdict(Term):
    """Whether a target is reached, as far as it is known."""

    YES = "yes", "Đã đạt", "Reached"
    NO = "no", "Chưa đạt", "Not reached"
    OPEN = "open", "Chưa thể kết luận", "Cannot be told"


@dataclass(frozen=True)
class Against:
    """A target, and how far the tally and our own count are from it."""

    target: RecordedFact
    wanted: int | None
    """How many must reach it; ``None`` when the target names neither number nor total."""
    is_overdue: bool
    """The due day is past; whether the target was reached is said apart."""
    days_left: int | None
    """To the due day; negative when it is past, ``None`` without one."""
    by_tally: Verdict
    by_count: Verdict
    short_by_tally: int | None
    """How many the latest tally lacks; 0 when it is reached, ``None`` without a tally."""
    short_by_count: int | None
    """How many our own count lacks if nothing unknown has reached it: the most that can lack.
    ``None`` if the target is about another number of members than are counted."""

    @property
    def needed_by_tally(self) -> float | None:
        """How many more a month from the day asked about, by the tally."""
        return self._needed(self.short_by_tally)

    @property
    def needed_by_count(self) -> float | None:
        """How many more a month from the day asked about, by our count: the most that can be."""
        return self._needed(self.short_by_count)

    def _needed(self, short: int | None) -> float | None:
        if short is None or self.days_left is None or self.days_left <= 0:
            return None
        return round(short / self.days_left * DAYS_IN_MONTH, 1)


def against(view: View, found: Coverage, tally: RecordedFact | None) -> tuple[Against, ...]:
    """Every target of the metric that was set by the view's day.

    :param tally: the latest tally.
    """
    targets = about(view, FactType.TARGET, found.metric)
    return tuple(_against(view, found, tally, one) for one in targets if is_set_by(view, one))


def wanted(target: RecordedFact) -> int | None:
    """How many must reach it: the number it names, else its share of its total, rounded up."""
    content = target.content
    total, share, count = (content.get(name) for name in ("total", "share_percent", "count"))
    if count is None and total is not None and share is not None:
        return int(-(-total * share // 100))
    return None if count is None else int(count)


def is_set_by(view: View, target: RecordedFact) -> bool:
    """Whether the act that sets the target was there on the day; one without a date always is."""
    codes = [one.get("instrument") for one in target.content.get("legal_basis", ())]
    known = [view.last_known(Key(Kind.INSTRUMENT, code)) for code in codes if code]
    starts = [version.starts for version in known if version is not None]
    return not starts or max(starts) <= view.valid_at


def _against(
    view: View, found: Coverage, tally: RecordedFact | None, target: RecordedFact
) -> Against:
    want, due, said = wanted(target), target.on, _said(tally, target)
    left = None if due is None else (date.fromisoformat(due) - view.valid_at).days
    reached = found.counts[State.REACHED]
    is_same_set = target.content.get("total") in (None, _size(found))
    return Against(
        target=target,
        wanted=want,
        is_overdue=left is not None and left < 0,
        days_left=left,
        by_tally=verdict(want, said, said),
        by_count=verdict(want, reached, reached + found.counts[State.UNKNOWN])
        if is_same_set
        else Verdict.OPEN,
        short_by_tally=None if want is None or said is None else max(0, want - said),
        short_by_count=max(0, want - reached) if want is not None and is_same_set else None,
    )


def _said(tally: RecordedFact | None, target: RecordedFact) -> int | None:
    """The tally's figure, unless it is out of another number than the target."""
    content = tally.content if tally else {}
    total, denominator = target.content.get("total"), content.get("denominator")
    if None not in (total, denominator) and total != denominator:
        return None
    numerator: int | None = content.get("numerator")
    return numerator


def verdict(want: int | None, least: int | None, most: int | None) -> Verdict:
    """Whether so many are wanted, when between ``least`` and ``most`` have reached it."""
    if want is None or least is None or most is None:
        return Verdict.OPEN
    if least >= want:
        return Verdict.YES
    return Verdict.NO if most < want else Verdict.OPEN


def _size(found: Coverage) -> int:
    return len(found.standings) if found.expected is None else found.expected
