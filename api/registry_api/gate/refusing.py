"""What the gate refuses by itself, as problems of the same shape as all others."""

from starlette.requests import Request
from starlette.types import Scope, Send

from registry.words import Words
from registry_api.errors import problem


async def refuse(scope: Scope, send: Send, name: str, detail: Words, **headers: str) -> None:
    """Answer a problem; the connection closes where a body may still be on its way."""
    given = {key.replace("_", "-"): value for key, value in headers.items()}
    answer = problem(Request(scope), name, detail, headers={**given, "Cache-Control": "no-store"})
    await answer(scope, _nothing, send)


async def _nothing() -> dict[str, object]:
    return {"type": "http.disconnect"}


TOO_MANY = Words(
    "Quá nhiều yêu cầu; hãy chờ {seconds} giây.", "Too many requests; wait {seconds} seconds."
)
TOO_LONG_ADDRESS = Words(
    "Địa chỉ dài quá {most} byte; hãy dùng cách hỏi theo lô.",
    "The address exceeds {most} bytes; ask in a batch.",
)
TOOK_TOO_LONG = Words(
    "Không trả lời kịp trong {seconds} giây; hãy hỏi ít hơn mỗi lần.",
    "It could not be answered in {seconds} seconds; ask for less at a time.",
)
SLOW_BODY = Words(
    "Nội dung chưa đến đủ sau {seconds} giây.", "The body had not arrived after {seconds} seconds."
)
