"""The index on disk: a folder of Whoosh segments, and one file that says which and how far.

``current.json`` names the format, the folder and the check sum of each file in it. It is replaced
in one step after each commit, so that a reader sees a whole index or none; what does not agree
with it is damaged and made anew.
"""

import fcntl
import json
import os
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

FORMAT = 5
"""Raised with every change of what is in the index or how texts are taken apart."""

_CURRENT = "current.json"
_LOCK = "writer.lock"
_PAUSE = 0.02


class Broken(Exception):
    """The index is missing, of another format, or its files do not agree with their check sums."""


class Locked(Exception):
    """Another process writes the index and did not finish in time."""


@dataclass
class Storage:
    """Where the index of one database lies."""

    root: Path
    _verified: dict[tuple[str, str], int] = field(default_factory=dict)

    def stamp(self) -> tuple[int, int] | None:
        """Something that changes whenever the index does; ``None`` if there is none."""
        try:
            found = (self.root / _CURRENT).stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns

    def current(self) -> Path:
        """The folder of the index in use, its files checked.

        :raises Broken: if there is none that can be used.
        """
        try:
            told: dict[str, Any] = json.loads((self.root / _CURRENT).read_text())
            folder: Path = self.root / told["folder"]
            whole = told["format"] == FORMAT and all(
                self._is_sound(folder / name, check) for name, check in told["files"].items()
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise Broken(str(error)) from error
        if not whole:
            raise Broken("of another format, or damaged")
        return folder

    def new_folder(self) -> Path:
        """An empty folder for an index to be made in; nobody reads it before ``publish``."""
        folder = self.root / f"index-{uuid4().hex[:12]}"
        folder.mkdir(parents=True)
        return folder

    def publish(self, folder: Path) -> None:
        """Make this folder, as it is now, the index in use; older ones go."""
        files = {path.name: _check_sum(path) for path in folder.iterdir() if _is_content(path)}
        told = {"format": FORMAT, "folder": folder.name, "files": files}
        written = self.root / f"{_CURRENT}.{uuid4().hex[:8]}"
        written.write_text(json.dumps(told))
        written.replace(self.root / _CURRENT)
        self._verified = {(folder.name, name): check for name, check in files.items()}
        for old in self.root.glob("index-*"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)

    def disown(self) -> None:
        """Say that the index in use is none, so that the next to look makes it anew."""
        (self.root / _CURRENT).unlink(missing_ok=True)
        self._verified.clear()

    @contextmanager
    def writing(self, timeout: float) -> Iterator[None]:
        """Be the only process that writes; the lock falls with the process that holds it.

        :raises Locked: if another process does not finish in time.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / _LOCK).open("a") as lock:
            _wait_for(lock.fileno(), time.monotonic() + timeout)
            yield

    def _is_sound(self, path: Path, check: int) -> bool:
        name = (path.parent.name, path.name)
        if self._verified.get(name) != check:
            if _check_sum(path) != check:
                return False
            self._verified[name] = check
        return path.exists()


def _wait_for(descriptor: int, until: float) -> None:
    while True:
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        if time.monotonic() >= until:
            raise Locked(os.fspath(_LOCK))
        time.sleep(_PAUSE)


def _check_sum(path: Path) -> int:
    return zlib.crc32(path.read_bytes())


def _is_content(path: Path) -> bool:
    """Whether it is part of the index, not a lock or a file half written."""
    return path.is_file() and not path.name.endswith(("LOCK", ".tmp"))
