"""The page on the schema: its examples answer."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

from registry_graphql.context import Asking
from registry_graphql.schema import build

PAGE = Path(__file__).parents[2] / "docs" / "graphql-schema.md"
EXAMPLES = re.findall(r"```graphql\n(.+?)```", PAGE.read_text(), re.DOTALL)


@pytest.mark.parametrize("document", EXAMPLES)
def test_an_example_of_the_page_answers(seeded_service: Any, document: str) -> None:
    result = asyncio.run(build().execute(document, context_value=Asking(seeded_service)))  # type: ignore[arg-type]

    assert result.errors is None
    assert all(value is not None for value in result.data.values())


def test_every_mutation_is_on_the_page() -> None:
    mutations = build()._schema.mutation_type.fields  # type: ignore[union-attr]

    assert [name for name in mutations if f"`{name}`" not in PAGE.read_text()] == []
