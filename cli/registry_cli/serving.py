"""``registry serve``: migrate, seed an empty registry, and answer."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
import uvicorn

from registry.settings import Settings
from registry_api import logs
from registry_cli import keeping
from registry_cli.telling import open_store, progress

WORKER_SECONDS = 60
"""How long a worker may be silent, while it starts on a busy machine say, before it is replaced."""

MESSAGE_BYTES, MESSAGES_WAITING = 2_000_000, 4
"""What one socket may have in memory unread. GraphQL refuses less by itself, and says why."""

GRACE_SECONDS = 20
"""How long open answers may take when the server is told to stop."""


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
    progress(f"http://{address}:{at}/")
    with _counting_together(workers):
        uvicorn.run(
            "registry_api.served:served",
            factory=True,
            host=address,
            port=at,
            workers=workers,
            http="registry_api.protocol:GuardedProtocol",
            limit_concurrency=settings.connection_limit,
            ws_max_size=MESSAGE_BYTES,
            ws_max_queue=MESSAGES_WAITING,
            timeout_graceful_shutdown=GRACE_SECONDS,
            timeout_worker_healthcheck=WORKER_SECONDS,
            proxy_headers=False,
            access_log=False,
            log_config=logs.config(settings.log_level),
            server_header=False,
        )


@contextmanager
def _counting_together(workers: int) -> Iterator[None]:
    """A folder in which several workers put their counts together for ``/metrics``."""
    if workers == 1 or "REGISTRY_METRICS_DIR" in os.environ:
        yield
        return
    with TemporaryDirectory(prefix="registry-metrics-") as folder:
        os.environ["REGISTRY_METRICS_DIR"] = folder
        yield
