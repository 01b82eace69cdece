"""Everything out, into an empty registry, and out again: the same bytes."""

import hashlib
import io
import json
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from factories import Ticking, proposal, statement
from registry.catalogue import Catalogue
from registry.commands.load import load
from registry.errors import Conflict, Damaged, Invalid, RegistryError
from registry.exchange.archive import ArchiveWriter
from registry.exchange.everything import write_backup, write_everything
from registry.exchange.limits import Limits
from registry.exchange.restoring import check_archive, restore
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.chain import GENESIS
from registry.store.tables import metadata
from registry.store.verification import verify


@pytest.fixture
def seeded(seeded_file: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "seeded.db"
    shutil.copy(seeded_file, path)
    made = Store(f"sqlite:///{path}")
    yield made
    made.close()


@pytest.fixture
def origin(migrated_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A registry of its own to make archives of."""
    path = tmp_path / "origin.db"
    shutil.copy(migrated_file, path)
    made = Store(f"sqlite:///{path}", now=Ticking())
    yield made
    made.close()


def everything(store: Store) -> bytes:
    out = io.BytesIO()
    write_everything(store, out)
    return out.getvalue()


def backup(store: Store) -> bytes:
    out = io.BytesIO()
    write_backup(store, out)
    return out.getvalue()


def files(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(contents: dict[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    writer = ArchiveWriter(out)
    for name, content in contents.items():
        writer.add(name, [content])
    writer.close()
    return out


def changed(archive: bytes, name: str, change: Callable[[bytes], bytes]) -> io.BytesIO:
    """The archive with one file changed and the manifest made to agree with it."""
    contents = files(archive)
    contents[name] = change(contents[name])
    manifest = json.loads(contents.pop("manifest.json"))
    manifest["files"][name]["sha256"] = hashlib.sha256(contents[name]).hexdigest()
    return packed(contents | {"manifest.json": json.dumps(manifest).encode()})


def test_the_reference_data_come_back_byte_for_byte(seeded: Store, store: Store) -> None:
    archive = everything(seeded)

    restore(store, io.BytesIO(archive))

    assert everything(store) == archive
    assert verify(store).faults == ()


def test_exporting_twice_gives_the_same_bytes(seeded: Store) -> None:
    assert everything(seeded) == everything(seeded)


def test_an_empty_registry_comes_back_empty(origin: Store, store: Store) -> None:
    manifest = restore(store, io.BytesIO(everything(origin)))

    assert (manifest.revision, manifest.instant, manifest.head) == (0, None, GENESIS)
    assert store.head() == 0


def test_void_facts_and_later_versions_come_back_with_their_history(
    origin: Store, store: Store, catalogue_of: Callable[[Store], Catalogue]
) -> None:
    load(origin, [proposal()], [statement(FactType.TALLY, metric="m", numerator=1)], actor="a")
    load(origin, [proposal(quantity="q", name="= Tên; \n“mới”")], actor="b")
    with origin.write("c") as writing:
        writing.void_fact(2, "sai")

    restore(store, io.BytesIO(everything(origin)))

    restored = catalogue_of(store)
    assert list(store.entries()) == list(origin.entries())
    assert restored.facts[2].voided == 4
    assert [str(one.number) for one in restored.items[Key(Kind.UNIT, "x")]] == ["1.0.0", "1.1.0"]


def test_the_registry_goes_on_after_what_was_restored(seeded: Store, store: Store) -> None:
    restore(store, io.BytesIO(everything(seeded)))
    before = store.head()

    load(store, [proposal(code="moi")], actor="me")

    assert store.head() == before + 1
    assert verify(store).faults == ()


def test_a_registry_that_holds_something_is_not_restored_into(store: Store) -> None:
    load(store, [proposal()], actor="me")

    with pytest.raises(Conflict, match="empty"):
        restore(store, io.BytesIO(everything(store)))

    assert store.head() == 1


def add_principal(store: Store) -> None:
    row = {"name": "lan", "role": "admin", "created_at": "2026-01-01T00:00:00.000000Z"}
    with store.engine.connect().execution_options(writing=True) as connection:
        connection.execute(insert(metadata.tables["principal"]), [row])
        connection.commit()


def test_only_a_backup_holds_people_and_tokens(origin: Store, store: Store) -> None:
    add_principal(origin)

    restore(store, io.BytesIO(backup(origin)))

    assert [name for name in files(everything(origin)) if "principal" in name] == []
    assert b'"lan"' in files(backup(store))["tables/principal.ndjson"]
    assert backup(store) == backup(origin)


def test_a_backup_is_not_restored_over_people(origin: Store) -> None:
    add_principal(origin)

    with pytest.raises(Conflict, match="principal"):
        restore(origin, io.BytesIO(backup(origin)))


def test_a_backup_taken_while_others_write_is_whole(store: Store, origin: Store) -> None:
    begun, enough = threading.Event(), threading.Event()

    def write() -> None:
        for index in range(2_000):
            load(store, [proposal(code=f"u{index}")], actor="writer")
            if index == 5:
                begun.set()
            if enough.is_set():
                return

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(30)
    archives = [backup(store) for _ in range(5)]
    enough.set()
    writer.join()

    revisions = [check_archive(io.BytesIO(one)).revision for one in archives]
    assert revisions == sorted(revisions)
    restore(origin, io.BytesIO(archives[-1]))
    assert origin.head() == revisions[-1] >= 6
    assert verify(origin).faults == ()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("log.ndjson", b'"actor":"me"', b'"actor":"no"'),
        ("versions.ndjson", "Tên".encode(), b"Ten"),
        ("versions.ndjson", b'"status":"recorded"', b'"status":"standard"'),
        ("versions.ndjson", b'"digest":"', b'"digest":"0'),
        ("facts.ndjson", b'"numerator":1', b'"numerator":2'),
        ("log.ndjson", b'"revision":2', b'"revision":3'),
        ("log.ndjson", b"\n", b""),
        ("log.ndjson", b"{", b"["),
        ("versions.ndjson", b'"revision":1', b'"revision":9'),
    ],
)
def test_an_archive_that_was_changed_is_refused_and_writes_nothing(
    origin: Store, store: Store, name: str, old: bytes, new: bytes
) -> None:
    fact = statement(FactType.TALLY, metric="m", numerator=1)
    load(origin, [proposal()], [fact], actor="me")
    archive = changed(everything(origin), name, lambda one: one.replace(old, new))

    with pytest.raises((Damaged, Invalid)):
        restore(store, archive)

    assert store.head() == 0


def test_lines_cut_off_at_the_end_are_noticed(origin: Store) -> None:
    load(origin, [proposal(code="a")], actor="me")
    load(origin, [], [statement(FactType.TALLY, metric="m", numerator=1)], actor="me")
    archive = changed(everything(origin), "facts.ndjson", lambda _: b"").getvalue()
    cut = changed(archive, "log.ndjson", lambda one: one.splitlines(keepends=True)[0])

    with pytest.raises(Damaged, match="does not end"):
        check_archive(cut)


def test_a_file_that_does_not_match_the_manifest_is_refused(seeded: Store) -> None:
    contents = files(everything(seeded))
    contents["facts.ndjson"] += b"\n"

    with pytest.raises(Invalid) as refused:
        check_archive(packed(contents))

    assert [(one.code, one.place) for one in refused.value.complaints] == [
        ("digest", "facts.ndjson")
    ]


def hostile(contents: dict[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out


@pytest.mark.parametrize(
    ("archive", "code"),
    [
        (io.BytesIO(b"PK"), "no_zip"),
        (io.BytesIO(b""), "no_zip"),
        (hostile({}), "missing_file"),
        (hostile({"../../etc/passwd": b""}), "unsafe_name"),
        (hostile({"/etc/passwd": b""}), "unsafe_name"),
        (hostile({"C:\\windows": b""}), "unsafe_name"),
        (hostile({"log.ndjson": b"\0" * 5_000_000}), "zip_bomb"),
        (hostile({f"{n}": b"" for n in range(500)}), "too_many_files"),
        (hostile({"manifest.json": b"{}"}), "manifest"),
        (hostile({"manifest.json": b"\xff"}), "manifest"),
    ],
)
def test_hostile_archives_are_refused_before_they_are_unpacked(
    archive: io.BytesIO, code: str
) -> None:
    limits = Limits(file_bytes=1_000_000, entries=20, expanded_bytes=1_000_000_000, ratio=200)

    with pytest.raises(Invalid) as refused:
        check_archive(archive, limits=limits)

    assert {one.code for one in refused.value.complaints} == {code}


def test_an_archive_over_the_limit_is_not_even_opened() -> None:
    limits = Limits(file_bytes=10, entries=20, expanded_bytes=1, ratio=200)

    with pytest.raises(RegistryError, match="larger"):
        check_archive(io.BytesIO(b"0" * 11), limits=limits)


def test_a_chain_over_lines_that_mean_nothing_is_refused(origin: Store) -> None:
    with Store(str(origin.engine.url), now=Ticking()).write("me") as writing:
        writing.append_fact("no-such-type", None, b"{}")

    with pytest.raises(Damaged, match="no catalogue"):
        check_archive(io.BytesIO(everything(origin)))
