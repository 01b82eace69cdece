"""The command ``registry``: serving, loading, looking up, checking, verifying."""

import typer

from registry_cli import (
    admitting,
    counting,
    exchanging,
    facts,
    keeping,
    looking,
    owing,
    pacing,
    searching,
    serving,
    targeting,
    working,
)

app = typer.Typer(
    name="registry",
    help="Danh mục chỉ tiêu và chế độ báo cáo · Indicator and reporting registry.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("serve")(serving.serve)
app.command("migrate")(keeping.migrate)
app.command("seed")(keeping.seed)
app.command("check")(keeping.check)
app.command("verify")(keeping.verify)
app.command("show")(looking.show)
app.command("list")(looking.list_items)
app.command("search")(searching.search)
app.command("digitization")(counting.digitization)
app.command("pace")(pacing.pace)
app.command("supply")(pacing.supply)
app.command("targets")(targeting.targets)
app.command("tallies")(targeting.tallies)
app.command("due")(owing.due)
app.command("working-days")(working.working_days)
app.command("export")(exchanging.export_records)
app.command("import")(exchanging.import_records)
app.command("backup")(exchanging.backup)
app.command("restore")(exchanging.restore_backup)
app.add_typer(facts.facts_app, name="facts")
app.add_typer(admitting.principal_app, name="principal")
app.add_typer(admitting.token_app, name="token")
