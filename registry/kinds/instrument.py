"""Legal instrument (văn bản): what regimes, indicators and templates stand on."""

from datetime import date
from typing import Annotated

from registry.kinds.codes import InstrumentCode
from registry.kinds.content import Content, Line, Mention, Party, Prose
from registry.kinds.marks import Facet, Label, Searched, Wording
from registry.words import Term


class Effect(Term):
    """What one instrument does to another."""

    REPLACES = "replaces", "Thay thế", "Replaces"
    AMENDS = "amends", "Sửa đổi, bổ sung", "Amends"
    REPEALS = "repeals", "Bãi bỏ", "Repeals"


class EffectOn(Mention):
    """One instrument's effect on another."""

    resolved_by = ("instrument",)

    effect: Annotated[Effect, Label("Tác động", "Effect")]
    """Replaces, amends or repeals."""
    instrument: Annotated[InstrumentCode | None, Label("Văn bản", "Instrument")] = None
    """The other instrument, when the registry has it."""
    text: Annotated[Line | None, Label("Số hiệu như viện dẫn", "Number as cited"), Wording()] = None
    """Its number as the source writes it."""


class Instrument(Content):
    """A law, decree, decision, circular or letter, with its dates."""

    needed_to_qualify = ("issued_on", "effective_on", "issuers")

    number: Annotated[Line, Label("Số, ký hiệu", "Number"), Searched(10)]
    """The official number, e.g. ``293/QĐ-TTg``; numbers of decisions start again every year."""
    instrument_type: Annotated[
        Line, Label("Loại văn bản", "Type"), Facet("instrument_type"), Searched(2)
    ]
    """Nghị định, Luật, Quyết định, Thông tư, Nghị quyết, Công văn …, as the law names them."""
    issuers: Annotated[tuple[Party, ...], Label("Cơ quan ban hành", "Issuer"), Facet("issuer")]
    """Who issued it; several for a joint circular."""
    issued_on: Annotated[date | None, Label("Ngày ban hành", "Issued on")] = None
    """The day it was signed; absent: not known."""
    effective_on: Annotated[date | None, Label("Ngày có hiệu lực", "In effect from")] = None
    """The day it took effect; absent: not known."""
    expired_on: Annotated[date | None, Label("Ngày hết hiệu lực", "Expired on")] = None
    """The last day it was in effect; absent: not known to have ended."""
    effects: Annotated[
        tuple[EffectOn, ...], Label("Thay thế, sửa đổi", "Replaces, amends, repeals")
    ] = ()
    """What it does to other instruments."""
    link: Annotated[Line | None, Label("Liên kết", "Link"), Wording()] = None
    """Where its text can be read."""
    checked: Annotated[Prose | None, Label("Đã kiểm tra gì", "What was checked"), Wording()] = None
    """How and where its data were seen, and what was not checked."""
    checked_en: Annotated[
        Prose | None,
        Label("Đã kiểm tra gì (tiếng Anh)", "What was checked, in English"),
        Wording(),
    ] = None
    """What was checked, in English."""
