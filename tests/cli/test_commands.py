"""The command line as a person or a script uses it."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from registry_cli.main import app


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.setenv("REGISTRY_DATA_DIR", str(tmp_path))
    return Run(tmp_path)


@pytest.fixture
def seeded(run: "Run", seeded_file: Path) -> "Run":
    shutil.copy(seeded_file, run.folder / "registry.db")
    return run


class Run:
    """Runs ``registry`` with a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, arguments)


def test_migrate_seed_and_verify_bring_an_empty_folder_to_a_registry(run: Run) -> None:
    assert run("migrate").exit_code == 0
    seeded = run("seed", "--json")
    verified = run("verify", "--json")

    assert json.loads(seeded.stdout)["by_kind"]["indicator"] == 200
    assert json.loads(verified.stdout)["faults"] == []


def test_seeding_twice_changes_nothing(seeded: Run) -> None:
    again = json.loads(seeded("seed", "--json").stdout)

    assert (again["versions"], again["facts"]) == (0, 0)


def test_a_dry_run_loads_nothing(run: Run) -> None:
    run("migrate")

    said = json.loads(run("seed", "--dry-run", "--json").stdout)
    again = json.loads(run("seed", "--dry-run", "--json").stdout)

    assert said == again
    assert said["by_kind"]["regime"] == 148


def test_before_migrating_every_command_says_what_to_do(run: Run) -> None:
    for command in (("seed",), ("check",), ("verify",), ("list", "unit")):
        done = run(*command)

        assert done.exit_code == 1
        assert "registry migrate" in done.stderr


def test_show_tells_a_record_in_words(seeded: Run) -> None:
    shown = seeded("show", "indicator", "KTXH-099").stdout

    assert "Tỷ lệ thất nghiệp" in shown
    assert "Cơ quan chịu trách nhiệm: Bộ Kế hoạch và Đầu tư [bo-ke-hoach-va-dau-tu]" in shown


def test_show_in_english(seeded: Run) -> None:
    shown = seeded("show", "indicators", "KTXH-099", "--lang", "en").stdout

    assert shown.startswith("Unemployment rate\n")
    assert "Responsible body" in shown


def test_show_answers_json_like_the_service(seeded: Run) -> None:
    shown = json.loads(seeded("show", "body", "bo-y-te", "--json").stdout)

    assert shown["kind"] == "body"
    assert shown["succession"]["duties_now_held_by"][0]["basis"]["value"] == "itself"


def test_show_of_what_is_not_in_force_is_refused_with_its_days(seeded: Run) -> None:
    done = seeded("show", "body", "bo-ke-hoach-va-dau-tu", "--valid-at", "2025-03-01")

    assert done.exit_code == 1
    assert "2025-02-28" in done.stderr
    assert "Bộ Tài chính [bo-tai-chinh-2025]" in done.stderr
    assert (
        seeded("show", "body", "bo-ke-hoach-va-dau-tu", "--valid-at", "2021-07-01").exit_code == 0
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "sausage", "x"),
        ("show", "unit", "none"),
        ("show", "unit", "phan-tram", "--valid-at", "never"),
        ("show", "unit", "phan-tram", "--as-of", "0"),
        ("list", "unit", "--where", "colour=red"),
        ("seed", "--folder", "."),
    ],
)
def test_what_cannot_be_done_is_refused_with_exit_code_1(
    seeded: Run, arguments: tuple[str, ...]
) -> None:
    done = seeded(*arguments)

    assert done.exit_code == 1
    assert done.stderr.strip()
    assert "Traceback" not in done.output


def test_list_narrows_by_facets(seeded: Run) -> None:
    listed = json.loads(seeded("list", "templates", "--where", "status=candidate", "--json").stdout)

    assert listed["total"] == 50


def test_list_prints_a_line_a_record_and_the_total(seeded: Run) -> None:
    lines = seeded("list", "collection").stdout.splitlines()

    assert len(lines) == 5
    assert lines[-1] == "4"


def test_check_lists_what_is_unfinished(seeded: Run) -> None:
    found = json.loads(seeded("check", "--json").stdout)

    counted = {one["subject"] for one in found if one["matter"] == "count-differs"}
    assert counted == {"collection:chi-tieu-khdt-64"}
    assert {"unresolved-text", "ended-reference"} <= {one["matter"] for one in found}


def test_check_strictly_ends_with_1_when_something_is_found(seeded: Run) -> None:
    assert (seeded("check").exit_code, seeded("check", "--strict").exit_code) == (0, 1)


def test_the_first_admin_is_made_on_the_command_line_and_nobody_is_there_before(
    seeded: Run,
) -> None:
    before = json.loads(seeded("principal", "list", "--json").stdout)
    seeded("principal", "add", "Quản trị", "--role", "admin")

    created = seeded("token", "create", "Quản trị", "--days", "30", "--label", "đầu tiên")
    token, secret = created.stdout.split()
    listed = json.loads(seeded("token", "list", "--json").stdout)

    assert before == []
    assert secret.startswith("vnr_")
    assert [(one["id"], one["label"]) for one in listed] == [(token, "đầu tiên")]
    assert secret not in seeded("token", "list", "--json").stdout


def test_a_token_can_be_revoked_and_a_principal_disabled(seeded: Run) -> None:
    seeded("principal", "add", "An", "--role", "steward", "--body", "bo-y-te")
    token = seeded("token", "create", "An").stdout.split()[0]

    assert seeded("token", "revoke", token).exit_code == 0
    assert seeded("principal", "disable", "An").exit_code == 0
    (row,) = json.loads(seeded("principal", "list", "--json").stdout)
    assert row["disabled_at"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("principal", "add", "An", "--role", "steward"),
        ("principal", "add", "An", "--role", "steward", "--body", "no-such-body"),
        ("principal", "add", "An", "--role", "registrar", "--body", "bo-y-te"),
        ("principal", "disable", "Nobody"),
        ("token", "create", "Nobody"),
        ("token", "revoke", "tok-none"),
    ],
)
def test_admitting_wrongly_is_refused_with_a_reason(
    seeded: Run, arguments: tuple[str, ...]
) -> None:
    done = seeded(*arguments)

    assert done.exit_code == 1
    assert done.stderr.strip()


def test_a_language_there_is_none_of_is_refused(seeded: Run) -> None:
    done = seeded("show", "unit", "ty-dong", "--lang", "fr")

    assert done.exit_code == 2
    assert "'vi', 'en'" in done.output
