"""Registration status, in the words of ISO/IEC 11179-6."""

from registry.words import Term


class Status(Term):
    """How far a version has come in registration. Provenance is another matter."""

    INCOMPLETE = "incomplete", "Bản nháp", "Incomplete"
    CANDIDATE = "candidate", "Đề nghị xem xét", "Candidate"
    RECORDED = "recorded", "Đã ghi nhận", "Recorded"
    QUALIFIED = "qualified", "Đã đối chiếu văn bản", "Qualified"
    STANDARD = "standard", "Chuẩn", "Standard"
    SUPERSEDED = "superseded", "Đã được thay thế", "Superseded"
    RETIRED = "retired", "Đã dừng dùng", "Retired"

    @property
    def is_published(self) -> bool:
        """Recorded or beyond: its content can never change again."""
        return self not in (Status.INCOMPLETE, Status.CANDIDATE)
