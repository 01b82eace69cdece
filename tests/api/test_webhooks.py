"""Subscriptions over REST: who may, what is shown, and that it runs from end to end."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest

from factories import proposal
from receiver import receiving
from registry.access import Role
from registry.access.keeping import add_principal, issue_token
from registry.commands.load import load
from registry.delivery import Failure, State
from registry.settings import Settings
from registry_api.app import create_app
from serving import serving

DOCS = Path(__file__).parents[2] / "docs" / "changes.md"
HOOK = {"target": "https://receiver.example/hook"}


def made(office: Any, who: str = "steward", **fields: Any) -> Any:
    return office.send(who, "POST", "/v1/webhooks", {**HOOK, **fields})


@pytest.mark.parametrize(
    ("who", "status"),
    [("nobody", 401), ("reader", 403), ("steward", 201), ("registrar", 201), ("admin", 201)],
)
def test_only_some_may_subscribe(office: Any, who: str, status: int) -> None:
    assert made(office, who).status_code == status


def test_the_secret_is_shown_once_and_never_again(office: Any) -> None:
    answer = made(office)

    again = office.send("steward", "GET", answer.json()["links"]["self"])
    assert answer.json()["secret"].startswith("whsec_")
    assert "secret" not in again.json()
    assert answer.headers["cache-control"] == again.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("registrar", 200), ("admin", 200)])
def test_others_see_a_subscription_only_if_they_oversee(office: Any, who: str, status: int) -> None:
    address = made(office).json()["links"]["self"]

    assert office.send(who, "GET", address).status_code == status
    assert office.send(who, "POST", f"{address}/pause").status_code == status


def test_the_list_holds_ones_own(office: Any) -> None:
    made(office)
    made(office, "stranger")

    def owners(who: str) -> list[str]:
        items = office.send(who, "GET", "/v1/webhooks").json()["items"]
        return [one["owner"] for one in items]

    assert (owners("steward"), owners("admin")) == (["steward"], ["steward", "stranger"])


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"target": "http//x"}, 422),
        ({"target": "https://user:pass@x.example/"}, 409),
        ({"kinds": ["nothing"]}, 422),
        ({"items": ["nothing"]}, 422),
        ({"items": ["unit:nothing"]}, 409),
        ({"bodies": ["nothing"]}, 409),
        ({"since": -1}, 422),
        ({"secret": "mine"}, 422),
    ],
)
def test_what_is_wrong_is_refused(office: Any, fields: Any, status: int) -> None:
    assert made(office, **fields).status_code == status


def test_a_new_secret_replaces_the_old_one(office: Any) -> None:
    first = made(office).json()

    second = office.send("steward", "POST", f"{first['links']['self']}/secret").json()

    assert second["secret"] != first["secret"]
    assert second["old_secret_until"]


def test_what_is_removed_is_gone(office: Any) -> None:
    address = made(office).json()["links"]["self"]

    assert office.send("steward", "DELETE", address).status_code == 204
    assert office.send("steward", "GET", address).status_code == 404


def test_a_replay_from_a_revision_to_come_is_refused(office: Any) -> None:
    address = made(office).json()["links"]["self"]

    assert office.send("steward", "POST", f"{address}/replay", {"since": 10**9}).status_code == 409


def test_a_dead_letter_that_is_none_is_not_found(office: Any) -> None:
    letters = made(office).json()["links"]["dead_letters"]

    assert office.send("steward", "GET", letters).json() == {"items": []}
    assert office.send("steward", "POST", f"{letters}/1/redeliver").status_code == 404


@pytest.mark.parametrize("term", [*State, *Failure])
def test_every_state_and_failure_is_documented(term: Any) -> None:
    assert f"| `{term.value}` | {term.words.vi} |" in DOCS.read_text()


@pytest.fixture
def verify() -> Callable[[str, dict[str, str], bytes], None]:
    """The function that the documentation shows, as it stands there."""
    [block] = re.findall(r"^```python\n(.*?)^```", DOCS.read_text(), re.M | re.S)
    names: dict[str, Any] = {}
    exec(block, names)  # noqa: S102 - our own page
    found: Callable[[str, dict[str, str], bytes], None] = names["verify"]
    return found


def test_a_change_reaches_the_receiver_and_the_documented_code_verifies_it(
    seeded_file: Path, tmp_path: Path, verify: Any
) -> None:
    path = tmp_path / "registry.db"
    shutil.copy(seeded_file, path)
    settings = Settings(
        database_url=f"sqlite:///{path}",  # type: ignore[arg-type]
        data_dir=tmp_path,
        poll_seconds=0.02,
        webhook_networks="127.0.0.0/8",
    )
    app = create_app(settings)
    store = app.state.service.store
    add_principal(store, "me", Role.REGISTRAR)
    token = issue_token(store, "me", days=1)[1]

    with receiving() as receiver, serving(app) as (host, port):
        answer = httpx2.post(
            f"http://{host}:{port}/v1/webhooks",
            json={"target": receiver.url},
            headers={"Authorization": f"Bearer {token}"},
        )
        load(store, [proposal(code="moi")], actor="other process")
        post = receiver.wait()

    secret = answer.json()["secret"]
    verify(secret, post.headers, post.body)
    with pytest.raises(ValueError, match="not signed"):
        verify(secret, post.headers, post.body + b" ")
