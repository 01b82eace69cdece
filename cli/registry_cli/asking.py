"""How questions are put on the command line: the options they share, and what these mean."""

from datetime import date
from typing import Annotated

import typer

from registry.catalogue import View
from registry.service import Service
from registry.settings import Settings
from registry.versions.asking import read_day
from registry_cli.telling import open_store, progress

ValidAt = Annotated[
    str | None, typer.Option("--valid-at", help="In force on this day; default: today.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="As known at a revision, day or instant; default: now."),
]
Where = Annotated[list[str] | None, typer.Option("--where", help="word=value; may be repeated.")]
Over = Annotated[str | None, typer.Option("--collection", help="Count over this collection.")]
OfCollection = Annotated[str | None, typer.Option("--collection", help="Only of this collection.")]
Since = Annotated[str | None, typer.Option("--from", help="First day.")]
Until = Annotated[str | None, typer.Option("--to", help="Last day, included.")]
MetricName = Annotated[str, typer.Argument(help="regimes_electronic, provinces_connected …")]


def asked_of(valid_at: str | None, as_of: str | None) -> tuple[Service, View]:
    """The service of the settings, up to date, and the view with both clocks set.

    Before the first record it is said, on standard error, why there is nothing.
    """
    with open_store():
        service = Service(Settings())
    service.follower.catch_up()
    view = service.view(valid_at, as_of)
    if view.nothing_known is not None:
        progress(f"{view.nothing_known.vi} · {view.nothing_known.en}")
    return service, view


def filters(given: list[str] | None) -> dict[str, tuple[str, ...]]:
    """Filters from ``word=value`` texts."""
    wanted: dict[str, tuple[str, ...]] = {}
    for one in given or ():
        name, _, value = one.partition("=")
        wanted[name] = (*wanted.get(name, ()), value)
    return wanted


def day_or_none(text: str | None, name: str) -> date | None:
    """A day of an option that may be left out.

    :raises BadQuestion: if it is no day.
    """
    return read_day(text, name) if text else None
