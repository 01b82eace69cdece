"""What can go wrong in the registry, said so that a person can act on it.

The family is small: nothing here knows status codes. ``registry_api.errors`` maps it to HTTP.
"""

from dataclasses import dataclass

from registry.words import Words


@dataclass(frozen=True)
class Complaint:
    """One thing wrong with what was given, and where.

    ``pointer`` is a JSON Pointer (RFC 6901) into the thing, e.g. ``/units/0/unit``; ``place`` says
    where a person finds it (``indicators.csv, line 12, column unit_vi``) if it came from a file.
    """

    pointer: str
    code: str
    message: Words
    place: str | None = None

    def __str__(self) -> str:
        where = self.place or self.pointer or "/"
        return f"{where}: {self.message.en}"


def fault_count(count: int) -> Words:
    """How many things are wrong, as a message says it: ``1 fault``, ``2 faults``."""
    return Words(f"{count} lỗi", "1 fault" if count == 1 else f"{count} faults")


class RegistryError(Exception):
    """Anything the registry refuses. ``message`` says what happened and what to do about it."""

    title = Words("Yêu cầu không thực hiện được", "The request could not be carried out")

    def __init__(self, message: Words, **details: object) -> None:
        """Keep the message and whatever details help the reader (codes, dates, successors)."""
        super().__init__(message.en)
        self.message = message
        self.details = details


class NotFound(RegistryError):
    """No such thing, at least not as of the two clocks asked for."""

    title = Words("Không tìm thấy", "Not found")


class NotInForce(NotFound):
    """The thing is known, but was not in force on the day asked for (``details['in_force']``)."""

    title = Words("Không có hiệu lực vào ngày được hỏi", "Not in force on the day asked for")


class NotYetKnown(NotFound):
    """The registry learned of the thing later than the moment asked about."""

    title = Words(
        "Tại thời điểm được hỏi, hệ thống chưa biết đối tượng này",
        "The registry did not know of it at the moment asked about",
    )


class Faulty(RegistryError):
    """Something given is wrong; ``complaints`` lists every fault at once."""

    def __init__(
        self, message: Words, complaints: tuple[Complaint, ...] = (), **details: object
    ) -> None:
        """Keep the complaints beside the message."""
        super().__init__(message, **details)
        self.complaints = complaints


class Invalid(Faulty):
    """Content that breaks the rules of its kind."""

    title = Words("Dữ liệu không hợp lệ", "Invalid content")


class BadQuestion(Faulty):
    """A question that cannot be understood: an unknown filter, a date that is none."""

    title = Words("Câu hỏi không hợp lệ", "The question cannot be understood")


class NoAnswer(BadQuestion):
    """A question well put that nothing answers: a page of another list, a moment to come."""

    title = Words(
        "Không có gì để trả lời câu hỏi này", "There is nothing that answers the question"
    )


class Conflict(RegistryError):
    """It would have been right at another time: something else was changed or recorded before."""

    title = Words("Xung đột với trạng thái hiện tại", "Conflict with the present state")


class NotAllowed(Faulty):
    """Who asks may not do this; with complaints when it is about several things."""

    title = Words("Không được phép", "Not allowed")


class Stale(RegistryError):
    """The thing was changed since it was read: read it again and decide anew."""

    title = Words("Dữ liệu đã thay đổi từ khi được đọc", "Changed since it was read")


class Unconditional(RegistryError):
    """A change must name what it was decided on (``If-Match``), so that no update is lost."""

    title = Words("Thiếu điều kiện If-Match", "A condition is required (If-Match)")


class Busy(RegistryError):
    """Others are writing; the same request will do later."""

    title = Words("Hệ thống đang bận", "Busy")


class TooLarge(RegistryError):
    """More than the registry takes in at once."""

    title = Words("Quá lớn", "Too large")


class NotOffered(RegistryError):
    """The answer cannot be given in any form that was asked for (``details['offered']``)."""

    title = Words("Không có dạng trả lời được yêu cầu", "No form that was asked for is offered")


class WrongMedia(RegistryError):
    """A body of a media type that is not understood here."""

    title = Words("Kiểu nội dung không được hỗ trợ", "Unsupported media type")


class Unknown(RegistryError):
    """Nobody knows this token, or it is expired or revoked."""

    title = Words("Chưa xác thực", "Not authenticated")


class Damaged(RegistryError):
    """The stored log or a record does not match its digest: restore a backup before going on."""

    title = Words("Dữ liệu lưu trữ bị hỏng", "Stored data are damaged")
