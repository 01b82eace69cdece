"""What every kind's content has in common, and the small models they share."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from registry.kinds.codes import BodyCode, InstrumentCode
from registry.kinds.marks import CodeOf, Facet, Label, Searched, Wording
from registry.kinds.wrong import Wrong
from registry.words import Words

Line = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
"""A short text on one line."""

Prose = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""A text of one or more sentences."""


class Model(BaseModel):
    """A frozen record: unknown fields are refused, the docstring under a field describes it."""

    # Validators are built when something is first validated: reading, which is all that most
    # processes do, never needs them.
    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True
    )


class Text(Model):
    """A text in Vietnamese, which has authority, and in English where a translation exists."""

    vi: Annotated[Prose, Label("Tiếng Việt", "Vietnamese"), Searched()]
    """The Vietnamese text, NFC."""
    en: Annotated[Prose | None, Label("Tiếng Anh", "English"), Wording(), Searched()] = None
    """The English translation; absent when none was made."""

    def words(self) -> Words:
        """Both languages, the Vietnamese standing in where there is no English."""
        return Words(self.vi, self.en or self.vi)


class Mention(Model):
    """A free text that stands for a reference. Unresolved ones stay text and are listed as such."""

    written: ClassVar[str] = "text"
    """The field that holds the words of the source."""
    resolved_by: ClassVar[tuple[str, ...]]
    """The fields any of which says what the words stand for."""


class Citation(Mention):
    """A place in law: an instrument and, where known, its article and clause."""

    resolved_by = ("instrument",)

    instrument: Annotated[
        InstrumentCode | None, Label("Văn bản", "Instrument"), Facet("instrument")
    ] = None
    """The instrument, when the registry has a record of it."""
    article: Annotated[Line | None, Label("Điều, khoản", "Article, clause")] = None
    """Article, clause, point or appendix, as cited, e.g. ``Điều 12``."""
    text: Annotated[Line | None, Label("Nguyên văn viện dẫn", "As cited"), Wording()] = None
    """The citation as it was written in the source."""

    @model_validator(mode="after")
    def _says_something(self) -> "Citation":
        if self.instrument is None and self.text is None:
            raise Wrong(_EMPTY_CITATION)
        return self


class Party(Mention):
    """A body, or a group of bodies, in a role; the text is what the source wrote.

    ``body`` for one body; ``group`` for a class of bodies such as every provincial People's
    Committee. Neither: the text could not be resolved, and ``registry check`` lists it.
    """

    resolved_by = ("body", "group")

    body: Annotated[BodyCode | None, Label("Cơ quan", "Body")] = None
    """The body, when it is a single one the registry knows."""
    group: Annotated[
        str | None, CodeOf("CL_NHOM_CO_QUAN"), Label("Nhóm cơ quan", "Group of bodies")
    ] = None
    """The class of bodies meant, a code of CL_NHOM_CO_QUAN."""
    text: Annotated[Line | None, Label("Nguyên văn", "As written"), Wording()] = None
    """The words of the source."""

    @model_validator(mode="after")
    def _says_something(self) -> "Party":
        if self.body is None and self.group is None and self.text is None:
            raise Wrong(_EMPTY_PARTY)
        return self


class Identifier(Model):
    """A code given to the thing by somebody else, with the scheme that gives it a meaning."""

    scheme: Annotated[Line, Label("Hệ thống mã", "Scheme")]
    """Who issues the code and in which list, e.g. ``QCVN-102-2016``."""
    value: Annotated[Line, Label("Mã", "Code"), Searched(4)]
    """The code itself, e.g. ``G09``."""
    source: Annotated[Prose | None, Label("Nguồn", "Source"), Wording()] = None
    """Where the code was seen, and how sure that is."""
    source_en: Annotated[
        Prose | None, Label("Nguồn (tiếng Anh)", "Source in English"), Wording()
    ] = None
    """The source in English; absent when it reads alike in both languages."""


class Content(Model):
    """The content of a version: what the item *is*, apart from when, who and how sure."""

    needed_to_qualify: ClassVar[tuple[str, ...]] = ()
    """Fields that must be filled, and resolved where they are mentions, before it is qualified."""

    names: Annotated[Text, Label("Tên", "Name"), Wording(), Searched(10)]
    """The official name, and its translation."""
    aliases: Annotated[
        tuple[Line, ...], Label("Tên khác", "Other names"), Wording(), Searched(6)
    ] = ()
    """Other names and abbreviations in use."""
    legal_basis: Annotated[tuple[Citation, ...], Label("Căn cứ pháp lý", "Legal basis")] = ()
    """What it stands on in law."""
    note: Annotated[Prose | None, Label("Ghi chú", "Note"), Wording(), Searched()] = None
    """Anything the reader should know that no other field holds."""
    note_en: Annotated[
        Prose | None, Label("Ghi chú (tiếng Anh)", "Note in English"), Wording(), Searched()
    ] = None
    """The note in English."""


_EMPTY_CITATION = Words(
    "căn cứ cần có văn bản hoặc, khi chưa có bản ghi văn bản, nguyên văn viện dẫn",
    "a citation needs an instrument or, if there is no record of it, a text",
)
_EMPTY_PARTY = Words(
    "cần có cơ quan, nhóm cơ quan hoặc nguyên văn", "a party needs a body, a group or a text"
)
