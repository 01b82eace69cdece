"""What every page of the desk begins with: who is there, and the form that was sent."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NamedTuple, TypeVar
from urllib.parse import quote, unquote
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.access.rules import ROLES, Deed
from registry.commands.once import Answered, once
from registry.commands.work import Work, look
from registry.errors import (
    Faulty,
    NotAllowed,
    NotFound,
    RegistryError,
    Unknown,
)
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.service import Service
from registry.words import Words
from registry_web.desk.sent import Form, form_of
from registry_web.desk.session import Session, begin, demand_own_form, give, session_of
from registry_web.desk.way_in import NEVER_KEPT, way_in
from registry_web.page import Page
from registry_web.rendering import render
from registry_web.things import thing

T = TypeVar("T")


class Desk(NamedTuple):
    """A person at work on one page."""

    page: Page
    session: Session
    form: Form | None = None
    """What was sent, where something was."""

    async def ask(self, question: Callable[[Work], T]) -> T:
        """Ask what a command would do, without keeping anyone from writing."""
        service, principal = self.page.service, self.session.principal
        return await asyncio.to_thread(look, service.store, service.follower, principal, question)

    async def rehearse(self, command: Callable[[Work], T]) -> T:
        """What a command would answer; all it does is taken back."""
        principal = self.session.principal
        return await self.page.service.carry_out(principal, command, dry_run=True)

    async def do(self, command: Callable[[Work], str]) -> Response:
        """Carry a command out and go on to the path it answers.

        A form that is sent twice, by a double click or by going back, does its work once: it leads
        to the same path again.
        """
        key, principal = self.form.key if self.form else None, self.session.principal
        path = await self.page.service.carry_out(principal, lambda work: _once(work, key, command))
        return self.go(path)

    def show(self, template: str, *, status: int = 200, **shown: object) -> Response:
        """A page of the desk: for this person only, and never kept."""
        who = self.session.principal
        return render(
            self.page,
            template,
            status=status,
            headers=NEVER_KEPT,
            principal=who,
            own_body=thing(self.page, Key(Kind.BODY, who.body)) if who.body else None,
            **({"may_draft": who.role in ROLES[Deed.DRAFT]} | shown),
            csrf=self.session.csrf,
            once=uuid4,
        )

    def go(self, path: str) -> Response:
        """On to another page, after something was done."""
        return RedirectResponse(self.page.link(path), 303, NEVER_KEPT)


def key_of(desk: Desk) -> Key:
    """The record of an address.

    :raises NotFound: if there is no such kind.
    """
    parameters = desk.page.request.path_params
    kind = next((one for one in Kind if one.plural == parameters["plural"]), None)
    if kind is None:
        raise NotFound(_NO_KIND)
    return Key(kind, parameters["code"])


def done_of(key: Key | None, revision: int) -> str:
    """Where to go when something was recorded about a record, or about none; it is said there."""
    if key is None:
        return f"/desk/official?done={revision}"
    return f"/desk/items/{key.kind.plural}/{key.code}?done={revision}"


def status_of(error: RegistryError | None) -> int:
    """The status of a form's page: refused by right, by what it says, or by how things stand."""
    if error is None:
        return 200
    if isinstance(error, NotAllowed):
        return 403
    return 422 if isinstance(error, Faulty) else 409


Shown = Callable[[Desk], Awaitable[Response]]
Done = Callable[[Desk, Form], Awaitable[Response]]


def shown_at(service: Service, what: Shown) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page for whoever is signed in; others are asked to sign in first."""

    async def endpoint(request: Request) -> Response:
        page = Page(request, service)
        session = await session_of(request, service)
        return to_sign_in(page) if session is None else await what(Desk(page, session))

    endpoint.is_page = True  # type: ignore[attr-defined]
    return endpoint


def done_at(service: Service, what: Done) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a form: only who was given it may send it.

    Who is not signed in any more signs in on top of what was sent, and nothing of it is lost.
    """

    async def endpoint(request: Request) -> Response:
        page = Page(request, service)
        session = await session_of(request, service)
        form = await form_of(request)
        if session is None:
            return await _resumed(page, form, what)
        demand_own_form(session, form["csrf"])
        return await _done(Desk(page, session, form), what)

    endpoint.is_page = True  # type: ignore[attr-defined]
    return endpoint


async def _done(desk: Desk, what: Done) -> Response:
    """What a form asks, unless it was done already."""
    assert desk.form is not None  # noqa: S101 - told by the callers; narrows the type
    path = await asyncio.to_thread(_path_of, desk)
    return await what(desk, desk.form) if path is None else desk.go(path)


def _path_of(desk: Desk) -> str | None:
    """Where the same form, sent before, has led."""
    key = desk.form.key if desk.form else None
    if key is None:
        return None
    with desk.page.service.store.rows() as rows:
        kept = rows.receipt(desk.session.principal.name, key)
    return kept.answer if kept else None


def _once(work: Work, key: str | None, command: Callable[[Work], str]) -> str:
    answered = once(work, key, "desk", lambda work: Answered(303, command(work).encode()))
    return answered.body.decode()


async def _resumed(page: Page, form: Form, what: Done) -> Response:
    """A form whose session is over: signed in again, it goes on as if nothing had happened."""
    if not form["csrf"]:
        return to_sign_in(page)
    if not form["token"]:
        return way_in(page, carried=form.carried)
    try:
        session = await begin(page.service, form["token"])
        demand_own_form(session, form["csrf"])
    except (Unknown, NotAllowed) as error:
        return way_in(page, carried=form.carried, refused=error)
    response = await _done(Desk(page, session, form), what)
    give(session, page.request, page.service, response)
    return response


def to_sign_in(page: Page) -> Response:
    """To the first page of the desk, and back here afterwards."""
    at = page.here() if page.request.method == "GET" else page.link("/desk")
    return RedirectResponse(page.link("/desk", next=at), 303, NEVER_KEPT)


def back(page: Page, asked: str) -> str:
    """Where to go after signing in: an address of the desk, and never anybody else's."""
    plain = unquote(asked)
    fits = plain.startswith(("/desk/", "/en/desk/")) and "\\" not in plain and "//" not in plain
    return quote(plain, safe="/?=&%-_.~:") if fits else page.link("/desk")


_NO_KIND = Words("Không có loại bản ghi này.", "There is no such kind of record.")
