"""The desk in tests: a site of one's own, people with tokens, forms as a browser sends them."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from starlette.testclient import TestClient

from factories import Ticking
from registry.access import Role

PEOPLE = {
    "steward": (Role.STEWARD, "bo-y-te"),
    "registrar": (Role.REGISTRAR, None),
    "second": (Role.REGISTRAR, None),
    "reader": (Role.READER, None),
}


EDIT = "/en/desk/edit/indicators/KTXH-125"


@dataclass
class Office:
    """A site of its own, with people who hold tokens."""

    client: TestClient
    tokens: dict[str, tuple[str, str]]
    clock: Ticking

    @property
    def service(self) -> Any:
        return self.client.app.state.service  # type: ignore[attr-defined]

    @property
    def store(self) -> Any:
        return self.service.store

    def enter(self, who: str) -> Any:
        self.client.cookies.clear()
        form = {"token": self.tokens[who][1], "next": ""}
        return self.client.post("/en/desk/sign-in", data=form, follow_redirects=False)

    def form(self, address: str) -> dict[str, str]:
        """The fields of the last form of a page, as a browser would send them."""
        return fields(self.client.get(address).text)

    def send(self, address: str, form: dict[str, str], **changes: str) -> Any:
        return self.client.post(address, data={**form, **changes}, follow_redirects=False)

    def kept(self, address: str = EDIT, **changes: str) -> str:
        """The address of a request that the steward has kept."""
        self.enter("steward")
        changes = {"/names/en": "Another name", **changes}
        answer = self.send(address, self.form(address), do="keep", title="A change", **changes)
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"])

    def step(self, address: str, name: str, **changes: str) -> Any:
        return self.send(f"{address}/{name}", self.form(address), **changes)


def sighted(page: str) -> str:
    """A page without what is there for screen readers only."""
    return re.sub(r'<span class="hidden">.*?</span>', "", page)


def fields(page: str) -> dict[str, str]:
    """What the page's forms would send: inputs, areas and choices by name."""
    main = page.split('<main id="main"', 1)[1]
    found = {}
    for tag in re.findall(r"<input [^>]*>", main):
        name, value = attribute(tag, "name"), attribute(tag, "value")
        if name and (attribute(tag, "type") != "checkbox" or " checked" in tag):
            found[name] = value
    for name, text in re.findall(
        r'<textarea [^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', main, re.S
    ):
        found[name] = unescape(text.removeprefix("\n"))  # which a browser drops too
    for name, options in re.findall(r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', main, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def attribute(tag: str, name: str) -> str:
    found = re.search(rf' {name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def confirming(page: str) -> dict[str, str]:
    """What the confirming form of a page carries."""
    form = page.split('class="confirm"', 1)[1].split("</form>", 1)[0]
    found = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form))
    return {**found, "do": "confirm"}
