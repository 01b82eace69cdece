"""Who is signed in: a session in a cookie, made from a token and worth no more than it.

The cookie holds the token itself, when the session began, and a mark made with the token over that
instant: nothing is stored here, every process understands it, and a revoked token ends it at once.
Scripts cannot read it, other sites cannot make it be sent, and it lasts a working day at most.
"""

import asyncio
import base64
import hashlib
import hmac
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from registry import clock
from registry.access import Principal
from registry.access.keeping import recognise
from registry.errors import NotAllowed, Unknown
from registry.service import Service
from registry.words import Words

COOKIE = "registry_session"
LASTS = timedelta(hours=8)

_SHAPE = re.compile(r"([0-9]{9,11})\.([0-9a-f]{64})\.([A-Za-z0-9_-]{20,200})")


@dataclass(frozen=True)
class Session:
    """A person at work, and the mark that forms of theirs must carry."""

    principal: Principal
    token: str = field(repr=False)
    began: str

    @property
    def cookie(self) -> str:
        """What the browser keeps."""
        return f"{self.began}.{_mark(self.token, self.began)}.{self.token}"

    @property
    def csrf(self) -> str:
        """The mark of a form that is given out now: only who has the token can make it."""
        return _form_mark(self.token, self.began)


async def session_of(request: Request, service: Service) -> Session | None:
    """The session a request comes with; ``None`` for nobody, or when it is over."""
    given = _SHAPE.fullmatch(request.cookies.get(COOKIE, ""))
    if given is None:
        return None
    began, mark, token = given.groups()
    age = service.now() - datetime.fromtimestamp(int(began), clock.VIET_NAM)
    if not hmac.compare_digest(mark, _mark(token, began)) or not timedelta() <= age < LASTS:
        return None
    try:
        principal = await asyncio.to_thread(recognise, service.store, token)
    except Unknown:
        return None
    return Session(principal, token, began)


async def begin(service: Service, token: str) -> Session:
    """Sign in.

    :raises Unknown: if the token is not good.
    """
    principal = await asyncio.to_thread(recognise, service.store, token)
    return Session(principal, token, str(int(service.now().timestamp())))


def give(session: Session, request: Request, service: Service, response: Response) -> None:
    """Put a session into an answer's cookie."""
    response.set_cookie(
        COOKIE,
        session.cookie,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=_is_secure(request, service),
        path="/",
    )


def end(response: Response) -> None:
    """Sign out."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


def demand_own_form(session: Session, mark: str) -> None:
    """Refuse a form that was not given out to this very token, in this session or an earlier one.

    A form outlives its session: who signs in again goes on with what was typed.

    :raises NotAllowed: when it was made elsewhere, or for somebody else.
    """
    expected = _form_mark(session.token, mark.partition(".")[0])
    if not hmac.compare_digest(expected.encode(), mark.encode()):
        raise NotAllowed(_NOT_OURS)


def _form_mark(token: str, began: str) -> str:
    return f"{began}.{_mark(token, f'form {began}')}"


def _mark(token: str, said: str) -> str:
    return hmac.new(token.encode(), said.encode(), hashlib.sha256).hexdigest()


def _is_secure(request: Request, service: Service) -> bool:
    return request.url.scheme == "https" or (service.settings.public_url or "").startswith("https:")


def packed(content: bytes) -> str:
    """A file as text, for a form that carries it from one step to the next."""
    return base64.b64encode(content).decode()


def unpacked(text: str) -> bytes:
    """The file again; nothing for what is none."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


_NOT_OURS = Words(
    "Biểu này không được lập cho mã truy cập đang dùng; hãy mở lại trang và gửi lại.",
    "This form was not given out to the token in use; open the page again and send it anew.",
)
