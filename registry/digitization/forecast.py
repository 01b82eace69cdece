"""A forecast by one simple method, stated with every answer, and refused where it would be made up.

The method: members reach it one by one and independently, at the mean pace of the days looked back
on (a Poisson process of unknown rate). Having seen n arrivals in T days, how many come in the next
h days follows a negative binomial distribution with r = n + 1/2 and p = T / (T + h) (Jeffreys'
prior). The interval leaves out a tenth at each end: 80 %. Of plans, staff or law nothing is known.
"""

from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, pairwise
from math import exp, lgamma, log

from registry.digitization.pace import Step
from registry.words import Words, number_words

LEAST_ARRIVALS = 5
LEAST_DAYS = 180
LEAST_STEPS = 3
LARGEST_REACH = 2.0
"""No further ahead than twice the days looked back on."""

METHOD = Words(
    "Giả định nhịp trung bình của giai đoạn đã qua tiếp tục (quá trình Poisson, tiên nghiệm "
    "Jeffreys); khoảng dự báo 80 % theo phân phối nhị thức âm. Không tính đến kế hoạch hay quy "
    "định mới.",
    "It is assumed that the mean pace of the days looked back on goes on (a Poisson process with "
    "Jeffreys' prior); the 80 % interval is that of the negative binomial distribution. Plans and "
    "new rules are not considered.",
)


@dataclass(frozen=True)
class Forecast:
    """How many will have reached it on a day, if the pace goes on."""

    on: date
    low: int
    expected: int
    high: int
    per_month: float
    """The mean pace of the days looked back on."""
    since: date
    """The first of the days looked back on."""


@dataclass(frozen=True)
class Refused:
    """No forecast, and why."""

    reason: Words


def forecast(steps: tuple[Step, ...], today: date, on: date) -> Forecast | Refused:
    """How many will have reached it on a day, by the steps up to today.

    :param steps: the history up to today, oldest first.
    """
    # Before there was a set there was nothing to reach.
    steps = tuple(dropwhile(lambda one: not sum(one.counts.values()), steps))
    refusal = _refusal(steps, today, on)
    if refusal is not None:
        return Refused(refusal)
    since, now = steps[0].day, steps[-1]
    span, ahead = (today - since).days, (on - today).days
    arrivals = now.reached - steps[0].reached
    most = sum(now.counts.values()) - now.reached
    low, middle, high = (
        min(most, _quantile(share, arrivals + 0.5, span / (span + ahead), most))
        for share in (0.1, 0.5, 0.9)
    )
    pace = round(arrivals / span * 365.25 / 12, 2)
    return Forecast(on, now.reached + low, now.reached + middle, now.reached + high, pace, since)


def _refusal(steps: tuple[Step, ...], today: date, on: date) -> Words | None:
    if on <= today:
        return _NOT_AHEAD
    if not steps:
        return _NO_HISTORY
    levels = [one.reached for one in steps]
    if any(after < before for before, after in pairwise(levels)):
        return _FELL
    if len({sum(one.counts.values()) for one in steps}) > 1:
        return _SET_MOVED
    span = (today - steps[0].day).days
    rises = sum(after > before for before, after in pairwise(levels))
    arrivals, days = levels[-1] - levels[0], number_words(span)
    if arrivals < LEAST_ARRIVALS or rises < LEAST_STEPS or span < LEAST_DAYS:
        return _TOO_LITTLE.filled(arrivals=arrivals, rises=rises, days=days)
    return _TOO_FAR.filled(days=days) if (on - today).days > LARGEST_REACH * span else None


def _quantile(share: float, r: float, p: float, most: int) -> int:
    """The least k for which at most k arrivals have this probability; no greater than ``most``."""
    below = 0.0
    for k in range(most):
        below += exp(lgamma(k + r) - lgamma(r) - lgamma(k + 1) + r * log(p) + k * log(1 - p))
        if below >= share:
            return k
    return most


_NOT_AHEAD = Words(
    "Ngày cần dự báo phải sau ngày được hỏi.", "The day to forecast must come after the day asked."
)
_NO_HISTORY = Words("Chưa có dữ liệu lịch sử.", "There is no history.")
_FELL = Words(
    "Số đạt từng giảm trong giai đoạn này: giả định của phương pháp không đúng.",
    "The count fell during these days: what the method assumes does not hold.",
)
_SET_MOVED = Words(
    "Số thành viên của tập hợp thay đổi trong giai đoạn này: không dự báo trên hai mẫu số.",
    "The number of members changed during these days: no forecast is made over two denominators.",
)
_TOO_LITTLE = Words(
    "Quá ít dữ liệu: {arrivals} thành viên đạt trong {rises} lần tăng qua {days} ngày; cần ít nhất "
    f"{LEAST_ARRIVALS} thành viên, {LEAST_STEPS} lần tăng và {LEAST_DAYS} ngày.",
    "Too little history: {arrivals} arrivals in {rises} rises over {days} days; it takes at least "
    f"{LEAST_ARRIVALS} arrivals, {LEAST_STEPS} rises and {LEAST_DAYS} days.",
)
_TOO_FAR = Words(
    "Quá xa: chỉ dự báo tối đa gấp đôi {days} ngày đã quan sát.",
    "Too far: no further ahead than twice the {days} days looked back on.",
)
