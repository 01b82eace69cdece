"""What is officially stated and wanted, as blocks of a report."""

from collections.abc import Iterator

from registry.digitization import State, Verdict
from registry.exchange import report
from registry.kinds.shape import Json
from registry.words import Words, number_words
from registry_web import wording
from registry_web.digitization.overview import Other, OutOfReach, Overview, Tally, Target
from registry_web.page import Page
from registry_web.things import Cited


def official(page: Page, shown: Overview) -> Iterator[report.Block]:
    """The official figure, its difference from the count, and figures not to be compared."""
    yield report.Heading(page.t("Số công bố", "Official figure"))
    if shown.tally is None:
        yield report.Text(page.say(_NO_TALLY), is_quiet=True)
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


def _out_of(content: Json) -> str:
    numerator, denominator = content["numerator"], content.get("denominator")
    return f"{numerator}/{denominator}" if denominator else str(numerator)


def targets(page: Page, shown: Overview) -> Iterator[report.Block]:
    """What was wanted by when, and how far it is."""
    yield report.Heading(page.t("Mục tiêu", "Targets"))
    if not shown.targets:
        yield report.Text(page.say(_NO_TARGET), is_quiet=True)
    for one in shown.targets:
        yield report.Text(_target(page, one))
        yield report.Pairs(tuple(_standing(page, shown, one)))
    if shown.unmeasured:
        yield report.Heading(
            page.t("Mục tiêu khác, không đếm được", "Other targets, which cannot be counted")
        )
        yield report.Pairs(tuple(_unmeasured(page, one) for one in shown.unmeasured))


def _target(page: Page, one: Target) -> str:
    content, against = one.content, one.against
    wanted = "" if against.wanted is None else str(against.wanted)
    if wanted and content.get("total"):
        wanted += f"/{content['total']}"
    if content.get("share_percent") is not None:
        wanted += f" ({content['share_percent']} %)"
    return _asked_for(page, wanted, content, one.law, is_overdue=against.is_overdue)


def _unmeasured(page: Page, one: OutOfReach) -> tuple[str, str]:
    content = one.content
    share = content.get("share_percent")
    named = (content.get("count"), None if share is None else f"{share} %")
    wanted = " · ".join(str(each) for each in named if each is not None)
    said = _asked_for(page, wanted, content, one.law, is_overdue=one.is_overdue)
    return said, page.say(one.why)


def _asked_for(
    page: Page, wanted: str, content: Json, law: list[Cited], *, is_overdue: bool
) -> str:
    """What is wanted by when, on what basis, and whether that day is past."""
    due = page.say(wording.day(content.get("on"))) or "?"
    basis = "; ".join(", ".join(filter(None, (each.text, each.article))) for each in law)
    late = page.t("đã qua hạn", "past due") if is_overdue else ""
    by = page.t("{} đến {}", "{} by {}").format(wanted, due)
    return " · ".join(filter(None, (by, late, basis, page.say(content.get("definition")))))


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
        pace = per_month.format(page.say(number_words(needed)))
    return " · ".join(filter(None, (page.say(verdict), short, pace)))


_NO_TALLY = Words(
    "Chưa có số công bố nào vào hoặc trước ngày này.",
    "There is no official figure on or before this day.",
)
_NO_TARGET = Words(
    "Vào ngày này chưa có mục tiêu nào được đặt ra cho chỉ số này.",
    "On this day no target had been set for this metric.",
)
