"""What a person reads of each operation in the OpenAPI document, in Vietnamese and English."""

from typing import Any

TAGS = {
    "index": "Mục lục, mô tả và tình trạng của dịch vụ. What there is, and whether it is ready.",
    "operations": "Tình trạng của dịch vụ. Whether the service is alive and ready.",
    "resolve": "Tra từ mã sang phiên bản có hiệu lực. From a name to the version in force.",
    "search": "Tìm kiếm bằng tiếng Việt, có dấu hoặc không. Search, with marks or without.",
    "facts": "Sự kiện có ngày và nguồn. Dated statements with their source.",
    "log": "Nhật ký thay đổi, nối bằng mã băm. Every change, chained by hashes.",
    "changes": "Những gì đã thay đổi từ một dòng nhật ký. What changed since a revision.",
    "webhooks": "Báo thay đổi cho hệ thống khác. Telling other systems of changes.",
    "calendar": "Kỳ, hạn báo cáo. Periods, deadlines.",
    "digitization": "Mức độ điện tử hóa. How far reporting is digital.",
    "change-requests": "Đề nghị thay đổi và công bố. Changes proposed, reviewed, published.",
    "decisions": "Quyết định của cán bộ đăng ký. Decisions of registrars.",
    "exchange": "Đưa tệp ra, vào. Files out and in.",
}
"""What each group of operations is about."""

_VIETNAMESE = {
    "index": "Xem mục lục, mô tả hoặc tình trạng của dịch vụ.",
    "operations": "Xem tình trạng của dịch vụ.",
    "resolve": "Tra mã, URN, mã quốc gia, ký hiệu biểu, số văn bản hoặc mã định danh sang "
    "phiên bản có hiệu lực.",
    "search": "Tìm bản ghi theo nội dung.",
    "facts": "Xem, ghi hoặc hủy sự kiện.",
    "log": "Đọc nhật ký thay đổi.",
    "changes": "Đọc những gì đã thay đổi, không sót dòng nào.",
    "webhooks": "Đăng ký, tạm dừng hoặc xem việc báo thay đổi.",
    "calendar": "Tính kỳ, thời điểm chốt số liệu và hạn gửi.",
    "digitization": "Xem mức độ điện tử hóa theo bằng chứng, bên cạnh số công bố và mục tiêu.",
    "change-requests": "Lập, xem, gửi hoặc công bố đề nghị thay đổi.",
    "decisions": "Ra quyết định về một phiên bản đã công bố.",
    "exchange": "Lấy ra hoặc đưa vào tệp dữ liệu.",
}
"""What an operation of a group does, in one sentence."""

_OF_KIND = {
    "list": "Danh sách các bản ghi có hiệu lực, lọc theo mọi tiêu chí và tham chiếu.",
    "get": "Bản ghi có hiệu lực, kèm mọi thứ liên quan.",
    "versions": "Mọi phiên bản, và phiên bản nào có hiệu lực khi nào.",
    "version": "Đúng một phiên bản, không bao giờ thay đổi.",
    "references": "Bản ghi này dẫn chiếu đến những gì.",
    "uses": "Những bản ghi nào dẫn chiếu đến nó.",
    "closure": "Bản ghi cùng mọi thứ nó dựa vào, với một mã băm chung.",
    "facts": "Các sự kiện nêu tên nó.",
    "timemap": "Các thời điểm đã có thay đổi (RFC 7089).",
}
"""What an operation on the items of a kind does, by the last word of its name."""


def sayings_of(operation: dict[str, Any]) -> str:
    """The description of an operation: one sentence in Vietnamese, then what its route says."""
    english = operation.get("description") or f"{operation['summary']}."
    return f"{_vietnamese(operation)}\n\n{english}"


def _vietnamese(operation: dict[str, Any]) -> str:
    tag = next(iter(operation.get("tags", ())), "index")
    if tag in _VIETNAMESE:
        return _VIETNAMESE[tag]
    first, _, rest = operation["operationId"].partition("_")
    return _OF_KIND.get(rest.rpartition("_")[2]) or _OF_KIND.get(first, _VIETNAMESE["index"])
