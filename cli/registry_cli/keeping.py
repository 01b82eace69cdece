"""Keeping the registry: ``migrate``, ``seed``, ``check``, ``verify``."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from registry import clock
from registry.access import Principal, Role
from registry.access.principal import SEEDER
from registry.catalogue.checking import Finding, check as check_view
from registry.catalogue.follower import Follower
from registry.commands.reload import Reloaded, reload
from registry.commands.work import Work
from registry.exchange.restoring import check_archive
from registry.settings import Settings
from registry.store import Store
from registry.store.verification import Report, verify as verify_store
from registry_cli.telling import (
    OK,
    REFUSED,
    AsJson,
    Language,
    open_store,
    refusals,
    tell,
    tell_json,
    timed,
)
from registry_migrations import is_current, upgrade

if TYPE_CHECKING:
    from registry_seed import Seed


def migrate() -> None:
    """Bring the database to the newest form; makes it when there is none."""
    settings = Settings()
    if settings.database_url is None:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    if not is_current(settings.database):
        upgrade(settings.database)


def seed(
    folder: Annotated[
        Path | None,
        typer.Option(help="Folder of data files; default: those that come along.", exists=True),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be loaded, load nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Load the reference data. What is there already changes nothing."""
    import registry_seed  # read only here: serving an old database needs none of it

    with refusals(), open_store() as store:
        with timed("Đọc tệp dữ liệu · reading the data files"):
            data = registry_seed.read(folder) if folder else registry_seed.read()
        with timed("Nạp · loading"):
            reloaded = _reload(store, data, dry_run=dry_run)
    done = reloaded.loaded
    if as_json:
        tell_json(
            {
                "dry_run": dry_run,
                "versions": len(done.versions),
                "by_kind": done.by_kind,
                "facts": done.facts,
                "voided_facts": len(reloaded.voided),
                "unchanged": done.unchanged,
                "revision": done.revision,
            }
        )
        return
    tell(
        f"{len(done.versions)} phiên bản · versions, {done.facts} sự kiện · facts, "
        f"{done.unchanged} không đổi · unchanged; dòng nhật ký · revision {done.revision}"
    )
    if reloaded.voided:
        tell(f"{len(reloaded.voided)} sự kiện cũ bị hủy · facts of before voided")


def _reload(store: Store, data: "Seed", *, dry_run: bool) -> Reloaded:
    """One transaction; the catalogue is read inside it, and not again for a process that ends."""
    follower, seeder = Follower(store), Principal(SEEDER, Role.ADMIN)
    with store.write(SEEDER, keep=not dry_run) as writing:
        follower.catch_up()
        work = Work(writing, follower.catalogue, seeder)
        return reload(work, data.proposals, data.statements)


def check(
    as_json: AsJson = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if anything is found.")
    ] = False,
    lang: Language = "vi",
) -> None:
    """List what is unfinished: texts that name no record, ended references, wrong counts."""
    with refusals(), open_store() as store:
        follower = Follower(store)
        follower.catch_up()
        found = list(check_view(follower.catalogue.at(clock.day_of(clock.now()))))
    if as_json:
        tell_json([_plain(finding) for finding in found])
    else:
        for finding in found:
            said = getattr(finding.message, lang)
            tell(f"{finding.matter.value}\t{finding.subject}\t{finding.pointer}\t{said}")
        for matter, count in Counter(finding.matter for finding in found).items():
            tell(f"{getattr(matter.words, lang)}: {count}")
    raise typer.Exit(REFUSED if strict and found else OK)


def verify(
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            help="A backup, or an export of everything, instead of the database.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """Walk the whole log: every hash, every digest. Exit with 1 if anything does not hold."""
    with refusals():
        report = _report(file)
    if as_json:
        tell_json(
            {
                "revisions": report.revisions,
                "head": report.head_hash,
                "faults": [
                    {"revision": one.revision, "message": one.message._asdict()}
                    for one in report.faults
                ],
            }
        )
    else:
        for fault in report.faults:
            tell(f"{fault.revision}: {getattr(fault.message, lang)}")
        tell(f"{report.revisions} dòng · lines, {len(report.faults)} lỗi · faults")
        tell(report.head_hash)
    raise typer.Exit(REFUSED if report.faults else OK)


def _report(file: Path | None) -> Report:
    """What a verification found in the database, or in a file that is whole or refused.

    :raises Damaged: if the log of the file does not hold.
    """
    if file is None:
        with open_store() as store:
            return verify_store(store)
    with file.open("rb") as given:
        manifest = check_archive(given)
    return Report(manifest.revision, manifest.head, ())


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "matter": finding.matter.value,
        "subject": finding.subject,
        "pointer": finding.pointer,
        "message": finding.message._asdict(),
    }
