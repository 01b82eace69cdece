"""The headers of answers, declared in the OpenAPI document: each told once, and where it is sent.

Headers of HTTP itself, which every client understands (``Content-Type``, ``Cache-Control``,
``Vary``) and those for browsers are not repeated there.
"""

from typing import Any

from registry_api.completing import operations

Json = Any


def _header(description: str, example: str, pattern: str = "") -> Json:
    schema = {"type": "string", **({"pattern": pattern} if pattern else {})}
    return {"description": description, "schema": schema, "example": example}


HEADERS: dict[str, Json] = {
    "X-Request-Id": _header(
        "The name of the request in our logs: that of the client, or one of ours. "
        "(Tên của yêu cầu trong nhật ký.)",
        "3f0c9a64e1b24b6c9d1f5a7be2c80411",
    ),
    "RateLimit-Policy": _header(
        "The quota and its window in seconds, where there is one "
        "(draft-ietf-httpapi-ratelimit-headers). (Hạn mức và khoảng thời gian tính bằng giây.)",
        '"address";q=600;w=60',
    ),
    "RateLimit": _header(
        "Requests left in the window, and seconds to its end. "
        "(Số yêu cầu còn lại, và số giây đến khi tính lại.)",
        '"address";r=599;t=60',
    ),
    "Retry-After": _header(
        "Seconds to wait before asking again. (Số giây cần chờ trước khi hỏi lại.)",
        "30",
        "^[0-9]+$",
    ),
    "WWW-Authenticate": _header(
        "How to identify oneself. (Cách xuất trình mã truy cập.)", "Bearer"
    ),
    "ETag": _header(
        "What the answer is as it stands: for `If-None-Match`, or `If-Match` where something is "
        "decided on it. (Dấu của nội dung, dùng để hỏi lại hoặc để quyết định.)",
        '"1-0a1b2c"',
    ),
    "Link": _header(
        "Addresses that belong to the answer (RFC 8288): pages, versions, forms, the schema. "
        "(Các địa chỉ liên quan.)",
        '</v1/indicators?cursor=abc>; rel="next"',
    ),
    "Location": _header(
        "The address of what was made. (Địa chỉ của đối tượng vừa lập.)", "/v1/change-requests/1"
    ),
    "Content-Disposition": _header(
        "The name to keep a file under. (Tên tệp.)", 'attachment; filename="lich.csv"'
    ),
    "Memento-Datetime": _header(
        "As of which instant the answer stands (RFC 7089). (Trả lời theo hiểu biết tại thời điểm.)",
        "Tue, 24 Nov 2026 23:00:00 GMT",
    ),
    "Sunset": _header(
        "When what is answered ceases to be in force (RFC 8594). (Thời điểm hết hiệu lực.)",
        "Thu, 31 Dec 2026 17:00:00 GMT",
    ),
}
"""Every header by its name. None is said to be always there: a proxy may take it out."""

_ALWAYS = ("X-Request-Id",)
_QUOTA = ("RateLimit-Policy", "RateLimit")

_OF_STATUS = {
    "200": (*_QUOTA, "ETag"),
    "201": (*_QUOTA, "ETag", "Location"),
    "204": _QUOTA,
    "304": ("ETag",),
    "401": ("WWW-Authenticate",),
    "429": (*_QUOTA, "Retry-After"),
    "503": ("Retry-After",),
}

_OF_READING = ("Link", "Content-Disposition", "Memento-Datetime", "Sunset")


def declare(document: Json) -> None:
    """Declare under ``components`` what there is, and on every answer what it may carry."""
    document["components"]["headers"] = HEADERS
    for operation, method in operations(document):
        for status, answer in operation["responses"].items():
            answer["headers"] = {name: _reference(name) for name in _names(method, status)}


def _names(method: str, status: str) -> tuple[str, ...]:
    read = _OF_READING if (method, status) == ("get", "200") else ()
    return (*_ALWAYS, *_OF_STATUS.get(status, ()), *read)


def _reference(name: str) -> Json:
    return {"$ref": f"#/components/headers/{name}"}
