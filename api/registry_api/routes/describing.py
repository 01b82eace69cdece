"""What describes the service to machines: JSON Schemas of contents, and the API catalogue."""

from functools import cache
from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from registry.kinds import MODELS, Kind
from registry_api import links
from registry_api.asking import only
from registry_api.json import CURRENT, answer, dumps
from registry_api.openapi import answers_as
from registry_api.outside import front_of

SCHEMA = "application/schema+json"
LINKSET = "application/linkset+json"
PROFILE = "https://www.rfc-editor.org/info/rfc9727"
OPENAPI = "application/vnd.oai.openapi+json;version=3.1"

router = APIRouter(tags=["index"])


@router.get(
    f"{links.ROOT}/schemas/{{kind}}",
    operation_id="get_schema",
    summary="The JSON Schema of a kind's content",
    responses=answers_as(SCHEMA),
)
async def get_schema(
    request: Request, kind: Annotated[Kind, Path(description="A kind, e.g. `indicator`.")]
) -> Response:
    """Answer the schema of what stands in ``content``."""
    only(request, set(), (SCHEMA, "application/json"))
    return Response(_schema(kind), 200, {"Cache-Control": CURRENT}, SCHEMA)


@router.get(
    "/.well-known/api-catalog",
    operation_id="get_api_catalog",
    summary="Where the interfaces are and what describes them (RFC 9727)",
    responses=answers_as(LINKSET),
)
async def get_api_catalog(request: Request) -> Response:
    """Answer a link set (RFC 9264)."""
    only(request, set(), (LINKSET, "application/json"))
    front = front_of(request)
    headers = {
        "Vary": "Host",
        "Content-Type": f'{LINKSET}; profile="{PROFILE}"',
        "Link": f'<{request.url.path}>; rel="api-catalog"',
    }
    return answer({"linkset": _linkset(front)}, headers=headers)


def _linkset(front: str) -> list[dict[str, object]]:
    root = f"{front}{links.ROOT}"
    return [
        {"anchor": f"{front}/.well-known/api-catalog", "item": [{"href": root}]},
        {
            "anchor": root,
            "service-desc": [{"href": f"{root}/openapi.json", "type": OPENAPI}],
            "service-doc": [{"href": f"{root}/docs", "type": "text/html"}],
            "service-meta": [{"href": root, "type": "application/json"}],
            "status": [{"href": f"{front}/readyz", "type": "application/json"}],
        },
    ]


@cache
def _schema(kind: Kind) -> bytes:
    made = MODELS[kind].model_json_schema()
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return dumps({"$schema": dialect, "$id": links.of_schema(kind), **made})
