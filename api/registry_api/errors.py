"""From what the registry refuses to problem details (RFC 9457), in one place and one shape."""

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from registry.errors import (
    BadQuestion,
    Busy,
    Complaint,
    Conflict,
    Damaged,
    Faulty,
    Invalid,
    NoAnswer,
    NotAllowed,
    NotFound,
    NotInForce,
    NotOffered,
    NotYetKnown,
    RegistryError,
    Stale,
    TooLarge,
    Unconditional,
    Unknown,
    WrongMedia,
)
from registry.kinds.faults import SHAPE, fault
from registry.languages import preferred
from registry.words import Words
from registry_api import links
from registry_api.acting import media_of
from registry_api.allowing import allowed
from registry_api.json import dumps, words
from registry_api.outside import front_of
from registry_web import refusals

STATUS: dict[type[RegistryError], int] = {
    NotFound: 404,
    NotInForce: 404,
    NotYetKnown: 404,
    BadQuestion: 400,
    NoAnswer: 404,
    Invalid: 422,
    Conflict: 409,
    NotAllowed: 403,
    Unknown: 401,
    Stale: 412,
    Busy: 503,
    Unconditional: 428,
    TooLarge: 413,
    WrongMedia: 415,
    NotOffered: 406,
    Damaged: 500,
}
"""The status each error answers with."""

PROBLEMS: dict[str, tuple[int, Words]] = {
    **{
        "".join(f"-{c.lower()}" if c.isupper() else c for c in error.__name__).strip("-"): (
            status,
            error.title,
        )
        for error, status in STATUS.items()
    },
    "broken-rule": (409, Words("Trái với quy tắc của danh mục", "Against a rule of the registry")),
    "no-such-address": (404, Words("Không có địa chỉ này", "No such address")),
    "method-not-allowed": (405, Words("Không dùng được phương thức này", "Method not allowed")),
    "slow-body": (408, Words("Nội dung đến quá chậm", "The body came too slowly")),
    "address-too-long": (414, Words("Địa chỉ quá dài", "The address is too long")),
    "too-many-requests": (429, Words("Quá nhiều yêu cầu", "Too many requests")),
    "took-too-long": (503, Words("Trả lời quá lâu", "It took too long")),
    "internal": (500, Words("Lỗi của hệ thống", "A fault of ours")),
    "other": (400, RegistryError.title),
}
"""Every type of problem by its name: its status and its title. ``/problems/{name}`` tells of it."""

_NAMES = dict(zip(STATUS, PROBLEMS, strict=False))
OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}
"""Other sites may read why they were refused; nobody keeps it."""
_OF_STATUS = {404: "no-such-address", 405: "method-not-allowed"}


def install(app: FastAPI) -> None:
    """Answer every refusal of this application as a problem."""
    app.add_exception_handler(RegistryError, _registry_error)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _fault)


def problem(
    request: Request,
    name: str,
    detail: Words,
    *,
    complaints: Iterable[Complaint] = (),
    details: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem: title and detail in the reader's language, ``messages`` in both; or a page."""
    status, title = PROBLEMS[name]
    if refusals.wants_page(request):
        return refusals.refusal(
            request, status, title, detail, complaints=complaints, details=details, headers=headers
        )
    language = preferred(request.headers.get("accept-language", ""))
    body: dict[str, Any] = {
        "type": f"{front_of(request)}/problems/{name}",
        "title": getattr(title, language),
        "status": status,
        "detail": getattr(detail, language),
        "instance": request.url.path,
        "messages": words(detail),
    }
    errors = [_complaint(complaint) for complaint in complaints]
    if errors:
        body["errors"] = errors
    return Response(
        dumps({**body, **(details or {})}),
        status,
        {**OPEN, **(headers or {}), "Content-Language": language, "Vary": "Accept-Language"},
        "application/problem+json",
    )


def _complaint(complaint: Complaint) -> dict[str, Any]:
    said = {
        "pointer": complaint.pointer,
        "code": complaint.code,
        "message": words(complaint.message),
    }
    return {**said, "place": complaint.place} if complaint.place else said


async def _registry_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RegistryError)  # noqa: S101 - the handler is registered for it
    complaints = error.complaints if isinstance(error, Faulty) else ()
    if isinstance(error, Invalid) and not _is_misshapen(request, complaints):
        name = "broken-rule"
    else:
        name = next(_NAMES[sort] for sort in type(error).__mro__ if sort in _NAMES)
    headers = next((_HEADERS[sort] for sort in _HEADERS if isinstance(error, sort)), None)
    return problem(
        request,
        name,
        error.message,
        complaints=complaints,
        details=error.details,
        headers=headers,
    )


def _is_misshapen(request: Request, complaints: Iterable[Complaint]) -> bool:
    """Whether a body does not fit the schema that OpenAPI tells; of a file it tells none.

    Pages have no schema: what is wrong with a form is all one to them.
    """
    if not request.url.path.startswith(f"{links.ROOT}/"):
        return True
    is_file = media_of(request) not in ("", "application/json")
    return not is_file and any(one.code in SHAPE for one in complaints)


async def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
    complaints = [
        Complaint(
            ".".join(str(step) for step in one["loc"][1:]),
            one["type"],
            fault(one),
        )
        for one in error.errors()
    ]
    in_body = any(one["loc"][0] == "body" for one in error.errors())
    return problem(
        request, "invalid" if in_body else "bad-question", _MALFORMED, complaints=complaints
    )


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    name = _OF_STATUS.get(error.status_code, "other")
    detail = _DETAILS.get(name, Words(str(error.detail), str(error.detail)))
    filled = detail.filled(path=request.url.path, method=request.method)
    there = ", ".join(allowed(request.scope)) if error.status_code == 405 else ""
    headers = {**(error.headers or {}), "Allow": there} if there else error.headers
    return problem(request, name, filled, headers=headers)


async def _fault(request: Request, _error: Exception) -> Response:
    """The error itself is raised on by the server and logged there; nobody outside sees it."""
    return problem(request, "internal", INTERNAL)


_HEADERS: dict[type[RegistryError], dict[str, str]] = {
    Unknown: {"WWW-Authenticate": "Bearer"},
    Busy: {"Retry-After": "5"},
    WrongMedia: {"Accept": "application/json", "Accept-Post": "application/json"},
}
_MALFORMED = Words("Yêu cầu sai dạng thức.", "The request is malformed.")
INTERNAL = Words(
    "Hệ thống gặp lỗi khi trả lời; lỗi đã được ghi lại.",
    "The registry failed to answer; the fault has been logged.",
)
_DETAILS = {
    "no-such-address": Words(
        "Không có gì ở {path}; xem /v1 để biết các địa chỉ.",
        "There is nothing at {path}; /v1 lists what there is.",
    ),
    "method-not-allowed": Words(
        "{path} không nhận phương thức {method}.", "{path} does not take {method}."
    ),
}
