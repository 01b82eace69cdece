"""Tokens: shown once, kept as a hash, ended by time, by hand, or with their principal."""

import logging
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from registry import clock
from registry.access import Principal, Role
from registry.access.keeping import (
    LONGEST_DAYS,
    add_principal,
    disable_principal,
    issue_token,
    note_use,
    recognise,
    revoke_token,
)
from registry.access.secrets import PREFIX
from registry.errors import Busy, Conflict, Invalid, NotFound, RegistryError, Unknown
from registry.store import Store
from registry.words import Words


class Standing:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.instant

    def move(self, **by: int) -> None:
        self.instant += timedelta(**by)


@pytest.fixture
def time() -> Standing:
    return Standing()


@pytest.fixture
def office(database_url: str, time: Standing) -> Iterator[Store]:
    """A store that knows one registrar, Lan."""
    made = Store(database_url, now=time)
    add_principal(made, "lan", Role.REGISTRAR)
    yield made
    made.close()


def come_with(store: Store, secret: str) -> Principal:
    """What a service does with each request: let in, then note the use."""
    known = recognise(store, secret)
    note_use(store, secret)
    return known


def last_use(store: Store) -> str | None:
    with store.rows() as rows:
        (token,) = rows.tokens()
    seen: str | None = token.last_used_at
    return seen


def refusal(store: Store, secret: str) -> tuple[type[RegistryError], str, dict[str, object]]:
    with pytest.raises(RegistryError) as refused:
        recognise(store, secret)
    return type(refused.value), str(refused.value), refused.value.details


def test_a_token_says_who_comes(office: Store) -> None:
    _, secret = issue_token(office, "lan", days=1)

    assert recognise(office, secret) == Principal("lan", Role.REGISTRAR)


def test_a_steward_is_known_with_the_body_stood_for(office: Store) -> None:
    add_principal(office, "minh", Role.STEWARD, "bo-y-te")
    _, secret = issue_token(office, "minh", days=1)

    assert recognise(office, secret) == Principal("minh", Role.STEWARD, "bo-y-te")


def test_only_the_hash_of_a_token_is_kept(sqlite_url: str, time: Standing) -> None:
    store = Store(sqlite_url, now=time)
    add_principal(store, "lan", Role.REGISTRAR)

    _, secret = issue_token(store, "lan", days=1, label="máy bàn")
    come_with(store, secret)
    store.close()

    path = Path(sqlite_url.removeprefix("sqlite:///"))
    dumped = "\n".join(sqlite3.connect(path).iterdump())
    assert "máy bàn" in dumped
    assert secret not in dumped
    assert all(secret.encode() not in one.read_bytes() for one in path.parent.glob("registry.db*"))


def test_two_tokens_are_never_alike_and_are_known_by_their_beginning(office: Store) -> None:
    secrets = {issue_token(office, "lan", days=1)[1] for _ in range(20)}

    assert len(secrets) == 20
    assert all(one.startswith(PREFIX) and len(one) >= 40 for one in secrets)


def test_a_token_lives_to_its_last_moment_and_no_longer(office: Store, time: Standing) -> None:
    _, secret = issue_token(office, "lan", days=1)

    time.move(days=1, microseconds=-1)
    assert recognise(office, secret).name == "lan"
    time.move(microseconds=1)
    assert refusal(office, secret)[0] is Unknown


@pytest.mark.parametrize("days", [0, -1, LONGEST_DAYS + 1])
def test_a_token_cannot_live_for_ever_or_not_at_all(office: Store, days: int) -> None:
    with pytest.raises(Invalid, match="from 1 to 730 days"):
        issue_token(office, "lan", days=days)


def test_a_revoked_token_is_refused_and_another_of_the_same_principal_is_not(
    office: Store,
) -> None:
    id, lost = issue_token(office, "lan", days=1)
    _, kept = issue_token(office, "lan", days=1)

    revoke_token(office, id)

    assert refusal(office, lost)[0] is Unknown
    assert recognise(office, kept).name == "lan"


def test_every_token_of_a_disabled_principal_is_refused(office: Store) -> None:
    secrets = [issue_token(office, "lan", days=1)[1] for _ in range(2)]

    disable_principal(office, "lan")

    assert {refusal(office, secret)[0] for secret in secrets} == {Unknown}


def test_whatever_is_wrong_with_a_token_the_refusal_is_the_same(
    office: Store, time: Standing
) -> None:
    add_principal(office, "gone", Role.ADMIN)
    _, expired = issue_token(office, "lan", days=1)
    time.move(days=2)
    id, revoked = issue_token(office, "lan", days=1)
    revoke_token(office, id)
    _, disabled = issue_token(office, "gone", days=1)
    disable_principal(office, "gone")

    wrong = ["", "vnr_forged", expired, revoked, disabled]

    assert len({str(refusal(office, secret)) for secret in wrong}) == 1


def test_a_refusal_does_not_repeat_the_token(office: Store) -> None:
    assert "vnr_forged" not in str(refusal(office, "vnr_forged"))


def test_last_use_is_noted_at_most_once_a_minute(office: Store, time: Standing) -> None:
    _, secret = issue_token(office, "lan", days=1)
    assert last_use(office) is None
    first = clock.written(time())

    come_with(office, secret)
    time.move(seconds=59)
    come_with(office, secret)
    assert last_use(office) == first

    time.move(seconds=1)
    come_with(office, secret)
    assert last_use(office) == clock.written(time())


def test_a_refused_token_is_not_noted_as_used(office: Store) -> None:
    id, secret = issue_token(office, "lan", days=1)
    revoke_token(office, id)

    with pytest.raises(Unknown):
        come_with(office, secret)

    assert last_use(office) is None


def test_nobody_is_kept_out_because_the_use_cannot_be_noted(
    office: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, secret = issue_token(office, "lan", days=1)

    def busy() -> AbstractContextManager[Any]:
        raise Busy(Words("bận", "busy"))

    monkeypatch.setattr(office, "keeping", busy)

    assert come_with(office, secret).name == "lan"


def test_secrets_stand_in_no_log_and_no_representation(
    sqlite_url: str, time: Standing, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="sqlalchemy.engine")
    store = Store(sqlite_url, now=time)
    add_principal(store, "lan", Role.REGISTRAR)

    id, secret = issue_token(store, "lan", days=1)
    known = come_with(store, secret)
    refusal(store, secret + "x")
    with store.rows() as rows:
        shown = [repr(known), *map(repr, rows.tokens()), *map(repr, rows.principals())]
    store.close()

    assert id in caplog.text
    assert secret not in caplog.text
    assert secret not in "".join(shown)


def test_nobody_is_there_by_default(store: Store) -> None:
    with store.rows() as rows:
        assert (rows.principals(), rows.tokens()) == ([], [])


def test_a_name_is_given_to_one_principal_only(office: Store) -> None:
    with pytest.raises(Conflict, match="There is a lan"):
        add_principal(office, "lan", Role.ADMIN)


@pytest.mark.parametrize(
    ("role", "body"),
    [(Role.STEWARD, None), (Role.REGISTRAR, "bo-y-te"), (Role.ADMIN, "bo-y-te")],
)
def test_a_body_goes_with_a_steward_and_with_nobody_else(
    office: Store, role: Role, body: str | None
) -> None:
    with pytest.raises(Invalid, match="A steward needs a body"):
        add_principal(office, "minh", role, body)


def test_what_is_not_there_cannot_be_ended(office: Store) -> None:
    with pytest.raises(NotFound, match="nobody called minh"):
        disable_principal(office, "minh")
    with pytest.raises(NotFound, match="nobody called minh"):
        issue_token(office, "minh", days=1)
    with pytest.raises(NotFound, match="no token tok-1"):
        revoke_token(office, "tok-1")


def test_a_name_typed_in_another_unicode_form_is_the_same_principal(quick_store: Store) -> None:
    add_principal(quick_store, unicodedata.normalize("NFD", "Nguyễn Thị Đầu"), Role.READER)

    _, secret = issue_token(quick_store, "Nguyễn Thị Đầu", days=1)

    assert recognise(quick_store, secret).name == unicodedata.normalize("NFC", "Nguyễn Thị Đầu")
