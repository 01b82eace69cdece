"""Tokens: made once, shown once, kept only as a hash."""

import hashlib
import secrets

PREFIX = "vnr_"
"""Every token begins so: a leaked one is recognised by scanners."""


def new_secret() -> str:
    """A token of 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a token. It is random, so that a plain hash cannot be searched back."""
    return hashlib.sha256(secret.encode()).hexdigest()
