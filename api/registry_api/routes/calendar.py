"""The calendar: what is owed when, of one regime or across all of them; feeds and tables of it."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from registry.calendar import (
    MEDIA_TYPE,
    Agenda,
    CalendarQuestion,
    Part,
    Style,
    Wanted,
    YearOfRegime,
    days_off,
    feed_of,
    next_due,
    year_of,
)
from registry.calendar.table import COLUMNS, table
from registry.catalogue import View
from registry.exchange.csvfile import MEDIA_TYPE as CSV
from registry.exchange.plain_table import table_csv, table_xlsx
from registry.exchange.workbook import MEDIA_TYPE as XLSX
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.regime import Level
from registry.words import Words
from registry_api import links
from registry_api.addressing import ItemCode
from registry_api.asking import CLOCKS, Asked, CodeText, From, Running, To, ValidAt, only
from registry_api.json import answer
from registry_api.openapi import answers, answers_as
from registry_api.shapes import calendar as shapes
from registry_api.shapes.parts import asked, named

router = APIRouter(prefix=links.ROOT, tags=["calendar"])

FILTERS = CLOCKS | {
    "from", "to", "regime", "collection", "body", "part", "level", "frequency",
}  # fmt: skip
Lang = Annotated[Literal["vi", "en"], Query(description="The language of texts.")]
Alarm = Annotated[
    int | None, Query(ge=0, le=366, description="Remind so many days before each day.")
]


class Question(NamedTuple):
    """What a request asks of the calendar, and with which clocks."""

    view: View
    asking: CalendarQuestion

    def of_year(self) -> "Question":
        """Without days: the year of the day asked about."""
        return self._replace(asking=self.asking.of_year(self.view.valid_at.year))

    def answered(self) -> Agenda:
        """What is owed."""
        return self.asking.answered(self.view)


async def question_of(
    view: Asked,
    valid_at: ValidAt = None,
    since: From = None,
    until: To = None,
    regime: Annotated[CodeText | None, Query(description="Only this regime.")] = None,
    collection: Annotated[CodeText | None, Query(description="Only regimes of this one.")] = None,
    body: Annotated[
        CodeText | None,
        Query(description="Only what this body leads or reports, itself or as heir."),
    ] = None,
    part: Annotated[Part | None, Query(description="Only what the body has this part in.")] = None,
    level: Annotated[Level | None, Query(description="Only duties of this level.")] = None,
    frequency: Annotated[
        CodeText | None, Query(description="Only of this period, e.g. `Q`.")
    ] = None,
) -> Question:
    """What a request asks of the calendar."""
    wanted = Wanted(regime, collection, body, part, level.value if level else None, frequency)
    return Question(view, CalendarQuestion(since, until, wanted, valid_at is not None))


Questioned = Annotated[Question, Depends(question_of)]


@router.get(
    "/calendar",
    operation_id="get_calendar",
    summary="What is owed between two days, across regimes; what cannot be told is listed",
    responses=answers("CalendarAnswer"),
)
async def get_agenda(
    request: Request,
    question: Questioned,
    next_only: Annotated[
        bool, Query(alias="next", description="Only the next known due day of each regime.")
    ] = False,
) -> Response:
    """Answer by the version in force at each period's end, or of ``valid_at`` if given."""
    only(request, FILTERS | {"next"})
    found = await _answered(question.of_year())
    duties = next_due(found) if next_only else found.duties
    return answer(shapes.calendar(question.view, found, duties))


@router.get(
    "/calendar.csv",
    operation_id="get_calendar_csv",
    summary="The same as a table for spreadsheets",
    responses=answers_as(CSV.partition(";")[0]),
)
async def get_agenda_csv(request: Request, question: Questioned, lang: Lang = "vi") -> Response:
    """Answer a row for each duty, known or not."""
    only(request, FILTERS | {"lang"})
    return await _table(question, lang, CSV, "csv", table_csv)


@router.get(
    "/calendar.xlsx",
    operation_id="get_calendar_xlsx",
    summary="The same as a workbook",
    responses=answers_as(XLSX),
)
async def get_agenda_xlsx(request: Request, question: Questioned, lang: Lang = "vi") -> Response:
    """Answer a row for each duty, known or not."""
    only(request, FILTERS | {"lang"})

    def written(headers: list[str], rows: list[list[str]]) -> bytes:
        return table_xlsx(getattr(_TITLE, lang), headers, rows)

    return await _table(question, lang, XLSX, "xlsx", written)


@router.get(
    "/calendar.ics",
    operation_id="get_calendar_feed",
    summary="Due days as a calendar to subscribe to, by body, regime …",
    responses=answers_as("text/calendar"),
)
async def get_feed(
    request: Request,
    service: Running,
    question: Questioned,
    lang: Lang = "vi",
    alarm_days: Alarm = None,
) -> Response:
    """Answer an event for each known due day: by default of this year and the next."""
    only(request, FILTERS | {"lang", "alarm_days"})
    year = service.today.year
    asking = question.asking.between(date(year, 1, 1), date(year + 1, 12, 31))
    base = (service.settings.public_url or "").rstrip("/")
    style = Style(lambda key: f"{base}{links.of_item(key)}" if base else None, lang, alarm_days)
    name = _feed_name(question)
    body = await asyncio.to_thread(feed_of, question.view, asking, style, name)
    return Response(body, media_type=MEDIA_TYPE, headers=_file("ics", is_attachment=False))


@router.get(
    "/regimes/{code}/calendar",
    operation_id="get_regime_calendar",
    summary="A regime's reports of a year: period, cut-off window, due days",
    responses=answers("RegimeCalendarAnswer"),
)
async def get_calendar(
    request: Request,
    view: Asked,
    code: ItemCode,
    year: Annotated[
        int | None, Query(ge=1995, le=2100, description="Default: the year of `valid_at`.")
    ] = None,
) -> Response:
    """Answer what is owed by the version in force; what its words leave open stays unknown."""
    only(request, CLOCKS | {"year"})
    key = Key(Kind.REGIME, code)
    content = view.get(key).version.content
    wanted = year or view.valid_at.year

    def compute() -> YearOfRegime:
        return year_of(content, wanted, days_off(view).working_days)

    found = await asyncio.to_thread(compute)
    body = {**named(view, key), "year": wanted, **shapes.year(found), "asked": asked(view)}
    return answer(body)


async def _answered(question: Question) -> Agenda:
    """In a thread: the first question about a year's days off reads a package."""
    return await asyncio.to_thread(question.answered)


async def _table(
    question: Question,
    lang: str,
    media_type: str,
    ending: str,
    write: Callable[[list[str], list[list[str]]], bytes],
) -> Response:
    asking = question.of_year()

    def written() -> bytes:
        headers = [getattr(words, lang) for words in COLUMNS.values()]
        return write(headers, list(table(question.view, asking.answered(), lang)))

    body = await asyncio.to_thread(written)
    return Response(body, media_type=media_type, headers=_file(ending))


def _file(ending: str, *, is_attachment: bool = True) -> dict[str, str]:
    how = "attachment" if is_attachment else "inline"
    return {"Content-Disposition": f'{how}; filename="lich-bao-cao.{ending}"'}


def _feed_name(question: Question) -> Words:
    """What the calendar is called: after the regime or body it was asked for."""
    wanted, view = question.asking.wanted, question.view
    for kind, code in ((Kind.REGIME, wanted.regime), (Kind.BODY, wanted.body)):
        name = view.name_of(Key(kind, code)) if code else None
        if name is not None:
            return Words(f"{_TITLE.vi}: {name.vi}", f"{_TITLE.en}: {name.en}")
    return _TITLE


_TITLE = Words("Lịch báo cáo", "Reporting calendar")
