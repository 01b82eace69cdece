"""Requests that are refused before anything is executed, and the status each answers with."""

from graphql import GraphQLError

from registry.errors import RegistryError
from registry_graphql.errors import extensions_of

NO_REQUEST = "BAD_REQUEST"
"""The code of what is no GraphQL request at all."""

STATUS = {
    "NOT_FOUND": 404,
    "UNKNOWN": 401,
    "NOT_ALLOWED": 403,
    "CROSS_SITE": 403,
    "METHOD_NOT_ALLOWED": 405,
    "NOT_ACCEPTABLE": 406,
    "TOO_LARGE": 413,
    "WRONG_MEDIA": 415,
    "BUSY": 503,
    "TIMED_OUT": 503,
    "INTERNAL": 500,
}
"""The status of a refusal by its code; 400 for all others."""

ALWAYS = frozenset({NO_REQUEST, *STATUS})
"""Codes whose status is answered whatever media type was asked for: they concern HTTP."""


class Refused(Exception):
    """A request that is not executed; ``errors`` say why, each with its code."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        """Keep the errors."""
        super().__init__(errors[0].message)
        self.errors = errors

    @classmethod
    def of(cls, said: str | GraphQLError, code: str) -> "Refused":
        """One error with a code, unless it has one already."""
        error = said if isinstance(said, GraphQLError) else GraphQLError(said)
        return cls([coded(error, code)])

    @classmethod
    def by(cls, error: RegistryError) -> "Refused":
        """What the registry says of the request as a whole."""
        return cls([GraphQLError(error.message.en, extensions=extensions_of(error))])

    @property
    def code(self) -> str:
        """The code of the first error."""
        return str((self.errors[0].extensions or {}).get("code", ""))

    @property
    def status(self) -> int:
        """The status, where the media type lets us say it."""
        return STATUS.get(self.code, 400)


def coded(error: GraphQLError, code: str) -> GraphQLError:
    """The error with a code, if it has none yet."""
    error.extensions = {"code": code, **(error.extensions or {})}
    return error
