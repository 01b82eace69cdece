"""Where webhooks may go: the public Internet, and networks inside that the settings allow.

A subscriber chooses the address, so the server could be made to speak to what only it can reach:
services on the same machine, in the same network, the cloud's metadata. So each address a name
resolves to is judged, at every attempt, and the connection goes to the very address judged: a name
that changes its mind in between gains nothing.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from registry.errors import Complaint, Invalid
from registry.words import Words

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LONGEST = 2_000
"""Characters of an address."""

_PORTS = {"https": 443, "http": 80}
_EMBEDDING = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""IPv6 addresses that stand for IPv4 ones (RFC 6052, 8215): the last four bytes."""


class NoSuchHost(Exception):
    """The name resolves to nothing."""


class ForbiddenAddress(Exception):
    """The name resolves to an address inside that is not allowed."""


class Target(NamedTuple):
    """Where a webhook goes, taken apart."""

    scheme: str
    host: str
    port: int
    path: str
    """With the query."""

    @property
    def authority(self) -> str:
        """What the header ``Host`` says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def networks(text: str | None) -> tuple[Network, ...]:
    """Networks written as ``10.1.0.0/16, fd00::/8``.

    :raises ValueError: if one is not written so.
    """
    return tuple(
        ipaddress.ip_network(one.strip()) for one in (text or "").split(",") if one.strip()
    )


def target_of(address: str) -> Target:
    """The parts of an address.

    :raises Invalid: if no webhook can go there, wherever it leads.
    """
    try:
        parts = urlsplit(address)
        target = _taken_apart(parts)
    except ValueError:
        target = None
    is_plain = address.isascii() and address.isprintable() and " " not in address
    if target is None or not is_plain or len(address) > LONGEST:
        said = _NO_TARGET.filled(most=LONGEST)
        raise Invalid(said, (Complaint("/target", "no-target", said),))
    return target


def _taken_apart(parts: SplitResult) -> Target | None:
    if parts.scheme not in _PORTS or not parts.hostname or parts.fragment:
        return None
    if parts.username is not None or parts.password is not None:
        return None
    port = parts.port or _PORTS[parts.scheme]
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, parts.hostname, port, path)


async def resolved(target: Target, allowed: Sequence[Network]) -> str:
    """An address to connect to. All that the name resolves to must be permitted.

    :raises NoSuchHost: if there is none.
    :raises ForbiddenAddress: if one is inside and not allowed, or is outside without TLS.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoSuchHost from error
    addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    if not addresses:
        raise NoSuchHost
    if not all(permitted(one, target.scheme, allowed) for one in addresses):
        raise ForbiddenAddress
    return str(addresses[0])


def permitted(address: Address, scheme: str, allowed: Sequence[Network]) -> bool:
    """Whether a webhook may go to this address: allowed by name, or public and by TLS."""
    meant = _meant(address)
    if any(meant in network for network in allowed if network.version == meant.version):
        return True
    return scheme == "https" and meant.is_global and not meant.is_multicast


def _meant(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for, if it stands for one."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if any(address in network for network in _EMBEDDING):
        return ipaddress.IPv4Address(address.packed[-4:])
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo or address


_NO_TARGET = Words(
    "Địa chỉ nhận phải dạng https://…, không có tên đăng nhập hay #, dài không quá {most} ký tự.",
    "A target is written https://…, without user or #, in at most {most} characters.",
)
