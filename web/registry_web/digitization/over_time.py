"""How the count came to be, as blocks of a report."""

from collections.abc import Iterator

from registry.digitization import METHOD, Forecast, State
from registry.exchange import report
from registry.words import Words, number_words
from registry_web import wording
from registry_web.digitization.overview import Overview
from registry_web.drawing import steps
from registry_web.page import Page


def over_time(page: Page, shown: Overview) -> Iterator[report.Block]:
    """The count, the official figures and the targets day by day, and what the pace would bring."""
    drawn, unknown = shown.drawn, shown.counts[State.UNKNOWN]
    yield report.Heading(page.t("Theo thời gian", "Over time"))
    yield _chart(page, drawn, shown.counts[State.REACHED], unknown)
    yield report.Table(
        page.t("Số liệu theo thời gian", "Figures over time"),
        (
            report.Column(page.t("Ngày", "Day")),
            report.Column(page.t("Loại", "What"), 1),
            report.Column(page.t("Số", "Figure"), is_number=True),
        ),
        tuple(
            (page.say(wording.day(point.on)), name, point.value)
            for name, points in (
                (page.t("Số đếm từ bằng chứng", "Our count from evidence"), drawn.steps),
                (page.t("Số công bố", "Official figure"), drawn.tallies),
                (page.t("Mục tiêu", "Target"), drawn.targets),
            )
            for point in points
        ),
    )
    yield report.Text(_outlook(page, shown))
    yield report.Text(page.say(METHOD), is_quiet=True)


def _outlook(page: Page, shown: Overview) -> str:
    """What would come if the pace went on, or why that is not said."""
    found = shown.outlook
    if not isinstance(found, Forecast):
        return f"{page.t('Không dự báo.', 'No forecast.')} {page.say(found.reason)}"
    said = page.t(
        "Nếu giữ nhịp này, đến {}: {} (khoảng 80 %: {}–{}), {}/tháng.",
        "If the pace goes on, by {}: {} (80 % interval {}–{}), {} a month.",
    )
    day, pace = page.say(wording.day(found.on)), page.say(number_words(found.per_month))
    return said.format(day, found.expected, found.low, found.high, pace)


def _chart(page: Page, drawn: steps.Chart, reached: int, unknown: int) -> report.Chart:
    count = page.t(
        "Số đếm từ bằng chứng (phần chưa có thông tin không vẽ): {}, còn {} chưa có thông tin",
        "Our count from evidence (what is unknown is not drawn): {}, with {} unknown",
    ).format(reached, unknown)
    return report.Chart(
        says=f"{count}. {page.say(_IN_TABLE)}",
        width=steps.WIDTH,
        height=steps.HEIGHT,
        line=tuple(report.Point(x, y) for x, y in drawn.line),
        dots=_points(drawn.tallies),
        diamonds=_points(drawn.targets),
        levels=tuple(report.Point(0, one.at, one.label) for one in drawn.levels),
        days=tuple(report.Point(one.at, 0, one.label) for one in drawn.years),
        keys=(
            report.Key("line", count),
            report.Key("dot", page.t("Số công bố", "Official figure")),
            report.Key("diamond", page.t("Mục tiêu", "Target")),
        ),
    )


def _points(points: list[steps.Point]) -> tuple[report.Point, ...]:
    return tuple(report.Point(one.x, one.y, str(one.value)) for one in points)


_IN_TABLE = Words("Số liệu ở bảng bên dưới.", "The figures stand in the table below.")
