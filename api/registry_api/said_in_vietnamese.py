"""What OpenAPI says of parameters and answers, in Vietnamese as well: ``English. (Tiếng Việt.)``.

One table for all routes, by the English text: a text without its Vietnamese fails a test.
"""

from collections.abc import Iterator
from typing import Any

from registry_api.completing import operations

Json = Any

VIETNAMESE = {
    # Parameters
    "A change request of your own whose drafts this file takes the place of; needs If-Match.": (
        "Đề nghị thay đổi của chính bạn mà tệp này thay bản thảo; cần If-Match."
    ),
    "A kind, e.g. `indicator`.": "Một loại, ví dụ `indicator`.",
    "A revision of the log.": "Một dòng nhật ký.",
    "A version (`1.0.0`) or a day (`2021-07-01`).": "Một phiên bản (`1.0.0`) hoặc một ngày.",
    "A version or a day.": "Một phiên bản hoặc một ngày.",
    "As the registry knew it then: a revision (`17`), a day or an instant with its offset. "
    "Default: now. A moment to come is answered with 404.": (
        "Theo hiểu biết lúc đó: dòng nhật ký, ngày hoặc thời điểm; mặc định là hiện nay."
    ),
    "Atom: an archive document by its number.": "Atom: tài liệu lưu trữ theo số.",
    "Carry everything out and take it back: says what would happen.": (
        "Làm thử rồi hoàn lại: cho biết điều gì sẽ xảy ra."
    ),
    "Count over this collection instead of the metric's own.": (
        "Đếm trên bộ này thay cho bộ của chỉ số."
    ),
    "Default: the year of `valid_at`.": "Mặc định: năm của `valid_at`.",
    "First day, e.g. `2021-01-01`.": "Ngày đầu, ví dụ `2021-01-01`.",
    "Forecast for this day; default: the last due day to come, else a year on.": (
        "Dự báo cho ngày này; mặc định: hạn cuối sắp tới, nếu không thì một năm nữa."
    ),
    "Goes before `Accept`.": "Được xét trước `Accept`.",
    "How many at most in one answer, else 200.": "Nhiều nhất bao nhiêu trong một câu trả lời.",
    "How many at most in one answer.": "Nhiều nhất bao nhiêu trong một câu trả lời.",
    "How many at most.": "Nhiều nhất bao nhiêu.",
    "How many hits at most.": "Nhiều nhất bao nhiêu kết quả.",
    "How many hits to leave out first.": "Bỏ qua bao nhiêu kết quả đầu.",
    "In force on this day, e.g. `2021-07-01`. Default: today in Viet Nam.": (
        "Có hiệu lực vào ngày này; mặc định: hôm nay ở Việt Nam."
    ),
    "Kinds of records referred to that are answered along, e.g. `body,unit`.": (
        "Các loại bản ghi được dẫn chiếu trả kèm, ví dụ `body,unit`."
    ),
    "Last day, included.": "Ngày cuối, tính cả ngày này.",
    "Members or the bodies that lead them, e.g. `bo-y-te`, `CDBC-003`.": (
        "Thành viên hoặc cơ quan chủ trì, ví dụ `bo-y-te`, `CDBC-003`."
    ),
    "Only about items of these kinds.": "Chỉ về bản ghi thuộc các loại này.",
    "Only about these items, e.g. `indicator:KTXH-099`.": "Chỉ về các bản ghi này.",
    "Only about this collection.": "Chỉ về bộ này.",
    "Only as this sort of name.": "Chỉ theo kiểu tên này.",
    "Only duties of this level.": "Chỉ nghĩa vụ của cấp này.",
    "Only facts of this type.": "Chỉ sự kiện thuộc kiểu này.",
    "Only facts that name this item, e.g. `regime:CDBC-001`.": "Chỉ sự kiện nêu tên bản ghi này.",
    "Only in this list or scheme, e.g. `QCVN-102-2016`.": "Chỉ trong danh mục này.",
    "Only items of this kind.": "Chỉ bản ghi thuộc loại này.",
    "Only of this metric.": "Chỉ của chỉ số này.",
    "Only of this period, e.g. `Q`.": "Chỉ của kỳ này, ví dụ `Q`.",
    "Only records in force of these kinds.": "Chỉ bản ghi có hiệu lực thuộc các loại này.",
    "Only regimes of this one.": "Chỉ chế độ báo cáo thuộc bộ này.",
    "Only the next known due day of each regime.": "Chỉ hạn sắp tới đã biết của mỗi chế độ.",
    "Only these fields, parted by commas, e.g. `names,content`.": (
        "Chỉ các trường này, cách nhau bằng dấu phẩy."
    ),
    "Only those in this state.": "Chỉ những đề nghị ở trạng thái này.",
    "Only those this principal wrote.": "Chỉ những đề nghị do người này lập.",
    "The name of a target.": "Tên của mục tiêu.",
    "Only this one.": "Chỉ đối tượng này.",
    "Only this regime.": "Chỉ chế độ báo cáo này.",
    "Only those past their day, or not.": "Chỉ những cái đã quá hạn, hoặc chưa.",
    "Only those this body owes.": "Chỉ những gì cơ quan này phải gửi.",
    "Only what names one of these bodies, e.g. `bo-y-te`.": "Chỉ những gì nêu một cơ quan này.",
    "Only what refers to one of these, `kind:code`, e.g. `body:bo-y-te`.": (
        "Chỉ những gì dẫn chiếu đến một trong số này."
    ),
    "Only what the body has this part in.": "Chỉ những gì cơ quan có vai trò này.",
    "Only what this body leads or reports, itself or as heir.": (
        "Chỉ những gì cơ quan này chủ trì hoặc báo cáo, trực tiếp hoặc do kế thừa."
    ),
    "Only what was touched after this revision, day or instant (as `as_of`).": (
        "Chỉ những gì thay đổi sau dòng nhật ký, ngày hoặc thời điểm này."
    ),
    "Periods somebody needs beside those required, e.g. `M` or `M,Q`.": (
        "Kỳ mà có nơi cần ngoài các kỳ được yêu cầu, ví dụ `M` hoặc `M,Q`."
    ),
    "Remind so many days before each day.": "Nhắc trước mỗi hạn bấy nhiêu ngày.",
    "Split by stage, body, field …: `by=x` lists what it can be split by.": (
        "Tách theo giai đoạn, cơ quan, lĩnh vực…: `by=x` cho biết tách được theo gì."
    ),
    "Split each by this word.": "Tách theo từ này.",
    "Stream: the revision of the last event received.": "Luồng: dòng của sự kiện nhận cuối cùng.",
    "The code, e.g. `KTXH-099`.": "Mã, ví dụ `KTXH-099`.",
    "The id of a change request.": "Số của đề nghị thay đổi.",
    "The id of a subscription.": "Số của đăng ký nhận báo.",
    "The kind, as in addresses.": "Loại, như trong địa chỉ.",
    "The language of texts.": "Ngôn ngữ của văn bản.",
    "The name of a problem.": "Tên của lỗi.",
    "The number of a version, e.g. `1.0.0`.": "Số phiên bản, ví dụ `1.0.0`.",
    "The order.": "Thứ tự.",
    "The revision to begin after.": "Bắt đầu sau dòng nhật ký này.",
    "The status asked about.": "Trạng thái được hỏi.",
    "Title of the change request; default: names the file.": (
        "Tiêu đề của đề nghị thay đổi; mặc định: theo tên tệp."
    ),
    "What is counted.": "Đếm cái gì.",
    "What to call the file where a row is named.": "Tên gọi của tệp khi nêu một hàng.",
    "What to call the file where it is wrong.": "Tên gọi của tệp ở chỗ sai.",
    "What to look for: with or without marks, raw Telex or VNI keys, abbreviations, codes, "
    "numbers of documents.": (
        "Điều cần tìm: có dấu hay không, gõ Telex hoặc VNI, viết tắt, mã, số hiệu văn bản."
    ),
    "Where the page begins: take it from `links.next`.": "Trang bắt đầu ở đâu: lấy ở `links.next`.",
    "Who leads on that day, or today.": "Ai chủ trì vào ngày đó, hoặc hôm nay.",
    "`zip`: everything, with the log and all versions; `ndjson`, `xlsx`, `csv.zip`: each item "
    "once, as of the two clocks; `csv`: one kind.": (
        "`zip`: tất cả, kèm nhật ký và mọi phiên bản; dạng khác: mỗi bản ghi một lần."
    ),
    # Answers
    "The answer.": "Câu trả lời.",
    "Done.": "Đã thực hiện.",
    "The file.": "Tệp.",
    "The file has not changed.": "Tệp không thay đổi.",
    "Successful Response": "Câu trả lời.",
    "It is still as If-None-Match says.": "Vẫn như If-None-Match nêu.",
    "The question cannot be read: an unknown parameter, a value not written as told here.": (
        "Không đọc được câu hỏi: tham số lạ, giá trị không viết như nêu ở đây."
    ),
    "The question cannot be understood.": "Không hiểu được câu hỏi.",
    "The request cannot be understood.": "Không hiểu được yêu cầu.",
    "No token, or one that is wrong, expired or revoked.": (
        "Không có mã truy cập, hoặc mã sai, hết hạn, đã thu hồi."
    ),
    "Who asks may not do this.": "Người hỏi không được làm việc này.",
    "There is no such thing.": "Không có đối tượng này.",
    "Nothing answers the question: there is no such thing, or not on that day, not yet known "
    "then; a page of another list, a moment to come.": (
        "Không có câu trả lời: không có đối tượng, hoặc không có vào ngày đó, khi đó chưa biết."
    ),
    "None of the forms asked for is offered; `offered` names them.": (
        "Không có dạng nào được yêu cầu; `offered` nêu các dạng có."
    ),
    "The body came too slowly.": "Nội dung đến quá chậm.",
    "It fits the schema, but breaks a rule or does not fit the present state.": (
        "Đúng lược đồ nhưng trái quy tắc hoặc không hợp với tình trạng hiện nay."
    ),
    "The form cannot hold these records.": "Dạng tệp không chứa được các bản ghi này.",
    "Changed since it was read: If-Match names an old edition.": (
        "Đã thay đổi từ khi đọc: If-Match nêu bản cũ."
    ),
    "The body is too large.": "Nội dung quá lớn.",
    "The address is too long.": "Địa chỉ quá dài.",
    "The body is not JSON.": "Nội dung không phải JSON.",
    "The body does not fit the schema; every fault is named.": (
        "Nội dung không đúng lược đồ; mọi lỗi đều được nêu."
    ),
    "If-Match is missing.": "Thiếu If-Match.",
    "Too many requests: `Retry-After` says when to come again.": (
        "Quá nhiều yêu cầu: `Retry-After` cho biết khi nào hỏi lại."
    ),
    "It took too long: `Retry-After` says when to come again.": (
        "Trả lời quá lâu: `Retry-After` cho biết khi nào hỏi lại."
    ),
    "The search index is being made; try again soon.": (
        "Chỉ mục tìm kiếm đang được lập; hãy thử lại sau ít giây."
    ),
}
"""The Vietnamese of each English text."""


def say_in_vietnamese(document: Json) -> None:
    """Put the Vietnamese beside what is said in English only."""
    for part in _parts(document):
        vietnamese = VIETNAMESE.get(part.get("description", ""))
        if vietnamese:
            part["description"] += f" ({vietnamese})"


def _parts(document: Json) -> Iterator[Json]:
    """Every parameter and answer of the document, each once: some stand in many places."""
    seen = {}
    for operation, _ in operations(document):
        for part in (*operation.get("parameters", ()), *operation["responses"].values()):
            seen[id(part)] = part
    yield from seen.values()
