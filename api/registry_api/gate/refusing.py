"""What the gate refuses by itself, as problems of the same shape as all others."""

from collections.abc import Mapping
from typing import NamedTuple

from starlette.requests import Request
from starlette.types import Scope, Send

from registry.words import Words
from registry_api.errors import INTERNAL, problem
from registry_api.gate.passage import TOO_LARGE

_CLOSING = {"Connection": "close"}
"""Where a body may still be on its way, which nobody will read."""


class Refusal(NamedTuple):
    """Why a request goes no further."""

    name: str
    detail: Words
    headers: Mapping[str, str] = {}


def too_many(wait: int) -> Refusal:
    """The quota is used up for so many seconds."""
    headers = {"Retry-After": str(wait)}
    return Refusal("too-many-requests", _TOO_MANY.filled(seconds=wait), headers)


def address_too_long(most: int) -> Refusal:
    """Path and query exceed so many bytes."""
    return Refusal("address-too-long", _TOO_LONG_ADDRESS.filled(most=most))


def too_large(most: int) -> Refusal:
    """The body says that it exceeds so many bytes."""
    return Refusal("too-large", TOO_LARGE.filled(most=most), _CLOSING)


def slow_body(seconds: float) -> Refusal:
    """The body had not arrived after so many seconds."""
    return Refusal("slow-body", _SLOW_BODY.filled(seconds=seconds), _CLOSING)


def took_too_long(seconds: float) -> Refusal:
    """No answer had begun after so many seconds."""
    headers = {"Retry-After": "30"}
    return Refusal("took-too-long", _TOOK_TOO_LONG.filled(seconds=seconds), headers)


def broken() -> Refusal:
    """Something failed before the layer that answers faults."""
    return Refusal("internal", INTERNAL)


async def refuse(scope: Scope, send: Send, refusal: Refusal) -> None:
    """Answer a refusal as a problem."""
    headers = {**refusal.headers, "Cache-Control": "no-store"}
    answer = problem(Request(scope), refusal.name, refusal.detail, headers=headers)
    await answer(scope, _nothing, send)


async def _nothing() -> dict[str, object]:
    return {"type": "http.disconnect"}


_TOO_MANY = Words(
    "Quá nhiều yêu cầu; hãy chờ {seconds} giây.", "Too many requests; wait {seconds} seconds."
)
_TOO_LONG_ADDRESS = Words(
    "Địa chỉ dài quá {most} byte; hãy dùng cách hỏi theo lô.",
    "The address exceeds {most} bytes; ask in a batch.",
)
_TOOK_TOO_LONG = Words(
    "Không trả lời kịp trong {seconds} giây; hãy hỏi ít hơn mỗi lần.",
    "It could not be answered in {seconds} seconds; ask for less at a time.",
)
_SLOW_BODY = Words(
    "Nội dung chưa đến đủ sau {seconds} giây.", "The body had not arrived after {seconds} seconds."
)
