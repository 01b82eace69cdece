"""The server's key, and the secrets of subscriptions derived from it.

A webhook is signed with a secret that both sides know, so it must be had again for each delivery.
It is not stored: it is worked out anew from the server's key, the subscription's id and a number
that counts up when the secret is changed. Whoever reads the database or a backup of it can sign
nothing; whoever holds the key alone, neither, as the ids are random.
"""

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from registry.settings import Settings

PREFIX = "whsec_"
"""How the Standard Webhooks scheme begins a secret; also a mark that scanners know."""

_FILE = "webhook.key"
_SHORTEST = 24
"""Bytes of a key: the scheme asks for as many of a secret."""


class Keys:
    """Derives secrets. Made once a process; the key never leaves it."""

    def __init__(self, key: bytes) -> None:
        """Derive from this key.

        :raises ValueError: if it is too short to keep anything secret.
        """
        if len(key) < _SHORTEST:
            raise ValueError(f"a webhook key has at least {_SHORTEST} bytes")
        self._key = key

    @property
    def id(self) -> str:
        """What tells this key from another, and says nothing about it."""
        return hashlib.sha256(b"webhook key " + self._key).hexdigest()[:16]

    def secret(self, subscription: str, number: int) -> bytes:
        """The secret of a subscription: 32 bytes."""
        return hmac.digest(self._key, f"{subscription} {number}".encode(), "sha256")

    def shown(self, subscription: str, number: int) -> str:
        """The secret as its owner is shown it, once: ``whsec_`` and Base64."""
        return PREFIX + base64.b64encode(self.secret(subscription, number)).decode()


def open_keys(settings: Settings) -> Keys:
    """The keys of this installation: the setting's, else those of a file made when first needed.

    Several nodes must share one key: give it to all of them by the setting.
    """
    if settings.webhook_key is not None:
        return Keys(settings.webhook_key.get_secret_value().encode())
    return Keys(_from_file(settings.data_dir / _FILE))


def _from_file(path: Path) -> bytes:
    """The key in the file. Of several processes that make it, one wins, and all read its key."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        own = path.with_name(f"{_FILE}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(own, path)
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return path.read_text().strip().encode()
