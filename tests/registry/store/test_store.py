import json
import threading
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from factories import Ticking, proposal, statement
from registry.commands.load import load
from registry.facts import FactType
from registry.store import Store
from registry.store.chain import GENESIS
from registry.store.engine import Synchronous
from registry.store.verification import verify


def test_a_new_database_has_an_empty_log(store: Store) -> None:
    assert (store.head(), list(store.entries())) == (0, [])


def test_each_version_is_one_revision_of_one_transaction(store: Store) -> None:
    done = load(store, [proposal(code="a"), proposal(code="b")], actor="me")

    assert done.revision == store.head() == 2
    assert [entry.code for entry in store.entries()] == ["a", "b"]


def test_the_log_chains_every_line_to_the_one_before(store: Store) -> None:
    load(store, [proposal(code="a"), proposal(code="b")], actor="me")

    first, second = store.entries()
    assert (first.previous, second.previous) == (GENESIS, first.hash)
    assert verify(store).faults == ()


@pytest.mark.parametrize("table", ["log", "version"])
@pytest.mark.parametrize("change", ["UPDATE {} SET code = 'other'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_written(
    store: Store, table: str, change: str
) -> None:
    load(store, [proposal()], actor="me")

    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(text(change.format(table)))


REPLACING = [
    "INSERT OR REPLACE INTO log SELECT * FROM log",
    "INSERT OR REPLACE INTO version SELECT * FROM version",
    "INSERT OR REPLACE INTO fact SELECT * FROM fact",
    """INSERT OR REPLACE INTO version
    (rowid, kind, code, number, basis, status, provenance, content, digest, revision)
    SELECT rowid, kind, 'other', number, basis, status, provenance, content, digest, 2
    FROM version""",
]
OVERWRITING = [
    """INSERT INTO log SELECT * FROM log WHERE true
    ON CONFLICT (revision) DO UPDATE SET revision = excluded.revision""",
    """INSERT INTO version SELECT * FROM version WHERE true
    ON CONFLICT (kind, code, number) DO UPDATE SET revision = excluded.revision""",
    """INSERT INTO fact SELECT * FROM fact WHERE true
    ON CONFLICT (revision) DO UPDATE SET revision = excluded.revision""",
]


@pytest.mark.parametrize("replace", REPLACING)
def test_sqlite_refuses_to_replace_what_was_written(quick_store: Store, replace: str) -> None:
    load(quick_store, [proposal()], [statement(FactType.TALLY, metric="m", numerator=1)], actor="x")

    with (
        pytest.raises(DBAPIError, match="append-only"),
        quick_store.engine.begin() as connection,
    ):
        connection.execute(text(replace))


@pytest.mark.parametrize("overwrite", OVERWRITING)
def test_no_database_lets_an_insert_overwrite(store: Store, overwrite: str) -> None:
    load(store, [proposal()], [statement(FactType.TALLY, metric="m", numerator=1)], actor="me")

    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(text(overwrite))


@pytest.mark.parametrize(("synchronous", "level"), [(Synchronous.NORMAL, 1), (Synchronous.FULL, 2)])
def test_sqlite_waits_for_the_disk_as_it_is_told(
    sqlite_url: str, synchronous: Synchronous, level: int
) -> None:
    with closing(Store(sqlite_url, synchronous=synchronous)) as made, made.rows() as rows:
        found = rows._connection.exec_driver_sql("PRAGMA synchronous").scalar()

    assert found == level


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    def write_and_fail() -> None:
        with store.write("me") as writing:
            writing.append_fact("tally", None, b"{}")
            writing.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()

    assert store.head() == 0


def test_two_writers_never_lose_a_revision(store: Store) -> None:
    def write(name: str) -> None:
        for index in range(10):
            load(store, [proposal(code=f"{name}{index}")], actor=name)

    writers = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [entry.revision for entry in store.entries()] == list(range(1, 21))
    assert verify(store).faults == ()


def test_a_clock_that_goes_back_never_puts_a_line_before_the_last(database_url: str) -> None:
    late, early = Ticking(), Ticking()
    for _ in range(100):
        late()
    with closing(Store(database_url, now=late)) as store:
        load(store, [proposal(code="a")], actor="me")

    with closing(Store(database_url, now=early)) as store:
        load(store, [proposal(code="b")], actor="me")
        first, second = store.entries()

    assert first.instant == second.instant


def _tamper(store: Store, statement: str) -> None:
    """Change the database behind the registry's back, as a person with its file could."""
    with store.engine.begin() as connection:
        for name in ("log_no_update", "version_no_update", "log_no_delete", "version_no_delete"):
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE version SET content = '{}' WHERE code = 'b'", "was changed"),
        ("UPDATE version SET valid_from = '2020-01-01' WHERE code = 'b'", "was changed"),
        ("UPDATE version SET status = 'standard' WHERE code = 'b'", "was changed"),
        ("UPDATE log SET actor = 'nobody' WHERE revision = 2", "hash of the line is wrong"),
        ("DELETE FROM version WHERE code = 'b'", "is gone"),
    ],
)
def test_tampering_is_found_at_its_line(quick_store: Store, statement: str, fault: str) -> None:
    load(quick_store, [proposal(code="a"), proposal(code="b")], actor="me")

    _tamper(quick_store, statement)

    found = verify(quick_store).faults
    assert [one.revision for one in found] == [2]
    assert fault in found[0].message.en


def test_a_line_taken_out_is_noticed(quick_store: Store) -> None:
    load(quick_store, [proposal(code=code) for code in "abc"], actor="me")

    with quick_store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        for name in ("log_no_delete", "version_no_delete"):
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("DELETE FROM version WHERE revision = 2"))
        connection.execute(text("DELETE FROM log WHERE revision = 2"))
        connection.commit()

    assert {one.revision for one in verify(quick_store).faults} == {3}


def test_what_is_stored_is_readable_json(store: Store) -> None:
    load(store, [proposal(name="Tỷ đồng")], actor="me")

    (entry,) = store.entries()
    assert json.loads(entry.content or "") == {"names": {"vi": "Tỷ đồng"}}
