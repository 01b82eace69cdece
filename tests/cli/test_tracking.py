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
    assert "The official figure would be 19 to 27" in supposed
    assert (
        "nq01-2021-regimes (74 wanted): by our count: Cannot be told; by the tally: Not" in supposed
    )


def test_what_is_due_is_listed_with_what_is_not_known(run: Run) -> None:
    year = ("--from", "2021-03-01", "--to", "2021-03-31", "--body", "bo-tai-chinh")

    lines = run("due", *year, "--part", "lead_body").stdout.splitlines()
    told = json.loads(run("due", *year, "--next", "--json").stdout)

    assert "2021-03-01\tCDBC-056\t2020" in [line[:24] for line in lines]
    assert "15 báo cáo; 12 chưa biết ngày gửi" in lines
    assert lines[-1].startswith("Lịch nghỉ năm 2021: Theo gói phần mềm")
    assert told["unknown"] == 0


def test_the_pace_is_told_as_days_figures_and_why_there_is_no_forecast(run: Run) -> None:
    said = run("pace", "regimes_electronic", "--valid-at", "2021-06-18").stdout

    assert "  11/11/2019: Đã đạt: 2, Chưa đạt: 0, Chưa có thông tin: 146\n" in said
    assert "18/06/2021: 8/148 [regimes_electronic]\n" in said
    assert "Không dự báo: Quá ít dữ liệu: 2 thành viên đạt" in said


def test_the_pace_as_it_was_known_begins_when_the_registry_did(run: Run) -> None:
    said = run("pace", "regimes_electronic", "--to", "2021-06-18", "--as-known").stdout

    assert said.splitlines()[0] == "  01/01/2019: Đã đạt: 0, Chưa đạt: 0, Chưa có thông tin: 0"
    assert "11/11/2019" not in said


def test_the_gap_of_the_monthly_meeting_is_told(run: Run) -> None:
    given = ("supply", "key_indicators_supplied", "--needed", "M", "--valid-at", "2021-06-18")

    first = run(*given, "--lang", "en").stdout.splitlines()[0]
    plain = json.loads(run(*given, "--json").stdout)

    assert first.startswith("KTXH-003\t")
    assert first.endswith("Nine months, cumulative, Year, Month")
    assert (plain["total"], plain["tally"]["content"]["needed_period"]) == (12, "M")


def test_targets_are_told_with_what_lacks_and_the_pace_it_takes(run: Run) -> None:
    ahead = run("targets", "--ahead", "--valid-at", "2021-06-18", "--lang", "en").stdout
    late = run("targets", "--overdue", "--valid-at", "2021-08-01", "--lang", "en").stdout

    assert "Target 74 by 2021-12-31: 66 short by the tally" in ahead
    assert "it takes 10.2 more a month in the 196 days left" in ahead
    assert "2021-07-provinces [provinces_connected], due 2021-07-31 — overdue" in late
    assert "nq01-2021-regimes" not in late


def test_a_target_that_is_not_measured_is_told_with_the_reason(run: Run) -> None:
    said = run("targets", "2025-all-periodic", "--lang", "en").stdout

    assert "No list of what it is about: There is no list of “báo cáo định kỳ không mật”" in said


def test_one_target_is_told_by_body(run: Run) -> None:
    given = ("targets", "nq01-2021-regimes", "--valid-at", "2021-06-18")

    said = run(*given, "--lang", "en").stdout
    plain = json.loads(run(*given, "--json").stdout)

    assert "    Ministry of Justice: leads 19, part 10, 10 short (19 unknown)\n" in said
    assert len(plain["by_body"]) == said.count(": leads ")


def test_tallies_are_told_with_definition_and_source(run: Run) -> None:
    said = run("tallies", "--metric", "regimes_electronic").stdout.splitlines()
    plain = json.loads(run("tallies", "--to", "2019-12-31", "--json").stdout)

    assert said[0] == "18/06/2021: 8/148 [regimes_electronic]"
    assert said[2] == "    TTXVN 2021; Công văn 4061/VPCP-KSTT"
    assert plain["total"] == 2


def test_working_days_are_counted_and_say_how_sure_they_are(run: Run) -> None:
    on = run("working-days", "2021-02-14", "--add", "2", "--to", "2021-02-18").stdout
    year = json.loads(run("working-days", "2021", "--json").stdout)

    assert "14/02/2021\tnghỉ\tMùng ba Tết Nguyên Đán\n" in on
    assert "2 ngày làm việc sau 14/02/2021: 18/02/2021\n" in on
    assert "Từ sau 14/02/2021 đến hết 18/02/2021: 2 ngày làm việc\n" in on
    assert "Lịch nghỉ năm 2021: Theo gói phần mềm" in on
    assert {one["reason"]["value"] for one in year["days"]} == {"holiday"}


def test_before_the_first_record_it_is_said_why_there_is_nothing(run: Run) -> None:
    counted = run("digitization", "regimes_electronic", "--as-of", "2019-06-01")
    listed = run("targets", "--as-of", "0")

    assert "Vào thời điểm đó hệ thống chưa biết gì" in counted.stdout
    assert "The registry knew nothing yet" in listed.stderr


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
        ("pace", "none"),
        ("pace", "regimes_electronic", "--from", "2022-01-01", "--to", "2021-01-01"),
        ("pace", "regimes_electronic", "--on", "soon"),
        ("supply", "regimes_electronic"),
        ("targets", "none"),
        ("targets", "nq01-2021-regimes", "--by", "colour"),
        ("tallies", "--from", "x"),
        ("working-days", "2021-02-30"),
        ("working-days", "2200-01-01"),
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
