"""The first page of the desk: signing in and out; what is mine, and what waits for review."""

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.access import Principal, Role
from registry.access.rules import ROLES, Deed
from registry.commands.requesting import OVER, ChangeRequest, RequestState, made, may_read
from registry.errors import Unknown
from registry.service import Service
from registry_web.desk.sent import Form, form_of
from registry_web.desk.session import begin, end, give, session_of
from registry_web.desk.way_in import NEVER_KEPT, way_in
from registry_web.desk.working import Desk, back
from registry_web.holding import held
from registry_web.page import Page
from registry_web.things import thing

_MOST = 200
_LAST = 10
"""How many requests that are done with are shown."""


async def front(page: Page) -> Response:
    """The desk of whoever is signed in; for others, the way in."""
    session = await session_of(page.request, page.service)
    if session is None:
        return way_in(page, asked=page.query.get("next", ""))
    desk = Desk(page, session)
    who = session.principal
    found = await asyncio.to_thread(_requests, page.service, who)
    waiting = [one for one in found if one.state is RequestState.CANDIDATE]
    mine = [one for one in found if one.author == who.name]
    over = [one for one in found if one.state in OVER]
    return desk.show(
        "desk/front.html",
        returned=[one for one in mine if one.state is RequestState.RETURNED],
        mine=[one for one in mine if one.state not in OVER | {RequestState.RETURNED}],
        over=(over if who.role is Role.REGISTRAR else [one for one in mine if one in over])[:_LAST],
        things={draft.key: thing(page, draft.key) for one in found for draft in one.drafts[:3]},
        queue=waiting if who.role is Role.REGISTRAR else [],
        may_review=who.role in ROLES[Deed.REVIEW],
        held=held(page, who.body) if who.body else [],
    )


async def sign_in(request: Request, service: Service) -> Response:
    """Begin a session with a token, and go where one wanted to go."""
    page = Page(request, service)
    form = await form_of(request)
    try:
        session = await begin(service, form["token"])
    except Unknown as error:
        return way_in(page, asked=form["next"], refused=error)
    response = RedirectResponse(back(page, form["next"]), 303, NEVER_KEPT)
    give(session, request, service, response)
    return response


async def sign_out(desk: Desk, _form: Form) -> Response:
    """End the session."""
    response = desk.go("/desk")
    end(response)
    return response


def _requests(service: Service, who: Principal) -> list[ChangeRequest]:
    with service.store.rows() as rows:
        found = [made(row) for row in rows.requests(None, None)]
    return [one for one in found if may_read(who, one)][:_MOST]
