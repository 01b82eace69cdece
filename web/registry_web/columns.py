"""What a list shows of each record, by kind."""

from collections.abc import Callable
from typing import Any, NamedTuple

from registry.catalogue import Version
from registry.facts import FactType
from registry.facts.statements import StageName
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_web import wording
from registry_web.page import Page
from registry_web.things import thing, value_name


class Cell(NamedTuple):
    """One cell of a list."""

    text: str
    href: str = ""
    is_gone: bool = False
    """What it names is no longer in being."""


class Column(NamedTuple):
    """One column: its heading and what stands in it."""

    words: Words
    cell: Callable[[Page, Version, Any], Cell]
    is_number: bool = False
    is_told: bool = False
    """Where there is no room for headings, its name is told before what stands in it."""


def _facet(facet: str) -> Callable[[Page, Version, Any], Cell]:
    def cell(page: Page, version: Version, _content: Any) -> Cell:
        values = version.facets.get(facet, ())
        return Cell("; ".join(value_name(page, version.key.kind, facet, one) for one in values))

    return cell


def _periods(facet: str) -> Callable[[Page, Version, Any], Cell]:
    """Names of periods without what is said in brackets: there are up to five in a cell."""

    def cell(page: Page, version: Version, _content: Any) -> Cell:
        values = version.facets.get(facet, ())
        names = (value_name(page, version.key.kind, facet, one) for one in values)
        return Cell(", ".join(name.partition(" (")[0] for name in names))

    return cell


def _plain(field: str) -> Callable[[Page, Version, Any], Cell]:
    return lambda _page, _version, content: Cell(str(content.get(field) or ""))


def _day(field: str) -> Callable[[Page, Version, Any], Cell]:
    return lambda page, _version, content: Cell(page.say(wording.day(content.get(field))))


def _body(field: str) -> Callable[[Page, Version, Any], Cell]:
    def cell(page: Page, _version: Version, content: Any) -> Cell:
        party = content.get(field)
        if isinstance(party, str):
            party = {"body": party}
        if not party:
            return Cell("")
        if not party.get("body"):
            named = page.view.code_name("CL_NHOM_CO_QUAN", party.get("group") or "")
            return Cell(page.say(named) or party.get("text", ""))
        body = thing(page, Key(Kind.BODY, party["body"]))
        return Cell(body.name, body.href, not body.is_in_force)

    return cell


def _count(field: str) -> Callable[[Page, Version, Any], Cell]:
    return lambda _page, _version, content: Cell(str(len(content.get(field, ()))))


def _units(page: Page, _version: Version, content: Any) -> Cell:
    texts = [
        one.get("text") or page.say(page.view.names_of(Key(Kind.UNIT, one["unit"])))
        for one in content["units"]
    ]
    return Cell("; ".join(texts))


def _stage(page: Page, version: Version, _content: Any) -> Cell:
    facts = [
        one.content
        for one in page.view.facts(version.key, FactType.STAGE)
        if (one.on or "9") <= page.view.valid_at.isoformat() and "body" not in one.content
    ]
    if not facts:
        return Cell(page.t("Chưa có thông tin", "Unknown"))
    return Cell(page.say(StageName(max(facts, key=lambda one: one["on"])["stage"])))


def _from(page: Page, version: Version, _content: Any) -> Cell:
    first = page.view.resolved(version).first
    return Cell(page.say(wording.day(first)))


_FIELD = Column(Words("Lĩnh vực", "Field"), _facet("field"))
_LEAD = Column(Words("Cơ quan chịu trách nhiệm", "Responsible body"), _body("lead_body"))

COLUMNS: dict[Kind, tuple[Column, ...]] = {
    Kind.INDICATOR: (
        _FIELD,
        Column(Words("Đơn vị tính", "Unit"), _units),
        Column(Words("Kỳ", "Period"), _periods("periodicity")),
        _LEAD,
    ),
    Kind.TEMPLATE: (
        Column(Words("Ký hiệu biểu", "Form number"), _plain("form_number")),
        Column(Words("Loại", "Type"), _facet("template_type")),
        Column(Words("Kỳ", "Period"), _periods("frequency")),
        Column(Words("Cơ quan ban hành", "Issuer"), _body("issuer")),
        Column(Words("Số trường", "Fields"), _count("fields"), is_number=True, is_told=True),
    ),
    Kind.REGIME: (
        _FIELD,
        Column(Words("Tần suất", "Frequency"), _periods("frequency")),
        _LEAD,
        Column(Words("Điện tử hóa", "Digitization"), _stage, is_told=True),
    ),
    Kind.BODY: (
        Column(Words("Tên viết tắt", "Abbreviation"), _plain("abbreviation")),
        Column(Words("Loại", "Type"), _facet("body_type")),
        Column(Words("Trực thuộc", "Part of"), _body("parent")),
        Column(Words("Có từ", "Since"), _from, is_told=True),
    ),
    Kind.INSTRUMENT: (
        Column(Words("Số, ký hiệu", "Number"), _plain("number")),
        Column(Words("Loại", "Type"), _facet("instrument_type")),
        Column(Words("Ngày ban hành", "Issued"), _day("issued_on"), is_told=True),
        Column(Words("Có hiệu lực từ", "In effect from"), _day("effective_on"), is_told=True),
    ),
    Kind.PERIOD: (
        Column(Words("Mã SDMX", "SDMX"), _plain("sdmx_frequency"), is_told=True),
        Column(Words("Độ dài ISO 8601", "ISO 8601"), _plain("duration"), is_told=True),
        Column(Words("Ví dụ", "Example"), _plain("example"), is_told=True),
    ),
    Kind.CODELIST: (
        Column(Words("Số mã", "Codes"), _count("codes"), is_number=True, is_told=True),
        Column(Words("Do hệ thống lập", "Made here"), _facet("is_derived"), is_told=True),
    ),
    Kind.UNIT: (
        Column(Words("Ký hiệu", "Symbol"), _plain("symbol"), is_told=True),
        Column(Words("Đại lượng", "Quantity"), _facet("quantity")),
        Column(Words("UN/CEFACT", "UN/CEFACT"), _plain("unece_rec20"), is_told=True),
        Column(Words("UCUM", "UCUM"), _plain("ucum"), is_told=True),
    ),
    Kind.SYSTEM: (
        Column(Words("Loại", "Type"), _facet("system_type")),
        Column(Words("Cơ quan chủ quản", "Owner"), _body("owner")),
    ),
    Kind.COLLECTION: (
        Column(
            Words("Theo nguồn", "Expected"), _plain("expected_count"), is_number=True, is_told=True
        ),
        Column(Words("Đang có", "Held"), _count("members"), is_number=True, is_told=True),
    ),
}
"""The columns of each kind, after code and name."""
