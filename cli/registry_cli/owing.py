"""What is due: ``due``, with both clocks."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from registry.calendar import (
    Agenda,
    CalendarQuestion,
    Duty,
    Part,
    Style,
    Wanted,
    feed_of,
    next_due,
    notation,
)
from registry.calendar.table import COLUMNS, table
from registry.catalogue import View
from registry.errors import BadQuestion, Complaint
from registry.exchange.plain_table import table_csv, table_xlsx
from registry.kinds.regime import Level
from registry.words import Words
from registry_api.links import of_item
from registry_api.shapes import calendar as shapes
from registry_cli.asking import AsOf, OfCollection, ValidAt, asked_of, day_or_none
from registry_cli.telling import AsJson, Language, refusals, tell, tell_json, tell_lines

USUAL_DAYS = 60
"""How far ahead is looked when nothing is said."""


def due(
    body: Annotated[str | None, typer.Option(help="What this body leads or reports.")] = None,
    part: Annotated[Part | None, typer.Option(help="Only what it has this part in.")] = None,
    regime: Annotated[str | None, typer.Option(help="Only this regime.")] = None,
    collection: OfCollection = None,
    level: Annotated[Level | None, typer.Option(help="Only duties of this level.")] = None,
    frequency: Annotated[str | None, typer.Option(help="Only of this period, e.g. Q.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="First day; default: today.")] = None,
    until: Annotated[
        str | None, typer.Option("--to", help="Last day; default: 60 days on.")
    ] = None,
    only_next: Annotated[
        bool, typer.Option("--next", help="Only the next known day of each regime.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write a .csv, .xlsx or .ics file.")
    ] = None,
    alarm_days: Annotated[
        int | None,
        typer.Option(min=0, max=366, help="In an .ics file: remind so many days before."),
    ] = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """List what is due, by the rule in force then; what has no known day comes with a dash."""
    with refusals():
        service, view = asked_of(valid_at, as_of)
        wanted = Wanted(regime, collection, body, part, level.value if level else None, frequency)
        first = day_or_none(since, "from") or view.valid_at
        last = day_or_none(until, "to") or first + timedelta(USUAL_DAYS)
        asking = CalendarQuestion(first, last, wanted, is_frozen=valid_at is not None)
        found = asking.answered(view)
        duties = next_due(found) if only_next else found.duties
        if output is not None:
            base = (service.settings.public_url or "").rstrip("/")
            form = _Form(output.suffix, lang, base, alarm_days)
            output.write_bytes(_written(view, asking, found, form))
        elif as_json:
            tell_json(shapes.calendar(view, found, duties))
        else:
            _tell(view, found, duties, lang)


class _Form(NamedTuple):
    """How a file is written."""

    ending: str
    lang: str
    base: str
    """Where the outside sees the service; empty where nobody said."""
    alarm_days: int | None


def _tell(view: View, found: Agenda, duties: tuple[Duty, ...], lang: str) -> None:
    for duty in duties:
        tell(_line(view, duty, lang))
    unknown = sum(one.due is None for one in duties)
    tell_lines([_COUNTED.filled(total=len(duties), unknown=unknown)], lang)
    tell_lines(
        (
            _UNDATED.filled(code=one.regime.code, frequency=one.frequency, reason=one.reason)
            for one in found.undated
        ),
        lang,
    )
    tell_lines(
        (
            _UNREAD.filled(code=key.code, words=one.words, reason=one.reason)
            for key, one in found.unread
        ),
        lang,
    )
    years = range(found.first.year, found.last.year + 1)
    known = found.days_off.working_days
    tell_lines((_BASIS.filled(year=year, basis=known.year_basis(year)) for year in years), lang)


def _line(view: View, duty: Duty, lang: str) -> str:
    name = view.name_of(duty.regime)
    day = duty.due.day.isoformat() if duty.due else "-"
    who = duty.due_by.rule.sender or "" if duty.due_by else ""
    said = getattr(name, lang) if name else ""
    return f"{day}\t{duty.regime.code}\t{notation(duty.period)}\t{who}\t{said}"


def _written(view: View, asking: CalendarQuestion, found: Agenda, form: _Form) -> bytes:
    ending, lang, base, alarm_days = form
    headers = [getattr(words, lang) for words in COLUMNS.values()]
    if ending == ".csv":
        return table_csv(headers, table(view, found, lang))
    if ending == ".xlsx":
        return table_xlsx(getattr(_TITLE, lang), headers, table(view, found, lang))
    if ending == ".ics":
        style = Style(lambda key: f"{base}{of_item(key)}" if base else None, lang, alarm_days)
        return feed_of(view, asking, style, _TITLE)
    raise BadQuestion(_NO_FORM, (Complaint("output", "unknown", _NO_FORM),))


_TITLE = Words("Lịch báo cáo", "Reporting calendar")
_COUNTED = Words(
    "{total} báo cáo; {unknown} chưa biết ngày gửi", "{total} reports; {unknown} without a day"
)
_UNDATED = Words(
    "{code}\t{frequency}\tkhông có ngày: {reason}", "{code}\t{frequency}\tno dates: {reason}"
)
_UNREAD = Words("{code}\tchưa đọc được “{words}”: {reason}", "{code}\tnot read “{words}”: {reason}")
_BASIS = Words("Lịch nghỉ năm {year}: {basis}", "Days off of {year}: {basis}")
_NO_FORM = Words(
    "Tên tệp phải kết thúc bằng .csv, .xlsx hoặc .ics.", "The file must end in .csv, .xlsx or .ics."
)
