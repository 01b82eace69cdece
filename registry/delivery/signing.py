"""Signatures after the Standard Webhooks scheme, version 1: HMAC-SHA256 in Base64.

https://github.com/standard-webhooks/standard-webhooks
"""

import base64
import hmac
from collections.abc import Iterable


def signed(id: str, timestamp: int, body: bytes, secrets: Iterable[bytes]) -> dict[str, str]:
    """The headers that sign a message.

    :param timestamp: seconds since 1970, of this attempt: receivers refuse old ones.
    :param secrets: each signs; two while a secret is being changed.
    """
    signatures = (f"v1,{_signature(id, timestamp, body, secret)}" for secret in secrets)
    return {
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signatures),
    }


def _signature(id: str, timestamp: int, body: bytes, secret: bytes) -> str:
    content = f"{id}.{timestamp}.".encode() + body
    return base64.b64encode(hmac.digest(secret, content, "sha256")).decode()
