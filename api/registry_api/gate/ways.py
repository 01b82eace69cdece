"""Which way in a request took, for counting: few names, whatever addresses are asked for."""

from registry.kinds import Kind

_V1 = frozenset(
    {
        *(kind.plural for kind in Kind),
        "changes",
        "change-requests",
        "digitization",
        "facts",
        "log",
        "me",
        "resolve",
        "search",
        "webhooks",
    }
)
_OTHERS = frozenset({"graphql", "healthz", "metrics", "readyz", "static", "sdmx"})


def way_of(path: str) -> str:
    """``indicators``, ``changes`` …; ``graphql``; ``v1`` for the rest of REST, else ``pages``."""
    if path.startswith("/v1"):
        name = path[4:].partition("/")[0]
        return name if name in _V1 else "v1"
    name = path[1:].partition("/")[0]
    return name if name in _OTHERS else "pages"
