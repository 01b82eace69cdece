"""All 56 wordings of deadlines in the list of regimes, each with its reading written by hand."""

import pytest

from registry.calendar import (
    Anchor,
    DayOfMonth,
    DaysOfYear,
    DeadlineReading,
    DeadlineRule,
    HourOfDay,
    Limit,
    MonthDay,
    PeriodKind,
    TimeAfter,
    Unit,
    Unread,
    UnreadReason,
    read_deadlines,
)

BEFORE, BY, ON = Limit.BEFORE, Limit.BY, Limit.ON
MONTH, QUARTER, HALF_YEAR = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR
YEAR, FIVE_YEARS = PeriodKind.YEAR, PeriodKind.FIVE_YEARS
COMMUNE, DISTRICT, PROVINCE, MINISTRY = ("commune",), ("district",), ("province",), ("ministry",)
SAME_YEAR, NEXT_YEAR = 0, 1
LAST_MONTH, NEXT_MONTH = 0, 1


def days(
    *named: tuple[int, int], limit: Limit = BEFORE, years_after: int | None = None
) -> DaysOfYear:
    return DaysOfYear(tuple(MonthDay(*day) for day in named), years_after, limit)


def day_of_month(day: int, months_after: int | None, limit: Limit = BEFORE) -> DayOfMonth:
    return DayOfMonth(day, months_after, limit)


def after(count: int, unit: Unit = Unit.DAY) -> TimeAfter:
    return TimeAfter(count, unit, Anchor.PERIOD_END)


rule = DeadlineRule

KNOWN = {
    "Gửi Bộ Nội vụ trước 31/01 hằng năm": [
        rule(days((31, 1)), kind=YEAR, action="gửi", recipient="Bộ Nội vụ")
    ],
    "Hồ sơ công chức: chậm nhất 31/3 năm sau; hồ sơ viên chức: trước 30/6": [
        rule(days((31, 3), limit=BY, years_after=NEXT_YEAR), kind=YEAR, subject="Hồ sơ công chức"),
        rule(days((30, 6)), subject="hồ sơ viên chức"),
    ],
    "UBND cấp tỉnh gửi Bộ Tư pháp trước 20/02 năm sau (Thông tư 09/2021/TT-BTP)": [
        rule(
            days((20, 2), years_after=NEXT_YEAR),
            kind=YEAR,
            levels=PROVINCE,
            sender="UBND cấp tỉnh",
            action="gửi",
            recipient="Bộ Tư pháp",
            note="Thông tư 09/2021/TT-BTP",
        )
    ],
    "Bộ, ngành, địa phương tổng kết và gửi Bộ Tư pháp trước 31/12 hằng năm": [
        rule(
            days((31, 12)),
            kind=YEAR,
            sender="Bộ, ngành, địa phương",
            action="tổng kết và gửi",
            recipient="Bộ Tư pháp",
        )
    ],
    "Bộ Tư pháp gửi Chính phủ trước 31/01 năm sau": [
        rule(
            days((31, 1), years_after=NEXT_YEAR),
            kind=YEAR,
            levels=MINISTRY,
            sender="Bộ Tư pháp",
            action="gửi",
            recipient="Chính phủ",
        )
    ],
    "Kho bạc Nhà nước trình Bộ Tài chính chậm nhất 22/6 và 22/12; kho bạc tỉnh 18/6 và 18/12": [
        rule(
            days((22, 6), (22, 12), limit=BY),
            sender="Kho bạc Nhà nước",
            action="trình",
            recipient="Bộ Tài chính",
        ),
        rule(days((18, 6), (18, 12), limit=ON), levels=PROVINCE, sender="kho bạc tỉnh"),
    ],
    "Bộ Tài chính trình Chính phủ để báo cáo Quốc hội trong 18 tháng sau năm tài chính": [
        rule(
            after(18, Unit.MONTH),
            kind=YEAR,
            levels=MINISTRY,
            sender="Bộ Tài chính",
            action="trình",
            recipient="Chính phủ",
            note="để báo cáo Quốc hội",
        )
    ],
    "Đơn vị 31/01; cơ quan cấp trên 28/02; bộ, tỉnh gửi Bộ Tài chính trước 15/3": [
        rule(days((31, 1), limit=ON), sender="Đơn vị"),
        rule(days((28, 2), limit=ON), sender="cơ quan cấp trên"),
        rule(
            days((15, 3)),
            levels=MINISTRY + PROVINCE,
            sender="bộ, tỉnh",
            action="gửi",
            recipient="Bộ Tài chính",
        ),
    ],
    "Gửi Bộ Tài chính trước 31/7 (6 tháng) và trước 15/02 năm sau (năm)": [
        rule(days((31, 7)), kind=HALF_YEAR, action="gửi", recipient="Bộ Tài chính"),
        rule(
            days((15, 2), years_after=NEXT_YEAR),
            kind=YEAR,
            action="gửi",
            recipient="Bộ Tài chính",
        ),
    ],
    "Bộ Tài chính báo cáo Chính phủ trước 31/7": [
        rule(
            days((31, 7)),
            levels=MINISTRY,
            sender="Bộ Tài chính",
            action="báo cáo",
            recipient="Chính phủ",
        )
    ],
    "Báo cáo Chính phủ trước 30/9 (6 tháng) và trước 31/7 (năm)": [
        rule(days((30, 9)), kind=HALF_YEAR, action="báo cáo", recipient="Chính phủ"),
        rule(days((31, 7)), kind=YEAR, action="báo cáo", recipient="Chính phủ"),
    ],
    "Bộ, ngành gửi Bộ Tài chính trước ngày 25 tháng đầu quý sau và trước 31/01 năm sau": [
        rule(
            day_of_month(25, NEXT_MONTH),
            kind=QUARTER,
            levels=MINISTRY,
            sender="Bộ, ngành",
            action="gửi",
            recipient="Bộ Tài chính",
        ),
        rule(
            days((31, 1), years_after=NEXT_YEAR),
            kind=YEAR,
            levels=MINISTRY,
            sender="Bộ, ngành",
            action="gửi",
            recipient="Bộ Tài chính",
        ),
    ],
    "Trong 10 ngày sau khi hoàn thành nhiệm vụ": [
        rule(TimeAfter(10, Unit.DAY, Anchor.EVENT, "hoàn thành nhiệm vụ"))
    ],
    "Chi cục: ngày 05 tháng sau và 05/01; cục: ngày 10 tháng sau và 10/01": [
        rule(day_of_month(5, NEXT_MONTH, ON), kind=MONTH, sender="Chi cục"),
        rule(days((5, 1), limit=ON), sender="Chi cục"),
        rule(day_of_month(10, NEXT_MONTH, ON), kind=MONTH, sender="cục"),
        rule(days((10, 1), limit=ON), sender="cục"),
    ],
    "Bộ Kế hoạch và Đầu tư báo cáo Chính phủ trước 31/8 (năm) và trước 31/7 năm thứ năm"
    " (trung hạn)": [
        rule(
            days((31, 8)),
            kind=YEAR,
            levels=MINISTRY,
            sender="Bộ Kế hoạch và Đầu tư",
            action="báo cáo",
            recipient="Chính phủ",
        ),
        rule(
            days((31, 7), years_after=SAME_YEAR),
            kind=FIVE_YEARS,
            levels=MINISTRY,
            sender="Bộ Kế hoạch và Đầu tư",
            action="báo cáo",
            recipient="Chính phủ",
        ),
    ],
    "Xã 30/12; huyện 15/01; tỉnh gửi Bộ Kế hoạch và Đầu tư 30/01": [
        rule(days((30, 12), limit=ON), levels=COMMUNE, sender="Xã"),
        rule(days((15, 1), limit=ON), levels=DISTRICT, sender="huyện"),
        rule(
            days((30, 1), limit=ON),
            levels=PROVINCE,
            sender="tỉnh",
            action="gửi",
            recipient="Bộ Kế hoạch và Đầu tư",
        ),
    ],
    "Trong ngày: xã trước 17 giờ, huyện trước 18 giờ, tỉnh trước 19 giờ": [
        rule(HourOfDay(17, BEFORE), levels=COMMUNE, sender="xã"),
        rule(HourOfDay(18, BEFORE), levels=DISTRICT, sender="huyện"),
        rule(HourOfDay(19, BEFORE), levels=PROVINCE, sender="tỉnh"),
    ],
    "Cấp dưới trước ngày 20, bộ và tỉnh trước ngày 25 tháng cuối quý": [
        rule(day_of_month(20, LAST_MONTH), kind=QUARTER, sender="Cấp dưới"),
        rule(
            day_of_month(25, LAST_MONTH),
            kind=QUARTER,
            levels=MINISTRY + PROVINCE,
            sender="bộ và tỉnh",
        ),
    ],
    "Doanh nghiệp trước 01/02; sở trước 15/02; Tổng cục trình bộ trước 15/3": [
        rule(days((1, 2)), sender="Doanh nghiệp"),
        rule(days((15, 2)), sender="sở"),
        rule(days((15, 3)), sender="Tổng cục", action="trình", recipient="bộ"),
    ],
    "Bộ, ngành, tỉnh trước 15/01; Bộ Tài nguyên và Môi trường trình Chính phủ trước 31/01": [
        rule(days((15, 1)), levels=MINISTRY + PROVINCE, sender="Bộ, ngành, tỉnh"),
        rule(
            days((31, 1)),
            levels=MINISTRY,
            sender="Bộ Tài nguyên và Môi trường",
            action="trình",
            recipient="Chính phủ",
        ),
    ],
    "Doanh nghiệp trước 15/01; UBND cấp tỉnh gửi Bộ Xây dựng trước 30/01": [
        rule(days((15, 1)), sender="Doanh nghiệp"),
        rule(
            days((30, 1)),
            levels=PROVINCE,
            sender="UBND cấp tỉnh",
            action="gửi",
            recipient="Bộ Xây dựng",
        ),
    ],
    "Xã trước 03/10; huyện trước 05/10; tỉnh gửi Bộ trước 10/10": [
        rule(days((3, 10)), levels=COMMUNE, sender="Xã"),
        rule(days((5, 10)), levels=DISTRICT, sender="huyện"),
        rule(days((10, 10)), levels=PROVINCE, sender="tỉnh", action="gửi", recipient="Bộ"),
    ],
    "Gửi Bộ Khoa học và Công nghệ trước 30/3 (Thông tư 01/2017/TT-BKHCN)": [
        rule(
            days((30, 3)),
            action="gửi",
            recipient="Bộ Khoa học và Công nghệ",
            note="Thông tư 01/2017/TT-BKHCN",
        )
    ],
    "Bộ, ngành, địa phương gửi trước 15/12 hằng năm": [
        rule(days((15, 12)), kind=YEAR, sender="Bộ, ngành, địa phương", action="gửi")
    ],
    "Bộ Thông tin và Truyền thông báo cáo Thủ tướng trước 30/4": [
        rule(
            days((30, 4)),
            levels=MINISTRY,
            sender="Bộ Thông tin và Truyền thông",
            action="báo cáo",
            recipient="Thủ tướng",
        )
    ],
    "Gửi Bộ Thông tin và Truyền thông trước 30/11": [
        rule(days((30, 11)), action="gửi", recipient="Bộ Thông tin và Truyền thông")
    ],
    "Gửi Bộ Văn hóa, Thể thao và Du lịch trước 15/12": [
        rule(days((15, 12)), action="gửi", recipient="Bộ Văn hóa, Thể thao và Du lịch")
    ],
    "Cơ quan đề xuất gửi Bộ Ngoại giao chậm nhất 15/11 hằng năm": [
        rule(
            days((15, 11), limit=BY),
            kind=YEAR,
            sender="Cơ quan đề xuất",
            action="gửi",
            recipient="Bộ Ngoại giao",
        )
    ],
    "Gửi Bộ Ngoại giao chậm nhất 15/11 hằng năm": [
        rule(days((15, 11), limit=BY), kind=YEAR, action="gửi", recipient="Bộ Ngoại giao")
    ],
    "Gửi Bộ Ngoại giao chậm nhất 18/12 hằng năm": [
        rule(days((18, 12), limit=BY), kind=YEAR, action="gửi", recipient="Bộ Ngoại giao")
    ],
    "Xã trước ngày 15 hằng tháng; huyện trước 20/6 và 20/11; tỉnh trước 25/11; bộ, ngành trước"
    " 30/11; Bộ Quốc phòng báo cáo trước 25/12": [
        rule(day_of_month(15, None), kind=MONTH, levels=COMMUNE, sender="Xã"),
        rule(days((20, 6), (20, 11)), levels=DISTRICT, sender="huyện"),
        rule(days((25, 11)), levels=PROVINCE, sender="tỉnh"),
        rule(days((30, 11)), levels=MINISTRY, sender="bộ, ngành"),
        rule(days((25, 12)), levels=MINISTRY, sender="Bộ Quốc phòng", action="báo cáo"),
    ],
    "Trước 31/8 hằng năm": [rule(days((31, 8)), kind=YEAR)],
    "Gửi Bộ Công an chậm nhất 20/12 của năm báo cáo": [
        rule(
            days((20, 12), limit=BY, years_after=SAME_YEAR),
            kind=YEAR,
            action="gửi",
            recipient="Bộ Công an",
        )
    ],
    "Bộ Công an gửi trước 15/02, 15/5, 15/8, 15/11 cho kỳ 3, 6, 9 tháng và năm": [
        rule(timing, kind=kind, number=number, levels=MINISTRY, sender="Bộ Công an", action="gửi")
        for timing, kind, number in (
            (days((15, 2)), QUARTER, 1),
            (days((15, 5)), HALF_YEAR, 1),
            (days((15, 8)), PeriodKind.NINE_MONTHS, 1),
            (days((15, 11)), YEAR, None),
        )
    ],
    "Trong 45 ngày sau quý; trong 60 ngày sau năm": [
        rule(after(45), kind=QUARTER),
        rule(after(60), kind=YEAR),
    ],
    "Trước 20/6 và 20/12 (Thông tư 06/2022/TT-UBDT, sau mốc 2021)": [
        rule(days((20, 6), (20, 12)), note="Thông tư 06/2022/TT-UBDT, sau mốc 2021")
    ],
}

PARTLY_KNOWN = {
    "Tháng: trước ngày 15; quý: trước ngày 10 tháng đầu quý sau; 6 tháng: trước 10/7; năm: trước"
    " 28/02 năm sau; 5 năm và giữa kỳ: trước 31/7": (
        [
            rule(day_of_month(15, None), kind=MONTH),
            rule(day_of_month(10, NEXT_MONTH), kind=QUARTER),
            rule(days((10, 7)), kind=HALF_YEAR),
            rule(days((28, 2), years_after=NEXT_YEAR), kind=YEAR),
            rule(days((31, 7)), kind=FIVE_YEARS),
        ],
        ("giữa kỳ: trước 31/7", UnreadReason.NO_PERIOD),
    ),
    "Tổ chức lập trong 10 ngày sau kỳ báo cáo; các cấp sau theo Nghị định 27/2019": (
        [rule(after(10), sender="Tổ chức", action="lập")],
        ("các cấp sau theo Nghị định 27/2019", UnreadReason.ELSEWHERE),
    ),
    "Tổ chức lập trong 10 ngày sau kỳ báo cáo; các cấp sau theo Nghị định 03/2019": (
        [rule(after(10), sender="Tổ chức", action="lập")],
        ("các cấp sau theo Nghị định 03/2019", UnreadReason.ELSEWHERE),
    ),
    "Trước 15/11 hằng năm (Quyết định 02/2022, giai đoạn sau); năm 2021 chưa xác minh": (
        [rule(days((15, 11)), kind=YEAR, note="Quyết định 02/2022, giai đoạn sau")],
        ("năm 2021 chưa xác minh", UnreadReason.NOT_VERIFIED),
    ),
    "UBND cấp tỉnh gửi trước 30/11 (Nghị định 61/2023); năm 2021 theo Quyết định 22/2018, chưa xác"
    " minh": (
        [
            rule(
                days((30, 11)),
                levels=PROVINCE,
                sender="UBND cấp tỉnh",
                action="gửi",
                note="Nghị định 61/2023",
            )
        ],
        ("năm 2021 theo Quyết định 22/2018, chưa xác minh", UnreadReason.NOT_VERIFIED),
    ),
    "Chậm nhất ngày 18 tháng cuối kỳ (Nghị định 58/2022); năm 2021 theo Nghị định 12/2012, chưa xác"
    " minh": (
        [rule(day_of_month(18, LAST_MONTH, BY), note="Nghị định 58/2022")],
        ("năm 2021 theo Nghị định 12/2012, chưa xác minh", UnreadReason.NOT_VERIFIED),
    ),
}

UNKNOWN = {
    "Theo Thông tư 01/2020/TT-VPCP, chưa xác minh ngày gửi (Nghị định 63/2010 gốc chỉ quy định kỳ"
    " 6 tháng)": [UnreadReason.NOT_VERIFIED],
    "Chưa xác minh ngày gửi": [UnreadReason.NOT_VERIFIED],
    "Theo mốc trong Quy chế làm việc của Chính phủ": [UnreadReason.ELSEWHERE],
    "Văn bản đã xem chỉ nêu kỳ báo cáo, không nêu ngày gửi cụ thể": [UnreadReason.NO_DAY],
    "Chưa xác minh ngày gửi; Luật Khiếu nại chỉ yêu cầu báo cáo Chính phủ theo định kỳ": [
        UnreadReason.NOT_VERIFIED,
        UnreadReason.NO_DAY,
    ],
    "Định kỳ 03 năm hoặc khi có yêu cầu; không nêu ngày": [
        UnreadReason.NO_DAY,
        UnreadReason.NO_DAY,
    ],
    "Định kỳ 5 năm hoặc khi Chính phủ, Thủ tướng yêu cầu": [UnreadReason.NO_DAY],
    "Thời hạn do Bộ Tài chính quy định tại Thông tư 342/2016/TT-BTC": [UnreadReason.ELSEWHERE],
    "Theo lịch quyết toán của Luật Ngân sách nhà nước; chưa xác minh ngày": [
        UnreadReason.ELSEWHERE,
        UnreadReason.NOT_VERIFIED,
    ],
    "Cùng báo cáo dự toán và quyết toán ngân sách nhà nước": [UnreadReason.ELSEWHERE],
    "Chưa xác minh ngày gửi; phục vụ phiên họp Chính phủ thường kỳ": [
        UnreadReason.NOT_VERIFIED,
        UnreadReason.NOT_UNDERSTOOD,
    ],
    "Định kỳ tháng 12 hằng năm": [UnreadReason.NO_DAY],
    "Gửi Bộ Ngoại giao trong tuần đầu tháng 12 (Thông tư 10/2005/TT-BNG)": [UnreadReason.NO_DAY],
    "Lồng ghép vào báo cáo công tác quốc phòng": [UnreadReason.ELSEWHERE],
}


def test_the_table_has_all_56_wordings() -> None:
    assert len(KNOWN) + len(PARTLY_KNOWN) + len(UNKNOWN) == 56


@pytest.mark.parametrize("text", KNOWN)
def test_a_wording_that_states_days_is_read_to_its_last_word(text: str) -> None:
    assert read_deadlines(text) == DeadlineReading(tuple(KNOWN[text]), ())


@pytest.mark.parametrize("text", PARTLY_KNOWN)
def test_a_wording_read_in_part_says_which_part_stayed_unread(text: str) -> None:
    rules, (words, reason) = PARTLY_KNOWN[text]

    reading = read_deadlines(text)

    assert reading == DeadlineReading(tuple(rules), (Unread(words, reason),))


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_wording_without_a_day_gives_no_rule_but_the_reason(text: str) -> None:
    parts = text.split("; ")

    reading = read_deadlines(text)

    unread = tuple(Unread(*each) for each in zip(parts, UNKNOWN[text], strict=True))
    assert reading == DeadlineReading((), unread)
