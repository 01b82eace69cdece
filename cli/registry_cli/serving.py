"""``registry serve``: migrate, seed an empty registry, and answer."""

from typing import Annotated

import typer
import uvicorn

from registry.settings import Settings
from registry_cli import keeping
from registry_cli.telling import open_store, progress


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.", min=0, max=65535)] = None,
    workers: Annotated[int, typer.Option(help="How many processes answer.", min=1)] = 1,
    empty: Annotated[bool, typer.Option("--empty", help="Do not seed an empty registry.")] = False,
) -> None:
    """Migrate the database, load the reference data if it is empty, and serve over HTTP."""
    settings = Settings()
    keeping.migrate()
    with open_store() as store:
        is_empty = store.head() == 0
    if is_empty and not empty:
        keeping.seed()
    address, at = host or settings.host, settings.port if port is None else port
    progress(f"http://{address}:{at}/v1")
    uvicorn.run(
        "registry_api.app:create_app",
        factory=True,
        host=address,
        port=at,
        workers=workers,
        access_log=False,
        log_level="warning",
        server_header=False,
    )
