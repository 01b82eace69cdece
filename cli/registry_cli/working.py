"""Working days: whether a day is worked, days counted on or between: ``working-days``."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from registry.calendar import DayStatus, WorkingDays, days_off
from registry.versions.asking import read_day
from registry.words import Words, day_words
from registry_api.shapes import calendar as shapes
from registry_api.shapes.parts import asked
from registry_cli.asking import AsOf, asked_of, day_or_none
from registry_cli.telling import AsJson, Language, refusals, tell_json, tell_lines


def working_days(
    day: Annotated[str, typer.Argument(help="A day, 2021-02-14, or a year, 2021.")],
    add: Annotated[
        int | None, typer.Option("--add", help="The so-many-th working day after it.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", help="How many working days come up to this one.")
    ] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """Tell whether a day is worked and why; count working days; list the days off of a year."""
    with refusals():
        _, view = asked_of(None, as_of)
        calendar = days_off(view).working_days
        first, last = _days(day)
        other = day_or_none(until, "to")
        found = [calendar.status(first)] if first == last else list(calendar.marked(first, last))
        counted = _counted(calendar, first, add, other) if first == last else ()
        if as_json:
            told = shapes.working_days(calendar, found, (first, last), add, other)
            tell_json({**told, "asked": asked(view)})
            return
        tell_lines(map(_line, found), lang)
        tell_lines(counted, lang)
        years = sorted({one.year for one in (first, last, other) if one})
        tell_lines(
            (_BASIS.filled(year=year, basis=calendar.year_basis(year)) for year in years), lang
        )


def _days(text: str) -> tuple[date, date]:
    """One day, or the first and last of a year."""
    if text.isascii() and text.isdigit() and len(text) == 4 and text > "0000":
        return date(int(text), 1, 1), date(int(text), 12, 31)
    day = read_day(text, "day")
    return day, day


def _counted(
    calendar: WorkingDays, day: date, add: int | None, until: date | None
) -> Iterator[Words]:
    if add is not None:
        yield _ADDED.filled(count=add, day=day_words(day), found=day_words(calendar.add(day, add)))
    if until is not None:
        count = calendar.between(day, until)
        yield _BETWEEN.filled(count=count, day=day_words(day), until=day_words(until))


def _line(one: DayStatus) -> Words:
    worked = _WORKED if one.is_working else _OFF
    basis = f" ({one.legal_basis})" if one.legal_basis else ""
    said = _STATUS.filled(day=day_words(one.day), worked=worked, name=one.name)
    return Words(f"{said.vi}{basis}", f"{said.en}{basis}")


_WORKED = Words("làm việc", "worked")
_OFF = Words("nghỉ", "off")
_STATUS = Words("{day}\t{worked}\t{name}", "{day}\t{worked}\t{name}")
_ADDED = Words(
    "{count} ngày làm việc sau {day}: {found}", "{count} working days after {day}: {found}"
)
_BETWEEN = Words(
    "Từ sau {day} đến hết {until}: {count} ngày làm việc",
    "After {day} up to {until}: {count} working days",
)
_BASIS = Words("Lịch nghỉ năm {year}: {basis}", "Days off of {year}: {basis}")
