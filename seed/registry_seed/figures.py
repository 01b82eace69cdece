"""Official figures and targets: what was counted or asked for, by whom, on which day."""

from collections.abc import Iterator
from datetime import date

from registry.commands.proposal import Statement
from registry.facts import Tally, Target
from registry.facts.fact import DatePrecision
from registry_seed.cells import as_day, choice, day, whole
from registry_seed.citations import citations
from registry_seed.drafting import statement, texts
from registry_seed.rows import Row
from registry_seed.sources import Sources

_AFTER = "after "
_SUBJECTS = {
    "bộ, cơ quan báo cáo Chính phủ, Thủ tướng Chính phủ": "collection:che-do-bao-cao-148",
    "Bộ chỉ tiêu 293/QĐ-TTg": "collection:bo-chi-tieu-293",
    "12 chỉ tiêu chủ yếu năm 2021": "collection:chi-tieu-chu-yeu-2021",
    "64 chỉ tiêu của Bộ Kế hoạch và Đầu tư": "collection:chi-tieu-khdt-64",
}
"""The collection each scope is, where it is one."""
_PERIODS = {
    "Mới có kỳ năm; phiên họp Chính phủ cần kỳ tháng": {"period": "A", "needed_period": "M"},
}
"""The periods that the note of a figure speaks of, read by hand."""
_TALLY = {"": "metric", "numerator": "numerator", "denominator": "denominator", "note": "note"}
_TARGET = {"": "id", "share_percent": "share_percent", "count": "count", "total": "of"}


def tallies(sources: Sources) -> Iterator[Statement | None]:
    """Every official figure."""
    for row in sources.rows("tallies.csv"):
        on, precision = _as_of(row)
        given = {
            "subject": _SUBJECTS.get(row["scope"]),
            "on": on,
            "precision": precision,
            "metric": row["metric"],
            "scope": row["scope"],
            "numerator": whole(row, "numerator"),
            "denominator": whole(row, "denominator"),
            "definition": texts(row["definition_vi"]),
            "evidence": citations(row["source_ref"], sources.instruments),
            "note": row["note"],
            **_PERIODS.get(row["note"], {}),
        }
        yield statement(row, Tally, given, _TALLY)


def targets(sources: Sources) -> Iterator[Statement | None]:
    """Every target."""
    for row in sources.rows("targets.csv"):
        owed = sources.bodies.one_body(row, "responsible_body") if row["responsible_body"] else None
        given = {
            "subject": _SUBJECTS.get(row["scope"]),
            "on": day(row, "due"),
            "name": row["id"],
            "metric": row["metric"],
            "scope": row["scope"],
            "share_percent": whole(row, "share_percent"),
            "count": whole(row, "count"),
            "total": whole(row, "of"),
            "owed_by": owed,
            "legal_basis": citations(row["legal_basis"], sources.instruments),
            "evidence": citations(row["source_ref"], sources.instruments),
        }
        yield statement(row, Target, given, _TARGET)


def _as_of(row: Row) -> tuple[date | None, DatePrecision]:
    """The day of a figure and what it means; ``after 2021-06-18`` stands where no day is known."""
    given = row["date_precision"]
    bound = as_day(given.removeprefix(_AFTER))
    if given.startswith(_AFTER) and bound:
        return bound, DatePrecision.AFTER
    allowed = [one.value for one in DatePrecision if one is not DatePrecision.AFTER]
    word = choice(row, "date_precision", [*allowed, f"{_AFTER}YYYY-MM-DD"])
    return day(row, "as_of"), DatePrecision(word) if word in allowed else DatePrecision.DAY
