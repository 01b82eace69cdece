"""Whose request it is: the address of the client, also behind proxies that are trusted."""

import ipaddress
from collections.abc import Sequence
from functools import lru_cache

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_KEPT = 20_000


class Addresses:
    """Reads addresses; what it has read it keeps."""

    def __init__(self, trusted: Sequence[Network]) -> None:
        """Believe what proxies in these networks say of who came to them."""
        self._trusted = tuple(trusted)
        self.trusts_any = bool(self._trusted)
        self.is_trusted = lru_cache(_KEPT)(self._is_trusted)
        self.counted = lru_cache(_KEPT)(_counted)

    def client(self, peer: str, forwarded: bytes | None) -> str:
        """Who the request comes from: the last in ``X-Forwarded-For`` that is no proxy of ours.

        Everything before it was written by somebody else and proves nothing.
        """
        if forwarded is None or not self.is_trusted(peer):
            return peer
        for one in reversed(forwarded.decode("latin-1").split(",")):
            address = one.strip()
            if _read(address) is None:
                return peer
            peer = address
            if not self.is_trusted(address):
                break
        return peer

    def _is_trusted(self, address: str) -> bool:
        read = _read(address)
        return read is not None and any(
            read in network for network in self._trusted if network.version == read.version
        )


def networks(text: str | None) -> tuple[Network, ...]:
    """Networks written as ``10.0.0.1, fd00::/8``.

    :raises ValueError: if one is not written so.
    """
    return tuple(
        ipaddress.ip_network(one.strip()) for one in (text or "").split(",") if one.strip()
    )


def _counted(address: str) -> str | None:
    """Under what the requests of an address are counted; ``None`` if they are not.

    This machine is not: it is the operator, or a proxy that the settings do not name, whose count
    would be everybody's. An IPv6 client has a whole /64 to itself, so that is counted as one.
    """
    read = _read(address)
    if read is None or read.is_loopback:
        return None
    if isinstance(read, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((read, 64), strict=False))
    return address


def is_loopback(address: str) -> bool:
    """Whether it is this machine."""
    read = _read(address)
    return read is not None and read.is_loopback


def _read(text: str) -> Address | None:
    try:
        read = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = read.ipv4_mapped if isinstance(read, ipaddress.IPv6Address) else None
    return mapped or read
