"""Recording facts: ``facts record``, ``facts import``, ``facts void``."""

from pathlib import Path
from typing import Annotated

import typer

from registry.access import Principal, Role
from registry.access.principal import RECORDER
from registry.catalogue.follower import Follower
from registry.commands.proposal import Statement
from registry.commands.record import Recorded, record
from registry.commands.state import void_fact
from registry.commands.work import Work, perform
from registry.exchange.fact_table import read_facts, row_of
from registry.exchange.matching import refuse_file
from registry_cli.telling import AsJson, open_store, refusals, tell, tell_json, timed

facts_app = typer.Typer(help="Ghi sự kiện điện tử hóa · facts of digitization.")

Actor = Annotated[str, typer.Option(help="Who does it, for the log.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be recorded, record nothing.")
]


@facts_app.command("import")
def import_facts(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file.")],
    dry_run: DryRun = False,
    actor: Actor = RECORDER,
    as_json: AsJson = False,
) -> None:
    """Record the facts of a CSV, XLSX or NDJSON file: all or none, every fault named at once."""
    with refusals():
        with timed(f"Đọc tệp · reading {file.name}"):
            reading = read_facts(file.read_bytes(), file.name)
        refuse_file(reading.complaints)
        _record([one.statement for one in reading.facts], actor, dry_run=dry_run, as_json=as_json)


@facts_app.command("record")
def record_fact(
    subject: Annotated[str, typer.Argument(help="What it is about, e.g. regime:CDBC-003.")],
    value: Annotated[str, typer.Argument(help="The stage, supply or connection, e.g. electronic.")],
    on: Annotated[str, typer.Option("--on", help="The day, 2021-06-18.")],
    source: Annotated[str, typer.Option("--source", help="Where the statement comes from.")],
    document: Annotated[str | None, typer.Option(help="The document that shows it.")] = None,
    link: Annotated[str | None, typer.Option(help="Where it can be read.")] = None,
    note: Annotated[str | None, typer.Option(help="Remarks.")] = None,
    body: Annotated[str | None, typer.Option(help="For a stage: the reporting body.")] = None,
    period: Annotated[str | None, typer.Option(help="For a supply: the period.")] = None,
    template: Annotated[str | None, typer.Option(help="For a supply: the form.")] = None,
    pilot: Annotated[bool, typer.Option("--pilot", help="For a stage: run as a pilot.")] = False,
    dry_run: DryRun = False,
    actor: Actor = RECORDER,
    as_json: AsJson = False,
) -> None:
    """Record one fact: the stage of a regime, the supply of an indicator, a connection."""
    texts = {
        "subject": subject,
        "on": on,
        "source": source,
        "document": document,
        "link": link,
        "note": note,
        "body": body,
        "period": period,
        "template": template,
        "is_pilot": "true" if pilot else None,
    }
    given = {name: text for name, text in texts.items() if text}
    with refusals():
        statement = Statement(row_of(given, value))
        _record([statement], actor, dry_run=dry_run, as_json=as_json)


@facts_app.command("void")
def void(
    revision: Annotated[int, typer.Argument(help="The revision that recorded the fact.")],
    reason: Annotated[str, typer.Option("--reason", help="Why it was wrong.")],
    dry_run: DryRun = False,
    actor: Actor = RECORDER,
) -> None:
    """Say that a fact was wrong: it counts no more from here on; what was known then stays."""
    with refusals(), open_store() as store:
        done = perform(
            store,
            Follower(store),
            Principal(actor, Role.REGISTRAR),
            lambda work: void_fact(work, revision, reason=reason),
            dry_run=dry_run,
        )
    tell(f"{revision} → {done}")


def _record(statements: list[Statement], actor: str, *, dry_run: bool, as_json: bool) -> None:
    def command(work: Work) -> Recorded:
        return record(work, statements)

    with open_store() as store:
        who = Principal(actor, Role.REGISTRAR)
        done = perform(store, Follower(store), who, command, dry_run=dry_run)
    if as_json:
        told = {"dry_run": dry_run, "facts": list(done.revisions), "unchanged": done.unchanged}
        tell_json(told)
        return
    tell(
        f"{len(done.revisions)} sự kiện · facts, {done.unchanged} không đổi · unchanged: "
        f"{', '.join(map(str, done.revisions))}"
    )
