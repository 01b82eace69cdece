"""Carrying a mutation out: by whom, once only, or only as a rehearsal."""

from collections.abc import Callable
from typing import Annotated

import orjson
import strawberry

from registry.access import Principal
from registry.catalogue import View
from registry.commands.once import Answered, checked_key, once
from registry.commands.work import Work
from registry.errors import RegistryError, Unknown
from registry.kinds.parsing import canonical
from registry.kinds.shape import Json
from registry.store.chain import sha256
from registry.words import Words
from registry_graphql.changing.refusing import Refused
from registry_graphql.clocks import Info
from registry_graphql.context import Asking

Command = Callable[[Work], Json]
"""Does the work in its transaction and answers plain data."""

DryRun = Annotated[
    bool,
    strawberry.argument(
        description="Chạy thử — Carry everything out and take it back: says what would happen."
    ),
]
IdempotencyKey = Annotated[
    str | None,
    strawberry.argument(
        description="Khóa chống lặp — The same key with the same input does nothing twice: it is "
        "answered as the first time, for a day. Default: the Idempotency-Key of the request."
    ),
]


class Done:
    """What was done: the plain answer, and the catalogue as it is since."""

    def __init__(self, data: Json, view: View, *, is_replayed: bool, is_dry_run: bool) -> None:
        """Keep them."""
        self.data = data
        self.view = view
        self.is_replayed = is_replayed
        self.is_dry_run = is_dry_run


async def act(
    info: Info,
    name: str,
    given: Json,
    prepare: Callable[[], Command],
    *,
    key: str | None,
    dry_run: bool,
) -> Done | Refused:
    """Carry a mutation out; a refusal is an answer.

    :param given: the input as plain data: tells a repeated request from another one.
    :param prepare: reads the input; what it refuses, is refused before anybody waits.
    """
    asking = info.context
    try:
        principal = known(asking.principal)
        used = _key(info, key)
        command = prepare()
        said = await asking.service.carry_out(
            principal,
            lambda work: once(
                work,
                used,
                sha256(canonical(["graphql", name, given])),
                lambda within: Answered(200, orjson.dumps(command(within))),
            ),
            dry_run=dry_run,
        )
    except RegistryError as error:
        return Refused(error, given)
    return Done(
        orjson.loads(said.body), renewed(asking), is_replayed=said.is_replayed, is_dry_run=dry_run
    )


def known(principal: Principal | None) -> Principal:
    """Who asks.

    :raises Unknown: without a token.
    """
    if principal is None:
        raise Unknown(_NO_TOKEN)
    return principal


def renewed(asking: Asking) -> View:
    """Today and now after a change, for all that the operation asks from here on."""
    vars(asking).pop("view", None)
    return asking.view


def _key(info: Info, own: str | None) -> str | None:
    """The key of this mutation: of several in one request, each has its own."""
    if own is not None:
        return checked_key(own)
    key = checked_key(info.context.idempotency_key)
    return None if key is None else sha256(f"{key} {info.path.key}".encode())


_NO_TOKEN = Words(
    "Thao tác này cần mã truy cập: Authorization: Bearer ….",
    "This takes a token: Authorization: Bearer ….",
)
