"""A clock that was set to what it cannot be: said in words, with a control to set it right."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from registry.errors import Complaint
from registry.words import Words, day_words
from registry_web.page import CLOCKS, Page

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_SHOWN = 40
"""How many letters of what was given are said back."""


class Clock(NamedTuple):
    """What is wrong with a clock, and the control that sets it."""

    name: str
    """``valid_at`` or ``as_of``."""
    title: Words
    says: Words
    label: Words
    meant: str
    """The day that was meant, where that can be told; empty where not."""
    latest: str
    """The last day that can be chosen; empty: any."""


def clock_of(page: Page, complaints: Iterable[Complaint]) -> Clock | None:
    """The clock that is complained of, if it is one."""
    for one in complaints:
        if one.pointer in CLOCKS:
            given = page.query.get(one.pointer, "")
            is_ahead = one.code == "yet-to-come"
            return _clock(page, one.pointer, given, is_ahead=is_ahead)
    return None


def _clock(page: Page, name: str, given: str, *, is_ahead: bool) -> Clock:
    today = page.service.view().valid_at
    meant = _day_meant(given)
    latest = today if name == "as_of" else None
    fits = meant is not None and (latest is None or meant <= latest)
    shown = given if len(given) <= _SHOWN else f"{given[:_SHOWN]}…"
    ahead = _AHEAD.filled(day=day_words(meant) if meant else shown)
    return Clock(
        name,
        _TITLE_AHEAD if is_ahead else _TITLE,
        ahead if is_ahead else _UNREAD[name].filled(given=shown),
        _LABEL[name],
        meant.isoformat() if meant and fits else "",
        latest.isoformat() if latest else "",
    )


def _day_meant(given: str) -> date | None:
    """The day of a text as people write days: ``1/7/2021``, ``2021.7.1``."""
    try:
        if found := _DAY_FIRST.fullmatch(given.strip()):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _YEAR_FIRST.fullmatch(given.strip()):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    return None


_TITLE = Words("Chưa đọc được ngày tra cứu", "The day asked about cannot be read")
_TITLE_AHEAD = Words("Thời điểm còn ở phía trước", "That moment is still to come")
_UNREAD = {
    "valid_at": Words(
        "“{given}” không đọc được là một ngày. Hãy chọn ngày cần xem:",
        "“{given}” cannot be read as a day. Choose the day to look at:",
    ),
    "as_of": Words(
        "“{given}” không đọc được là một thời điểm. Hãy chọn ngày mà hệ thống cần trả lời theo "
        "hiểu biết khi đó:",
        "“{given}” cannot be read as a moment. Choose the day whose knowledge should answer:",
    ),
}
_AHEAD = Words(
    "Chưa thể biết đến {day} hệ thống sẽ biết gì. Hãy chọn một ngày từ hôm nay trở về trước:",
    "What the registry will know on {day} cannot be told yet. Choose a day up to today:",
)
_LABEL = {
    "valid_at": Words("Có hiệu lực vào ngày", "In force on"),
    "as_of": Words("Theo hiểu biết tại ngày", "As known on"),
}
