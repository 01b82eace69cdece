"""GraphiQL, served by us: no file of it comes from anywhere else, and it may load none."""

import hashlib
import re
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template

from registry_graphql.wire.faults import Refused
from registry_graphql.wire.media import Media
from registry_graphql.wire.reply import Reply, dumps, refused

ASSETS = "/graphql/assets/"

_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
_FILES = ("graphiql.min.js", "graphiql.min.css", "react.min.js", "react-dom.min.js")
_OURS = ("start.js", "start.css")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""What the page may do. The editor styles its elements inline; scripts are files of ours only."""

_SAFE = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
_FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")
_ASK_AGAIN = (b"cache-control", b"public, no-cache")


class Page:
    """The page and its files, read when first asked for."""

    @cached_property
    def reply(self) -> Reply:
        """The page itself."""
        names = {re.sub(r"[.-]", "_", name): address(name) for name in (*_FILES, *_OURS)}
        text = Template(_read("page.html").decode()).substitute(names)
        return _reply("text/html", text.encode(), (b"vary", b"accept"), _ASK_AGAIN, *_SAFE)

    def asset(self, name: str, query: bytes) -> Reply:
        """A file of the page.

        :param query: its digest, if the address is to be kept for ever.
        """
        if name == "examples.json":
            return _reply("application/json", dumps(examples()), _ASK_AGAIN)
        if name not in (*_FILES, *_OURS):
            return refused(Refused.of(f"There is no file {name[:100]!r}.", "NOT_FOUND"), Media.JSON)
        is_exact = query.decode("latin-1") == _digest(name)
        media = _TYPES[name[name.rindex(".") :]]
        return _reply(media, _read(name), _FOR_EVER if is_exact else _ASK_AGAIN)


def address(name: str) -> str:
    """Where a file of the page is, its digest in the address: it may be kept for ever."""
    return f"{ASSETS}{name}?{_digest(name)}"


def examples() -> list[dict[str, str]]:
    """The example queries, one for each question the registry's users bring."""
    folder = _examples_folder()
    if folder is None:
        return []
    found = sorted(folder.iterdir(), key=lambda one: one.name)
    return [
        {"name": one.name, "query": one.read_text(encoding="utf-8")}
        for one in found
        if one.name.endswith(".graphql")
    ]


def _examples_folder() -> Traversable | None:
    """Inside the package when it is installed, beside it in the source tree."""
    package = files("registry_graphql")
    places = (package / "examples", package / ".." / "examples")
    return next((place for place in places if place.is_dir()), None)


def _reply(media: str, body: bytes, *headers: tuple[bytes, bytes]) -> Reply:
    kind = (b"content-type", f"{media}; charset=utf-8".encode())
    length = (b"content-length", str(len(body)).encode())
    return Reply(200, [kind, length, *headers], body)


@lru_cache
def _digest(name: str) -> str:
    return hashlib.sha256(_read(name)).hexdigest()[:16]


def _read(name: str) -> bytes:
    return (files("registry_graphql") / "wire" / "graphiql" / name).read_bytes()
