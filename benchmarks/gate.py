"""What the gate costs: names, limits, rates, counts and the log, all together, on each request.

In one process, without a network, an application that answers kept bytes is called bare and behind
the gate in turn; the CPU microseconds between the two are the gate's. The client is not this
machine, so its requests are counted; some hundredth of them are logged.
"""

import logging
import statistics
import time
from typing import Any

import uvloop

from registry.settings import Settings
from registry_api.gate import Gate
from registry_api.gate.counts import Counts

ROUNDS, REQUESTS = 15, 4_000
_HEADERS = [(b"host", b"registry"), (b"accept", b"*/*"), (b"accept-encoding", b"gzip, br")]
_ANSWER = [(b"content-type", b"application/json"), (b"etag", b'"0"'), (b"vary", b"accept")]


async def kept(_scope: Any, _receive: Any, send: Any) -> None:
    """Answer what is kept."""
    await send({"type": "http.response.start", "status": 200, "headers": _ANSWER})
    await send({"type": "http.response.body", "body": b"{}"})


async def main() -> None:
    """Print the cost of a request, bare and behind the gate."""
    logging.getLogger("registry.access").addHandler(logging.NullHandler())
    settings = Settings(address_rate=10**9)
    gate = Gate(kept, settings, Counts())
    ways: dict[str, Any] = {"bare": kept, "behind the gate": gate}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, app in ways.items():
            spent[name].append(await _spend(app))
    print(f"{'us a request':18}{'least':>8}{'middle':>8}")
    rows = {name: (min(each), statistics.median(each)) for name, each in spent.items()}
    bare, gated = rows["bare"], rows["behind the gate"]
    rows["the gate"] = (gated[0] - bare[0], gated[1] - bare[1])
    for name, (least, middle) in rows.items():
        print(f"{name:18}{least:8.2f}{middle:8.2f}")


async def _spend(app: Any) -> float:
    """CPU microseconds of one request."""
    began = time.process_time()
    for _ in range(REQUESTS):
        await app(_scope(), _receive, _send)
    return (time.process_time() - began) / REQUESTS * 1e6


def _scope() -> dict[str, Any]:
    return {
        "type": "http",
        "method": "GET",
        "path": "/v1/indicators/KTXH-099",
        "raw_path": b"/v1/indicators/KTXH-099",
        "query_string": b"",
        "headers": _HEADERS,
        "client": ("203.0.113.5", 1),
        "registry.kept": True,
    }


async def _receive() -> dict[str, Any]:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _send(_message: Any) -> None:
    return


if __name__ == "__main__":
    uvloop.run(main())
