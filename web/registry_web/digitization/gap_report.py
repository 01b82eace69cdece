"""The page of supply as a report: the gap by period, and each indicator with all its periods."""

from collections.abc import Iterator

from registry.exchange import report
from registry.facts.statements import SupplyState
from registry.words import Words
from registry_web import notice, wording
from registry_web.digitization.gap import Gap, Period, Row
from registry_web.digitization.grid import Demand, Square
from registry_web.digitization.reporting import made
from registry_web.page import Page

PATH = "/digitization/supply"


def gap_report(page: Page, found: Gap) -> report.Report:
    """Everything the page says, in the reader's language."""
    title = page.t("Kỳ yêu cầu và kỳ được cung cấp: {}", "Periods required and supplied: {}")
    blocks = (*_said(page, found), _by_period(page, found), _each(page, found))
    return made(page, title.format(page.say(found.metric.words)), PATH, blocks)


def heads(page: Page, found: Gap) -> tuple[str, ...]:
    """The columns of ``line``."""
    named = (page.t("Mã", "Code"), page.t("Chỉ tiêu", "Indicator"))
    return (*named, *(one.period.name for one in found.periods))


def line(page: Page, one: Row) -> tuple[str, ...]:
    """An indicator as a row of a file."""
    said = (_square(page, square) for square in one.squares)
    return (one.indicator.key.code, one.indicator.name, *said)


def _said(page: Page, found: Gap) -> Iterator[report.Block]:
    told = notice.NOTICES.get(found.metric.collection or "")
    if told:
        yield report.Notice(page.say(told))
    for one in found.demands:
        yield report.Notice(_demand(page, one))
    yield report.Text(page.say(_KEY), is_quiet=True)


def _demand(page: Page, one: Demand) -> str:
    """What is needed, as a source says it, beside how the figures come where that is known."""
    of = f"/{one.denominator}" if one.denominator else ""
    said = [f"{one.numerator}{of}"]
    if one.on:
        said.append(f"({page.say(wording.day(one.on))})")
    counted = " ".join(said)
    whole = f"{page.say(one.definition)}: {counted}." if one.definition else f"{counted}."
    needed = one.needed.name.lower()
    if one.comes:
        asked = _COMES_AND_NEEDED.filled(comes=one.comes.name.lower(), needed=needed)
    else:
        asked = _ONLY_SAID_NEEDED.filled(needed=needed)
    return f"{whole} {page.say(asked)}"


def _by_period(page: Page, found: Gap) -> report.Table:
    numbers = (
        *(page.say(one) for one in (_REQUIRED, _NEEDED, _UNDEFINED)),
        *(page.say(one) for one in (SupplyState.FULL, SupplyState.PARTIAL, SupplyState.NONE)),
        page.say(_UNKNOWN),
    )
    columns = (report.Column(page.t("Kỳ", "Period"), 2), *map(_number, numbers))
    return report.Table(
        page.t("Theo kỳ", "By period"), columns, tuple(map(_figures, found.periods))
    )


def _number(name: str) -> report.Column:
    return report.Column(name, 1, is_number=True)


def _figures(one: Period) -> tuple[str | int, ...]:
    asked = (one.required, one.needed, one.undefined)
    return (one.period.name, *asked, one.full, one.partial, one.none, one.unknown)


def _each(page: Page, found: Gap) -> report.Table:
    widths = (0, 3, *(1 for _ in found.periods))
    columns = tuple(map(report.Column, heads(page, found), widths))
    rows = tuple(line(page, one) for one in found.rows)
    return report.Table(page.t("Từng chỉ tiêu", "Each indicator"), columns, rows)


def _square(page: Page, one: Square) -> str:
    if not one.is_asked_for:
        return "–"
    said = page.say(one.state) or page.say(_UNKNOWN)
    return said if one.is_required else f"{said} {page.say(_ONLY_NEEDED)}"


_COMES_AND_NEEDED = Words(
    "Số liệu có theo kỳ {comes}; cần theo kỳ {needed}.",
    "Figures come by {comes}; needed by {needed}.",
)
_ONLY_SAID_NEEDED = Words("Cần theo kỳ {needed}.", "Needed by {needed}.")
_REQUIRED = Words("Định nghĩa yêu cầu", "Required")
_NEEDED = Words("Cơ quan nhà nước cần", "Needed")
_UNDEFINED = Words("Cần mà không yêu cầu", "Needed, not required")
_UNKNOWN = Words("Chưa có thông tin", "Unknown")
_ONLY_NEEDED = Words("(cần, định nghĩa không yêu cầu)", "(needed, not required)")
_KEY = Words(
    "Số đếm từ bằng chứng riêng của từng chỉ tiêu. “Chưa có thông tin” không phải là “chưa cung "
    "cấp”; – là kỳ không ai yêu cầu.",
    "Counted from evidence about each indicator. “Unknown” does not mean “none”; – is a period "
    "nobody asks for.",
)
