"""The OpenAPI document as one HTML page."""

from collections.abc import Iterator
from html import escape
from typing import Any

from registry.languages import Language
from registry.words import Words

Json = Any


def page(document: Json, language: Language) -> str:
    """The page: a table of contents, and each operation folded under its group."""
    title = getattr(_TITLE, language)
    groups = [_group(document, tag, language) for tag in document["tags"]]
    contents = "".join(
        f'<li><a href="#{escape(tag["name"])}">{escape(tag["name"])}</a></li>'
        for tag in document["tags"]
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f"<header><h1>{escape(title)}</h1><p>{escape(document['info']['description'])}</p>"
        '<p><a href="/v1/openapi.json">OpenAPI 3.1</a></p></header>'
        f"<nav><ul>{contents}</ul></nav><main>{''.join(groups)}</main></body></html>"
    )


def _group(document: Json, tag: Json, language: Language) -> str:
    name = escape(tag["name"])
    shown = "".join(
        _operation(path, method, operation, language)
        for path, method, operation in _operations(document, tag["name"])
    )
    return (
        f'<section id="{name}"><h2>{name}</h2><p>{escape(tag["description"])}</p>{shown}</section>'
    )


def _operations(document: Json, tag: str) -> Iterator[tuple[str, str, Json]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if tag in operation.get("tags", ()):
                yield path, method, operation


def _operation(path: str, method: str, operation: Json, language: Language) -> str:
    vietnamese, _, english = operation["description"].partition("\n\n")
    first = vietnamese if language == "vi" else operation["summary"]
    return (
        f'<details id="{escape(operation["operationId"])}"><summary>'
        f"<code><b>{method.upper()}</b> {escape(path)}</code> {escape(first)}</summary>"
        f"<p>{escape(vietnamese)}</p><p>{escape(english)}</p>"
        f"{_parameters(operation, language)}{_answers(operation, language)}</details>"
    )


def _parameters(operation: Json, language: Language) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(one['name'])}</code></td><td>{escape(one['in'])}</td>"
        f"<td>{escape(one.get('description', ''))}</td></tr>"
        for one in operation.get("parameters", ())
    )
    return _table(_PARAMETERS, rows, language)


def _answers(operation: Json, language: Language) -> str:
    rows = "".join(
        f"<tr><td>{escape(status)}</td><td>{escape(', '.join(answer.get('content', ())))}</td>"
        f"<td>{escape(answer['description'])}</td></tr>"
        for status, answer in operation["responses"].items()
    )
    return _table(_ANSWERS, rows, language)


def _table(caption: Words, rows: str, language: Language) -> str:
    said = escape(getattr(caption, language))
    return f"<table><caption>{said}</caption><tbody>{rows}</tbody></table>" if rows else ""


_TITLE = Words(
    "Tài liệu REST của danh mục chỉ tiêu và chế độ báo cáo", "REST of the indicator registry"
)
_PARAMETERS = Words("Tham số", "Parameters")
_ANSWERS = Words("Trả lời", "Answers")
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:auto;padding:1rem}"
    "nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1rem;padding:0;list-style:none}"
    "details{border:1px solid #999;border-radius:4px;margin:.4rem 0;padding:.4rem .8rem}"
    "summary{cursor:pointer}code{overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0}caption{text-align:left;"
    "font-weight:bold}td{border:1px solid #bbb;padding:.2rem .5rem;vertical-align:top}"
)
