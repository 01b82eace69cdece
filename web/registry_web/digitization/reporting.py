"""The digitization screen as a report: the same figures, sources and unknowns as the page.

Where something was narrowed by the address, the report says so in the same place as the page.
"""

from collections.abc import Iterator

from registry.digitization import METHOD, Forecast, State, Verdict
from registry.exchange import report
from registry.words import Words
from registry_web import wording
from registry_web.digitization import members
from registry_web.digitization.overview import Other, Overview, Tally, Target
from registry_web.drawing import steps
from registry_web.page import Page


def report_of(page: Page, shown: Overview) -> report.Report:
    """Everything the page says, in the reader's language."""
    day = page.say(wording.day(page.view.valid_at))
    known = page.say(wording.instant(page.view.as_of_instant))
    asked = page.t("Ngày {}, theo dòng nhật ký {} ({})", "On {}, as of log revision {} ({})")
    title = page.t("Điện tử hóa: {}", "Digitization: {}").format(page.say(shown.metric.words))
    blocks = (
        *_counted(page, shown),
        *_official(page, shown),
        *_targets(page, shown),
        *_over_time(page, shown),
        *_split(page, shown),
        *_supposed(page, shown),
        *_members(page, shown),
    )
    return report.Report(
        title=title,
        language=page.language,
        source=page.t("Danh mục báo cáo Chính phủ", "Government reporting registry"),
        asked=asked.format(day, page.say(wording.number(page.view.as_of)), known),
        address=page.absolute_at("/digitization"),
        page=page.t("Trang", "Page"),
        blocks=blocks,
        cut=page.t(
            "Ở đây chỉ có {} dòng đầu trong {}; tệp XLSX có đủ.",
            "Here stand the first {} rows of {}; the XLSX file holds all.",
        ),
    )


def _counted(page: Page, shown: Overview) -> Iterator[report.Block]:
    if shown.notice:
        yield report.Notice(page.say(shown.notice))
    yield report.Heading(page.t("Đếm từ bằng chứng", "Counted from evidence"))
    if shown.found.coverage.why_empty:
        yield report.Notice(page.say(shown.found.coverage.why_empty))
    parts = (report.Figure(page.say(one), shown.counts[one], one.value) for one in State)
    yield report.Share(
        report.Figure(page.t("Tổng số đang theo dõi", "Members held"), shown.total), tuple(parts)
    )
    yield report.Text(" ".join(_caveats(page, shown)), is_quiet=True)


def _caveats(page: Page, shown: Overview) -> Iterator[str]:
    coverage = shown.found.coverage
    means = page.say(shown.metric.reached_means)
    yield page.t("Đã đạt nghĩa là: {}.", "Reached means: {}.").format(means)
    if coverage.pilots:
        pilots = ("Trong số đã đạt có {} thí điểm.", "Of those reached, {} are pilots.")
        yield page.t(*pilots).format(coverage.pilots)
    if coverage.derived:
        derived = (
            "{} suy ra từ số công bố, không có bằng chứng riêng.",
            "{} are derived from official figures, without evidence of their own.",
        )
        yield page.t(*derived).format(coverage.derived)
    yield page.t("“Chưa có thông tin” không phải là “chưa”.", "“Unknown” does not mean “no”.")


def _official(page: Page, shown: Overview) -> Iterator[report.Block]:
    yield report.Heading(page.t("Số công bố", "Official figure"))
    if shown.tally is None:
        yield report.Text(page.say(NO_TALLY), is_quiet=True)
    else:
        yield report.Pairs((_tally(page, shown.tally), *_difference(page, shown)))
        for reason in shown.reasons:
            yield report.Text(page.say(reason.words), is_quiet=True)
    if shown.others:
        yield report.Heading(
            page.t("Số liệu khác, không so sánh được", "Other figures, not comparable")
        )
        yield report.Pairs(tuple(_other(page, one) for one in shown.others))


def _tally(page: Page, tally: Tally) -> tuple[str, str]:
    content = tally.content
    said = f"{_out_of(content)} · {page.say(wording.day(content.get('on')))}"
    fact = page.t("sự kiện {}", "fact {}").format(tally.revision)
    sources = "; ".join((*(one.text for one in tally.evidence), *tally.besides, fact))
    return said, f"{page.say(content.get('definition'))} ({sources})".strip()


def _difference(page: Page, shown: Overview) -> Iterator[tuple[str, str]]:
    difference = shown.found.difference
    name = page.t("Chênh lệch với số đếm", "Difference from our count")
    if difference is None:
        yield name, page.t("Không lấy hiệu hai con số.", "The two figures are not subtracted.")
    else:
        yield name, f"{difference:+d}" if difference else "0"


def _other(page: Page, one: Other) -> tuple[str, str]:
    name, said = _tally(page, one.tally)
    return name, " ".join((said, *(page.say(why.words) for why in one.reasons)))


def _out_of(content: object) -> str:
    numerator, denominator = content["numerator"], content.get("denominator")  # type: ignore[index,attr-defined]
    return f"{numerator}/{denominator}" if denominator else str(numerator)


def _targets(page: Page, shown: Overview) -> Iterator[report.Block]:
    yield report.Heading(page.t("Mục tiêu", "Targets"))
    if not shown.targets:
        yield report.Text(page.say(NO_TARGET), is_quiet=True)
    for one in shown.targets:
        yield report.Text(_target(page, one))
        yield report.Pairs(tuple(_standing(page, shown, one)))


def _target(page: Page, one: Target) -> str:
    content, against = one.content, one.against
    wanted = "" if against.wanted is None else str(against.wanted)
    if wanted and content.get("total"):
        wanted += f"/{content['total']}"
    if content.get("share_percent") is not None:
        wanted += f" ({content['share_percent']} %)"
    due = page.say(wording.day(content.get("on"))) or "?"
    law = "; ".join(", ".join(filter(None, (each.text, each.article))) for each in one.law)
    late = page.t("đã qua hạn", "past due") if against.is_overdue else ""
    by = page.t("{} đến {}", "{} by {}").format(wanted, due)
    said = (by, late, law, page.say(content.get("definition")))
    return " · ".join(filter(None, said))


def _standing(page: Page, shown: Overview, one: Target) -> Iterator[tuple[str, str]]:
    against, unknown = one.against, shown.counts[State.UNKNOWN]
    at_most = page.t(
        "thiếu nhiều nhất {} ({} chưa có thông tin)", "short by at most {} ({} unknown)"
    )
    by_tally = page.t("thiếu {}", "short by {}").format(against.short_by_tally)
    yield (
        page.t("Theo số công bố", "By the official figure"),
        _verdict(
            page,
            against.by_tally,
            by_tally if against.short_by_tally else "",
            against.needed_by_tally,
        ),
    )
    by_count = at_most.format(against.short_by_count, unknown) if against.short_by_count else ""
    yield (
        page.t("Theo số đếm", "By our count"),
        _verdict(page, against.by_count, by_count, against.needed_by_count),
    )


def _verdict(page: Page, verdict: Verdict, short: str, needed: float | None) -> str:
    pace = ""
    if needed:
        per_month = page.t("cần {}/tháng", "needs {} a month")
        pace = per_month.format(page.say(wording.number(needed)))
    return " · ".join(filter(None, (page.say(verdict), short, pace)))


def _over_time(page: Page, shown: Overview) -> Iterator[report.Block]:
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
    yield report.Text(outlook(page, shown))
    yield report.Text(page.say(METHOD), is_quiet=True)


def outlook(page: Page, shown: Overview) -> str:
    """What would come if the pace went on, or why that is not said."""
    found = shown.outlook
    if not isinstance(found, Forecast):
        return f"{page.t('Không dự báo.', 'No forecast.')} {page.say(found.reason)}"
    said = page.t(
        "Nếu giữ nhịp này, đến {}: {} (khoảng 80 %: {}–{}), {}/tháng.",
        "If the pace goes on, by {}: {} (80 % interval {}–{}), {} a month.",
    )
    day, pace = page.say(wording.day(found.on)), page.say(wording.number(found.per_month))
    return said.format(day, found.expected, found.low, found.high, pace)


def _chart(page: Page, drawn: steps.Chart, reached: int, unknown: int) -> report.Chart:
    count = page.t(
        "Số đếm từ bằng chứng (phần chưa có thông tin không vẽ): {}, còn {} chưa có thông tin",
        "Our count from evidence (what is unknown is not drawn): {}, with {} unknown",
    ).format(reached, unknown)
    return report.Chart(
        says=f"{count}. {page.say(IN_TABLE)}",
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


def _split(page: Page, shown: Overview) -> Iterator[report.Block]:
    name = page.say(shown.ways.get(shown.asked.by)) or shown.asked.by
    heading = page.t("Chia theo: {}", "Split by: {}").format(name)
    numbers = (*(page.say(one) for one in State), page.t("Tổng", "All"))
    yield report.Table(
        heading,
        (report.Column(name, 1), *(report.Column(one, is_number=True) for one in numbers)),
        tuple(
            (
                page.say(group.words) or group.value or page.t("Chưa có thông tin", "Not known"),
                *(group.counts[state] for state in State),
                len(group.standings),
            )
            for group in shown.groups
        ),
    )


def _supposed(page: Page, shown: Overview) -> Iterator[report.Block]:
    supposed = shown.supposed
    if supposed is None:
        return
    yield report.Heading(page.t("Nếu các cơ quan này hoàn thành", "What if these finish"))
    names = [one.name for one in shown.choices if one.key.code in shown.asked.finish]
    said = page.t(
        "{}: khi đó số đếm sẽ là {}, còn {} chưa có thông tin (thêm {}).",
        "{}: our count would then be {}, with {} unknown (adding {}).",
    )
    named = "; ".join(names)
    yield report.Text(
        said.format(named, supposed.reached, supposed.unknown, len(supposed.finishing))
    )
    yield report.Pairs(
        tuple(
            (
                f"{one.against.wanted} · {page.say(wording.day(one.against.target.on))}",
                page.t(
                    "theo số đếm {}, theo số công bố {}",
                    "by our count {}, by the official figure {}",
                ).format(page.say(one.by_count), page.say(one.by_tally)),
            )
            for one in supposed.targets
        )
    )


def _members(page: Page, shown: Overview) -> Iterator[report.Block]:
    narrowed = _narrowed(page, shown)
    note = page.t("Chỉ: {}", "Only: {}").format(narrowed) if narrowed else ""
    widths = (0, 3, 1.8, 0, 1.6, 0, 2.6)
    heads = (page.say(words) for words in members.HEADS)
    columns = tuple(report.Column(*one) for one in zip(heads, widths, strict=True))
    rows = tuple(members.row(page, one) for one in shown.members)
    yield report.Table(page.t("Từng thành viên", "Member by member"), columns, rows, note)


def _narrowed(page: Page, shown: Overview) -> str:
    """By what the members were chosen."""
    asked = shown.asked
    named = ""
    if asked.value is not None:
        value = "" if asked.value == "-" else asked.value
        found = next((one for one in shown.groups if one.value == value), None)
        named = (page.say(found.words) if found else "") or asked.value
    return " · ".join(filter(None, (named, page.say(asked.state) if asked.state else "")))


NO_TALLY = Words(
    "Chưa có số công bố nào vào hoặc trước ngày này.",
    "There is no official figure on or before this day.",
)
NO_TARGET = Words(
    "Vào ngày này chưa có mục tiêu nào được đặt ra cho chỉ số này.",
    "On this day no target had been set for this metric.",
)
IN_TABLE = Words("Số liệu ở bảng bên dưới.", "The figures stand in the table below.")
