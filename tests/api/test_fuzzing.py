"""Schemathesis with all its checks finds nothing: few examples here, many by ``make fuzz``."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fuzzing import fuzz, served

OTHER_KINDS = "^/v1/(bodies|units|regimes|templates|periods|instruments|codelists|systems|collect)"
"""The routes of all kinds are made by the same functions; one kind stands for all of them."""


@pytest.fixture(scope="module")
def server(
    seeded_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("fuzzed")
    shutil.copy(seeded_file, folder / "registry.db")
    with served(f"sqlite:///{folder / 'registry.db'}", folder) as found:
        yield found


@pytest.mark.timeout(600)
def test_a_stranger_finds_nothing(server: tuple[str, str]) -> None:
    address, _ = server

    is_clean, said = fuzz(address, 1, "--phases", "examples,fuzzing")

    assert is_clean, said


@pytest.mark.timeout(600)
def test_a_stranger_who_tries_each_parameter_finds_nothing(server: tuple[str, str]) -> None:
    address, _ = server

    words = ("--include-method", "GET", "--exclude-path-regex", OTHER_KINDS)
    is_clean, said = fuzz(address, 1, "--phases", "coverage", *words)

    assert is_clean, said
