"""Deadline rules as records: by when a report is sent, for which period, from whom to whom.

No source shows one national deadline per period: each regime sets its own. The text of Decree
09/2019/NĐ-CP, Article 13 (deadline for sending) has not been read, so no minimum gap is assumed.
"""

from dataclasses import dataclass, field
from typing import Literal

from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import PeriodKind
from registry.calendar.timing import Timing

LevelCode = Literal["commune", "district", "province", "ministry", "government"]
"""A level of reporting, by the codes of the regimes' levels."""


@dataclass(frozen=True)
class DeadlineRule:
    """One deadline, with what its words say of whom and which period it is for.

    What the words leave open is ``None`` or empty: a rule without ``kind`` may be for any period of
    its regime. ``number`` is the period's number in its year; ``levels`` is empty unless every body
    that the sender names is a level or has one in its name. ``action`` is what the sender does by
    then (*gửi* send, *trình* submit, *lập* draw up), ``subject`` what the deadline is for, ``note``
    a citation or purpose, ``words`` the part it was read from: all as written in the source.
    """

    timing: Timing
    kind: PeriodKind | None = None
    number: int | None = None
    levels: tuple[LevelCode, ...] = ()
    sender: str | None = None
    action: str | None = None
    recipient: str | None = None
    subject: str | None = None
    note: str | None = None
    words: str = field(default="", compare=False)

    def applies_to(self, period: ReportingPeriod) -> bool:
        """Whether it is, or by its words may be, for that period."""
        return self.kind in (None, period.kind) and self.number in (None, period.number)
