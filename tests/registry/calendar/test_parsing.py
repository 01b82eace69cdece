"""Reading and writing the notation of periods."""

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from registry.calendar import PeriodKind, ReportingPeriod, Span, iso, notation, parse, sdmx
from registry.errors import Invalid

YEAR = r"(19|20)\d{2}"
DAY = rf"{YEAR}-\d{{2}}-\d{{2}}"

# The list of periods: code, example, pattern, first and last day of the example.
LISTED = [
    ("D", "2021-07-01", rf"^{YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", "07-01", "07-01"),
    ("W", "2021-W05", rf"^{YEAR}-W(0[1-9]|[1-4]\d|5[0-3])$", "02-01", "02-07"),
    ("DEK", "2021-02-01/2021-02-10", rf"^{DAY}/{DAY}$", "02-01", "02-10"),
    ("HM", "2021-02-01/2021-02-15", rf"^{DAY}/{DAY}$", "02-01", "02-15"),
    ("M", "2021-01", rf"^{YEAR}-(0[1-9]|1[0-2])$", "01-01", "01-31"),
    ("Q", "2021-Q1", rf"^{YEAR}-Q[1-4]$", "01-01", "03-31"),
    ("S", "2021-S1", rf"^{YEAR}-S[12]$", "01-01", "06-30"),
    ("T", "2021-T1", rf"^{YEAR}-T[1-3]$", "01-01", "04-30"),
    ("M9", "2021-01-01/P9M", rf"^{YEAR}-01-01/P9M$", "01-01", "09-30"),
    ("YTD", "2021-01/2021-05", rf"^{YEAR}-01/{YEAR}-(0[1-9]|1[0-2])$", "01-01", "05-31"),
    ("A", "2021", rf"^{YEAR}$", "01-01", "12-31"),
    ("A2", "2020-01-01/P2Y", rf"^{YEAR}-01-01/P2Y$", "2020-01-01", "12-31"),
    ("A5", "2021-01-01/P5Y", rf"^{YEAR}-01-01/P5Y$", "01-01", "2025-12-31"),
    ("A10", "2021-01-01/P10Y", rf"^{YEAR}-01-01/P10Y$", "01-01", "2030-12-31"),
    ("SY", "2020-09/2021-08", rf"^{YEAR}-09/{YEAR}-08$", "2020-09-01", "08-31"),
]
UNDATED_LISTED = [
    ("CROP", "2021-VU-DX", rf"^{YEAR}-VU-(DX|HT|M|TD)$"),
    ("ADHOC", "2021-06-18", rf"^{DAY}$"),
]
OTHER_NOTATIONS = {
    "2021-D182": ("D", 182),
    "2021-M01": ("M", 1),
    "2021-A1": ("A", 1),
    "2021-H2": ("S", 2),
    "2021-33": ("Q", 1),
    "2021-36": ("Q", 4),
    "2021-39": ("T", 3),
    "2021-40": ("S", 1),
    "2021-41": ("S", 2),
    "2021/2025": ("A5", 1),
    "2021/2022": ("A2", 1),
    "2021-01-01/P5Y": ("A5", 1),
    "2021-01-01/P3M": ("Q", 1),
    "2021-02-01/P1W": ("W", 5),
    "2021-02-21/P8D": ("DEK", 6),
    "2021-01-01/2021-12-31": ("A", 1),
    "2021-07-01/2021-12-31": ("S", 2),
    "2021-01/2021-03": ("YTD", 3),
    "2021-04/2021-06": ("Q", 2),
}
NO_PERIODS = {
    "2021-Q5": "has no quarter number 5",
    "2021-Q0": "has no quarter number 0",
    "2021-S3": "has no half year number 3",
    "2021-W54": "has no week number 54",
    "2021-W53": "only 1 to 52",
    "2021-D366": "only 1 to 365",
    "2021-13": "has no month number 13",
    "2021-42": "has no month number 42",
    "2021-A2": "only 1 to 1",
    "2021-M1": "wrong number of digits",
    "2021-02-30": "no day 2021-02-30",
    "2021-02-30/2021-03-10": "does not exist",
    "2021-02-01/2021-02-11": "No period has exactly the days",
    "2021-01-31/2021-02-10": "No period has exactly the days",
    "2021-02-01/P0D": "No period has exactly the days",
    "2021-01-01/P999Y": "No period has exactly the days",
    "2021-12-31/2021-01-01": "No period has exactly the days",
    "1899": "out of range",
    "2100-Q1": "out of range",
    "0000-01-01/P1Y": "outside 1900 to 2099",
    "9999/9999": "outside 1900 to 2099",
    "": "not the notation",
    " 2021": "not the notation",
    "2021\n": "not the notation",
    "2021-q1": "not the notation",
    "2021-Q1/": "not an interval",
    "٢٠٢١": "not the notation",
    "２０２１-Q1": "not the notation",
    "2021-Q1; DROP TABLE": "not the notation",
    "{0}{text}": "not the notation",
    "2" * 10_000: "not the notation",
    "/" * 10_000: "not the notation",
}


def day(text: str) -> date:
    return date.fromisoformat(text if len(text) > 5 else f"2021-{text}")


@pytest.mark.parametrize(("code", "example", "pattern", "first", "last"), LISTED)
def test_each_example_of_the_list_has_the_listed_days(
    code: str, example: str, pattern: str, first: str, last: str
) -> None:
    assert parse(example, code).span == Span(day(first), day(last))


@pytest.mark.parametrize(("code", "example"), [row[:2] for row in LISTED])
def test_each_dated_example_is_known_without_its_kind(code: str, example: str) -> None:
    assert parse(example).kind == code


@pytest.mark.parametrize(("code", "example"), [row[:2] for row in LISTED + UNDATED_LISTED])
def test_each_example_is_written_back_as_listed(code: str, example: str) -> None:
    assert notation(parse(example, code)) == example


@pytest.mark.parametrize("text", OTHER_NOTATIONS)
def test_other_notations_are_read(text: str) -> None:
    assert parse(text) == ReportingPeriod.of(
        OTHER_NOTATIONS[text][0], 2021, OTHER_NOTATIONS[text][1]
    )


@pytest.mark.parametrize("text", NO_PERIODS, ids=lambda text: ascii(text[:24]))
def test_what_is_no_period_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(Invalid, match=re.escape(NO_PERIODS[text])):
        parse(text)


def test_a_refusal_speaks_vietnamese_too() -> None:
    with pytest.raises(Invalid) as refused:
        parse("2021-Q5")

    assert refused.value.message.vi == "Năm 2021 không có kỳ quý số 5: chỉ có 1 đến 4."


def test_a_long_text_is_not_echoed_whole() -> None:
    with pytest.raises(Invalid) as refused:
        parse("x" * 10_000)

    assert len(refused.value.message.en) < 200


def test_a_notation_of_another_kind_is_refused() -> None:
    with pytest.raises(Invalid, match="notation of a period Month, not Quarter"):
        parse("2021-01", "Q")


def test_a_date_is_a_request_only_if_that_is_asked_for() -> None:
    assert (parse("2021-06-18").kind, parse("2021-06-18", "ADHOC").kind) == ("D", "ADHOC")


def test_months_from_january_are_a_quarter_only_if_that_is_asked_for() -> None:
    assert parse("2021-01/2021-03", "Q") == ReportingPeriod.of("Q", 2021, 1)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Invalid, match="no kind of period 'X'"):
        parse("2021", "X")


def test_thematic_periods_have_no_notation() -> None:
    with pytest.raises(Invalid, match="no general notation"):
        parse("anything", "THEME")


@pytest.mark.parametrize("code", ["YTD", "CROP", "ADHOC"])
def test_kinds_without_an_sdmx_notation_say_so(code: str) -> None:
    with pytest.raises(Invalid, match="SDMX"):
        sdmx(ReportingPeriod.of(code, 2021))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2021", "2021-A1"),
        ("2021-S1", "2021-S1"),
        ("2021-T1", "2021-T1"),
        ("2021-Q1", "2021-Q1"),
        ("2021-01", "2021-M01"),
        ("2021-W05", "2021-W05"),
        ("2021-07-01", "2021-D182"),
        ("2021-02-21/2021-02-28", "2021-02-21/P8D"),
        ("2020-09/2021-08", "2020-09-01/P1Y"),
        ("2021-01-01/P9M", "2021-01-01/P9M"),
    ],
)
def test_sdmx_is_written_in_reporting_form_or_as_a_time_range(text: str, written: str) -> None:
    assert sdmx(parse(text)) == written


@pytest.mark.parametrize(
    ("text", "written"), [("2021-Q1", "2021-33"), ("2021-T3", "2021-39"), ("2021-S2", "2021-41")]
)
def test_what_iso_8601_1_lacks_is_written_as_in_part_2(text: str, written: str) -> None:
    assert iso(parse(text)) == written


def _periods(*kinds: PeriodKind) -> st.SearchStrategy[ReportingPeriod]:
    from registry.calendar.period_kind import how_many

    return st.tuples(st.sampled_from(kinds), st.integers(1900, 2099)).flatmap(
        lambda drawn: st.builds(
            ReportingPeriod,
            st.just(drawn[0]),
            st.just(drawn[1]),
            st.integers(1, how_many(*drawn)),
        )
    )


DATED = [PeriodKind(row[0]) for row in LISTED]


@given(_periods(*DATED))
@settings(deadline=None, derandomize=True)
def test_every_dated_period_is_read_back_from_iso_8601(period: ReportingPeriod) -> None:
    assert parse(iso(period)) == period


@given(_periods(*(kind for kind in DATED if kind is not PeriodKind.YEAR_TO_DATE)))
@settings(deadline=None, derandomize=True)
def test_every_period_that_sdmx_knows_is_read_back_from_sdmx(period: ReportingPeriod) -> None:
    assert parse(sdmx(period)) == period


@given(_periods(*(kind for kind in PeriodKind if kind is not PeriodKind.THEMATIC)))
@settings(deadline=None, derandomize=True)
def test_every_period_is_read_back_from_its_own_notation(period: ReportingPeriod) -> None:
    assert parse(notation(period), period.kind) == period


@given(_periods(*(kind for kind in PeriodKind if kind is not PeriodKind.THEMATIC)))
@settings(deadline=None, derandomize=True)
def test_every_notation_fits_the_pattern_of_the_list(period: ReportingPeriod) -> None:
    patterns = {row[0]: row[2] for row in [*LISTED, *UNDATED_LISTED]}

    # A school year or a span that begins in 2099 ends in 2100, which the patterns leave out.
    assert re.match(patterns[period.kind], notation(period)) or "2100" in notation(period)


@given(st.text(max_size=40))
@settings(deadline=None, derandomize=True)
def test_any_other_text_is_refused_and_nothing_else_goes_wrong(text: str) -> None:
    with suppress(Invalid):
        assert isinstance(parse(text), ReportingPeriod)
