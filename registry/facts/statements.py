"""The six types of fact, as the model's design names them."""

from typing import Annotated

from pydantic import Field, model_validator

from registry.facts.fact import Fact
from registry.kinds.codes import BodyCode, PeriodCode, TemplateCode
from registry.kinds.content import Citation, Line, Party
from registry.kinds.kind import Kind
from registry.kinds.marks import Facet, Label
from registry.kinds.wrong import Wrong
from registry.words import Term, Words


class StageName(Term):
    """How far a regime is from paper to data flowing; the order is the order of the work."""

    PAPER = "paper", "Báo cáo giấy", "Paper"
    STANDARDISED = "standardised", "Đã chuẩn hóa chế độ, biểu mẫu", "Regime and forms standardised"
    FORM_READY = "form_ready", "Đã xây dựng biểu mẫu điện tử", "Electronic form built"
    CONNECTED = "connected", "Đã kết nối kỹ thuật", "Technically connected"
    ELECTRONIC = "electronic", "Đã triển khai, tích hợp, có dữ liệu", "Deployed, data flowing"


class SupplyState(Term):
    """Whether figures of an indicator are supplied for a period and form."""

    NONE = "none", "Chưa cung cấp", "None"
    PARTIAL = "partial", "Cung cấp một phần", "Partial"
    FULL = "full", "Cung cấp đầy đủ", "Full"


class ConnectionState(Term):
    """Whether a body or system is linked to the Government's system."""

    NONE = "none", "Chưa kết nối", "Not connected"
    PLANNED = "planned", "Dự kiến kết nối", "Planned"
    TECHNICAL = "technical", "Kết nối kỹ thuật, chưa có dữ liệu", "Technical link, no data"
    DATA = "data", "Đã kết nối, liên thông dữ liệu", "Connected, data flowing"
    HUB = "hub", "Hệ thống trung tâm", "The hub itself"


class SuccessionKind(Term):
    """How one body took over from another."""

    MERGE = "merge", "Hợp nhất, sáp nhập", "Merge"
    SPLIT = "split", "Chia, tách", "Split"
    RENAME = "rename", "Đổi tên", "Rename"
    TRANSFER = "transfer", "Chuyển giao nhiệm vụ", "Transfer of duties"


class Stage(Fact):
    """The stage a regime has reached, for all who report it or for one reporting body."""

    subject_kinds = frozenset({Kind.REGIME})

    stage: Annotated[StageName, Label("Giai đoạn", "Stage"), Facet("stage")]
    """The stage reached."""
    body: Annotated[BodyCode | None, Label("Cơ quan báo cáo", "Reporting body")] = None
    """The reporting body it is stated for; absent: the regime as a whole."""
    is_pilot: Annotated[bool, Label("Thí điểm", "Pilot"), Facet("is_pilot")] = False
    """Run as a pilot."""


class Supply(Fact):
    """Whether an indicator's figures are supplied, for a period and form."""

    subject_kinds = frozenset({Kind.INDICATOR})

    supply: Annotated[SupplyState, Label("Mức cung cấp", "Supply"), Facet("supply")]
    """None, in part or in full."""
    period: Annotated[PeriodCode | None, Label("Kỳ", "Period"), Facet("period")] = None
    """The period it is stated for; absent: not stated for which."""
    template: Annotated[TemplateCode | None, Label("Biểu mẫu", "Template")] = None
    """The form it is stated for; absent: not stated for which."""


class Connection(Fact):
    """Whether a body or system is connected to the Government's reporting system."""

    subject_kinds = frozenset({Kind.BODY, Kind.SYSTEM})

    connection: Annotated[ConnectionState, Label("Kết nối", "Connection"), Facet("connection")]
    """How it is connected."""


class Succession(Fact):
    """That one body (the subject) handed its duties, all or some, to another on a day."""

    subject_kinds = frozenset({Kind.BODY})
    is_official = True

    successor: Annotated[BodyCode, Label("Cơ quan kế thừa", "Successor"), Facet("successor")]
    """Who took over."""
    succession: Annotated[SuccessionKind, Label("Hình thức", "Kind"), Facet("succession")]
    """Merge, split, rename, or transfer of some duties."""
    legal_basis: Annotated[tuple[Citation, ...], Label("Căn cứ pháp lý", "Legal basis")] = ()
    """The acts it stands on."""

    @model_validator(mode="after")
    def _has_a_day(self) -> "Succession":
        if self.on is None:
            raise Wrong(_NO_DAY)
        return self


Metric = Annotated[Line, Label("Chỉ số theo dõi", "Metric"), Facet("metric")]
"""What is counted, e.g. ``regimes_electronic``. Two names, two definitions: never mix them."""


class Tally(Fact):
    """An official figure, beside our own counts and never mixed with them."""

    is_official = True

    metric: Metric
    """What was counted."""
    scope: Annotated[Line | None, Label("Phạm vi", "Scope")] = None
    """Over what, in the words of the source."""
    scope_en: Annotated[Line | None, Label("Phạm vi (tiếng Anh)", "Scope in English")] = None
    """Over what, in English."""
    numerator: Annotated[int, Field(ge=0), Label("Số đạt", "Numerator")]
    """How many have it."""
    denominator: Annotated[int | None, Field(ge=0), Label("Tổng số", "Denominator")] = None
    """Of how many; absent: the source does not say."""
    period: Annotated[PeriodCode | None, Label("Kỳ có số liệu", "Period supplied")] = None
    """For which period the figures counted come, where the source says it."""
    needed_period: Annotated[PeriodCode | None, Label("Kỳ cần có", "Period needed")] = None
    """For which period they are needed, where the source says it: the gap it complains of."""


class Target(Fact):
    """What a resolution asks for, and by when; ``on`` is the due date."""

    is_official = True

    name: Annotated[Line, Label("Ký hiệu", "Name")]
    """A short name, e.g. ``nq01-2021-regimes``."""
    metric: Metric
    """What is to be counted."""
    scope: Annotated[Line | None, Label("Phạm vi", "Scope")] = None
    """Over what, in the words of the source."""
    scope_en: Annotated[Line | None, Label("Phạm vi (tiếng Anh)", "Scope in English")] = None
    """Over what, in English."""
    share_percent: Annotated[int | None, Field(ge=0, le=100), Label("Tỷ lệ (%)", "Share (%)")] = (
        None
    )
    """The share asked for, in percent."""
    count: Annotated[int | None, Field(ge=0), Label("Số lượng", "Count")] = None
    """The number asked for."""
    total: Annotated[int | None, Field(ge=0), Label("Trên tổng số", "Of")] = None
    """Of how many."""
    owed_by: Annotated[Party | None, Label("Cơ quan chịu trách nhiệm", "Who owes it")] = None
    """Who must reach it; absent: everyone in the scope."""
    legal_basis: Annotated[tuple[Citation, ...], Label("Căn cứ pháp lý", "Legal basis")] = ()
    """The act that sets it."""


_NO_DAY = Words("kế thừa cần có ngày", "a succession needs a day")
