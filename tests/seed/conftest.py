import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import registry_seed
from registry.errors import Complaint, Invalid
from registry.kinds.parsing import plain
from registry_seed.csvfile import read_rows
from registry_seed.layouts import LAYOUTS, Layout
from registry_seed.rows import Row


@pytest.fixture(scope="session")
def seed() -> registry_seed.Seed:
    return registry_seed.read()


@pytest.fixture(scope="session")
def items(seed):
    """Every proposal by ``kind:code``."""
    return {str(proposal.key): proposal for proposal in seed.proposals}


@pytest.fixture(scope="session")
def contents(seed):
    """The content of every item as plain data, by ``kind:code``."""
    return {str(proposal.key): plain(proposal.content) for proposal in seed.proposals}


@pytest.fixture(scope="session")
def of_kind(seed):
    """The proposals of one kind."""
    return lambda kind: [one for one in seed.proposals if one.key.kind.value == kind]


@pytest.fixture(scope="session")
def facts(seed):
    """The facts read from one file, in its order."""
    return lambda file: [
        one.fact for one in seed.statements if one.place.startswith(f"{file}, line ")
    ]


@pytest.fixture(scope="session")
def cells() -> Callable[[str], list[dict[str, str]]]:
    """The rows of a data file, as the csv module reads them."""

    def read(file: str) -> list[dict[str, str]]:
        with (registry_seed.DATA / file).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data that a test may spoil."""
    for layout in LAYOUTS:
        shutil.copyfile(registry_seed.DATA / layout.file, tmp_path / layout.file)
    return tmp_path


@pytest.fixture
def spoil(folder: Path) -> Callable[[str, str, str], None]:
    """Replace the first occurrence of a text in a file of the copy."""

    def replace(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def complaints(folder: Path) -> Callable[[], tuple[Complaint, ...]]:
    """What reading the copy complains about."""

    def read() -> tuple[Complaint, ...]:
        with pytest.raises(Invalid) as caught:
            registry_seed.read(folder)
        return caught.value.complaints

    return read


@pytest.fixture
def places(complaints) -> Callable[[], list[str]]:
    """Where reading the copy complains."""
    return lambda: [complaint.place for complaint in complaints()]


@pytest.fixture
def row() -> Callable[..., Row]:
    """A row of a file that does not matter."""
    return lambda **given: Row("some.csv", 2, given, [])


@pytest.fixture
def table(tmp_path: Path):
    """Reads a file whose columns are ``code`` (unique), ``name`` (filled) and ``note``."""
    layout = Layout("some.csv", ("code", "name", "note"), ("code", "name"), ("code",), "some")

    def read(content: bytes) -> tuple[tuple[Row, ...], list[tuple[str, str]]]:
        (tmp_path / "some.csv").write_bytes(content)
        found: list[Complaint] = []
        rows = read_rows(tmp_path, layout, found, {})
        return rows, [(one.place, one.code) for one in found]

    return read
