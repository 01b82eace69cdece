"""What every page of the desk begins with: who is there, and the form that was sent."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from urllib.parse import quote, unquote

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.access.rules import ROLES, Deed
from registry.commands.work import Work, look
from registry.errors import (
    BadQuestion,
    Complaint,
    Faulty,
    NotAllowed,
    NotFound,
    RegistryError,
    TooLarge,
)
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.service import Service
from registry.words import Words
from registry_web.desk.session import Session, demand_own_form, session_of
from registry_web.page import Page
from registry_web.rendering import render
from registry_web.things import thing

LARGEST_FORM = 12_000_000
MOST_FIELDS = 20_000
_NEVER_KEPT = {"Cache-Control": "private, no-store", "Vary": "Cookie"}

T = TypeVar("T")


class Desk(NamedTuple):
    """A person at work on one page."""

    page: Page
    session: Session

    async def ask(self, question: Callable[[Work], T]) -> T:
        """Ask what a command would do, without keeping anyone from writing."""
        service, principal = self.page.service, self.session.principal
        return await asyncio.to_thread(look, service.store, service.follower, principal, question)

    async def do(self, command: Callable[[Work], T], *, dry_run: bool = False) -> T:
        """Carry a command out."""
        principal = self.session.principal
        return await self.page.service.carry_out(principal, command, dry_run=dry_run)

    def show(self, template: str, *, status: int = 200, **shown: object) -> Response:
        """A page of the desk: for this person only, and never kept."""
        who = self.session.principal
        return render(
            self.page,
            template,
            status=status,
            headers=_NEVER_KEPT,
            principal=who,
            own_body=thing(self.page, Key(Kind.BODY, who.body)) if who.body else None,
            **({"may_draft": who.role in ROLES[Deed.DRAFT]} | shown),
            csrf=self.session.csrf,
        )

    def go(self, path: str) -> Response:
        """On to another page, after something was done."""
        return RedirectResponse(self.page.link(path), 303, _NEVER_KEPT)


def key_of(desk: Desk) -> Key:
    """The record of an address.

    :raises NotFound: if there is no such kind.
    """
    parameters = desk.page.request.path_params
    kind = next((one for one in Kind if one.plural == parameters["plural"]), None)
    if kind is None:
        raise NotFound(_NO_KIND)
    return Key(kind, parameters["code"])


def status_of(error: RegistryError | None) -> int:
    """The status of a form's page: refused by right, by what it says, or by how things stand."""
    if error is None:
        return 200
    if isinstance(error, NotAllowed):
        return 403
    return 422 if isinstance(error, Faulty) else 409


Shown = Callable[[Desk], Awaitable[Response]]
Done = Callable[[Desk, "Form"], Awaitable[Response]]


@dataclass(frozen=True)
class Form:
    """What was sent: texts by name, and at most one file with its name."""

    texts: Mapping[str, str]
    file: tuple[str, bytes] | None

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "").strip()


def shown_at(service: Service, what: Shown) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page for whoever is signed in; others are asked to sign in first."""

    async def endpoint(request: Request) -> Response:
        page = Page(request, service)
        session = await session_of(request, service)
        return to_sign_in(page) if session is None else await what(Desk(page, session))

    endpoint.is_page = True  # type: ignore[attr-defined]
    return endpoint


def done_at(service: Service, what: Done) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a form: only the session that was given it may send it."""

    async def endpoint(request: Request) -> Response:
        page = Page(request, service)
        session = await session_of(request, service)
        if session is None:
            return to_sign_in(page)
        form = await form_of(request)
        demand_own_form(session, form["csrf"])
        return await what(Desk(page, session), form)

    endpoint.is_page = True  # type: ignore[attr-defined]
    return endpoint


def to_sign_in(page: Page) -> Response:
    """To the first page of the desk, and back here afterwards."""
    at = page.here() if page.request.method == "GET" else page.link("/desk")
    return RedirectResponse(page.link("/desk", next=at), 303, _NEVER_KEPT)


def back(page: Page, asked: str) -> str:
    """Where to go after signing in: an address of the desk, and never anybody else's."""
    plain = unquote(asked)
    fits = plain.startswith(("/desk/", "/en/desk/")) and "\\" not in plain and "//" not in plain
    return quote(plain, safe="/?=&%-_.~:") if fits else page.link("/desk")


async def form_of(request: Request) -> Form:
    """The form that was sent.

    :raises TooLarge: past what a form may carry.
    :raises BadQuestion: if it cannot be read.
    """
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > LARGEST_FORM:
        raise TooLarge(_TOO_LARGE)
    try:
        sent: FormData = await request.form(
            max_files=1, max_fields=MOST_FIELDS, max_part_size=LARGEST_FORM
        )
    except MultiPartException as error:
        raise BadQuestion(_UNREADABLE, (Complaint("", "unreadable", _UNREADABLE),)) from error
    texts = {name: value for name, value in sent.multi_items() if isinstance(value, str)}
    files = [value for value in sent.values() if isinstance(value, UploadFile) and value.filename]
    file = (files[0].filename or "", await files[0].read()) if files else None
    await sent.close()
    return Form(texts, file)


_TOO_LARGE = Words(
    "Biểu gửi lên quá lớn; hãy chia nhỏ tệp.", "The form is too large; split the file."
)
_NO_KIND = Words("Không có loại bản ghi này.", "There is no such kind of record.")
_UNREADABLE = Words("Không đọc được biểu gửi lên.", "The form cannot be read.")
