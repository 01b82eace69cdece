"""What it costs to start on a large catalogue, and to take in one more revision.

Prints wall and CPU seconds of reading 100,000 versions, the memory of the process that did, and the
CPU milliseconds until one more revision can be read: as a record, and in a list.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generator import write_catalogue
from registry.catalogue.follower import Follower
from registry.catalogue.listing import table
from registry.kinds import Kind
from registry.kinds.parsing import canonical
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.entry import Action
from registry.versions.validity import Validity

DAY = date(2026, 1, 1)
NEW = Key(Kind.UNIT, "one-more")


def main(versions: int = 100_000) -> None:
    """Write the catalogue in this process, read it in a fresh one."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        url = write_catalogue(Path(folder), versions)
        print(f"writing {versions} versions: {time.process_time() - started:.1f} s CPU")
        context = multiprocessing.get_context("spawn")
        reader = context.Process(target=read, args=(url,))
        reader.start()
        reader.join()
        if reader.exitcode:
            sys.exit(reader.exitcode)


def read(url: str) -> None:
    """Read the catalogue, then add revisions and follow them."""
    store = Store(url)
    follower = Follower(store)
    wall, cpu = time.monotonic(), time.process_time()
    follower.catch_up()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    catalogue = follower.catalogue
    print(
        f"reading {catalogue.revision} versions of {len(catalogue.items)} items: "
        f"{time.monotonic() - wall:.1f} s wall, {time.process_time() - cpu:.1f} s CPU, "
        f"{peak:.0f} MiB peak (goals: 15 s, 1024 MiB)"
    )
    started = time.process_time()
    table(catalogue.at(DAY), Kind.INDICATOR)
    print(f"first list of the largest kind: {_since(started):.0f} ms CPU")
    as_record = [_one_more(store, follower, n) for n in range(10)]
    print(f"one more revision, visible as a record: {max(as_record):.1f} ms CPU (goal: 50 ms)")
    started = time.process_time()
    table(follower.catalogue.at(DAY), Kind.INDICATOR)
    print(f"the largest list again after it: {_since(started):.0f} ms CPU")
    store.close()


def _one_more(store: Store, follower: Follower, number: int) -> float:
    content = canonical({"names": {"vi": f"Đơn vị {number}"}})
    with store.write("benchmark") as writing:
        writing.append_version(
            Action.PUBLISH,
            NEW,
            f"1.0.{number}",
            content=content,
            validity=Validity(None),
            status="recorded",
            provenance=canonical({"level": "reconstructed"}),
        )
    started = time.process_time()
    follower.catch_up()
    found = follower.catalogue.at(DAY).get(NEW).version
    spent = _since(started)
    if found.content_bytes != content:
        raise SystemExit("the new revision cannot be read")
    return spent


def _since(started: float) -> float:
    return (time.process_time() - started) * 1_000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
