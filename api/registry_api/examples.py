"""Examples in the OpenAPI document: real records, as the service itself answers them."""

from typing import Any

import orjson
from fastapi import FastAPI

from registry.catalogue import View
from registry.catalogue.resolving import Wanted
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_api.fragments import Fragments
from registry_api.hot import Listed, answer_list, answer_record
from registry_api.resolved import Resolver
from registry_api.shapes import records
from registry_api.shapes.facts import fact

Json = Any


def put_examples(document: Json, app: FastAPI) -> None:
    """Show a record, a list, a version, a fact and a resolved name as they are today.

    In an empty registry there is nothing to show.
    """
    service = app.state.service
    view: View = service.view()
    for kind in Kind:
        version = next(view.each(kind), None)
        if version is None:
            continue
        root, code = f"/v1/{kind.plural}", version.key.code
        number = str(version.number)
        _show(document, root, _list(view, kind))
        _show(document, f"{root}/{{code}}", _record(app, view, version.key))
        _show(document, f"{root}/{{code}}/versions/{{number}}", records.exact_version(version))
        _fill(document, root, {"code": code, "number": number})
    newest = next(iter(view.catalogue.all_facts(view.as_of)), None)
    if newest is not None:
        _show(document, "/v1/facts/{revision}", fact(view, newest))
        _fill(document, "/v1/facts/{revision}", {"revision": newest.revision})
        _fill(document, "/v1/log/{revision}", {"revision": newest.revision})
        resolver = Resolver(service, view)
        _show(document, "/v1/resolve", orjson.loads(resolver.answer(Wanted(code))))


def _list(view: View, kind: Kind) -> Json:
    wanted = Listed(kind, limit=1, question=kind.value)
    return orjson.loads(answer_list(Fragments(), view, wanted, f"/v1/{kind.plural}", []).body)


def _record(app: FastAPI, view: View, key: Key) -> Json:
    service = app.state.service
    return orjson.loads(answer_record(app.state.fragments, service, view, key).body)


def _show(document: Json, path: str, shown: Json) -> None:
    """Set the example of what a path answers."""
    operation = document["paths"].get(path, {}).get("get")
    content = operation["responses"]["200"]["content"].get("application/json") if operation else {}
    if content:
        # Through JSON, so that dates stand as they are answered.
        content["example"] = orjson.loads(orjson.dumps(shown))


def _fill(document: Json, root: str, values: dict[str, Any]) -> None:
    """Set the examples of the parameters in all paths under one."""
    for path, methods in document["paths"].items():
        if path != root and not path.startswith(f"{root}/"):
            continue
        for operation in methods.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path" and parameter["name"] in values:
                    parameter["example"] = values[parameter["name"]]
