"""A browser for the tests, in a thread of its own, and what it says of a page.

Playwright's loop runs in the thread that starts it; in the tests' own thread it would keep every
later ``asyncio.run`` from working.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from registry.service import Service

CHROMIUM = "/usr/bin/chromium"
AXE = Path(__file__).parents[1] / "node/web/node_modules/axe-core/axe.min.js"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RUN = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  const nodes = (one) => one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ");
  return found.violations.map((one) => `${one.id}: ${nodes(one)}`);
}"""

T = TypeVar("T")


@dataclass
class Site:
    """A running site of its own, with people who may change it."""

    address: str
    service: Service
    tokens: dict[str, str]
    cookies: dict[str, dict[str, str]]
    """The session of each person, for tests in which signing in is not the point."""
    wait_for_review: Callable[[str], str]
    """Let the steward send in a change of this indicator; answers the name of the request."""

    def at(self, path: str) -> str:
        return self.address + path

    def enter(self, page: Page, who: str, next_: str) -> None:
        """Sign in as a person would, and go on to a page of the desk."""
        page.goto(self.at(f"/desk?next={next_}"))
        page.fill("#token", self.tokens[who])
        page.press("#token", "Enter")
        page.wait_for_url(f"**{next_}")


@dataclass
class Seen:
    """What a browser met on one page."""

    light: list[str] = field(default_factory=list)
    """What axe has against it in the light theme."""
    dark: list[str] = field(default_factory=list)
    """The same in the dark theme, in a window of 320 px: what is laid out otherwise is seen too."""
    console: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Requests to anywhere but the service."""
    narrow: int = 0
    """How wide the page is in a window of 320 px."""
    weight: int = 0
    """Bytes of bodies that came over the wire for a first visit."""


class Studio:
    """One browser, kept for all tests of a process."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="browser")
        self._playwright: Playwright
        self._browser: Browser
        self._seen: dict[str, Seen] = {}
        self._thread.submit(self._start).result()

    def close(self) -> None:
        self._thread.submit(self._stop).result()
        self._thread.shutdown()

    def visit(self, address: str, what: Callable[[Page], T], **context: Any) -> T:
        """Open an address in a window of its own and do something there."""
        return self._thread.submit(self._visit, address, what, context).result()

    def survey(
        self,
        address: str,
        before: Callable[[Page], None] | None = None,
        *,
        cookies: dict[str, str] | None = None,
    ) -> Seen:
        """Everything a page is looked over for, looked at once; ``before`` leads there."""
        if address not in self._seen:
            looked = self._thread.submit(self._survey, address, before, cookies or {})
            self._seen[address] = looked.result()
        return self._seen[address]

    def _start(self) -> None:
        self._playwright = sync_playwright().start()
        launch = self._playwright.chromium.launch
        self._browser = launch(executable_path=CHROMIUM, args=_ARGUMENTS)

    def _stop(self) -> None:
        self._browser.close()
        self._playwright.stop()

    def _visit(self, address: str, what: Callable[[Page], T], context: dict[str, Any]) -> T:
        cookies = context.pop("cookies", {})
        made: BrowserContext = self._browser.new_context(**{"viewport": WIDE, **context})
        try:
            _give(made, address, cookies)
            page = made.new_page()
            page.goto(address)
            return what(page)
        finally:
            made.close()

    def _survey(
        self, address: str, before: Callable[[Page], None] | None, cookies: dict[str, str]
    ) -> Seen:
        seen = Seen()
        host = "/".join(address.split("/")[:3])
        # The page's own policy forbids scripts that are not the service's: axe is one.
        context = self._browser.new_context(viewport=WIDE, bypass_csp=True, reduced_motion="reduce")
        try:
            _give(context, address, cookies)
            page = context.new_page()
            page.on(
                "console",
                lambda one: seen.console.append(one.text) if one.type == "error" else None,
            )
            page.on("pageerror", lambda one: seen.console.append(str(one)))
            page.on(
                "request",
                lambda one: (
                    seen.foreign.append(one.url)
                    if not one.url.startswith((host, "data:"))
                    else None
                ),
            )
            page.on("requestfinished", lambda one: _weigh(seen, one))
            if before is None:
                page.goto(address)
            else:
                before(page)
            page.add_script_tag(path=AXE)
            seen.light = page.evaluate(_RUN, _RULES)
            page.emulate_media(color_scheme="dark")
            page.set_viewport_size(NARROW)
            seen.dark = page.evaluate(_RUN, _RULES)
            seen.narrow = page.evaluate("document.documentElement.scrollWidth")
        finally:
            context.close()
        return seen


def _give(context: BrowserContext, address: str, cookies: dict[str, str]) -> None:
    root = "/".join(address.split("/")[:3])
    context.add_cookies(
        [{"name": name, "value": one, "url": root} for name, one in cookies.items()]
    )


def _weigh(seen: Seen, request: Any) -> None:
    sizes = request.sizes()
    seen.weight += sizes["responseBodySize"]
