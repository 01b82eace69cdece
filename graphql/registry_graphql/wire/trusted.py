"""Documents known by their hash: those of a folder, which are trusted, and those clients register.

The folder holds ``*.graphql`` files, one document each, and ``*.json`` manifests as Relay's and
Apollo's compilers write them: ``{"<sha256>": "<document>"}``, or a list of ``operations`` with
``id`` and ``body``. It is read once, at start.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from registry_graphql.wire.faults import NO_REQUEST, Refused
from registry_graphql.wire.lru import Lru
from registry_graphql.wire.question import Question

MOST_REGISTERED = 2_000_000
"""Characters of documents that clients have registered and that are kept."""

LONGEST_REGISTERED = 50_000
"""Characters of one such document."""


class Trusted:
    """Finds documents by hash."""

    def __init__(self, folder: Path | None = None, *, only: bool = False) -> None:
        """Read the folder.

        :param only: refuse every document that is not in it.
        """
        self._known = dict(_read(folder)) if folder else {}
        self._only = only
        self._registered: Lru[str, str] = Lru(MOST_REGISTERED)

    def __len__(self) -> int:
        return len(self._known)

    def text_of(self, question: Question) -> str:
        """The document a question asks.

        :raises Refused: if its hash is not known, is not that of its text, or it is not trusted.
        """
        hash, text = question.hash, question.text
        if text is None:
            assert hash is not None  # noqa: S101 - a question has either
            text = self._known.get(hash) or self._registered.get(hash)
            if text is None:
                raise Refused.of("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")
            return text
        own = _sha256(text) if self._only or hash is not None else None
        if hash is not None and own != hash:
            raise Refused.of("The hash is not that of the document.", NO_REQUEST)
        if self._only and own not in self._known:
            said = "Only documents registered with the service are executed here."
            raise Refused.of(said, "PERSISTED_QUERY_ONLY")
        return text

    def note(self, question: Question) -> None:
        """Keep a document that was sent with its hash and found to be valid."""
        if question.hash and question.text and len(question.text) <= LONGEST_REGISTERED:
            self._registered.put(question.hash, question.text, len(question.text) + 200)


def _read(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.graphql")):
        text = path.read_text(encoding="utf-8")
        yield _sha256(text), text
    for path in sorted(folder.rglob("*.json")):
        for hash, text in _in_manifest(orjson.loads(path.read_bytes())):
            if _sha256(text) != hash:
                raise ValueError(f"{path}: the hash {hash} is not that of its document")
            yield hash, text


def _in_manifest(manifest: Any) -> Iterator[tuple[str, str]]:
    if isinstance(manifest, dict) and isinstance(manifest.get("operations"), list):
        yield from ((one["id"], one["body"]) for one in manifest["operations"])
    else:
        yield from manifest.items()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
