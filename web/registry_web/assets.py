"""Style, script and type: read once, addressed by what is in them, kept by browsers for ever."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from registry.errors import NotFound
from registry.words import Words

ROOT = "/static"
_TYPES = {
    "css": "text/css; charset=utf-8",
    "ico": "image/x-icon",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
}
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_A_DAY = "public, max-age=86400"

AT_THE_ROOT = ("favicon.ico", "robots.txt")
"""What browsers and crawlers ask for by a name of their own."""


class Asset(NamedTuple):
    """One file as it is sent."""

    body: bytes
    media_type: str


def address(name: str) -> str:
    """Where a file stands: the address changes when any file does, so it may be kept for ever."""
    return f"{ROOT}/{_edition()}/{name}"


async def give(request: Request) -> Response:
    """The file asked for.

    :raises NotFound: if there is none; an edition of another day gives the file of today.
    """
    found = _all().get(request.path_params["name"])
    if found is None:
        raise NotFound(_NO_FILE)
    return Response(found.body, 200, {"Cache-Control": _FOR_EVER}, found.media_type)


async def give_at_the_root(request: Request) -> Response:
    """A file that is looked for at the root, whose address cannot change when it does."""
    found = _all()[request.scope["path"].lstrip("/")]
    return Response(found.body, 200, {"Cache-Control": _FOR_A_DAY}, found.media_type)


@cache
def _edition() -> str:
    whole = hashlib.sha256()
    for name, asset in sorted(_all().items()):
        whole.update(name.encode() + asset.body)
    return whole.hexdigest()[:12]


@cache
def _all() -> dict[str, Asset]:
    folder = files("registry_web") / "static"
    found = {}
    for place, prefix in ((folder, ""), (folder / "fonts", "fonts/")):
        for file in place.iterdir():
            media_type = _TYPES.get(file.name.rpartition(".")[2])
            if file.is_file() and media_type:
                found[prefix + file.name] = Asset(file.read_bytes(), media_type)
    return found


_NO_FILE = Words("Không có tệp này.", "There is no such file.")
