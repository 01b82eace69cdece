"""Provenance: where a record comes from and how sure it is. It travels with every record."""

from typing import Annotated

from registry.kinds.content import Line, Model, Prose
from registry.kinds.marks import Facet, Label
from registry.words import Term


class Certainty(Term):
    """How sure a record is, in the coarsest words."""

    SOURCED = "sourced", "Có nguồn", "Sourced"
    DERIVED = "derived", "Suy ra từ nguồn", "Derived from a source"
    KNOWN = "known", "Theo hiểu biết, chưa đối chiếu", "From knowledge, unchecked"
    RECONSTRUCTED = "reconstructed", "Dựng lại", "Reconstructed"
    PROPOSED = "proposed", "Đề xuất", "Proposed"
    UNSTATED = "unstated", "Chưa nêu nguồn", "Not stated"


class ProvenanceClass(Term):
    """How the content is known, in the words of the reference data."""

    NATIONAL_SYSTEM = (
        "national-system",
        "Hệ thống chỉ tiêu thống kê quốc gia",
        "National statistical indicator system",
    )
    PROVINCIAL_SYSTEM = (
        "provincial-system",
        "Hệ thống chỉ tiêu thống kê cấp tỉnh",
        "Provincial statistical indicator system",
    )
    SECTOR_SYSTEM = (
        "sector-system",
        "Hệ thống chỉ tiêu thống kê bộ, ngành",
        "Sector statistical indicator system",
    )
    SOURCED = "sourced", "Có nguồn dẫn", "Sourced"
    DERIVED = "derived", "Suy ra từ nguồn", "Derived from a source"
    KNOWN_LAW = "known-law", "Theo hiểu biết về pháp luật, chưa kiểm tra", "Known law, unchecked"
    KNOWN = "known", "Theo hiểu biết riêng", "Own knowledge"
    RECONSTRUCTED = "reconstructed", "Dựng lại, chưa đối chiếu văn bản gốc", "Reconstructed"
    PROPOSED = "proposed", "Đề xuất, không phải mẫu chính thức", "Proposed, not official"
    UNVERIFIED = "unverified", "Chưa xác minh", "Unverified"
    UNSTATED = "unstated", "Tệp nguồn không nêu", "Not stated by the source file"

    @property
    def certainty(self) -> Certainty:
        """The coarse class: "sourced" covers the three statistical systems too."""
        return _CERTAINTY[self]


_CERTAINTY = {
    ProvenanceClass.NATIONAL_SYSTEM: Certainty.SOURCED,
    ProvenanceClass.PROVINCIAL_SYSTEM: Certainty.SOURCED,
    ProvenanceClass.SECTOR_SYSTEM: Certainty.SOURCED,
    ProvenanceClass.SOURCED: Certainty.SOURCED,
    ProvenanceClass.DERIVED: Certainty.DERIVED,
    ProvenanceClass.KNOWN_LAW: Certainty.KNOWN,
    ProvenanceClass.KNOWN: Certainty.KNOWN,
    ProvenanceClass.UNVERIFIED: Certainty.KNOWN,
    ProvenanceClass.RECONSTRUCTED: Certainty.RECONSTRUCTED,
    ProvenanceClass.PROPOSED: Certainty.PROPOSED,
    ProvenanceClass.UNSTATED: Certainty.UNSTATED,
}


class Provenance(Model):
    """Where a version or fact comes from."""

    level: Annotated[ProvenanceClass, Label("Nguồn gốc", "Provenance"), Facet("provenance")]
    """How it is known."""
    reference: Annotated[Prose | None, Label("Nguồn dẫn", "Reference")] = None
    """The document or page, and what was seen of it."""
    reference_en: Annotated[
        Prose | None, Label("Nguồn dẫn (tiếng Anh)", "Reference in English")
    ] = None
    """The reference in English; absent when it reads alike in both languages."""
    note: Annotated[Prose | None, Label("Lưu ý", "Note")] = None
    """What to bear in mind when relying on it."""
    note_en: Annotated[Prose | None, Label("Lưu ý (tiếng Anh)", "Note in English")] = None
    """The note in English."""
    file: Annotated[Line | None, Label("Tệp dữ liệu", "Data file"), Facet("source_file")] = None
    """The reference file it was loaded from, e.g. ``indicators.csv``."""
