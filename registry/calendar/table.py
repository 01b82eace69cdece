"""An agenda as a table of texts, for CSV and XLSX: a row for each duty, known or not."""

from collections.abc import Iterator

from registry.calendar.agenda import Agenda
from registry.calendar.duty import NO_DAY, Duty
from registry.calendar.notation import notation
from registry.calendar.unknown import Unknown
from registry.calendar.window import Window
from registry.calendar.wording import period_words
from registry.catalogue import View
from registry.kinds.kind import Kind
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.kinds.regime import Level
from registry.words import Words

COLUMNS: dict[str, Words] = {
    "regime": Words("Mã chế độ", "Regime"),
    "name": Words("Chế độ báo cáo", "Name"),
    "version": Words("Phiên bản", "Version"),
    "lead_body": Words("Cơ quan chủ trì", "Lead body"),
    "frequency": Words("Tần suất", "Frequency"),
    "period": Words("Kỳ", "Period"),
    "period_words": Words("Kỳ báo cáo", "Period in words"),
    "first_day": Words("Ngày đầu kỳ", "First day"),
    "last_day": Words("Ngày cuối kỳ", "Last day"),
    "window_first_day": Words("Số liệu từ ngày", "Data from"),
    "window_last_day": Words("Chốt số liệu", "Data cut-off"),
    "window_basis": Words("Căn cứ chốt số liệu", "Cut-off basis"),
    "due": Words("Hạn gửi", "Due"),
    "may_be": Words("Có thể là", "May be"),
    "basis": Words("Độ chắc chắn của hạn", "How sure the day is"),
    "days_off": Words("Lịch nghỉ", "Days off"),
    "levels": Words("Cấp", "Levels"),
    "sender": Words("Bên gửi", "Sender"),
    "recipient": Words("Bên nhận", "Recipient"),
    "words": Words("Nguyên văn thời hạn", "Deadline as written"),
    "unknown": Words("Chưa biết vì", "Unknown because"),
    "provenance": Words("Nguồn gốc", "Provenance"),
}
"""The columns by their names for machines."""


def table(view: View, found: Agenda, lang: str = "vi") -> Iterator[list[str]]:
    """The rows, in the order of ``COLUMNS``."""
    for duty in found.duties:
        cells = {**_of_regime(view, duty, lang), **_of_period(duty, lang), **_of_due(duty, lang)}
        yield [cells.get(name, "") for name in COLUMNS]
    for one in found.undated:
        name = view.name_of(one.regime)
        said = {"regime": one.regime.code, "name": getattr(name, lang) if name else ""}
        cells = {**said, "frequency": one.frequency, "unknown": getattr(one.reason, lang)}
        yield [cells.get(column, "") for column in COLUMNS]


def _of_regime(view: View, duty: Duty, lang: str) -> dict[str, str]:
    version = duty.version
    lead = view.name_of(Key(Kind.BODY, version.lead_body)) if version.lead_body else None
    name = version.names
    return {
        "regime": duty.regime.code,
        "name": name.get(lang, name["vi"]),
        "version": str(version.number),
        "lead_body": getattr(lead, lang) if lead else "",
        "levels": ", ".join(getattr(Level(level).words, lang) for level in duty.levels),
        "provenance": getattr(ProvenanceClass(version.provenance["level"]).words, lang),
    }


def _of_period(duty: Duty, lang: str) -> dict[str, str]:
    period, window = duty.period, duty.obligation.window
    cells = {
        "frequency": duty.obligation.frequency,
        "period": notation(period),
        "period_words": getattr(period_words(period), lang),
        "first_day": period.first_day.isoformat(),
        "last_day": period.last_day.isoformat(),
    }
    if not isinstance(window, Window):
        return {**cells, "window_basis": getattr(window.reason, lang)}
    assumed = f" ({getattr(_ASSUMED, lang)})" if duty.window_is_assumed else ""
    return {
        **cells,
        "window_first_day": window.first_day.isoformat(),
        "window_last_day": window.last_day.isoformat(),
        "window_basis": f"{getattr(window.basis.words, lang)}{assumed}",
    }


def _of_due(duty: Duty, lang: str) -> dict[str, str]:
    if duty.due_by is None:
        return {"unknown": getattr(NO_DAY, lang)}
    rule, day = duty.due_by.rule, duty.due_by.day
    said = {"words": rule.words, "sender": rule.sender or "", "recipient": rule.recipient or ""}
    if isinstance(day, Unknown):
        may_be = "; ".join(one.isoformat() for one in day.candidates)
        return {**said, "may_be": may_be, "unknown": getattr(day.reason, lang)}
    hour = "" if day.hour is None else f" {day.hour:02}:00"
    return {
        **said,
        "due": f"{day.day.isoformat()}{hour}",
        "basis": getattr(day.basis.words, lang),
        "days_off": getattr(day.calendar.words, lang) if day.calendar else "",
    }


_ASSUMED = Words("áp dụng mặc định", "assumed by default")
