"""One HTTP exchange with a receiver: to the address that was checked, within limits, once.

No redirect is followed and no proxy used: both would lead where nobody has looked. The body of the
answer is not wanted; a little of it is read so that the receiver can end in peace.
"""

import asyncio
import contextlib
import ssl
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import h11

from registry.delivery.subscription import Failure
from registry.delivery.targets import (
    ForbiddenAddress,
    Network,
    NoSuchHost,
    Target,
    resolved,
)

_MOST_READ = 64_000
"""Bytes of an answer that are read at most."""
_AT_ONCE = 8_192


class Outcome(NamedTuple):
    """What came of it: the status and headers of the answer, or why there was none."""

    status: int | None = None
    headers: Mapping[str, str] = {}
    failure: Failure | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the receiver has said yes."""
        return self.status is not None and 200 <= self.status < 300


class Sender:
    """Sends within the limits of the settings."""

    def __init__(
        self, *, allowed: Sequence[Network], seconds: float, authorities: Path | None = None
    ) -> None:
        """Reach the public Internet and these networks.

        :param seconds: how long one exchange may take, from resolving to the end of the answer.
        :param authorities: a file of certificates to trust besides those the system trusts.
        :raises ssl.SSLError: if it holds none.
        """
        self._allowed = allowed
        self._seconds = seconds
        self._trust = None if authorities is None else _trusting(authorities)

    async def send(
        self, target: Target, method: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Outcome:
        """Send a request; never raises for what the receiver or the way there does."""
        try:
            async with asyncio.timeout(self._seconds):
                return await self._exchange(target, method, headers, body)
        except TimeoutError:
            return Outcome(failure=Failure.TOO_SLOW)
        except NoSuchHost:
            return Outcome(failure=Failure.NO_SUCH_HOST)
        except ForbiddenAddress:
            return Outcome(failure=Failure.FORBIDDEN_ADDRESS)
        except ssl.SSLError:
            return Outcome(failure=Failure.INSECURE)
        except h11.RemoteProtocolError:
            return Outcome(failure=Failure.BAD_ANSWER)
        except OSError:
            return Outcome(failure=Failure.UNREACHABLE)

    async def _exchange(
        self, target: Target, method: str, headers: Mapping[str, str], body: bytes
    ) -> Outcome:
        address = await resolved(target, self._allowed)
        secured = target.scheme == "https"
        reader, writer = await asyncio.open_connection(
            address,
            target.port,
            ssl=(self._trust or _trusting()) if secured else None,
            server_hostname=target.host if secured else None,
        )
        try:
            return await _talk(reader, writer, _request(target, method, headers, body), body)
        finally:
            writer.close()
            with contextlib.suppress(OSError, ssl.SSLError):
                await writer.wait_closed()


def _request(target: Target, method: str, headers: Mapping[str, str], body: bytes) -> h11.Request:
    given = {
        "Host": target.authority,
        "User-Agent": "vn-gov-registry",
        "Connection": "close",
        "Content-Length": str(len(body)),
        **headers,
    }
    return h11.Request(method=method, target=target.path, headers=list(given.items()))


async def _talk(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: h11.Request, body: bytes
) -> Outcome:
    connection = h11.Connection(h11.CLIENT)
    for part in (request, h11.Data(data=body), h11.EndOfMessage()):
        writer.write(connection.send(part) or b"")
    await writer.drain()
    outcome = Outcome(failure=Failure.BAD_ANSWER)
    read = 0
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            data = await reader.read(_AT_ONCE)
            read += len(data)
            connection.receive_data(data)
        elif isinstance(event, h11.Response):
            outcome = Outcome(event.status_code, _plain(event))
        if isinstance(event, h11.EndOfMessage | h11.ConnectionClosed) or read > _MOST_READ:
            return outcome


def _plain(response: h11.Response) -> dict[str, str]:
    return {name.decode(): value.decode("latin-1") for name, value in response.headers}


@cache
def _trusting(authorities: Path | None = None) -> ssl.SSLContext:
    """The certificates the system trusts (``SSL_CERT_FILE`` names others), and those of a file."""
    made = ssl.create_default_context()
    if authorities is not None:
        made.load_verify_locations(authorities)
    return made
