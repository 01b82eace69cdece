"""Feeds as other people's programs read them: ical.js, which Thunderbird is built on."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from registry.calendar import CalendarQuestion, Style, agenda, feed_of, period_words
from registry.catalogue import Catalogue, View
from registry.words import Words

READER = Path(__file__).parents[2] / "node" / "calendar"
ASKED = CalendarQuestion(date(2026, 1, 1), date(2026, 12, 31))
NAME = Words("Lịch báo cáo: Bộ Tài chính", "Calendar")


@pytest.fixture(scope="module")
def view(seeded_catalogue: Catalogue) -> View:
    return seeded_catalogue.at(date(2026, 11, 25))


@pytest.fixture(scope="module")
def feed(view: View) -> bytes:
    return feed_of(view, ASKED, Style(lambda _: "https://a.vn/x", alarm_days=3), NAME)


@pytest.fixture(scope="module")
def understood(feed: bytes) -> Any:
    command = ["node", "read.mjs"]
    done = subprocess.run(command, cwd=READER, input=feed, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_the_calendar_is_understood(understood: Any) -> None:
    said = {name: understood[name] for name in ("version", "method", "name", "refreshSeconds")}

    name = "Lịch báo cáo: Bộ Tài chính"
    assert said == {"version": "2.0", "method": "PUBLISH", "name": name, "refreshSeconds": 86_400}


def test_every_event_is_a_whole_day_with_its_vietnamese_text(view: View, understood: Any) -> None:
    dated = [one for one in agenda(view, ASKED.first, ASKED.last).duties if one.due]  # type: ignore[arg-type]

    told = {one["uid"]: (one["day"], one["isDay"], one["alarms"]) for one in understood["events"]}
    summaries = {one["uid"]: one["summary"] for one in understood["events"]}
    assert told == {
        f"{one.name}@indicator-registry": (one.due.day.isoformat(), True, 1)  # type: ignore[union-attr]
        for one in dated
    }
    for one in dated:
        said = summaries[f"{one.name}@indicator-registry"]
        assert view.names_of(one.regime)["vi"] in said  # type: ignore[index]
        assert period_words(one.period).vi in said


def test_both_parsers_understand_the_same_texts(feed: bytes, understood: Any) -> None:
    events = icalendar.Calendar.from_ical(feed).walk("VEVENT")

    theirs = [(one["uid"], one["description"], one["status"]) for one in understood["events"]]
    assert theirs == [(str(e["UID"]), str(e["DESCRIPTION"]), str(e["STATUS"])) for e in events]


def test_lines_are_folded_by_octets_and_never_within_a_letter(feed: bytes) -> None:
    lines = feed.split(b"\r\n")

    assert max(map(len, lines)) == 75
    assert "".join(line.decode() for line in lines)  # a letter cut in two would not decode
    assert b"\n" not in feed.replace(b"\r\n", b"")
