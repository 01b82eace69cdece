"""How a mutation is made: its input, what it carries out, what it answers."""

from collections.abc import Callable
from typing import Annotated, Any

import strawberry

from registry.errors import BadQuestion, Complaint
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Words
from registry_graphql.changing.acting import Command, DryRun, IdempotencyKey, act
from registry_graphql.changing.drafting import plain_draft, plain_fact
from registry_graphql.changing.inputs import plain_of
from registry_graphql.changing.outcomes import decided_result
from registry_graphql.clocks import Info
from registry_graphql.making import Shell, field, shell

ITEM = "Đối tượng — The item, `kind:code`."
EDITION = "Ấn bản — The edition it was decided on: refused as STALE if it has moved on since."
REASON = "Lý do — Why, for the log."

Fields = dict[str, tuple[Any, str]]
"""The fields of an input: the type of each, and what is said of it."""


def mutation(
    name: str,
    fields: Fields,
    prepare: Callable[[Json], Command],
    result: Any,
    said: str,
) -> Any:
    """A mutation with an input type of its own."""
    input_type = input_of(f"{name}Input", fields, said)

    async def resolve(
        info: Info,
        input: Any,
        dry_run: DryRun = False,
        idempotency_key: IdempotencyKey = None,
    ) -> Any:
        given = _plain(input)
        return await act(
            info, name, given, lambda: prepare(given), key=idempotency_key, dry_run=dry_run
        )

    resolve.__annotations__["input"] = Annotated[
        input_type, strawberry.argument(description="Nội dung — What is to be done.")
    ]
    return field(result, said, resolve)


def decision(name: str, fields: Fields, prepare: Callable[[Json], Command], said: str) -> Any:
    """A mutation that answers the revision."""
    return mutation(name, fields, prepare, decided_result(), said)


def input_of(name: str, fields: Fields, said: str) -> Shell:
    """An input type; only a comment may be left out."""
    bare = shell(name)
    for own, (kind, about) in fields.items():
        bare.__annotations__[own] = kind
        may_lack: dict[str, Any] = {"default": None} if own == "comment" else {}
        setattr(bare, own, strawberry.field(description=about, **may_lack))
    return strawberry.input(bare, description=f"{said} What it takes.")


_EACH: dict[str, Callable[[Any], Json]] = {
    "drafts": plain_draft,
    "facts": plain_fact,
    "predecessors": vars,
}
"""How the elements of these lists become plain data."""


def _plain(given: Any) -> Json:
    return {
        name: [_EACH[name](one) for one in value] if name in _EACH else plain_of(value)
        for name, value in vars(given).items()
        if value is not None
    }


def key_of(text: str, pointer: str) -> Key:
    """The item written ``kind:code``.

    :raises BadQuestion: naming the pointer, if it is not written so.
    """
    try:
        return Key.parse(text)
    except ValueError:
        said = _NO_KEY.filled(text=text[:80])
        raise BadQuestion(said, (Complaint(pointer, "unreadable", said),)) from None


_NO_KEY = Words("{text!r} không phải kind:code.", "{text!r} is not written kind:code.")
