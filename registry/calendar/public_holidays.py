"""Viet Nam's public holidays, as the ``holidays`` package has them.

The package is imported on first use only: it costs up to half a second. It computes the days of
the Labour Code and Tết by rule and lists the swaps of working days (hoán đổi ngày làm việc) of the
years whose decision its authors saw; it can miss one, so an administrator's entries go before it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from registry.words import Term, Words

FIRST_YEAR = 1995
"""The Labour Code of 1994 came into force; the package gives later rules to earlier years."""

_AMERICAN_DATE = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


class YearBasis(Term):
    """How far the days off of a year are known."""

    CONFIRMED = (
        "confirmed",
        "Quản trị viên đã đối chiếu với thông báo nghỉ lễ, tết của năm",
        "Checked by an administrator against the year's decision",
    )
    RECORDED = (
        "recorded",
        "Theo gói phần mềm, gồm các ngày hoán đổi đã ghi nhận; chưa đối chiếu với thông báo",
        "As the software package has it, with the swaps it lists; not checked against the decision",
    )
    PREDICTED = (
        "predicted",
        "Mới chỉ tính theo quy tắc: chưa có thông báo nghỉ lễ, tết và hoán đổi ngày làm việc",
        "Only computed by rule: the year's decision and swaps of working days are not known",
    )
    UNKNOWN = "unknown", "Không biết ngày nghỉ của năm này", "The days off are not known"
    WEEKENDS = (
        "weekends",
        "Chỉ tính thứ Bảy, Chủ nhật; không tính ngày lễ",
        "Weekends only; public holidays are not applied",
    )


@dataclass(frozen=True)
class HolidayYear:
    """Days off of one year beside the weekends, and the weekend days worked in exchange."""

    basis: YearBasis
    days_off: Mapping[date, Words]
    worked_weekends: frozenset[date]


def only_weekends(year: int) -> HolidayYear:
    """A year without public holidays, for working by hand or checking the worked examples."""
    return HolidayYear(YearBasis.WEEKENDS, MappingProxyType({}), frozenset())


@lru_cache(maxsize=256)
def holidays_of(year: int) -> HolidayYear:
    """The year's public holidays with days off in lieu and swaps; empty if ``UNKNOWN``."""
    basis = _basis(year)
    if basis is YearBasis.UNKNOWN:
        return HolidayYear(basis, MappingProxyType({}), frozenset())
    vi, worked = _listed(year, "vi")
    en, _ = _listed(year, "en_US")
    names = {day: Words(name, _AMERICAN_DATE.sub(r"\3-\1-\2", en[day])) for day, name in vi.items()}
    return HolidayYear(basis, MappingProxyType(names), worked)


def _basis(year: int) -> YearBasis:
    from holidays.countries.vietnam import Vietnam, VietnamStaticHolidays

    if not FIRST_YEAR <= year <= Vietnam.end_year:
        return YearBasis.UNKNOWN
    last_listed = max(VietnamStaticHolidays.special_public_holidays)
    return YearBasis.RECORDED if year <= last_listed else YearBasis.PREDICTED


def _listed(year: int, language: str) -> tuple[dict[date, str], frozenset[date]]:
    from holidays import country_holidays

    # A swap is listed under the year of its day off: 2015-01-02 was worked on 2014-12-27.
    years = (year - 1, year, year + 1)
    calendar = country_holidays("VN", years=years, expand=False, language=language)
    named = {day: name for day, name in calendar.items() if day.year == year}
    return named, _within(year, calendar.weekend_workdays)


def _within(year: int, days: Iterable[date]) -> frozenset[date]:
    return frozenset(day for day in days if day.year == year)
