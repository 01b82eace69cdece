"""One writing transaction: what is appended to the log, numbered and chained."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable, Result, insert, select, tuple_
from sqlmodel import col

from registry import clock
from registry.kinds.kind import Kind
from registry.kinds.parsing import canonical
from registry.kinds.reading import Key
from registry.store.chain import (
    FACT_FIELDS,
    GENESIS,
    VERSION_FIELDS,
    line_hash,
    record_digest,
    sha256,
)
from registry.store.entry import Action, Entry
from registry.store.requests import Rows
from registry.store.tables import FactRow, LogRow, VersionRow
from registry.versions.validity import Validity

_CHUNK = 400
"""How many keys one query asks for: SQLite allows some thousand parameters."""


class Writing:
    """Appends to the log inside one transaction. Nothing is written before ``flush``."""

    def __init__(self, connection: Connection, actor: str, instant: datetime) -> None:
        """Stand at the end of the log.

        :param instant: the time of writing; a clock that went back is held at the last line's.
        """
        self._connection = connection
        self._actor = actor
        head = connection.execute(
            select(col(LogRow.revision), col(LogRow.hash), col(LogRow.instant))
            .order_by(col(LogRow.revision).desc())
            .limit(1)
        ).one_or_none()
        self.revision: int = head[0] if head else 0
        self._hash: str = head[1] if head else GENESIS
        self._instant = max(clock.written(instant), head[2] if head else "")
        self.rows = Rows(connection)
        self._lines: list[dict[str, Any]] = []
        self._versions: list[dict[str, Any]] = []
        self._facts: list[dict[str, Any]] = []

    def versions(self, keys: Sequence[Key]) -> dict[Key, list[VersionRow]]:
        """All versions of these items, oldest first; an item without any is left out."""
        found: dict[Key, list[VersionRow]] = {}
        table = VersionRow.__table__  # type: ignore[attr-defined]
        for start in range(0, len(keys), _CHUNK):
            chunk = [(key.kind.value, key.code) for key in keys[start : start + _CHUNK]]
            query = select(table).where(tuple_(table.c.kind, table.c.code).in_(chunk))
            for row in self._run(query.order_by(table.c.revision)):
                version = VersionRow.model_construct(**row._mapping)
                found.setdefault(Key(Kind(row.kind), row.code), []).append(version)
        return found

    def voided(self) -> set[tuple[Key, str]]:
        """Every void version: its item and number."""
        query = select(col(LogRow.kind), col(LogRow.code), col(LogRow.number)).where(
            col(LogRow.action) == Action.VOID.value
        )
        return {(Key(Kind(row.kind), row.code), row.number) for row in self._run(query)}

    def keys(self) -> set[Key]:
        """Every item there is."""
        query = select(col(VersionRow.kind), col(VersionRow.code)).distinct()
        return {Key(Kind(row.kind), row.code) for row in self._run(query)}

    def facts(self) -> list[tuple[str, int]]:
        """The record digest of every fact that is not void, with its revision."""
        voided = select(col(LogRow.number)).where(col(LogRow.action) == Action.VOID_FACT.value)
        gone = {int(row.number) for row in self._run(voided)}
        stated = select(col(LogRow.digest), col(LogRow.revision)).where(
            col(LogRow.action) == Action.STATE.value
        )
        found = [(row.digest, row.revision) for row in self._run(stated)]
        return [(digest, revision) for digest, revision in found if revision not in gone]

    def append_version(
        self,
        action: Action,
        key: Key,
        number: str,
        *,
        content: bytes,
        validity: Validity,
        status: str,
        provenance: bytes,
        note: str = "",
        payload: dict[str, Any] | None = None,
    ) -> VersionRow:
        """Append a version and its log line; answers the row to be written."""
        record: dict[str, Any] = {
            "kind": key.kind.value,
            "code": key.code,
            "number": number,
            "valid_from": validity.valid_from,
            "valid_to": validity.valid_to,
            "basis": validity.basis.value,
            "status": status,
            "provenance": provenance.decode(),
            "content": content.decode(),
            "digest": sha256(content),
        }
        digest = record_digest(record, VERSION_FIELDS)
        self._line(action, key=key, number=number, note=note, payload=payload, digest=digest)
        row = {**record, "revision": self.revision}
        self._versions.append(row)
        return VersionRow.model_construct(**row)

    def append_fact(self, fact_type: str, subject: str | None, content: bytes) -> int:
        """Append a fact and its log line; answers the revision, which names the fact."""
        record = {
            "type": fact_type,
            "subject": subject,
            "content": content.decode(),
            "digest": sha256(content),
        }
        digest = record_digest(record, FACT_FIELDS)
        self._line(Action.STATE, payload={"fact": fact_type, "subject": subject}, digest=digest)
        self._facts.append({**record, "revision": self.revision})
        return self.revision

    def append_action(self, action: Action, key: Key, number: str, payload: dict[str, Any]) -> int:
        """Append a line about a version that is there; answers the revision."""
        self._line(action, key=key, number=number, payload=payload)
        return self.revision

    def void_fact(self, revision: int, reason: str) -> int:
        """Append the line that voids a fact; answers the revision."""
        self._line(Action.VOID_FACT, number=str(revision), payload={"reason": reason})
        return self.revision

    def appended(self) -> list[Entry]:
        """What was appended and is not written yet, as the log would give it back."""
        versions = {row["revision"]: row for row in self._versions}
        facts = {row["revision"]: row for row in self._facts}
        return [
            _entry(line, versions.get(line["revision"], {}), facts.get(line["revision"], {}))
            for line in self._lines
        ]

    @property
    def instant(self) -> str:
        """The time of writing, as every line of this transaction carries it."""
        return self._instant

    def flush(self) -> None:
        """Write what was appended: lines first, since versions and facts name them."""
        for table, rows in (
            (LogRow, self._lines),
            (VersionRow, self._versions),
            (FactRow, self._facts),
        ):
            if rows:
                self._connection.execute(insert(table), rows)
                rows.clear()

    def _run(self, query: Executable) -> Result[Any]:
        return self._connection.execute(query)

    def _line(
        self,
        action: Action,
        *,
        key: Key | None = None,
        number: str | None = None,
        note: str = "",
        payload: dict[str, Any] | None = None,
        digest: str | None = None,
    ) -> None:
        self.revision += 1
        line: dict[str, Any] = {
            "revision": self.revision,
            "instant": self._instant,
            "actor": self._actor,
            "action": action.value,
            "kind": key.kind.value if key else None,
            "code": key.code if key else None,
            "number": number,
            "note": note,
            "payload": canonical(payload or {}).decode(),
            "digest": digest,
            "previous": self._hash,
        }
        self._hash = line_hash(line)
        self._lines.append({**line, "hash": self._hash})


def _entry(line: dict[str, Any], version: dict[str, Any], fact: dict[str, Any]) -> Entry:
    given: dict[str, Any] = {
        **dict.fromkeys(Entry._fields),
        **line,
        **{name: version.get(name) for name in _DATED},
        "content_digest": version.get("digest"),
        "version_kind": version.get("kind"),
        "version_code": version.get("code"),
        "version_number": version.get("number"),
        "fact_type": fact.get("type"),
        "fact_subject": fact.get("subject"),
        "fact": fact.get("content"),
        "fact_digest": fact.get("digest"),
    }
    return Entry(**given)


_DATED = ("valid_from", "valid_to", "basis", "status", "provenance", "content")
