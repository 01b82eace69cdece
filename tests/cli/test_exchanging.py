"""Files out and in by the command line."""

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from registry_cli.main import app

DOCS = Path(__file__).parents[2] / "docs" / "exchange.md"


class Run:
    """Runs ``registry`` with a data folder of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, monkeypatch
        self.use("registry")

    def use(self, name: str) -> None:
        """Work with another registry of the same folder."""
        self._patch.setenv("REGISTRY_DATABASE_URL", f"sqlite:///{self.folder / name}.db")

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, arguments)


@pytest.fixture
def run(seeded_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    shutil.copy(seeded_file, tmp_path / "registry.db")
    return Run(tmp_path, monkeypatch)


def test_a_backup_is_restored_into_a_database_that_is_made_for_it(run: Run) -> None:
    saved = json.loads(run("backup", run.path("a.zip"), "--json").stdout)
    run.use("other")

    restored = json.loads(run("restore", run.path("a.zip"), "--json").stdout)
    run("backup", run.path("b.zip"))

    assert restored == saved
    assert (run.folder / "a.zip").read_bytes() == (run.folder / "b.zip").read_bytes()
    assert json.loads(run("verify", "--json").stdout)["faults"] == []


def test_a_backup_is_not_restored_over_a_registry(run: Run) -> None:
    run("backup", run.path("a.zip"))

    done = run("restore", run.path("a.zip"))

    assert done.exit_code == 1
    assert "Only an empty database" in done.stderr


def test_everything_goes_to_standard_output_too(run: Run) -> None:
    run("export", "--format", "zip", "-o", run.path("a.zip"))

    shown = run("export", "--format", "zip").stdout_bytes

    assert shown == (run.folder / "a.zip").read_bytes()


@pytest.mark.parametrize("file_format", ["csv", "csv.zip", "xlsx", "ndjson"])
def test_what_is_exported_imports_without_a_change(run: Run, file_format: str) -> None:
    run("export", "indicators", "--format", file_format, "-o", run.path("file"))

    done = json.loads(run("import", run.path("file"), "--json").stdout)

    assert done["counts"] == {"new": 0, "changed": 0, "unchanged": 200, "known": 0}
    assert done["rows"] == []


def test_an_export_can_be_narrowed_and_dated(run: Run) -> None:
    lines = run("export", "body", "--where", "body_type=province", "--valid-at", "2021-07-01")
    none = run("export", "body", "--as-of", "0")

    assert len(lines.stdout.splitlines()) == 58
    assert none.stdout == ""


def without_revision(text: str) -> str:
    """The last revision moves with every row of the reference data."""
    return re.sub(r"revision: \d+", "revision: …", text)


def test_the_example_of_the_page_answers_as_it_is_shown(run: Run) -> None:
    file = run.folder / "tien.csv"
    run("export", "unit", "--where", "quantity=money", "--format", "csv", "-o", str(file))
    text = file.read_text("utf-8")
    changed = text.replace(",billion dong,", ",billion Vietnamese dong,")
    file.write_text(changed.replace("dong,1000000000,", "dong,1000000001,"), "utf-8")

    told = run("import", str(file), "--dry-run")
    file.write_text(changed.replace("usd,1000000,", "euro,1000000,"), "utf-8")
    refused = run("import", str(file))

    page = DOCS.read_text("utf-8")
    assert without_revision(told.stdout.strip()) in without_revision(page)
    assert refused.exit_code == 1
    assert refused.stderr.splitlines()[-1] in page


def test_faults_are_told_line_by_line_and_nothing_is_written(run: Run) -> None:
    (run.folder / "x.csv").write_text("Mã\nunit:code,colour\na,red\n")

    done = run("import", run.path("x.csv"))

    assert done.exit_code == 1
    assert "x.csv, dòng 2: không có cột 'colour' trong trang này" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "sausage"),
        ("export", "unit", "--format", "docx"),
        ("export", "unit", "--format", "zip"),
        ("export", "--format", "csv"),
        ("export", "unit", "--where", "colour=red"),
        ("import", "{file}"),
        ("restore", "{file}"),
    ],
)
def test_what_cannot_be_done_is_refused_with_exit_code_1(
    run: Run, arguments: tuple[str, ...]
) -> None:
    (run.folder / "file").write_bytes(b"PK nothing")

    done = run(*(one.format(file=run.path("file")) for one in arguments))

    assert done.exit_code == 1
    assert done.stderr.strip()
    assert "Traceback" not in done.output


def test_a_refused_export_leaves_no_file(run: Run) -> None:
    run("export", "--format", "csv", "-o", run.path("all.csv"))

    assert sorted(path.name for path in run.folder.glob("all*")) == []


def test_a_file_can_be_proposed_as_a_steward(run: Run) -> None:
    run("principal", "add", "an", "--role", "steward", "--body", "bo-y-te")
    run("export", "indicator", "--format", "csv", "-o", run.path("a.csv"))
    path = run.folder / "a.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Hospital beds per", "Hospital beds for each"), "utf-8")

    done = json.loads(run("import", str(path), "--as", "an", "--json").stdout)
    foreign = run("import", str(path), "--as", "nobody")

    assert done["request"].startswith("cr-")
    assert [row["item"] for row in done["rows"]] == ["indicator:KTXH-124"]
    assert foreign.exit_code == 1
    assert "There is nobody called nobody" in foreign.stderr


def test_a_backup_is_verified_without_a_database(run: Run) -> None:
    run("backup", run.path("a.zip"))
    (run.folder / "b.zip").write_bytes((run.folder / "a.zip").read_bytes()[:-100])

    whole, cut = (run("verify", "--file", run.path(name)) for name in ("a.zip", "b.zip"))

    assert (whole.exit_code, cut.exit_code) == (0, 1)
    assert "0 lỗi" in whole.stdout
