"""Files out and in: ``export``, ``import``, ``backup``, ``restore``."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from registry import clock
from registry.access import Principal, Role
from registry.access.keeping import principal_named
from registry.access.principal import IMPORTER
from registry.catalogue import View
from registry.catalogue.follower import Follower
from registry.commands.work import Work, perform
from registry.exchange.comparing import Effect, RowPlan, Trust
from registry.exchange.everything import write_backup, write_everything
from registry.exchange.exporting import (
    EVERYTHING,
    chosen,
    export,
    format_named,
    refuse_choice,
    whole,
)
from registry.exchange.importing import Imported, load_file
from registry.exchange.manifest import Manifest
from registry.exchange.proposing import propose_file, title_of
from registry.exchange.reading import read_file
from registry.exchange.restoring import restore
from registry.store import Store
from registry.versions.asking import read_as_of, read_valid_at
from registry_cli import keeping
from registry_cli.asking import AsOf, ValidAt, Where, filters
from registry_cli.looking import kind_of
from registry_cli.telling import (
    AsJson,
    Language,
    open_store,
    progress,
    refusals,
    tell,
    tell_json,
    timed,
)

Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="File to write; default: standard output.")
]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file.")]


def export_records(
    kind: Annotated[
        str | None, typer.Argument(help="indicator, regime …; default: the whole catalogue.")
    ] = None,
    file_format: Annotated[
        str, typer.Option("--format", help="csv, csv.zip, xlsx, ndjson; zip: everything.")
    ] = "ndjson",
    where: Where = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    output: Output = None,
) -> None:
    """Write the catalogue, or the records of one kind, as a file that `import` can read."""
    with refusals(), open_store() as store:
        if file_format == EVERYTHING:
            refuse_choice(kind, where, valid_at, as_of)
            _write(output, lambda to: write_everything(store, to))
            return
        form = format_named(file_format)
        with timed("Đọc nhật ký · reading the log"):
            view = _view(store, valid_at, as_of)
        about = (kind_of(kind),) if kind else ()
        given = chosen(view, about[0], filters(where)) if about else whole(view)
        with timed(f"Ghi {len(given)} bản ghi · writing {len(given)} records"):
            _write(output, lambda to: to.write(export(given, form, view, about=about)))


def import_records(
    file: File,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, write nothing.")
    ] = False,
    actor: Annotated[str, typer.Option(help="Who does it, for the log.")] = IMPORTER,
    author: Annotated[
        str | None,
        typer.Option("--as", help="Propose it as this steward or registrar, for review."),
    ] = None,
    keep_status: Annotated[
        bool,
        typer.Option("--keep-status", help="Believe the statuses the file gives to new records."),
    ] = False,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """Bring in a CSV, XLSX, NDJSON file or a zip of these: at once, or for review."""
    trust = Trust.STATUS if keep_status else Trust.CONTENT
    with refusals(), open_store() as store:
        with timed(f"Đọc tệp · reading {file.name}"):
            reading = read_file(file.read_bytes(), file.name)

        def bring_in(work: Work) -> Imported:
            if author is None:
                return load_file(work, reading, trust=trust)
            return propose_file(work, reading, title_of(file.name))

        who = principal_named(store, author) if author else Principal(actor, Role.ADMIN)
        with timed("So sánh và ghi · comparing and writing"):
            done = perform(store, Follower(store), who, bring_in, dry_run=dry_run)
    if as_json:
        tell_json(_plain(done, dry_run=dry_run))
        return
    for row in done.rows:
        if row.effect is not Effect.UNCHANGED:
            _tell_row(row, lang)
    if done.request is not None:
        tell(f"Đề nghị · change request: {done.request.id}")
    counts = (f"{getattr(one.words, lang)}: {done.count(one)}" for one in Effect)
    tell("; ".join((*counts, f"sự kiện · facts: {done.facts}", f"revision: {done.revision}")))


def backup(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="The file to write.")],
    as_json: AsJson = False,
) -> None:
    """Write the whole registry, people and tokens too, to one file; works while serving."""
    with refusals(), open_store() as store, timed(f"Sao lưu · backing up to {file}"):
        manifest = _write(file, lambda to: write_backup(store, to))
    _tell_manifest(manifest, as_json=as_json)


def restore_backup(file: File, as_json: AsJson = False) -> None:
    """Bring a backup, or an export of everything, into an empty database of either sort."""
    keeping.migrate()
    with (
        refusals(),
        open_store() as store,
        file.open("rb") as given,
        timed("Kiểm tra và khôi phục · checking and restoring"),
    ):
        manifest = restore(store, given)
    _tell_manifest(manifest, as_json=as_json)


def _view(store: Store, valid_at: str | None, as_of: str | None) -> View:
    now = clock.now()
    day, moment = read_valid_at(valid_at, clock.day_of(now)), read_as_of(as_of, now)
    follower = Follower(store)
    follower.catch_up()
    known_at = follower.catalogue.revision_at(moment) if isinstance(moment, str) else moment
    return follower.catalogue.at(day, known_at)


def _write(output: Path | None, write: Callable[[BinaryIO], Any]) -> Any:
    """Write to a file beside the one named, which takes its place when it is whole."""
    if output is None:
        held = io.BytesIO()
        done = write(held)
        typer.echo(held.getvalue(), nl=False)
        return done
    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("w+b") as to:
            done = write(to)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
    progress(str(output))
    return done


def _tell_row(row: RowPlan, lang: str) -> None:
    numbers = " → ".join(filter(None, (row.before, row.number)))
    tell(f"{row.place}\t{row.key}\t{getattr(row.effect.words, lang)}\t{numbers}")
    for change in row.changes:
        label = getattr(change.label, lang)
        tell(f"  {label} ({change.pointer}): {change.before!r} → {change.after!r}")
    for note in row.notes:
        tell(f"  ! {getattr(note, lang)}")


def _tell_manifest(manifest: Manifest, *, as_json: bool) -> None:
    if as_json:
        tell_json(manifest.model_dump(mode="json"))
        return
    for name, noted in manifest.files.items():
        tell(f"{name}\t{noted.lines}")
    tell(f"{manifest.revision} dòng nhật ký · revisions")
    tell(manifest.head)


def _plain(done: Imported, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "revision": done.revision,
        "made_at": done.made_at,
        "facts": done.facts,
        "request": done.request.id if done.request else None,
        "counts": {effect.value: done.count(effect) for effect in Effect},
        "rows": [_plain_row(row) for row in done.rows if row.effect is not Effect.UNCHANGED],
    }


def _plain_row(row: RowPlan) -> dict[str, object]:
    return {
        "place": row.place,
        "item": str(row.key),
        "effect": row.effect.value,
        "before": row.before,
        "number": row.number,
        "notes": [note._asdict() for note in row.notes],
        "changes": [
            {
                "pointer": change.pointer,
                "label": change.label._asdict(),
                "before": change.before,
                "after": change.after,
                "weight": change.step.name.lower(),
            }
            for change in row.changes
        ],
    }
