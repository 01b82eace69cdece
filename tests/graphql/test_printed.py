"""The printed schema is the one that is served, and says what everything in it is."""

from graphql import GraphQLNamedType, build_schema, is_introspection_type, is_specified_scalar_type

from registry.kinds import MODELS
from registry_graphql.printing import FILE, printed
from registry_graphql.schema import build

FOREIGN = {"_Entity", "_Service", "_Any", "_FieldSet"}
"""What Apollo Federation brings along."""


def own_types() -> list[GraphQLNamedType]:
    schema = build()._schema  # the graphql-core schema behind Strawberry's
    return [
        one
        for name, one in schema.type_map.items()
        if not is_introspection_type(one)
        and not is_specified_scalar_type(one)
        and name not in FOREIGN
        and not name.startswith(("federation__", "link__"))
    ]


def test_the_file_is_what_is_served() -> None:
    assert FILE.read_text() == printed(), "run: python -m registry_graphql.printing"


def test_the_file_can_be_read_again() -> None:
    assert build_schema(FILE.read_text(), assume_valid_sdl=True).query_type is not None


def test_every_type_field_argument_and_value_is_described() -> None:
    silent = []
    for one in own_types():
        parts = [(one.name, one)]
        for name, field in {**getattr(one, "fields", {}), **getattr(one, "values", {})}.items():
            parts.append((f"{one.name}.{name}", field))
            parts += [
                (f"{one.name}.{name}({arg})", value)
                for arg, value in getattr(field, "args", {}).items()
            ]
        silent += [name for name, part in parts if not part.description]

    assert [name for name in silent if not name.startswith("Query._")] == []


def test_every_field_of_every_kind_is_there() -> None:
    schema = build()._schema
    lacking = []
    for kind, model in MODELS.items():
        there = schema.type_map[kind.name.capitalize()].fields  # type: ignore[attr-defined]
        for name in model.model_fields:
            first, *rest = name.split("_")
            camel = first + "".join(part.capitalize() for part in rest)
            lacking += [] if camel in there else [f"{kind}.{name}"]

    assert lacking == []
