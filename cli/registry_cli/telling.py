"""How the command speaks: results on standard output, progress and refusals on standard error."""

import contextlib
import json
import time
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, NoReturn

import orjson
import typer

from registry.errors import Faulty, RegistryError
from registry.settings import Settings
from registry.store import Store
from registry.store.engine import Synchronous
from registry.words import Words

OK, REFUSED, USAGE = 0, 1, 2
"""Exit codes: done; refused or faults found; the command was wrongly given."""

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for machines.")]
Language = Annotated[Literal["vi", "en"], typer.Option("--lang", help="vi or en.")]


def tell(text: str) -> None:
    """Write a line of the result."""
    typer.echo(text)


def tell_lines(lines: Iterable[Words], lang: str) -> None:
    """Write lines of the result in the reader's language."""
    for line in lines:
        tell(getattr(line, lang))


def tell_json(data: Any) -> None:
    """Write the result as JSON."""
    plain = orjson.loads(orjson.dumps(data, option=orjson.OPT_NON_STR_KEYS))
    typer.echo(json.dumps(plain, ensure_ascii=False, indent=2))


def progress(text: str) -> None:
    """Say on standard error how long work is getting on."""
    typer.echo(text, err=True)


def refuse(message: Words, *lines: str) -> NoReturn:
    """Say why it cannot be done, in both languages, and end with exit code 1."""
    typer.echo(message.vi, err=True)
    if message.en != message.vi:
        typer.echo(message.en, err=True)
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(REFUSED)


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """Turn what the registry refuses into words and an exit code."""
    try:
        yield
    except Faulty as error:
        refuse(error.message, *(_line(one) for one in error.complaints))
    except RegistryError as error:
        refuse(error.message, *(_detail(*pair) for pair in error.details.items()))


@contextlib.contextmanager
def timed(text: str) -> Iterator[None]:
    """Say what is being done and how long it took."""
    started = time.monotonic()
    progress(f"{text} …")
    yield
    progress(f"{text}: {time.monotonic() - started:.1f} s")


@contextlib.contextmanager
def open_store() -> Iterator[Store]:
    """The store of the settings, which must be migrated."""
    settings = Settings()
    store = Store(settings.database, synchronous=Synchronous(settings.sqlite_synchronous))
    try:
        if not store.is_ready():
            refuse(
                Words(
                    "Cơ sở dữ liệu chưa sẵn sàng: hãy chạy `registry migrate` rồi `registry seed`.",
                    "The database is not ready: run `registry migrate`, then `registry seed`.",
                )
            )
        yield store
    finally:
        store.close()


def _detail(name: str, value: Any) -> str:
    plain = orjson.loads(orjson.dumps(value))
    if name == "succession":
        heirs = (f"{one['names']['vi']} [{one['code']}]" for one in plain["duties_held_by"])
        return f"  {name}: {', '.join(heirs)}"
    return f"  {name}: {json.dumps(plain, ensure_ascii=False)}"


def _line(complaint: Any) -> str:
    where = " ".join(part for part in (complaint.place, complaint.pointer) if part)
    return f"  {where}: {complaint.message.vi} · {complaint.message.en}"
