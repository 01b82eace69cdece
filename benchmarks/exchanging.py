"""What files out and in cost on a large catalogue.

    python benchmarks/exchanging.py [versions]

Prints, for a synthetic catalogue (five versions an item), the CPU seconds and the size of the zip
of everything, its restoring into an empty SQLite database, each form of export of all items as they
are today, and reading and loading that as NDJSON into an empty registry.
"""

import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator import write_catalogue
from registry.access import Principal, Role
from registry.catalogue.follower import Follower
from registry.commands.work import perform
from registry.exchange.everything import write_everything
from registry.exchange.exporting import FileFormat, export_catalogue
from registry.exchange.importing import load_file
from registry.exchange.limits import UPLOAD
from registry.exchange.reading import read_file
from registry.exchange.restoring import restore
from registry.store import Store
from registry_migrations import upgrade

DAY = date(2026, 1, 1)
UNBOUND = replace(UPLOAD, file_bytes=2**31, rows=10**7)
"""The administrator's file here is larger than one that is sent over the network may be."""

FORMS = (FileFormat.NDJSON, FileFormat.CSV_ZIP, FileFormat.XLSX)
T = TypeVar("T")


def main(versions: int = 100_000) -> None:
    """Write the catalogue, then take it out and in by every way."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(write_catalogue(folder, versions))
        everything = io.BytesIO()
        measured("everything out", lambda: write_everything(store, everything))
        print(f"  {size(everything.tell())}")
        measured("restored", lambda: restore(_empty(folder, "restored"), everything))
        follower = Follower(store)
        measured("catalogue read", follower.catch_up)
        view = follower.catalogue.at(DAY)
        print(f"  {versions} versions of {len(follower.catalogue.items)} items")
        files = {}
        for form in FORMS:
            made = measured(f"{form} out", lambda form=form: export_catalogue(view, form))  # type: ignore[misc]
            files[form] = made.content
            print(f"  {size(len(made.content))}")
        _import(_empty(folder, "imported"), files[FileFormat.NDJSON])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory {peak} MiB")


def _import(store: Store, given: bytes) -> None:
    reading = measured("ndjson read", lambda: read_file(given, "file", UNBOUND))
    administrator = Principal("benchmark", Role.ADMIN)
    follower = Follower(store)
    measured(
        "ndjson loaded",
        lambda: perform(store, follower, administrator, lambda work: load_file(work, reading)),
    )


def _empty(folder: Path, name: str) -> Store:
    url = f"sqlite:///{folder / name}.db"
    upgrade(url)
    return Store(url)


def measured(name: str, work: Callable[[], T]) -> T:
    """Do a piece of work and print its CPU seconds."""
    started = time.process_time()
    done = work()
    print(f"{name}: {time.process_time() - started:.1f} s CPU", flush=True)
    return done


def size(count: int) -> str:
    """Bytes as people read them."""
    return f"{count / 1_000_000:.1f} MB"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
