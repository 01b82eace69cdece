"""The ten kinds of thing the registry catalogues."""

from registry.words import Term, Words


class Kind(Term):
    """What an item is. The value is used in addresses, files and references."""

    INDICATOR = "indicator", "Chỉ tiêu", "Indicator"
    REGIME = "regime", "Chế độ báo cáo", "Reporting regime"
    TEMPLATE = "template", "Mẫu biểu", "Template"
    PERIOD = "period", "Kỳ báo cáo", "Reporting period"
    BODY = "body", "Cơ quan", "Body"
    INSTRUMENT = "instrument", "Văn bản", "Legal instrument"
    CODELIST = "codelist", "Danh mục", "Codelist"
    UNIT = "unit", "Đơn vị tính", "Unit of measure"
    SYSTEM = "system", "Hệ thống thông tin", "Information system"
    COLLECTION = "collection", "Bộ, danh sách", "Collection"

    @property
    def plural(self) -> str:
        """The word in addresses: ``/v1/bodies``."""
        return "bodies" if self is Kind.BODY else f"{self.value}s"

    @property
    def many(self) -> Words:
        """What several of it are called; Vietnamese has one word for both."""
        irregular = {Kind.BODY: "Bodies", Kind.UNIT: "Units of measure"}
        return Words(self.words.vi, irregular.get(self, f"{self.words.en}s"))
