"""The digitization screen as a report: the same figures, sources and unknowns as the page.

Where something was narrowed by the address, the report says so in the same place as the page.
"""

from collections.abc import Iterator

from registry.digitization import State
from registry.exchange import report
from registry.words import number_words
from registry_web import wording
from registry_web.digitization import members
from registry_web.digitization.groups import name_of
from registry_web.digitization.official import official, targets
from registry_web.digitization.over_time import over_time
from registry_web.digitization.overview import Overview
from registry_web.page import Page


def report_of(page: Page, shown: Overview) -> report.Report:
    """Everything the page says, in the reader's language."""
    title = page.t("Điện tử hóa: {}", "Digitization: {}").format(page.say(shown.metric.words))
    blocks = (
        *_counted(page, shown),
        *official(page, shown),
        *targets(page, shown),
        *over_time(page, shown),
        *_split(page, shown),
        *_supposed(page, shown),
        *_members(page, shown),
    )
    return made(page, title, "/digitization", blocks)


def made(page: Page, title: str, path: str, blocks: tuple[report.Block, ...]) -> report.Report:
    """A report of these blocks, which says what was asked and where it can be read anew."""
    day = page.say(wording.day(page.view.valid_at))
    known = page.say(wording.instant(page.view.as_of_instant))
    asked = page.t("Ngày {}, theo dòng nhật ký {} ({})", "On {}, as of log revision {} ({})")
    return report.Report(
        title=title,
        language=page.language,
        source=page.t("Danh mục báo cáo Chính phủ", "Government reporting registry"),
        asked=asked.format(day, page.say(number_words(page.view.as_of)), known),
        address=page.absolute_at(path),
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


def _split(page: Page, shown: Overview) -> Iterator[report.Block]:
    name = page.say(shown.ways.get(shown.asked.by)) or shown.asked.by
    heading = page.t("Chia theo: {}", "Split by: {}").format(name)
    numbers = (*(page.say(one) for one in State), page.t("Tổng", "All"))
    yield report.Table(
        heading,
        (report.Column(name, 1), *(report.Column(one, is_number=True) for one in numbers)),
        tuple(
            (
                name_of(page, group),
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
    only = narrowed(page, shown)
    note = page.t("Chỉ: {}", "Only: {}").format(only) if only else ""
    widths = (0, 3, 1.8, 0, 1.6, 0, 2.6)
    heads = (page.say(words) for words in members.HEADS)
    columns = tuple(report.Column(*one) for one in zip(heads, widths, strict=True))
    found = members.members(page, shown.found.coverage, shown.chosen)
    rows = tuple(members.row(page, one) for one in found)
    yield report.Table(page.t("Từng thành viên", "Member by member"), columns, rows, note)


def narrowed(page: Page, shown: Overview) -> str:
    """By what the members were chosen."""
    asked = shown.asked
    named = ""
    if asked.value is not None:
        value = "" if asked.value == "-" else asked.value
        found = next((one for one in shown.groups if one.value == value), None)
        named = page.say(found.words) if found else asked.value
    return " · ".join(filter(None, (named, page.say(asked.state) if asked.state else "")))
