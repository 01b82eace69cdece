"""Collection (bộ, danh sách): a named set with the size it is expected to have."""

from typing import Annotated

from pydantic import model_validator

from registry.kinds.codes import ItemName
from registry.kinds.content import Content, Line, Model, Prose
from registry.kinds.kind import Kind
from registry.kinds.marks import Facet, KeyedBy, Label, Wording
from registry.kinds.wrong import Wrong
from registry.words import Term, Words


class Evidence(Term):
    """How it is known that the member belongs to the set."""

    NAMED = "named", "Được nguồn nêu tên", "Named by a source"
    RECONSTRUCTED = "reconstructed", "Dựng lại", "Reconstructed"
    DOUBTFUL = "doubtful", "Còn nghi vấn", "Doubtful"


class Member(Model):
    """One member and the evidence for its membership."""

    item: Annotated[ItemName, Label("Thành viên", "Member")]
    """The member, e.g. ``indicator:KTXH-099``."""
    evidence: Annotated[Evidence, Label("Bằng chứng", "Evidence")]
    """How its membership is known."""
    source: Annotated[Prose | None, Label("Nguồn", "Source"), Wording()] = None
    """Where its membership was read."""
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


class Collection(Content):
    """A set such as the 200 indicators of Decision 293, with the number its law speaks of.

    ``expected_count`` is what the source says; how many members are held is counted. Where they
    differ (64 and 75) both are answered.
    """

    needed_to_qualify = ("legal_basis", "members")

    member_kind: Annotated[Kind, Label("Loại thành viên", "Kind of members"), Facet("member_kind")]
    """What its members are."""
    expected_count: Annotated[int | None, Label("Số lượng theo nguồn", "Expected count")] = None
    """How many members the source says it has."""
    rule: Annotated[Line | None, Label("Cách lập", "How made"), Wording()] = None
    """By what rule or file the members were put together."""
    members: Annotated[tuple[Member, ...], Label("Thành viên", "Members"), KeyedBy("item")] = ()
    """Its members."""

    @model_validator(mode="after")
    def _members_are_of_the_kind(self) -> "Collection":
        seen: set[str] = set()
        for member in self.members:
            if not member.item.startswith(f"{self.member_kind}:"):
                raise Wrong(_OTHER_KIND.filled(item=member.item, kind=self.member_kind))
            if member.item in seen:
                raise Wrong(_TWICE.filled(item=member.item))
            seen.add(member.item)
        return self


_OTHER_KIND = Words(
    "{item} không thuộc loại “{kind}” của bộ này", "{item} is not of the collection's kind “{kind}”"
)
_TWICE = Words("{item} có hai lần trong bộ", "{item} stands twice in the collection")
