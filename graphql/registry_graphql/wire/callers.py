"""Who asks: recognised by the token of a request or of a socket's first message."""

import asyncio

from registry.access import Principal
from registry.access.keeping import note_use, recognise
from registry.commands.once import checked_key
from registry.errors import RegistryError, Unknown
from registry.service import Service
from registry.words import Words
from registry_graphql.context import Asking
from registry_graphql.wire.faults import Refused


class Callers:
    """Recognises callers and makes what their operations work with."""

    def __init__(self, service: Service) -> None:
        """Know the principals of this service."""
        self._service = service

    async def principal(self, authorization: str | None) -> Principal | None:
        """Who comes with this ``Authorization``; ``None`` without one.

        :raises Refused: if it is not a good bearer token.
        """
        if authorization is None:
            return None
        scheme, _, secret = authorization.partition(" ")
        try:
            if scheme.lower() != "bearer" or not secret.strip():
                raise Unknown(_NO_BEARER)
            found = await asyncio.to_thread(recognise, self._service.store, secret.strip())
        except RegistryError as error:
            raise Refused.by(error) from None
        self._service.writer.submit(note_use, self._service.store, secret.strip())
        return found

    def context(self, principal: Principal | None, key: str | None = None) -> Asking:
        """What one operation works with.

        :raises Refused: if the idempotency key cannot serve as one.
        """
        try:
            return Asking(self._service, principal, checked_key(key))
        except RegistryError as error:
            raise Refused.by(error) from None

    @property
    def moment(self) -> object:
        """What every answer is a function of, beside its question: the revision and the day."""
        return self._service.catalogue.revision, self._service.today


_NO_BEARER = Words(
    "Authorization phải là: Bearer …, với mã truy cập của hệ thống.",
    "Authorization must be: Bearer …, with a token of the registry.",
)
