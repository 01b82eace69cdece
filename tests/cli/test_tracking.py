"""``registry due``, ``digitization`` and ``facts`` as a person or a script uses them."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
from typer.testing import CliRunner, Result

from registry_cli.main import app

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, seeded_file: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("REGISTRY_DATA_DIR", str(tmp_path))
    shutil.copy(seeded_file, tmp_path / "registry.db")

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, arguments)

    return invoke


def test_the_count_is_told_with_the_unknown_the_tally_and_the_target(run: Run) -> None:
    said = run("digitization", "regimes_electronic", "--valid-at", "2021-06-18", "--lang", "en")

    assert "Reached: 2, Not reached: 0, Unknown: 146" in said.stdout
    assert "Stated on 2021-06-18: 8 of 148" in said.stdout
    assert "Target 74 by 2021-12-31: 66 short by the tally" in said.stdout


def test_it_splits_narrows_and_supposes(run: Run) -> None:
    then = ("--valid-at", "2021-06-18", "--lang", "en")
    split = run("digitization", "regimes_electronic", "--by", "body", *then).stdout
    part = run(
        "digitization", "regimes_electronic", "--where", "body=van-phong-chinh-phu", "--json", *then
    )
    supposed = run("digitization", "regimes_electronic", "--finish", "bo-tu-phap", *then).stdout

    assert "Ministry of Justice: Reached: 0, Not reached: 0, Unknown: 19" in split
    (item,) = json.loads(part.stdout)["items"]
    assert item["narrowed"]["counts"] == {"reached": 2, "not_reached": 0, "unknown": 7}
    assert "If these 19 finish: 21 reached, 127 unknown" in supposed
    assert "nq01-2021-regimes (74): Cannot be told" in supposed


def test_what_is_due_is_listed_with_what_is_not_known(run: Run) -> None:
    year = ("--from", "2021-03-01", "--to", "2021-03-31", "--body", "bo-tai-chinh")

    lines = run("due", *year, "--part", "lead_body").stdout.splitlines()
    told = json.loads(run("due", *year, "--next", "--json").stdout)

    assert "2021-03-01\tCDBC-056\t2020" in [line[:24] for line in lines]
    assert lines[-1] == "15 báo cáo; 12 chưa biết ngày gửi"
    assert told["unknown"] == 0


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ics"])
def test_the_calendar_is_written_as_a_file(run: Run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a.{ending}"

    done = run("due", "--from", "2021-01-01", "--to", "2021-12-31", "-o", str(file))

    assert done.exit_code == 0, done.output
    if ending == "ics":
        assert len(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")) > 50
    elif ending == "csv":
        assert len(list(csv.reader(file.read_text("utf-8-sig").splitlines()))) > 400
    else:
        assert file.read_bytes().startswith(b"PK")


def test_a_fact_is_recorded_counted_and_voided(run: Run) -> None:
    given = ("facts", "record", "regime:CDBC-003", "electronic", "--on", "2022-03-01")
    done = json.loads(run(*given, "--source", "CV 1", "--link", "https://a.vn", "--json").stdout)
    counted = run("digitization", "regimes_electronic", "--lang", "en").stdout
    (revision,) = done["facts"]
    voided = run("facts", "void", str(revision), "--reason", "sai")
    after = run("digitization", "regimes_electronic", "--lang", "en").stdout

    assert "Reached: 3, Not reached: 0, Unknown: 145" in counted
    assert voided.exit_code == 0
    assert "Reached: 2, Not reached: 0, Unknown: 146" in after


def test_a_file_is_recorded_all_or_none(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "subject,on,stage,source\nCDBC-003,2022-03-01,electronic,x\nX,2022-03-01,paper,x\n"
    )

    wrong = run("facts", "import", str(file))
    file.write_text("subject,on,stage,source\nCDBC-003,2022-03-01,electronic,x\n")
    tried = json.loads(run("facts", "import", str(file), "--dry-run", "--json").stdout)
    done = json.loads(run("facts", "import", str(file), "--json").stdout)
    again = json.loads(run("facts", "import", str(file), "--json").stdout)

    assert wrong.exit_code == 1
    assert "a.csv, dòng 3" in wrong.stderr
    assert tried["facts"] == done["facts"]
    assert (again["facts"], again["unchanged"]) == ([], 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("due", "--body", "none"),
        ("due", "--from", "soon"),
        ("due", "-o", "a.pdf"),
        ("due", "--from", "2021-01-01", "--to", "2020-01-01"),
        ("digitization", "none"),
        ("digitization", "regimes_electronic", "--by", "colour"),
        ("digitization", "regimes_electronic", "--finish", "nobody"),
        ("facts", "record", "CDBC-003", "paper", "--on", "2022-01-01", "--source", "x"),
        ("facts", "record", "regime:CDBC-003", "gold", "--on", "2022-01-01", "--source", "x"),
        ("facts", "void", "1", "--reason", "x"),
    ],
)
def test_what_cannot_be_done_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert done.exit_code == 1, done.output
    assert done.stderr.strip()
    assert "Traceback" not in done.output
