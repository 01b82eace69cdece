"""Calendar feeds as other programs read them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar, Event

from registry.calendar import CalendarEntry, calendar_feed
from registry.errors import Invalid

STAMP = datetime(2021, 6, 18, 9, 30, tzinfo=UTC)


def entry(
    uid: str = "CDBC-001-2021-Q1", day: date = date(2021, 4, 26), **more: object
) -> CalendarEntry:
    given = {"summary": "Hạn gửi: báo cáo; quý I, 2021", "stamped_at": STAMP, **more}
    return CalendarEntry(uid, day, **given)


def events(feed: bytes) -> list[Event]:
    return list(Calendar.from_ical(feed).walk("VEVENT"))


def test_an_event_is_read_back_as_it_was_given() -> None:
    (event,) = events(calendar_feed([entry()], "Lịch báo cáo"))

    assert (event["uid"], event["summary"], event.decoded("dtstart")) == (
        "CDBC-001-2021-Q1",
        "Hạn gửi: báo cáo; quý I, 2021",
        date(2021, 4, 26),
    )


def test_an_event_takes_the_whole_day() -> None:
    assert b"DTSTART;VALUE=DATE:20210426\r\n" in calendar_feed([entry()], "Lịch báo cáo")


def test_the_stamp_is_the_callers_in_utc() -> None:
    stamp = datetime(2021, 6, 18, 16, 30, tzinfo=timezone(timedelta(hours=7)))

    assert b"DTSTAMP:20210618T093000Z\r\n" in calendar_feed([entry(stamped_at=stamp)], "Lịch")


def test_long_vietnamese_text_survives_the_folding() -> None:
    text = "Tỷ lệ hộ nghèo tiếp cận đa chiều; " * 20 + "\nĐơn vị: %"

    (event,) = events(calendar_feed([entry(description=text)], "Lịch"))

    assert event["description"] == text


def test_no_line_is_longer_than_75_octets() -> None:
    feed = calendar_feed([entry(description="Tỷ lệ hộ nghèo đa chiều " * 20)], "Lịch")

    assert max(len(line) for line in feed.split(b"\r\n")) <= 75


def test_the_calendar_has_its_name() -> None:
    feed = calendar_feed([], "Lịch báo cáo; Bộ Y tế")

    assert "\r\nNAME:Lịch báo cáo\\; Bộ Y tế\r\n".encode() in feed


def test_an_event_has_its_address_and_categories() -> None:
    given = entry(url="https://example.vn/regimes/CDBC-001", categories=("Quý", "Y tế, dân số"))

    (event,) = events(calendar_feed([given], "Lịch"))

    assert (event["url"], event["categories"].cats) == (
        "https://example.vn/regimes/CDBC-001",
        ["Quý", "Y tế, dân số"],
    )


def test_a_reminder_comes_so_many_days_before() -> None:
    (event,) = events(calendar_feed([entry(alarm_days=3)], "Lịch"))

    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-3)


def test_equal_input_gives_equal_bytes_in_any_order() -> None:
    first, second = entry("a"), entry("b", date(2021, 1, 18))

    assert calendar_feed([first, second], "Lịch") == calendar_feed([second, first], "Lịch")


def test_one_uid_stands_for_one_event() -> None:
    with pytest.raises(Invalid, match="Two entries have the UID"):
        calendar_feed([entry(), entry()], "Lịch")


def test_a_line_break_cannot_smuggle_in_a_property() -> None:
    feed = calendar_feed([entry(summary="x\r\nATTACH:http://evil.example")], "a\r\nATTACH:b")

    assert b"\nATTACH" not in feed


@pytest.mark.parametrize(
    "wrong",
    [
        {"stamped_at": datetime(2021, 6, 18)},  # noqa: DTZ001  (the very thing refused)
        {"uid": ""},
        {"summary": "bell\x07"},
        {"categories": ("nul\x00",)},
        {"url": "javascript:alert(1)"},
        {"url": "https://x\r\nATTACH:y"},
        {"alarm_days": -1},
        {"alarm_days": 367},
    ],
    ids=str,
)
def test_an_entry_that_would_break_a_calendar_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        entry(**wrong)
