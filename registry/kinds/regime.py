"""Reporting regime (chế độ báo cáo): who reports what to whom, when and how, under which clause."""

from typing import Annotated

from registry.kinds.codes import PeriodCode
from registry.kinds.content import Content, Line, Model, Party, Prose, Text
from registry.kinds.marks import CodeOf, Facet, Label, Responsible, Searched, Wording
from registry.words import Term


class RegimeType(Term):
    """Decree 09/2019/NĐ-CP's three types; values are those of CL_LOAI_CHE_DO_BAO_CAO in words."""

    PERIODIC = "periodic", "Báo cáo định kỳ", "Periodic report"
    THEMATIC = "thematic", "Báo cáo chuyên đề", "Thematic report"
    AD_HOC = "ad_hoc", "Báo cáo đột xuất", "Ad hoc report"


class Level(Term):
    """The levels a report rises through. The district level ended on 2025-06-30."""

    COMMUNE = "commune", "Cấp xã", "Commune"
    DISTRICT = "district", "Cấp huyện", "District"
    PROVINCE = "province", "Cấp tỉnh", "Province"
    MINISTRY = "ministry", "Bộ, ngành", "Ministry"
    GOVERNMENT = "government", "Chính phủ", "Government"


class CutoffRule(Term):
    """By which rule the data of a period are cut off (thời gian chốt số liệu)."""

    DECREE_09_2019 = (
        "decree-09-2019",
        "Theo Điều 12 Nghị định 09/2019/NĐ-CP",
        "Article 12 of Decree 09/2019/NĐ-CP",
    )
    OWN = "own", "Theo quy định riêng của chế độ", "The regime's own rule"


class Cutoff(Model):
    """When the data of a period are cut off."""

    rule: Annotated[CutoffRule, Label("Quy tắc", "Rule"), Facet("cutoff_rule")]
    """The decree's windows, or the regime's own words."""
    is_assumed: Annotated[
        bool, Label("Áp dụng mặc định", "Assumed"), Facet("cutoff_assumed"), Wording()
    ] = False
    """The source of the regime states no rule and the decree's is taken by default."""
    text: Annotated[Prose | None, Label("Nguyên văn", "As written")] = None
    """The rule in the words of the source, when it is the regime's own."""
    text_en: Annotated[
        Prose | None, Label("Nguyên văn, dịch tiếng Anh", "As written, in English"), Wording()
    ] = None
    """The same in English, a translation made here."""


class Deadline(Model):
    """By when the report is sent, for one level or period where these are told apart."""

    text: Annotated[Prose, Label("Thời hạn gửi", "Deadline")]
    """The deadline in the words of the source, or what the source leaves open."""
    text_en: Annotated[
        Prose | None, Label("Thời hạn gửi (tiếng Anh)", "Deadline in English"), Wording()
    ] = None
    """The same in English, a translation made here; the calendar reads the Vietnamese."""
    is_known: Annotated[bool, Label("Đã biết ngày gửi", "Day known"), Facet("deadline_known")]
    """Whether the words state a day; false: the source names none or it is unverified."""
    level: Annotated[Level | None, Label("Cấp", "Level")] = None
    """The level it is for."""
    period: Annotated[PeriodCode | None, Label("Kỳ", "Period")] = None
    """The period it is for."""


class Regime(Content):
    """A duty to report to the Government or the Prime Minister, with Decree 09/2019's components.

    Components of a periodic regime: name, content, reporting and receiving bodies, ways of sending,
    deadline, frequency, cut-off, outline, data forms, procedure (docs/calendar.md). Outlines and
    data forms are templates that name the regime.
    """

    needed_to_qualify = ("legal_basis", "reporters", "lead_body", "recipients", "deadlines")

    sequence: Annotated[int | None, Label("Số thứ tự", "Number in the list"), Wording()] = None
    """Place in the list as we hold it; the official list has not been read."""
    regime_type: Annotated[RegimeType, Label("Loại báo cáo", "Type"), Facet("regime_type")]
    """Periodic, thematic or ad hoc."""
    field: Annotated[str, CodeOf("CL_LINH_VUC_BAO_CAO"), Label("Lĩnh vực", "Field"), Facet("field")]
    """The subject, a code of CL_LINH_VUC_BAO_CAO."""
    content_required: Annotated[
        Text | None, Label("Nội dung yêu cầu báo cáo", "Content required"), Searched()
    ] = None
    """What must be reported, text or figures."""
    reporters: Annotated[
        tuple[Party, ...], Label("Đối tượng thực hiện báo cáo", "Who reports"), Facet("reporter")
    ]
    """Who owes the report."""
    lead_body: Annotated[
        Party, Label("Cơ quan chủ trì, tổng hợp", "Lead body"), Facet("lead_body"), Responsible()
    ]
    """Who consolidates it."""
    recipients: Annotated[
        tuple[Party, ...], Label("Cơ quan nhận báo cáo", "Who receives"), Facet("recipient")
    ]
    """Who receives it."""
    levels: Annotated[
        tuple[Annotated[Level, Facet("level")], ...], Label("Các cấp báo cáo", "Levels")
    ] = ()
    """The levels it rises through, lowest first."""
    methods: Annotated[tuple[Prose, ...], Label("Phương thức gửi, nhận", "Ways of sending")] = ()
    """How it may be sent and received."""
    methods_en: Annotated[
        tuple[Prose, ...],
        Label("Phương thức gửi, nhận (tiếng Anh)", "Ways of sending in English"),
        Wording(),
    ] = ()
    """The same in English, in the same order."""
    frequencies: Annotated[
        tuple[Annotated[PeriodCode, Facet("frequency")], ...], Label("Tần suất", "Frequencies")
    ]
    """For which periods it is owed."""
    cutoff: Annotated[Cutoff, Label("Thời gian chốt số liệu", "Data cut-off")]
    """When its data are cut off."""
    deadlines: Annotated[tuple[Deadline, ...], Label("Thời hạn gửi", "Deadlines")] = ()
    """By when it is sent."""
    procedure: Annotated[Prose | None, Label("Quy trình", "Procedure")] = None
    """How several levels consolidate it, where stated."""
    stated_electronic: Annotated[
        Line | None,
        Label("Ghi nhận điện tử năm 2021", "Electronic in 2021, as recorded"),
        Wording(),
    ] = None
    """The word of the 2021 list (``yes``, ``unknown``); what is counted are stage facts."""
