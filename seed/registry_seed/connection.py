"""Connection facts: which bodies and systems are linked to the Government's reporting system."""

from collections.abc import Iterator

from registry.commands.proposal import Statement
from registry.facts import Connection
from registry.facts.statements import ConnectionState
from registry.kinds import Kind
from registry.kinds.provenance import ProvenanceClass
from registry.words import Words
from registry_seed.cells import choice, day
from registry_seed.citations import Citation, citations
from registry_seed.drafting import statement
from registry_seed.rows import Row
from registry_seed.sources import Sources

_BODIES = {
    "yes": ConnectionState.DATA,
    "no": ConnectionState.NONE,
    "technical-only": ConnectionState.TECHNICAL,
}
_TO_ANOTHER = "yes (to ioc-binh-phuoc)"
_SYSTEMS = {
    "yes": ConnectionState.DATA,
    "no": ConnectionState.NONE,
    "planned": ConnectionState.PLANNED,
    "hub": ConnectionState.HUB,
    _TO_ANOTHER: ConnectionState.DATA,
}
_TO_PROVINCE = (
    "Nguồn ghi “yes (to ioc-binh-phuoc)”: kết nối với IOC tỉnh Bình Phước, "
    "không có nguồn nào cho thấy kết nối với Hệ thống thông tin báo cáo Chính phủ"
)
_DISAGREES = Words(
    "“{given}” khác với bodies.csv: ở đó {body} có “{there}”",
    "“{given}” is not what bodies.csv has for {body}: “{there}”",
)


def body_connections(sources: Sources) -> Iterator[Statement | None]:
    """The state of ministries and provinces in mid-2021.

    Whoever the source of the official figure names is stated by that source; whoever was found by
    subtraction from the figure has no evidence of their own.
    """
    bodies = {row["id"]: row for row in sources.rows("bodies.csv")}
    counted = {(row["metric"], row["as_of"]): row for row in sources.rows("tallies.csv")}
    for row in sources.rows("connections_2021.csv"):
        code = sources.known(row, "body_id", Kind.BODY)
        state = choice(row, "connected", _BODIES)
        if code:
            _check_same(row, bodies[code])
        if code and state:
            given = {
                "subject": f"body:{code}",
                "on": day(row, "as_of"),
                "connection": _BODIES[state],
                "evidence": _evidence(row, counted.get((_metric(row), row["as_of"])), sources),
                "note": row["notes"],
            }
            yield statement(row, Connection, given, {"": "body_id", "note": "notes"})


def system_connections(sources: Sources) -> Iterator[Statement | None]:
    """The state of each system of which it is known."""
    for row in sources.rows("systems.csv"):
        state = choice(row, "connected", _SYSTEMS)
        if state:
            given = {
                "subject": f"system:{row['id']}",
                "on": day(row, "connected_date"),
                "connection": _SYSTEMS[state],
                "note": _TO_PROVINCE if state == _TO_ANOTHER else None,
            }
            yield statement(row, Connection, given, {"": "connected"})


def _metric(row: Row) -> str:
    is_province = row["kind"] in ("province", "city")
    return "provinces_connected" if is_province else "ministries_connected"


def _evidence(row: Row, figure: Row | None, sources: Sources) -> tuple[Citation, ...]:
    if figure is None or row["provenance"] != ProvenanceClass.SOURCED:
        return ()
    return citations(figure["source_ref"], sources.instruments)


def _check_same(row: Row, body: Row) -> None:
    """The file repeats name and kind of the body: they must be those of its record."""
    for column in ("name_vi", "kind"):
        if row[column] != body[column]:
            words = {"given": row[column], "there": body[column], "body": body["id"]}
            row.complain(column, "disagrees", _DISAGREES.filled(**words))
