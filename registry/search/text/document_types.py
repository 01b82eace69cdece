"""The types of legal and administrative documents, by the names and abbreviations in use."""

from enum import StrEnum

from registry.search.text.folding import fold


class DocumentType(StrEnum):
    """A type by the code it has in document numbers, folded: ``"nd"`` as in 09/2019/NĐ-CP."""

    CONSTITUTION = "hp"
    LAW = "l"
    ORDINANCE = "pl"
    DECREE = "nd"
    DECISION = "qd"
    RESOLUTION = "nq"
    JOINT_RESOLUTION = "nqlt"
    CIRCULAR = "tt"
    JOINT_CIRCULAR = "ttlt"
    DIRECTIVE = "ct"
    OFFICIAL_LETTER = "cv"
    TELEGRAM = "cd"
    NOTICE = "tb"
    PLAN = "kh"
    PROGRAMME = "ctr"
    REPORT = "bc"
    SUBMISSION = "ttr"
    GUIDANCE = "hd"
    CONSOLIDATED_TEXT = "vbhn"
    REGULATION = "qc"


_NAMES = {
    DocumentType.CONSTITUTION: "Hiến pháp",
    DocumentType.LAW: "Luật|Bộ luật|Law",
    DocumentType.ORDINANCE: "Pháp lệnh|Ordinance",
    DocumentType.DECREE: "Nghị định|Decree",
    DocumentType.DECISION: "Quyết định|Decision",
    DocumentType.RESOLUTION: "Nghị quyết|Resolution",
    DocumentType.JOINT_RESOLUTION: "Nghị quyết liên tịch",
    DocumentType.CIRCULAR: "Thông tư|Circular",
    DocumentType.JOINT_CIRCULAR: "Thông tư liên tịch",
    DocumentType.DIRECTIVE: "Chỉ thị|Directive",
    DocumentType.OFFICIAL_LETTER: "Công văn",
    DocumentType.TELEGRAM: "Công điện",
    DocumentType.NOTICE: "Thông báo",
    DocumentType.PLAN: "Kế hoạch",
    DocumentType.PROGRAMME: "Chương trình",
    DocumentType.REPORT: "Báo cáo",
    DocumentType.SUBMISSION: "Tờ trình",
    DocumentType.GUIDANCE: "Hướng dẫn",
    DocumentType.CONSOLIDATED_TEXT: "Văn bản hợp nhất",
    DocumentType.REGULATION: "Quy chế",
}

BY_NAME = {
    fold(name): document_type
    for document_type, names in _NAMES.items()
    for name in names.split("|")
}
"""Types by their folded names, in Vietnamese and usual English: ``"nghi dinh"``, ``"decree"``."""

BY_CODE = {document_type.value: document_type for document_type in DocumentType}
"""Types by the code in a number, e.g. the ``nd`` of 09/2019/nd-cp."""

NAMED_BY_YEAR = frozenset(
    [
        DocumentType.CONSTITUTION,
        DocumentType.LAW,
        DocumentType.ORDINANCE,
        DocumentType.PLAN,
        DocumentType.PROGRAMME,
        DocumentType.REPORT,
    ]
)
"""Types that with a year alone mean the one of that year: luật 2015, kế hoạch 2021."""

NEVER_BY_NUMBER_ALONE = frozenset(
    [
        DocumentType.PLAN,
        DocumentType.PROGRAMME,
        DocumentType.REPORT,
        DocumentType.NOTICE,
        DocumentType.GUIDANCE,
        DocumentType.SUBMISSION,
        DocumentType.REGULATION,
        DocumentType.TELEGRAM,
    ]
)
"""Types whose names are everyday words: báo cáo 6 tháng is no report number 6."""
