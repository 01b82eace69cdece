"""Over a real server: the audits of GraphQL over HTTP, the reference clients, a real browser."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from registry.settings import Settings
from registry_api.app import create_app
from serving import serving

NODE = Path(__file__).parents[2] / "node" / "graphql-http"
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def served(seeded_file: Path) -> Iterator[str]:
    app = create_app(Settings(database_url=f"sqlite:///{seeded_file}", poll_seconds=60))  # type: ignore[arg-type]
    with serving(app) as (host, port):
        yield f"http://{host}:{port}/graphql"


def run(script: str, *arguments: str) -> list[str]:
    command = ["node", script, *arguments]
    done = subprocess.run(
        command, cwd=NODE, capture_output=True, text=True, timeout=60, check=False
    )
    return [*done.stdout.splitlines(), *done.stderr.splitlines()]


def test_every_audit_of_graphql_over_http_passes(served: str) -> None:
    assert run("audit.mjs", served) == ["61 of 61"]


@pytest.mark.parametrize("protocol", ["sse", "ws"])
def test_the_reference_client_of_each_protocol_hears_every_event(wire: Any, protocol: str) -> None:
    with serving(wire.client.app) as (host, port):
        scheme = "ws" if protocol == "ws" else "http"
        url = f"{scheme}://{host}:{port}/graphql"
        heard = run(
            "subscribe.mjs", protocol, url, "subscription { changes(count: 2) { revision } }"
        )

    assert heard == [
        '{"data":{"changes":{"revision":1}}}',
        '{"data":{"changes":{"revision":2}}}',
        "complete",
    ]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Any]:
    """The page, what it said on the console, and whom it asked."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    said: list[str] = []
    asked: list[str] = []
    page.on(
        "console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served)
    page.wait_for_selector(".graphiql-execute-button")
    yield page, said, asked
    page.close()


def test_the_page_asks_nobody_else_and_complains_of_nothing(opened: Any, served: str) -> None:
    page, said, asked = opened

    page.wait_for_selector(".graphiql-editor .CodeMirror")
    page.wait_for_load_state("networkidle")

    own = served.removesuffix("/graphql")
    assert [url for url in asked if not url.startswith((own, "data:", "blob:"))] == []
    assert said == []


def test_the_page_answers_what_it_is_given(opened: Any, served: str) -> None:
    page, said, _ = opened
    page.goto(f"{served}?query=%7B%20__typename%20%7D")
    page.wait_for_selector(".graphiql-execute-button")

    page.click(".graphiql-execute-button")

    page.wait_for_selector('.result-window:has-text(\'"__typename": "Query"\')')
    assert said == []


_KNOWS_ITS_OPERATION = """() => {
  const kept = JSON.parse(localStorage.getItem("graphiql:tabState") ?? "null");
  return kept?.tabs[kept.activeTabIndex].operationName === "Definition";
}"""


def test_the_page_opens_with_examples_that_answer(opened: Any) -> None:
    page, said, _ = opened
    page.click(".graphiql-tab:has-text('Definition') button")
    # GraphiQL reads off the text which operation to run a moment after the tab was changed.
    page.wait_for_function(_KNOWS_ITS_OPERATION)

    page.click(".graphiql-execute-button")

    page.wait_for_selector(".result-window:has-text('Số bác sĩ trên 10.000 dân')")
    assert said == []


def test_the_page_knows_the_schema(opened: Any) -> None:
    page, said, _ = opened

    page.click("[aria-label='Show Documentation Explorer']")

    page.wait_for_selector(".graphiql-doc-explorer:has-text('indicator')")
    assert said == []


def test_on_a_phone_the_answer_stands_under_the_question(opened: Any) -> None:
    page, _, _ = opened

    page.set_viewport_size({"width": 360, "height": 740})

    question = page.locator(".graphiql-editors").bounding_box()
    answer = page.locator(".graphiql-response").bounding_box()
    assert answer["y"] >= question["y"] + question["height"]
    assert min(question["width"], answer["width"]) > 250


def test_the_dialogs_of_the_page_are_within_its_policy(opened: Any) -> None:
    page, said, _ = opened

    page.click("[aria-label='Open settings dialog']")

    page.wait_for_selector(".graphiql-dialog-section")
    assert said == []
