"""Codelist (danh mục): a closed list of codes with their names."""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints, model_validator

from registry.kinds.content import Content, Line, Model, Prose, Text
from registry.kinds.marks import Facet, KeyedBy, Label, Limit, Searched, Wording
from registry.kinds.wrong import Wrong
from registry.words import Words


class CodelistCodeItem(Model):
    """One code of a codelist."""

    code: Annotated[
        str,
        StringConstraints(pattern=r"^[A-Za-z0-9_@$.-]{1,80}$"),
        Label("Mã", "Code"),
    ]
    """The code, unique in its list."""
    names: Annotated[Text, Label("Tên", "Name"), Wording(), Searched()]
    """What it means."""
    parent: Annotated[Line | None, Label("Mã cha", "Parent code")] = None
    """The code above it in the list."""
    sort: Annotated[int | None, Label("Thứ tự", "Order"), Wording()] = None
    """Its place in print."""
    sdmx_code: Annotated[Line | None, Label("Mã SDMX", "SDMX code")] = None
    """The code of the corresponding SDMX cross-domain codelist."""
    stands_for: Annotated[Line | None, Label("Nghĩa", "Stands for"), Wording()] = None
    """In a list of terms: what the name, an abbreviation or synonym, stands for."""
    is_one_way: Annotated[bool, Label("Chỉ một chiều", "One way only"), Wording()] = False
    """The name is searched as its meaning, but not the meaning as the name."""
    is_in_phrase: Annotated[bool, Label("Chỉ trong cụm từ", "Only in a phrase"), Wording()] = False
    """It has the meaning only beside words that go with it, as TP in TP HCM."""
    valid_from: Annotated[date | None, Label("Từ ngày", "From"), Limit()] = None
    """First day it may be used; absent: since before the records begin."""
    valid_to: Annotated[date | None, Label("Đến ngày", "To"), Limit()] = None
    """Last day it may be used; absent: still."""
    provenance: Annotated[Line | None, Label("Nguồn gốc", "Provenance"), Wording()] = None
    """How the code is known (``sourced``, ``known``)."""
    source: Annotated[Prose | None, Label("Nguồn", "Source"), Wording()] = None
    """Where it was seen."""
    source_en: Annotated[
        Prose | None, Label("Nguồn (tiếng Anh)", "Source in English"), Wording()
    ] = None
    """The source in English; absent when it reads alike in both languages."""
    note: Annotated[Prose | None, Label("Ghi chú", "Note"), Wording()] = None
    """Remarks."""
    note_en: Annotated[Prose | None, Label("Ghi chú (tiếng Anh)", "Note in English"), Wording()] = (
        None
    )
    """The remarks in English."""


class Codelist(Content):
    """A list of codes that fields and disaggregations draw their values from."""

    codes: Annotated[tuple[CodelistCodeItem, ...], Label("Các mã", "Codes"), KeyedBy("code")]
    """Its codes."""
    is_derived: Annotated[
        bool, Label("Do hệ thống lập", "Made here"), Facet("is_derived"), Wording()
    ] = False
    """Made here from the words of other records, not taken from a published list."""

    @model_validator(mode="after")
    def _codes_are_told_apart(self) -> "Codelist":
        seen: set[str] = set()
        for item in self.codes:
            if item.code in seen:
                raise Wrong(_TWICE.filled(code=item.code))
            seen.add(item.code)
        missing = {item.parent for item in self.codes if item.parent} - seen
        if missing:
            raise Wrong(_NO_PARENT.filled(codes=sorted(missing)))
        return self


_TWICE = Words("mã {code} có hai lần trong danh mục", "the code {code} stands twice in the list")
_NO_PARENT = Words(
    "mã cha không có trong danh mục: {codes}", "parent codes not in the list: {codes}"
)
