"""How the outside sees the service: the front of absolute links, and whose word is taken for it."""

import re

from fastapi import Request

_HOST = re.compile(r"([A-Za-z0-9]([A-Za-z0-9.-]{0,253})|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")


def front_of(request: Request) -> str:
    """``https://registry.gov.vn``, without a slash at its end, to set before a path.

    ``REGISTRY_PUBLIC_URL`` where it is set: what a request calls us is then never repeated. Else
    the ``Host`` of the request if it looks like one; else nothing, and links stay relative.
    """
    public = request.app.state.service.settings.public_url
    if public is not None:
        return str(public).rstrip("/")
    host = request.headers.get("host", "")
    return f"{request.url.scheme}://{host}" if _HOST.fullmatch(host) else ""
