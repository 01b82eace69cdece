"""The OpenAPI document. The models of answers are built when it is first asked for, not at start.

Building some hundred models costs most of a second; a server that is ready in two cannot spend it
on a document that few ask for. Routes therefore name their answer by the name of its model.
"""

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, create_model

from registry.kinds import MODELS, Kind
from registry.service import Service
from registry_api.answer_headers import declare
from registry_api.completing import complete
from registry_api.examples import put_examples
from registry_api.generating import MADE, prepare
from registry_api.receiving import tell_bodies
from registry_api.said_in_vietnamese import say_in_vietnamese

_MARK = "x-model"

_NOTHING_TO_SAY = 204

_UNREADABLE = "The question cannot be read: an unknown parameter, a value not written as told here."
_NOTHING = (
    "Nothing answers the question: there is no such thing, or not on that day, not yet known then; "
    "a page of another list, a moment to come."
)

Responses = dict[int | str, dict[str, Any]]
"""What FastAPI takes as the ``responses`` of a route."""


def answers(model: str, kind: Kind | None = None) -> Responses:
    """The responses of a reading route: its answer, and how it can be refused.

    :param model: the name of a class in ``registry_api.models``.
    :param kind: for a whole record, the kind whose content it holds.
    """
    name = f"{model}:{kind.value}" if kind else model
    return {
        200: {"description": "The answer.", "content": _content("application/json", name)},
        400: _problem(_UNREADABLE),
        404: _problem(_NOTHING),
        406: _problem("None of the forms asked for is offered; `offered` names them."),
    }


def answers_or_busy(model: str) -> Responses:
    """The responses of a reading route that needs the search index."""
    return {**answers(model), 503: _problem("The search index is being made; try again soon.")}


def answers_in(model: str, *media_types: str, **shapes: dict[str, Any]) -> Responses:
    """The responses of a reading route that answers in other forms as well as in JSON.

    :param shapes: media types whose shape is known, with its schema.
    """
    made = answers(model)
    texts = {media_type: {"type": "string"} for media_type in media_types}
    for media_type, schema in {**texts, **shapes}.items():
        made[200]["content"][media_type] = {"schema": schema}
    return made


def answers_as(media_type: str) -> Responses:
    """The responses of a reading route that answers in one other form than JSON."""
    shape = {"type": "object"} if media_type.endswith("json") else {"type": "string"}
    return {
        200: {"description": "The answer.", "content": {media_type: {"schema": shape}}},
        400: _problem(_UNREADABLE),
        404: _problem(_NOTHING),
        406: _problem("None of the forms asked for is offered; `offered` names them."),
    }


def answers_to_question(model: str) -> Responses:
    """The responses of a route that is asked by POST and changes nothing."""
    return {
        200: {"description": "The answer.", "content": _content("application/json", model)},
        400: _problem(_UNREADABLE),
        404: _problem(_NOTHING),
        406: _problem("None of the forms asked for is offered; `offered` names them."),
        413: _problem("The body is too large."),
        415: _problem("The body is not JSON."),
        422: _problem("The body does not fit the schema; every fault is named."),
    }


def answers_to_change(model: str, status: int = 200) -> Responses:
    """The responses of a route that changes something."""
    done: dict[str, Any] = {"description": "Done."}
    if status != _NOTHING_TO_SAY:
        done["content"] = _content("application/json", model)
    return {
        status: done,
        400: _problem("The request cannot be understood."),
        401: _problem("No token, or one that is wrong, expired or revoked."),
        403: _problem("Who asks may not do this."),
        404: _problem("There is no such thing."),
        409: _problem("It fits the schema, but breaks a rule or does not fit the present state."),
        412: _problem("Changed since it was read: If-Match names an old edition."),
        413: _problem("The body is too large."),
        415: _problem("The body is not JSON."),
        422: _problem("The body does not fit the schema; every fault is named."),
        428: _problem("If-Match is missing."),
    }


def body(model: str) -> dict[str, Any]:
    """What a route takes, for ``openapi_extra``."""
    return {"requestBody": {"required": True, "content": _content("application/json", model)}}


def answers_with_file(media_types: Iterable[str]) -> Responses:
    """The responses of a route that answers a file in one of several forms."""
    made = answers("Problem")
    made[200] = {"description": "The file.", "content": _files(media_types)}
    made[304] = {"description": "The file has not changed."}
    made[409] = _problem("The form cannot hold these records.")
    return made


def file_body(media_types: Iterable[str]) -> dict[str, Any]:
    """What a route takes that is given a file as it is, for ``openapi_extra``."""
    return {"requestBody": {"required": True, "content": _files(media_types)}}


def _files(media_types: Iterable[str]) -> dict[str, Any]:
    return {name: {"schema": {"type": "string", "format": "binary"}} for name in media_types}


def install(app: FastAPI) -> None:
    """Make the application answer its document with the models of its answers."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _document(app: FastAPI) -> dict[str, Any]:
    made = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    names = sorted(set(_marks(made)))
    schemas, components = _schemas(names)
    _put_in(made, dict(zip(names, schemas, strict=True)))
    made.setdefault("components", {}).setdefault("schemas", {}).update(components)
    prepare(made)
    tell_bodies(made)
    service: Service = app.state.service
    complete(made, service.settings.public_url)
    declare(made)
    say_in_vietnamese(made)
    put_examples(made, app)
    return made


def _schemas(names: list[str]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The reference to each named model's schema, and all the schemas."""
    from pydantic.json_schema import models_json_schema

    models = [_model(name) for name in names]
    template = "#/components/schemas/{model}"
    found, all_of_them = models_json_schema(
        [(model, _mode(model)) for model in models], ref_template=template
    )
    return [dict(found[model, _mode(model)]) for model in models], all_of_them["$defs"]


def _model(name: str) -> Any:
    from registry_api import bodies, models

    model, _, kind = name.partition(":")
    found = getattr(models, model, None) or getattr(bodies, model)
    return _of_kind(found, MODELS[Kind(kind)]) if kind else found


def _of_kind(model: Any, content: type[BaseModel]) -> type[BaseModel]:
    """The answer with the content of a kind, under a name of its own: ``IndicatorRecord``."""
    name = f"{content.__name__}{_WITH_CONTENT[model.__name__]}"
    fields: dict[str, Any] = {"content": content}
    return create_model(name, __base__=model, __doc__=model.__doc__, **MADE, **fields)


_WITH_CONTENT = {"RecordAnswer": "Record", "ExactVersionAnswer": "Version"}
"""How the names of answers end that hold the content of one kind."""


def _mode(model: Any) -> Any:
    """Answers are described as they are written, bodies as they are read."""
    return "validation" if model.__name__.endswith("Body") else "serialization"


def _marks(data: Any) -> list[str]:
    if isinstance(data, dict):
        here = [data[_MARK]] if _MARK in data else []
        return here + [mark for value in data.values() for mark in _marks(value)]
    if isinstance(data, list):
        return [mark for value in data for mark in _marks(value)]
    return []


def _put_in(data: Any, schemas: dict[str, dict[str, Any]]) -> None:
    if isinstance(data, dict):
        if _MARK in data:
            data.update(schemas[data.pop(_MARK)])
        for value in data.values():
            _put_in(value, schemas)
    elif isinstance(data, list):
        for value in data:
            _put_in(value, schemas)


def _problem(description: str) -> dict[str, Any]:
    content = _content("application/problem+json", "Problem")
    return {"description": description, "content": content}


def _content(media_type: str, name: str) -> dict[str, Any]:
    return {media_type: {"schema": {_MARK: name}}}
