"""The vocabulary of deadline texts: names of periods, of bodies and their levels, and verbs."""

import re

from registry.calendar.deadline import LevelCode
from registry.calendar.period_kind import PeriodKind

PERIODS: dict[str, PeriodKind] = {
    "tuần": PeriodKind.WEEK,
    "tháng": PeriodKind.MONTH,
    "quý": PeriodKind.QUARTER,
    "6 tháng": PeriodKind.HALF_YEAR,
    "9 tháng": PeriodKind.NINE_MONTHS,
    "năm": PeriodKind.YEAR,
    "2 năm": PeriodKind.TWO_YEARS,
    "5 năm": PeriodKind.FIVE_YEARS,
    "trung hạn": PeriodKind.FIVE_YEARS,
    "10 năm": PeriodKind.TEN_YEARS,
    "năm học": PeriodKind.SCHOOL_YEAR,
}
"""Names of periods. *Trung hạn* is the five years of public investment plans."""

CUMULATIVE: dict[str, tuple[PeriodKind, int | None]] = {
    "3": (PeriodKind.QUARTER, 1),
    "6": (PeriodKind.HALF_YEAR, 1),
    "9": (PeriodKind.NINE_MONTHS, 1),
    "năm": (PeriodKind.YEAR, None),
}
"""*kỳ 3, 6, 9 tháng và năm*: spans from January, each the period of that length and number."""

NO_PERIODS = frozenset({"giữa kỳ"})
"""Names of occasions that are no period of the list."""

_LEVELS: dict[str, LevelCode] = {
    "xã": "commune",
    "huyện": "district",
    "tỉnh": "province",
    "bộ": "ministry",
    "ngành": "ministry",
}
_HEADS = (
    "ban", "bộ", "cấp dưới", "cấp trên", "chi cục", "chính phủ", "cơ quan", "cục", "doanh nghiệp",
    "địa phương", "đơn vị", "huyện", "kho bạc", "kiểm toán", "ngân hàng", "ngành", "quốc hội", "sở",
    "thanh tra", "thủ tướng", "tỉnh", "tổ chức", "tổng cục", "ubnd", "ủy ban", "văn phòng", "viện",
    "vụ", "xã",
)  # fmt: skip
_HEAD = re.compile(rf"(?:{'|'.join(_HEADS)})(?!\w)", re.IGNORECASE)
_NEVER_IN_A_NAME = re.compile(
    r"(?<!\w)(?:nếu|khi|trừ|không|chưa|hoặc|sau|trước|trong|từ|ít|theo|quá|được|phải|để|kỳ|ngày"
    r"|tháng|năm|quý|giờ|gửi|trình)(?!\w)|[0-9():;/]",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r",\s*|\s+và\s+")
_LAST_WORD = re.compile(r"(?<!\w)(xã|huyện|tỉnh)$", re.IGNORECASE)


def is_body(words: str) -> bool:
    """Whether the words name a body: they begin with such a noun and hold nothing else."""
    return bool(_HEAD.match(words)) and not _NEVER_IN_A_NAME.search(words)


def is_plain(words: str) -> bool:
    """Whether the words are only a name: no number, date, condition or verb of sending."""
    return bool(words) and not _NEVER_IN_A_NAME.search(words)


def levels_of(sender: str) -> tuple[LevelCode, ...]:
    """The levels a sender names: *bộ, tỉnh*, *UBND cấp tỉnh*, *Bộ Tài chính*.

    Empty if any of the bodies has no level in its name, so that a level given is the whole truth.
    """
    found: list[LevelCode] = []
    is_ministry = False
    for piece in _SEPARATOR.split(sender):
        if level := _level(piece):
            found.append(level)
        elif not (is_ministry and piece[:1].isupper()):
            return ()
        # "Bộ Văn hóa, Thể thao và Du lịch": what follows with a capital belongs to the name.
        is_ministry = is_ministry or piece.startswith("Bộ ")
    return tuple(dict.fromkeys(found))


def _level(piece: str) -> LevelCode | None:
    if piece.startswith("Bộ "):
        return "ministry"
    if last := _LAST_WORD.search(piece):
        return _LEVELS[last[1].lower()]
    return _LEVELS.get(piece.lower())
