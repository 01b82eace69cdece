"""How a field's resolver is called: directly where Strawberry's wrapper would do nothing else."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from graphql import GraphQLField, get_named_type, is_leaf_type
from graphql.execution.executor import default_field_resolver
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from registry_graphql.wire.plans.field import PlannedField
from registry_graphql.wire.plans.run import Resolve, Run

BACKREF = "strawberry-definition"

Direct = Callable[[Any], Any]
"""Answers a field of a source, whatever the run: nothing else is asked of it."""


class Resolver(NamedTuple):
    """How a field is resolved."""

    resolve: Resolve
    direct: Direct | None = None
    """The same without the run, if the field needs nothing of it."""


def resolver(field: PlannedField, strawberry: Any) -> Resolver:
    """The fastest way to resolve a field that does what its own resolver does.

    :param strawberry: the Strawberry schema, or ``None`` if the schema was made otherwise.
    """
    if field.node.name.value == "__typename":
        name = field.parent.name
        return _directly(lambda _source: name)
    own = _plain_field(field.definition, strawberry)
    if own is None:
        return Resolver(_by_wrapper(field))
    if own.base_resolver is None:
        attribute = own.python_name
        return _directly(lambda source: getattr(source, attribute))
    return _by_function(field, own, strawberry)


def _directly(direct: Direct) -> Resolver:
    return Resolver(lambda _run, source: direct(source), direct)


def _plain_field(definition: GraphQLField, strawberry: Any) -> StrawberryField | None:
    """The Strawberry field, if nothing stands between it and its resolver."""
    own = (definition.extensions or {}).get(BACKREF)
    if strawberry is None or not isinstance(own, StrawberryField) or own.extensions:
        return None
    wrapper = getattr(definition.resolve, "__name__", "")
    if own.base_resolver is None:
        is_plain = wrapper == "_get_basic_result" and own.default_resolver is getattr
        return own if is_plain else None
    if wrapper != "_resolver" or own.is_async or _handles_exceptions(strawberry):
        return None
    return own if callable(own.base_resolver.wrapped_func) else None


def _handles_exceptions(strawberry: Any) -> bool:
    return bool(getattr(strawberry.schema_converter, "_exception_handler_specs", ()))


def _by_wrapper(field: PlannedField) -> Resolve:
    """As the executor does, with all that stands around the resolver."""
    resolve = field.definition.resolve or default_field_resolver

    def resolved(run: Run, source: Any) -> Any:
        info = field.info(run)
        return resolve(source, info, **field.arguments(run))

    return resolved


def _by_function(field: PlannedField, own: StrawberryField, strawberry: Any) -> Resolver:
    call = _calling(own)
    constant = _constant(field, own, strawberry)
    if constant is not None:
        return _directly(_with_constant(own, constant))
    given = _arguments(field, own, strawberry)
    key = id(field)

    def resolved(run: Run, source: Any) -> Any:
        found = run.arguments.get(key)
        if found is None:
            found = run.arguments[key] = given(run)
        return call(source, found)

    return Resolver(resolved)


def _calling(own: StrawberryField) -> Callable[[Any, dict[str, Any]], Any]:
    """A call of the resolver with a source and the other arguments."""
    function, named = _function(own), _named(own)
    if _takes_source_first(own):
        return lambda source, found: function(source, **found)
    if named:
        return lambda source, found: function(**{**found, **dict.fromkeys(named, source)})
    return lambda _source, found: function(**found)


def _with_constant(own: StrawberryField, constant: dict[str, Any]) -> Direct:
    """A call of the resolver with arguments that are always the same."""
    function, call = _function(own), _calling(own)
    if _takes_source_first(own):
        return partial(function, **constant) if constant else function
    return lambda source: call(source, constant)


def _function(own: StrawberryField) -> Callable[..., Any]:
    assert own.base_resolver is not None  # noqa: S101 - fields without one are read by attribute
    return own.base_resolver.wrapped_func  # type: ignore[return-value]  # callable, see above


def _named(own: StrawberryField) -> tuple[str, ...]:
    """The names under which the source is given, if it is asked for by name."""
    base = own.base_resolver
    assert base is not None  # noqa: S101 - fields without one are read by attribute
    return tuple(one.name for one in (base.parent_parameter, base.root_parameter) if one)


def _takes_source_first(own: StrawberryField) -> bool:
    """Whether the source is the one first positional argument, as ``self`` or by any name."""
    base, named = own.base_resolver, _named(own)
    assert base is not None  # noqa: S101 - fields without one are read by attribute
    if base.self_parameter:
        return not named
    first = next(iter(inspect.signature(_function(own)).parameters.values()), None)
    return (
        first is not None
        and named == (first.name,)
        and first.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    )


def _constant(field: PlannedField, own: StrawberryField, strawberry: Any) -> dict[str, Any] | None:
    """The arguments, if they are the same in every run; ``None`` if they are not, or are wrong."""
    base = own.base_resolver
    plain = all(is_leaf_type(get_named_type(one.type)) for one in field.definition.args.values())
    if not plain or base is None or base.info_parameter or field.has_variables:
        return None
    raw = field.constant_arguments()
    return None if raw is None else _converted(raw, own, strawberry, None)


def _arguments(
    field: PlannedField, own: StrawberryField, strawberry: Any
) -> Callable[[Run], dict[str, Any]]:
    """The arguments as Python values, and the info if it is asked for."""
    base = own.base_resolver
    assert base is not None  # noqa: S101 - fields without one are read by attribute
    name = base.info_parameter.name if base.info_parameter else None

    def given(run: Run) -> dict[str, Any]:
        info = strawberry.config.info_class(_raw_info=field.info(run), _field=own)
        found = _converted(field.arguments(run), own, strawberry, info)
        return found if name is None else {**found, name: info}

    return given


def _converted(raw: dict[str, Any], own: StrawberryField, strawberry: Any, info: Any) -> Any:
    return convert_arguments(
        raw,
        own.arguments,
        scalar_registry=strawberry.schema_converter.scalar_registry,
        config=strawberry.config,
        info=info,
    )
