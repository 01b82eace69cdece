"""What every fact has: a subject, a date with its precision, evidence, source and provenance."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import StringConstraints, model_validator

from registry.kinds.codes import ItemName
from registry.kinds.content import Citation, Line, Model, Prose, Text
from registry.kinds.kind import Kind
from registry.kinds.marks import Facet, Label
from registry.kinds.provenance import Provenance
from registry.kinds.wrong import Wrong
from registry.words import Term, Words

WebAddress = Annotated[
    str, StringConstraints(pattern=r"^https?://[^\s<>\"\x00-\x1f\x7f]{1,1980}$", max_length=2_000)
]
"""The address of a page; nothing else may follow ``http``, so that it is safe to show as a link."""


class FactType(Term):
    """What sort of statement it is."""

    STAGE = "stage", "Giai đoạn điện tử hóa", "Digitization stage"
    SUPPLY = "supply", "Cung cấp số liệu", "Supply of figures"
    CONNECTION = "connection", "Kết nối", "Connection"
    SUCCESSION = "succession", "Kế thừa cơ quan", "Succession of bodies"
    TALLY = "tally", "Số liệu công bố", "Official tally"
    TARGET = "target", "Mục tiêu", "Target"


class DatePrecision(Term):
    """What the date of a fact says."""

    DAY = "day", "Đúng ngày", "On that day"
    MONTH = "month", "Trong tháng", "In that month"
    BEFORE = "before", "Trước hoặc vào ngày", "On or before that day"
    AFTER = "after", "Sau ngày", "After that day"


class FactEvidence(Citation):
    """A document that shows it: an instrument, a text that names it, or its address."""

    link: Annotated[WebAddress | None, Label("Đường dẫn", "Link")] = None
    """Where it can be read, ``https://…``."""
    note: Annotated[Line | None, Label("Nội dung thấy được", "What it shows")] = None
    """What was seen in it."""
    note_en: Annotated[
        Line | None, Label("Nội dung thấy được (tiếng Anh)", "What it shows, in English")
    ] = None
    """What was seen in it, in English."""

    @model_validator(mode="after")
    def _says_something(self) -> "FactEvidence":
        if self.instrument is None and self.text is None and self.link is None:
            raise ValueError("evidence needs an instrument, a text or a link")
        return self


class Fact(Model):
    """A dated statement. Each is one line of the log and is named by its revision."""

    subject_kinds: ClassVar[frozenset[Kind]] = frozenset()
    """What it must be about; empty: about anything, or about nothing the registry has."""
    is_official: ClassVar[bool] = False
    """Speaks for the Government: only a registrar records or voids it."""

    subject: Annotated[ItemName | None, Label("Đối tượng", "Subject")] = None
    """The item it is about, e.g. ``regime:CDBC-001``; absent where no item stands for it."""
    on: Annotated[date | None, Label("Ngày", "Date"), Facet("on")] = None
    """The day the statement holds for, read with ``precision``; absent: not known."""
    precision: Annotated[DatePrecision, Label("Độ chính xác của ngày", "Precision of the date")] = (
        DatePrecision.DAY
    )
    """What ``on`` means: that day, that month, some day up to it, or after it."""
    evidence: Annotated[tuple[FactEvidence, ...], Label("Bằng chứng", "Evidence")] = ()
    """Documents that show it."""
    definition: Annotated[Text | None, Label("Định nghĩa", "Definition")] = None
    """What exactly is stated or counted, in the words of the source."""
    note: Annotated[Prose | None, Label("Ghi chú", "Note")] = None
    """Remarks."""
    note_en: Annotated[Prose | None, Label("Ghi chú (tiếng Anh)", "Note in English")] = None
    """The remarks in English."""
    provenance: Annotated[Provenance, Label("Nguồn gốc", "Provenance")]
    """Where the statement comes from and how sure it is."""

    @model_validator(mode="after")
    def _is_about_the_right_kind(self) -> "Fact":
        kinds = self.subject_kinds
        if kinds and (self.subject or "").partition(":")[0] not in kinds:
            raise Wrong(_OTHER_SUBJECT.filled(kinds=sorted(kinds)))
        return self

    @model_validator(mode="after")
    def _bounds_need_a_day(self) -> "Fact":
        if self.on is None and self.precision is not DatePrecision.DAY:
            raise Wrong(_NO_DATE)
        return self


_OTHER_SUBJECT = Words("đối tượng phải thuộc loại: {kinds}", "the subject must be one of: {kinds}")
_NO_DATE = Words("mốc trước, sau hoặc tháng cần có ngày", "a bound or month needs a date")
