"""A small schema with everything that makes executing hard, to hold the wire to the executor."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any, Union

import strawberry
from strawberry.permission import BasePermission
from strawberry.scalars import JSON


@dataclass
class ToyContext:
    """What the toy's resolvers work with."""

    who: str | None = None
    changes: list[str] = field(default_factory=list)


@strawberry.enum(description="Colours.")
class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@strawberry.input
class Span:
    least: int = 0
    most: int | None = None
    within: list["Span"] | None = None


class Refusing(BasePermission):
    message = "not for you"

    def has_permission(self, source: Any, info: strawberry.Info, **_: Any) -> bool:
        return bool(info.context.who)


class Broken(Exception):
    """Something of the inside that nobody outside may read."""


@strawberry.interface
class Named:
    code: strawberry.ID
    name: str | None

    @strawberry.field
    def shout(self, times: int = 1) -> str:
        if self.name is None:
            raise Broken("secret inside")
        return self.name.upper() * times


@strawberry.type
class Body(Named):
    size: int

    @strawberry.field
    def parts(self, info: strawberry.Info, first: int = 2) -> list["Body"]:
        assert info.field_name == "parts"
        return [Body(code=f"{self.code}{n}", name=None, size=n) for n in range(min(first, 3))]

    @strawberry.field
    def head(self) -> "Body | None":
        return None if self.size % 2 else Body(code="h", name="Head", size=self.size + 1)

    @strawberry.field
    def must(self) -> "Body":
        if self.size > 2:
            return None  # type: ignore[return-value]
        return Body(code="m", name="Must", size=self.size + 1)

    @strawberry.field
    def matrix(self) -> list[list[int | None]]:
        return [[1, None, self.size], []]

    @strawberry.field
    def gaps(self) -> list["Body | None"]:
        return [self, None, ValueError("no body here")]  # type: ignore[list-item]

    @strawberry.field
    def path(self, info: strawberry.Info) -> str:
        return ".".join(str(key) for key in info.path.as_list())


@strawberry.type
class Regime(Named):
    colour: Colour
    bodies: list[Body]
    shares: list[float]
    details: JSON

    @strawberry.field
    def lead(self) -> Body | None:
        return self.bodies[0] if self.bodies else None

    @strawberry.field
    def strict(self) -> list[Body]:
        return [*self.bodies, None]  # type: ignore[list-item]

    @strawberry.field
    def odd(self) -> int:
        return "seven"  # type: ignore[return-value]

    @strawberry.field
    def wrong(self) -> list[int] | None:
        return 7  # type: ignore[return-value]

    @strawberry.field(permission_classes=[Refusing])
    def secret(self) -> str | None:
        return "the secret"

    @strawberry.field
    def name_of(root: Annotated["Regime", strawberry.Parent]) -> str | None:  # noqa: N805
        return root.name

    @strawberry.field
    def lazily(self) -> list[str] | None:
        return _failing()  # type: ignore[return-value]


def _failing() -> Iterator[str]:
    yield "one"
    raise Broken("in the middle")


Thing = Annotated[Union[Body, Regime], strawberry.union("Thing")]  # noqa: UP007


@strawberry.type
class BodyEdge:
    cursor: str
    node: Body


@strawberry.type
class Bodies:
    edges: list[BodyEdge]
    nodes: list[Body]
    total_count: int


def bodies(count: int) -> list[Body]:
    return [Body(code=f"b{n}", name=f"Cơ quan {n}", size=n) for n in range(count)]


def regimes() -> list[Regime]:
    return [
        Regime(
            code="r1",
            name="Một",
            colour=Colour.RED,
            bodies=bodies(2),
            shares=[0.5],
            details={"a": 1},
        ),
        Regime(code="r2", name=None, colour=Colour.BLUE, bodies=[], shares=[], details=[None]),
    ]


@strawberry.type
class Query:
    @strawberry.field
    def regimes(self) -> list[Regime]:
        return regimes()

    @strawberry.field
    def things(self) -> list[Thing]:
        return [*bodies(2), *regimes()]

    @strawberry.field
    def named(self, code: strawberry.ID | None = None) -> Named | None:
        return next((one for one in [*bodies(4), *regimes()] if one.code == code), None)

    @strawberry.field
    def bodies(self, first: int = 3) -> Bodies:
        found = bodies(first)
        edges = [BodyEdge(cursor=str(one.size), node=one) for one in found]
        return Bodies(edges=edges, nodes=found, total_count=first)

    @strawberry.field
    def sum(self, spans: list[Span], scale: float = 1.0, colour: Colour = Colour.RED) -> float:
        return scale * sum((one.most or 0) - one.least for one in spans) + len(colour.value)

    @strawberry.field
    def stranger(self) -> Thing | None:
        return "nobody"  # type: ignore[return-value]

    @strawberry.field
    async def later(self) -> int:
        return 7

    @strawberry.field
    def who(self, info: strawberry.Info) -> str | None:
        return info.context.who  # type: ignore[no-any-return]


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename(self, info: strawberry.Info, name: str) -> str:
        info.context.changes.append(name)
        return name


@strawberry.type
class Change:
    revision: int


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def changes(self, since: int = 0, count: int = 3) -> AsyncIterator[Change]:
        for revision in range(since + 1, since + 1 + count):
            yield Change(revision=revision)

    @strawberry.subscription
    async def silent(self) -> AsyncIterator[int]:
        await asyncio.Event().wait()
        yield 1

    @strawberry.subscription
    async def fails(self) -> AsyncIterator[int]:
        yield 1
        raise Broken("secret inside")


def build() -> strawberry.Schema:
    """The toy schema."""
    return strawberry.Schema(
        query=Query, mutation=Mutation, subscription=Subscription, types=[Body, Regime]
    )
