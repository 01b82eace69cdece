"""A receiver of webhooks on loopback: answers as it is told, and remembers what it was sent."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CONSENT = {"WebHook-Allowed-Origin": "*"}


@dataclass
class Received:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """What to answer, and what came."""

    port: int
    scheme: str = "http"
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """The next answers to POST; when there is none, 204."""
    consent: tuple[int, dict[str, str]] = (200, CONSENT)
    """The answer to OPTIONS."""
    requests: list[Received] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where to send."""
        return f"{self.scheme}://127.0.0.1:{self.port}/hook?a=1"

    arrived: threading.Event = field(default_factory=threading.Event)
    """Set by the first delivery."""

    def wait(self) -> Received:
        """The first delivery, as soon as it is there."""
        assert self.arrived.wait(30)
        return self.posts[0]

    @property
    def posts(self) -> list[Received]:
        """The deliveries."""
        return [one for one in self.requests if one.method == "POST"]


@contextmanager
def receiving(tls: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """Receive until the block ends; with ``tls``, only what comes by it."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.requests.append(Received(self.command, self.path, headers, body))
            status, given = receiver.consent
            if self.command == "POST":
                status, given = receiver.answers.pop(0) if receiver.answers else (204, {})
            self.send_response(status)
            for name, value in given.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "POST":
                receiver.arrived.set()

        do_POST = do_OPTIONS = do_GET = _answer  # noqa: N815 - named by the library

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver = Receiver(server.server_address[1], "https" if tls else "http")
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
