"""The schema as a file: ``python -m registry_graphql.printing`` writes it anew.

At a release ``python -m registry_graphql.printing released`` writes what clients then may rely on.
"""

import sys
from pathlib import Path

from registry_graphql.schema import build

FILE = Path(__file__).parent / "schema.graphql"
"""The printed schema. A test holds it to what is served."""

RELEASED = FILE.with_name("released.graphql")
"""The schema of the last release: what clients may rely on."""


def printed() -> str:
    """The schema in the schema definition language."""
    return build().as_str() + "\n"


if __name__ == "__main__":
    (RELEASED if sys.argv[1:] == ["released"] else FILE).write_text(printed())
