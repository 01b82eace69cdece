"""What a page costs: cold, and from the byte layer; and what the first page weighs.

CPU time of this process, medians. *Cold*: the byte layer does not know the page (pages vary by
Host, and each request comes with a new one). *Anew*: besides, nothing was worked out for its
revision yet, as right after a change (another ``as_of`` each time). *Warm*: from the byte layer.
Templates are loaded, as in a running service. Run: ``python benchmarks/pages.py``.
"""

import asyncio
import gzip
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from registry.settings import Settings
from registry_api.app import create_app
from seeding import seed

PAGES = {
    "home": "/",
    "search": "/search?q=ti+le+that+nghiep",
    "suggest": "/suggest?q=ty+le+that",
    "list of 200 indicators": "/indicators",
    "list of 148 regimes": "/regimes",
    "indicator": "/indicators/KTXH-099",
    "regime": "/regimes/CDBC-001",
    "template (33 fields)": "/templates/BM-006",
    "body": "/bodies/bo-tai-chinh-2025",
    "instrument": "/instruments/293-qd-ttg-2020",
    "codelist (largest)": "/codelists/CL_VSIC_2018_C1",
    "collection of 200": "/collections/bo-chi-tieu-293",
    "digitization of 148": "/digitization",
    "supply of 200": "/digitization/supply?metric=indicators_supplied",
    "calendar of a month": "/calendar?month=2026-03",
    "search, narrowed": "/search?q=bao+cao&kind=regime&certainty=sourced",
    "list of templates": "/templates",
    "list of instruments": "/instruments",
    "list, narrowed": "/regimes?lead_body=bo-tai-chinh-2025&certainty=sourced",
    "list in English": "/en/indicators",
    "difference": "/indicators/KTXH-099/difference",
    "one exact version": "/indicators/KTXH-099/versions/1.0.0",
    "body with many duties": "/bodies/van-phong-chinh-phu",
    "digitization of 2021": "/digitization?valid_at=2021-06-18",
    "calendar of a body": "/calendar?month=2026-01&body=bo-tai-chinh-2025",
    "developers": "/developers",
    "changes": "/changes",
    "REST documentation": "/developers/rest?group=indicators",
    "about": "/about",
}
COLD, WARM = 15, 300
HOST = "registry.test"
LIMIT_MS = 30.0
LIMIT_BYTES = 150_000


async def ask(app: Any, address: str, host: str = HOST) -> tuple[int, bytes]:
    """One GET, as a server would pass it on."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": path, "raw_path": path.encode(), "root_path": "",
        "query_string": query.encode(), "headers": [(b"host", host.encode())],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    status, parts = 0, []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        status = message.get("status", status)
        parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return status, b"".join(parts)


async def cost(app: Any, asked: list[tuple[str, str]]) -> float:
    """The median CPU time of these requests in milliseconds."""
    taken = []
    for address, host in asked:
        began = time.process_time_ns()
        await ask(app, address, host)
        taken.append((time.process_time_ns() - began) / 1e6)
    return statistics.median(taken)


async def measure(app: Any) -> None:
    """Print the table."""
    print(f"{'page':<26}{'cold ms':>9}{'anew ms':>9}{'warm us':>9}{'kB':>7}{'gz kB':>7}")
    for name, address in PAGES.items():
        status, body = await ask(app, address)
        assert status == 200, (name, status)  # noqa: S101
        mark = "&" if "?" in address else "?"
        cold = await cost(app, [(address, f"h{at}.test") for at in range(COLD)])
        anew = await cost(app, [(f"{address}{mark}as_of={1200 + at}", HOST) for at in range(COLD)])
        warm = await cost(app, [(address, HOST)] * WARM)
        flag = "  over" if cold > LIMIT_MS else ""
        size, small = len(body) / 1000, len(gzip.compress(body, 6)) / 1000
        print(
            f"{name:<26}{cold:>9.1f}{anew:>9.1f}{warm * 1000:>9.0f}{size:>7.1f}{small:>7.1f}{flag}"
        )


async def weigh(app: Any) -> int:
    """Bytes of a first visit of the home page: HTML compressed, style, scripts, four fonts."""
    _, page = await ask(app, "/")
    _, style = await ask(app, found := re.findall(r'href="(/static/[^"]+\.css)"', page.decode())[0])
    scripts = re.findall(r'src="(/static/[^"]+\.js)"', page.decode())
    fonts = re.findall(r'url\("([^"]+)"\)', style.decode())
    folder = found.rpartition("/")[0]
    total = len(gzip.compress(page, 6)) + len(gzip.compress(style, 6))
    for address in (*scripts, f"{folder}/mark.svg"):
        total += len(gzip.compress((await ask(app, address))[1], 6))
    for font in fonts:
        total += len((await ask(app, f"{folder}/{font}"))[1])
    return total


async def main() -> None:
    """Seed a registry, serve it in this process, measure."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'registry.db'}"
        seed(url)
        app = create_app(Settings(database_url=url, poll_seconds=60))
        async with app.router.lifespan_context(app):
            service = app.state.service
            service.search.catch_up(service.catalogue)
            await measure(app)
            weight = await weigh(app)
        print(f"first visit of the home page: {weight / 1000:.0f} kB of {LIMIT_BYTES / 1000:.0f}")


if __name__ == "__main__":
    asyncio.run(main())
