"""``registry search``: hits in words and as JSON, narrowed and dated, and what is refused."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from registry_cli.main import app

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("searching")
    shutil.copy(seeded_file, made / "registry.db")
    return made


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("REGISTRY_DATA_DIR", str(folder))
    return lambda *arguments: CliRunner().invoke(app, ["search", *arguments])


def test_a_hit_is_a_line_with_its_key_why_and_its_name_marked(run: Run) -> None:
    first = run("ty le that nghiep").output.splitlines()[0]

    assert first == "indicator:KTXH-099\tKhớp tên\t[Tỷ lệ thất nghiệp]"


def test_the_last_line_is_how_many_there_are(run: Run) -> None:
    lines = run("bao cao", "--limit", "3").output.splitlines()

    assert int(lines[-1]) > 100
    assert len([line for line in lines if line.startswith("regime:")]) <= 3


def test_hits_are_told_in_english(run: Run) -> None:
    first = run("unemployment rate", "--lang", "en").output.splitlines()[0]

    assert first.startswith("indicator:KTXH-099\tIts name\t")


def test_json_is_what_the_service_answers(run: Run) -> None:
    answer = json.loads(run("KTXH-099", "--json").output)

    assert answer["hits"][0]["code"] == "KTXH-099"
    assert answer["hits"][0]["why"]["value"] == "identifier"
    assert answer["facets"]


def test_a_facet_narrows(run: Run) -> None:
    lines = run("that nghiep", "--where", "kind=body").output.splitlines()

    assert lines[-1] == "0"


def test_a_body_that_is_no_more_names_who_came_after(run: Run) -> None:
    lines = run("Bộ Kế hoạch và Đầu tư", "--valid-at", "2026-01-01", "--limit", "1").output

    assert "không có hiệu lực vào ngày 2026-01-01" in lines
    assert "→ body:bo-tai-chinh-2025" in lines


def test_a_slip_is_told(run: Run) -> None:
    assert "Có phải bạn muốn tìm: thất nghiệp" in run("that ngiep").output


@pytest.mark.parametrize("arguments", [("x", "--where", "colour=red"), ("a" * 1_001,)])
def test_what_cannot_be_asked_is_refused_with_exit_code_1(
    run: Run, arguments: tuple[str, ...]
) -> None:
    assert run(*arguments).exit_code == 1
