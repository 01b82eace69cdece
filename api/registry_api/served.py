"""The application as a process of its own: what ``registry serve`` hands to uvicorn."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from registry_api.app import create_app


def served() -> FastAPI:
    """The application, which once started has its catalogue left alone by the garbage collector.

    What was read at the start stays as long as the process. Looking through it over and over for
    what nobody holds any more would stop all answers for a fifth of a second now and then.
    """
    app = create_app()
    start = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(running: FastAPI) -> AsyncIterator[None]:
        async with start(running):
            gc.freeze()
            yield

    app.router.lifespan_context = lifespan
    return app
