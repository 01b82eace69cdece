"""Checking the whole log offline: every hash, every digest, no gap."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from registry.store.chain import (
    FACT_FIELDS,
    GENESIS,
    VERSION_FIELDS,
    line_hash,
    record_digest,
    sha256,
)
from registry.store.entry import Entry
from registry.store.store import Store
from registry.words import Words


class Fault(NamedTuple):
    """A line of the log that does not hold together."""

    revision: int
    message: Words


class Report(NamedTuple):
    """What a verification found: how far it went, the last hash, and every fault."""

    revisions: int
    head_hash: str
    faults: tuple[Fault, ...]


def verify(store: Store) -> Report:
    """Walk the log from its first line; nothing is trusted that can be computed again."""
    return verify_entries(store.entries())


def verify_entries(entries: Iterable[Entry]) -> Report:
    """Walk a log that may stand elsewhere than in a store: in a backup, say."""
    faults: list[Fault] = []
    previous, count = GENESIS, 0
    for entry in entries:
        count += 1
        faults.extend(Fault(entry.revision, words) for words in _faults(entry, previous, count))
        previous = entry.hash
    return Report(count, previous, tuple(faults))


def _faults(entry: Entry, previous: str, expected: int) -> Iterator[Words]:
    if entry.revision != expected:
        yield Words("thiếu dòng trước dòng này", "lines are missing before this one")
    if entry.previous != previous:
        yield Words("không nối với dòng trước", "does not chain to the line before")
    if line_hash(entry._asdict()) != entry.hash:
        yield Words("mã băm của dòng sai", "the hash of the line is wrong")
    if _digest_now(entry) != entry.digest or not _own_digest_holds(entry):
        yield Words(
            "nội dung đã bị đổi hoặc mất", "what the line brought in was changed or is gone"
        )


def _own_digest_holds(entry: Entry) -> bool:
    """Whether the digest kept beside the content is that of the content."""
    content = entry.content if entry.fact is None else entry.fact
    stated = entry.content_digest if entry.fact is None else entry.fact_digest
    return stated == (None if content is None else sha256(content))


def _digest_now(entry: Entry) -> str | None:
    """The record digest of what stands in the database now beside the line."""
    line: dict[str, Any] = entry._asdict()
    if entry.content is not None:
        named = {"kind": entry.version_kind, "code": entry.version_code}
        version = {**line, **named, "number": entry.version_number}
        return record_digest({**version, "digest": sha256(entry.content)}, VERSION_FIELDS)
    if entry.fact is not None:
        fact = {
            "type": entry.fact_type,
            "subject": entry.fact_subject,
            "digest": sha256(entry.fact),
        }
        return record_digest(fact, FACT_FIELDS)
    return None
