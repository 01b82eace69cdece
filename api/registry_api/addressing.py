"""What stands in the paths of addresses, told in OpenAPI as closely as it is read.

What does not look so is answered with 404 or 400 by the routes, which say it in the domain's words:
here it is only described.
"""

from typing import Annotated

from fastapi import Path

from registry.digitization import METRICS
from registry.kinds import Kind
from registry.kinds.codes import CODE_PATTERN
from registry.versions.number import PATTERN as NUMBER_PATTERN
from registry_api.asking import LATEST
from registry_api.generating import NAMED

REQUEST_ID = "^cr-[0-9a-f]{32}$"
"""How the id of a change request looks."""

ItemCode = Annotated[
    str,
    Path(description="The code, e.g. `KTXH-099`.", json_schema_extra={"pattern": CODE_PATTERN}),
]
VersionNumber = Annotated[
    str,
    Path(
        description="The number of a version, e.g. `1.0.0`.",
        json_schema_extra={"pattern": NUMBER_PATTERN},
    ),
]
Plural = Annotated[
    str,
    Path(
        description="The kind, as in addresses.",
        json_schema_extra={"enum": [kind.plural for kind in Kind], NAMED: "KindPlural"},
    ),
]
Revision = Annotated[
    int,
    Path(le=LATEST, description="A revision of the log.", json_schema_extra={"minimum": 1}),
]
MetricName = Annotated[
    str,
    Path(
        description="What is counted.",
        json_schema_extra={"enum": list(METRICS), NAMED: "MetricName"},
    ),
]
RequestId = Annotated[
    str,
    Path(
        description="The id of a change request.",
        json_schema_extra={"pattern": REQUEST_ID},
    ),
]
SubscriptionId = Annotated[
    str,
    Path(
        description="The id of a subscription.", json_schema_extra={"pattern": "^sub-[0-9a-f]{32}$"}
    ),
]
