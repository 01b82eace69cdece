"""Writing the index with Whoosh: its fields, making it, adding to it.

Only what all forks of Whoosh share is used here and in ``snapshot``, so that another fork, or
another engine, is a change of these two files.
"""

from collections.abc import Iterable
from pathlib import Path

from whoosh.analysis import IDTokenizer
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import STORED, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex, create_in, open_dir

from registry.catalogue.version import Version
from registry.search.documents import document, marked

_MEMORY_MB = 512
"""What Whoosh may hold before it writes runs to be merged: enough for some 20,000 versions."""
_PATIENCE = 10.0
_PAUSE = 0.02


def make(folder: Path | None) -> FileIndex:
    """An empty index in a folder, or in memory."""
    if folder is None:
        return FileIndex.create(RamStorage(), _schema(), "MAIN")
    return create_in(str(folder), _schema())


def opened(folder: Path) -> FileIndex:
    """The index in a folder."""
    return open_dir(str(folder))


def add(index: FileIndex, versions: Iterable[tuple[Version, str]]) -> None:
    """Add versions, each with the hash of its line of the log, in one commit."""
    writer = index.writer(
        timeout=_PATIENCE,
        delay=_PAUSE,
        limitmb=_MEMORY_MB,
        codec=W3Codec(compression=0),
    )
    for version, line_hash in versions:
        fields = {field: terms for field, terms in document(version)._asdict().items() if terms}
        writer.add_document(
            kind=version.key.kind.value,
            code=version.key.code,
            revision=version.revision,
            hash=line_hash,
            marked=marked(version),
            **fields,
        )
    writer.commit()


def _schema() -> Schema:
    """Documents come as lists of terms; the analyzer is never used, and none of ours is pickled."""
    whole = IDTokenizer()
    stored = {name: STORED() for name in ("kind", "code", "revision", "hash", "marked")}
    searched = ("name", "exact", "text", "identifier")
    return Schema(**stored, **{name: TEXT(analyzer=whole, phrase=False) for name in searched})
