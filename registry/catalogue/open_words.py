"""Words for values of fields whose lists are open: what the data say so far, in both languages.

A value that is not here is shown as it stands.
"""

from registry.words import Words

YES_NO = {"true": Words("Có", "Yes"), "false": Words("Không", "No")}

OPEN: dict[str, dict[str, Words]] = {
    "system_type": {
        "analytics": Words("Phân tích, dự báo", "Analysis and forecasting"),
        "data_centre": Words("Trung tâm dữ liệu", "Data centre"),
        "exchange": Words("Trục liên thông", "Exchange"),
        "federation": Words("Liên kết hệ thống", "Federation of systems"),
        "monitoring": Words("Theo dõi, giám sát", "Monitoring"),
        "national_database": Words("Cơ sở dữ liệu quốc gia", "National database"),
        "operations_centre": Words("Trung tâm điều hành", "Operations centre"),
        "portal": Words("Cổng thông tin", "Portal"),
        "reporting_hub": Words("Hệ thống trung tâm về báo cáo", "Reporting hub"),
        "statistics": Words("Hệ thống thống kê", "Statistical system"),
        "workflow": Words("Xử lý công việc", "Workflow"),
    },
    "quantity": {
        "area": Words("diện tích", "area"),
        "area per person": Words("diện tích bình quân đầu người", "area per person"),
        "concentration": Words("nồng độ", "concentration"),
        "count": Words("số lượng", "count"),
        "count of persons": Words("số người", "count of persons"),
        "density": Words("mật độ", "density"),
        "difference of ratios": Words("chênh lệch tỷ lệ", "difference of ratios"),
        "emission": Words("phát thải", "emission"),
        "energy": Words("năng lượng", "energy"),
        "exchange rate": Words("tỷ giá", "exchange rate"),
        "flow": Words("lưu lượng", "flow"),
        "index": Words("chỉ số", "index"),
        "length": Words("độ dài", "length"),
        "mass": Words("khối lượng", "mass"),
        "money": Words("tiền", "money"),
        "money per month": Words("tiền theo tháng", "money per month"),
        "money per person": Words("tiền bình quân đầu người", "money per person"),
        "money per person and month": Words(
            "tiền bình quân đầu người một tháng", "money per person and month"
        ),
        "money per worker": Words("tiền bình quân một lao động", "money per worker"),
        "power": Words("công suất", "power"),
        "rank": Words("thứ hạng", "rank"),
        "rate": Words("tỷ suất", "rate"),
        "ratio": Words("tỷ lệ", "ratio"),
        "temperature": Words("nhiệt độ", "temperature"),
        "time": Words("thời gian", "time"),
        "transport": Words("vận chuyển", "transport"),
        "volume": Words("thể tích", "volume"),
        "yield": Words("năng suất", "yield"),
    },
    "instrument_type": {
        "Chỉ thị": Words("Chỉ thị", "Directive"),
        "Công văn": Words("Công văn", "Official letter"),
        "Luật": Words("Luật", "Law"),
        "Nghị quyết": Words("Nghị quyết", "Resolution"),
        "Nghị định": Words("Nghị định", "Decree"),
        "Quyết định": Words("Quyết định", "Decision"),
        "Thông tư": Words("Thông tư", "Circular"),
        "Thông tư liên tịch": Words("Thông tư liên tịch", "Joint circular"),
    },
    "is_derived": YES_NO,
    "cutoff_assumed": YES_NO,
    "deadline_known": YES_NO,
    "is_pilot": YES_NO,
}
"""By facet, then by value."""
