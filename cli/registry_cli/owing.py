"""What is due: ``due``, with both clocks."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from registry.calendar import (
    Agenda,
    Duty,
    Part,
    Wanted,
    agenda,
    calendar_entries,
    calendar_feed,
    next_due,
    notation,
)
from registry.calendar.table import COLUMNS, table
from registry.catalogue import View
from registry.errors import BadQuestion, Complaint
from registry.exchange.plain_table import table_csv, table_xlsx
from registry.kinds.regime import Level
from registry.versions.asking import read_valid_at
from registry.words import Words
from registry_api.shapes import calendar as shapes
from registry_cli.looking import AsOf, ValidAt, asked_of
from registry_cli.telling import AsJson, Language, refusals, tell, tell_json

USUAL_DAYS = 60
"""How far ahead is looked when nothing is said."""


def due(
    body: Annotated[str | None, typer.Option(help="What this body leads or reports.")] = None,
    part: Annotated[Part | None, typer.Option(help="Only what it has this part in.")] = None,
    regime: Annotated[str | None, typer.Option(help="Only this regime.")] = None,
    collection: Annotated[str | None, typer.Option(help="Only regimes of this one.")] = None,
    level: Annotated[Level | None, typer.Option(help="Only duties of this level.")] = None,
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
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """List what is due, by the rule in force then; what has no known day comes with a dash."""
    with refusals():
        _, view = asked_of(valid_at, as_of)
        wanted = Wanted(regime, collection, body, part, level.value if level else None)
        first = read_valid_at(since, view.valid_at)
        last = read_valid_at(until, first + timedelta(USUAL_DAYS))
        found = agenda(view, first, last, wanted, is_frozen=valid_at is not None)
        duties = next_due(found) if only_next else found.duties
        if output is not None:
            output.write_bytes(_written(view, found, output.suffix, lang))
        elif as_json:
            tell_json(shapes.calendar(view, found, duties))
        else:
            _tell(view, duties, lang)


def _tell(view: View, duties: tuple[Duty, ...], lang: str) -> None:
    for duty in duties:
        tell(_line(view, duty, lang))
    unknown = sum(one.due is None for one in duties)
    tell(getattr(_COUNTED.filled(total=len(duties), unknown=unknown), lang))


def _line(view: View, duty: Duty, lang: str) -> str:
    name = view.name_of(duty.regime)
    day = duty.due.day.isoformat() if duty.due else "-"
    who = duty.due_by.rule.sender or "" if duty.due_by else ""
    said = getattr(name, lang) if name else ""
    return f"{day}\t{duty.regime.code}\t{notation(duty.period)}\t{who}\t{said}"


def _written(view: View, found: Agenda, ending: str, lang: str) -> bytes:
    headers = [getattr(words, lang) for words in COLUMNS.values()]
    if ending == ".csv":
        return table_csv(headers, table(view, found, lang))
    if ending == ".xlsx":
        return table_xlsx(getattr(_TITLE, lang), headers, table(view, found, lang))
    if ending == ".ics":
        entries = calendar_entries(view, found, lambda _: None, lang=lang)
        return calendar_feed(entries, getattr(_TITLE, lang))
    raise BadQuestion(_NO_FORM, (Complaint("output", "unknown", _NO_FORM),))


_TITLE = Words("Lịch báo cáo", "Reporting calendar")
_COUNTED = Words(
    "{total} báo cáo; {unknown} chưa biết ngày gửi", "{total} reports; {unknown} without a day"
)
_NO_FORM = Words(
    "Tên tệp phải kết thúc bằng .csv, .xlsx hoặc .ics.", "The file must end in .csv, .xlsx or .ics."
)
