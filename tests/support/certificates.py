"""A certificate authority of the tests' own, and certificates by it, made with openssl."""

import ssl
import subprocess
from pathlib import Path


class Authority:
    """An authority that nobody trusts but who is told to."""

    def __init__(self, folder: Path, name: str = "authority") -> None:
        """Make one, with its files in a folder."""
        self._folder = folder
        self.certificate = folder / f"{name}.pem"
        """By which those who trust it know what it certified."""
        self._key = folder / f"{name}.key"
        _openssl(
            *("req", "-x509", "-days", "2", *_KEY, "-keyout", str(self._key)),
            *("-out", str(self.certificate), "-subj", f"/CN={name}"),
            *("-addext", "basicConstraints=critical,CA:TRUE"),
        )

    def certified(self, name: str) -> ssl.SSLContext:
        """What a server shows that is certified to have this name or address."""
        key, made = self._folder / "server.key", self._folder / "server.pem"
        sort = "IP" if name[0].isdigit() else "DNS"
        _openssl(
            *("req", "-x509", "-days", "1", *_KEY, "-keyout", str(key), "-out", str(made)),
            *("-subj", f"/CN={name}", "-CA", str(self.certificate), "-CAkey", str(self._key)),
            *("-addext", f"subjectAltName={sort}:{name}"),
            *("-addext", "basicConstraints=critical,CA:FALSE"),
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(made, key)
        return context


_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc")


def _openssl(*words: str) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)  # noqa: S607
