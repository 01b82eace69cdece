"""From a change to the receiver: consent, order, signatures, retries, dead letters, the lease."""

import asyncio
import base64
import hashlib
import hmac
import json
import ssl
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from certificates import Authority
from factories import Ticking, proposal
from receiver import Receiver, receiving
from registry.access import Principal, Role
from registry.access.keeping import add_principal, disable_principal
from registry.catalogue.wanting import ALL, Wanted
from registry.commands.load import load
from registry.delivery import subscribing
from registry.delivery.deliverer import LEASE, Deliverer
from registry.delivery.keys import Keys
from registry.delivery.retrying import ATTEMPTS
from registry.kinds import Kind
from registry.service import Service
from registry.settings import Settings
from registry.store.tables import SubscriptionRow

ME = Principal("me", Role.REGISTRAR)
KEYS = Keys(b"a key of the tests, long enough")
LATER = timedelta(hours=9)


@dataclass
class Desk:
    """A registry with one receiver, and the deliverers of its processes."""

    service: Service
    receiver: Receiver
    clock: Ticking
    deliverer: Deliverer
    settings: Settings
    secrets: dict[str, str] = field(default_factory=dict)

    def subscribe(self, wanted: Wanted = ALL, position: int = 0, target: str | None = None) -> str:
        made = subscribing.subscribe(
            self.service.store,
            KEYS,
            ME,
            target=target or self.receiver.url,
            wanted=wanted,
            label="",
            position=position,
        )
        self.secrets[made.subscription.id] = made.secret
        return made.subscription.id

    def write(self, *codes: str) -> None:
        for code in codes:
            load(self.service.store, [proposal(code=code)], actor="me")
        self.service.follower.catch_up()

    def step(self, deliverer: Deliverer | None = None, times: int = 1) -> None:
        async def steps() -> None:
            for _ in range(times):
                await (deliverer or self.deliverer).step()
                self.clock.instant += LATER if times > 1 else timedelta(0)

        asyncio.run(steps())

    def row(self, id: str) -> SubscriptionRow:
        return subscribing.subscription(self.service.store, ME, id)

    def sent(self) -> list[str]:
        return [json.loads(one.body)["data"]["code"] for one in self.receiver.posts]


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    yield from desks(database_url)


@pytest.fixture
def quick(sqlite_url: str) -> Iterator[Desk]:
    yield from desks(sqlite_url)


def desks(url: str) -> Iterator[Desk]:
    clock = Ticking()
    settings = Settings(
        database_url=url,  # type: ignore[arg-type]
        webhook_networks="127.0.0.0/8",
        public_url="https://registry.example",
    )
    service = Service(settings, now=clock)
    add_principal(service.store, "me", Role.REGISTRAR)
    with closing(service.store), receiving() as receiver:
        made = Deliverer(service, shape, KEYS)
        yield Desk(service, receiver, clock, made, settings)
        service.writer.shutdown()


def shape(change: Any) -> Any:
    return {"revision": change.revision, "code": change.key.code}


def test_nothing_is_sent_before_the_receiver_has_consented(desk: Desk) -> None:
    desk.write("a")
    id = desk.subscribe()

    desk.step()

    assert [one.method for one in desk.receiver.requests] == ["OPTIONS"]
    assert desk.receiver.requests[0].headers["webhook-request-origin"] == "registry.example"
    assert desk.row(id).state == "active"


def test_every_change_is_delivered_once_in_order(desk: Desk) -> None:
    desk.subscribe()
    desk.write("a", "b", "c")

    desk.step()
    desk.step()
    desk.step()

    assert desk.sent() == ["a", "b", "c"]


def test_only_what_is_wanted_is_sent_and_the_rest_is_passed_by(quick: Desk) -> None:
    id = quick.subscribe(Wanted(kinds=frozenset({Kind.BODY})))
    quick.write("a", "b")

    quick.step()
    quick.step()

    assert quick.sent() == []
    assert quick.row(id).position == 2


def test_telling_begins_after_the_revision_asked_for(quick: Desk) -> None:
    quick.write("a", "b")
    quick.subscribe(position=1)

    quick.step()
    quick.step()

    assert quick.sent() == ["b"]


def test_a_delivery_is_a_cloud_event_in_structured_mode(quick: Desk) -> None:
    quick.subscribe()
    quick.write("a")

    quick.step()
    quick.step()

    [post] = quick.receiver.posts
    event = json.loads(post.body)
    assert post.path == "/hook?a=1"
    assert post.headers["content-type"] == "application/cloudevents+json; charset=utf-8"
    assert (event["specversion"], event["type"]) == (
        "1.0",
        "vn.gov.registry.unit.version.published.v1",
    )
    assert event["source"] == "https://registry.example/v1/changes"
    assert event["subject"] == "urn:vn-gov-registry:unit:a:1.0.0"
    assert event["sequence"] == "00000000000000000001"


def test_a_delivery_is_signed_with_the_secret_that_was_shown(quick: Desk) -> None:
    id = quick.subscribe()
    quick.write("a")

    quick.step()
    quick.step()

    [post] = quick.receiver.posts
    secret = base64.b64decode(quick.secrets[id].removeprefix("whsec_"))
    assert post.headers["webhook-signature"] == signature(post, secret)
    assert post.headers["webhook-id"] == json.loads(post.body)["id"]


def signature(post: Any, secret: bytes) -> str:
    signed = f"{post.headers['webhook-id']}.{post.headers['webhook-timestamp']}.".encode()
    digest = hmac.new(secret, signed + post.body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def test_while_a_secret_changes_both_sign(quick: Desk) -> None:
    id = quick.subscribe()
    made = subscribing.change_secret(quick.service.store, KEYS, ME, id)
    quick.write("a")

    quick.step()
    quick.step()

    [post] = quick.receiver.posts
    known = [made.secret, quick.secrets[id]]
    secrets = [base64.b64decode(one.removeprefix("whsec_")) for one in known]
    assert post.headers["webhook-signature"].split() == [signature(post, one) for one in secrets]


def test_a_day_later_only_the_new_secret_signs(quick: Desk) -> None:
    id = quick.subscribe()
    subscribing.change_secret(quick.service.store, KEYS, ME, id)
    quick.write("a")

    quick.step()
    quick.clock.instant += subscribing.OVERLAP
    quick.step()

    assert len(quick.receiver.posts[0].headers["webhook-signature"].split()) == 1


def test_a_failed_delivery_is_tried_again_under_the_same_id(desk: Desk) -> None:
    id = desk.subscribe()
    desk.write("a")
    desk.step()
    desk.receiver.answers += [(500, {})]

    desk.step()
    failed = desk.row(id)
    desk.clock.instant += timedelta(seconds=10)
    desk.step()

    first, second = desk.receiver.posts
    assert (failed.attempts, failed.failure, failed.status) == (1, "status", 500)
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert (desk.row(id).attempts, desk.row(id).position) == (0, 1)


def test_it_is_not_tried_again_before_its_time(quick: Desk) -> None:
    quick.subscribe()
    quick.write("a")
    quick.step()
    quick.receiver.answers += [(503, {"Retry-After": "600"})]

    quick.step()
    quick.clock.instant += timedelta(seconds=300)
    quick.step()
    tried = len(quick.receiver.posts)
    quick.clock.instant += timedelta(seconds=310)
    quick.step()

    assert (tried, len(quick.receiver.posts)) == (1, 2)


def test_410_ends_the_subscription(quick: Desk) -> None:
    id = quick.subscribe()
    quick.write("a", "b")
    quick.step()
    quick.receiver.answers += [(410, {})]

    quick.step(times=3)

    assert quick.row(id).state == "gone"
    assert len(quick.receiver.posts) == 1


def test_a_redirect_is_not_followed(quick: Desk) -> None:
    id = quick.subscribe()
    quick.write("a")
    quick.step()
    quick.receiver.answers += [(307, {"Location": quick.receiver.url})]

    quick.step()

    assert len(quick.receiver.posts) == 1
    assert (quick.row(id).failure, quick.row(id).position) == ("status", 0)


def test_after_every_attempt_a_change_is_a_dead_letter_and_the_next_one_goes(quick: Desk) -> None:
    id = quick.subscribe()
    quick.write("a", "b")
    quick.step()
    quick.receiver.answers += [(500, {})] * ATTEMPTS

    quick.step(times=ATTEMPTS + 1)

    [letter] = subscribing.letters(quick.service.store, ME, id)
    assert (letter.change, letter.attempts, letter.status) == (1, ATTEMPTS, 500)
    assert quick.sent() == ["a"] * ATTEMPTS + ["b"]


def test_a_dead_letter_is_delivered_when_it_is_called_back(quick: Desk) -> None:
    id = quick.subscribe()
    quick.write("a")
    quick.step()
    quick.receiver.answers += [(500, {})] * ATTEMPTS
    quick.step(times=ATTEMPTS)

    subscribing.call_back(quick.service.store, ME, id, 1)
    quick.step()

    assert subscribing.letters(quick.service.store, ME, id) == []
    assert quick.sent()[ATTEMPTS:] == ["a"]


def test_a_replay_delivers_again_under_the_same_ids(quick: Desk) -> None:
    id = quick.subscribe()
    quick.write("a", "b")
    quick.step()
    quick.step()

    subscribing.replay(quick.service.store, ME, id, since=0, head=2)
    quick.step()

    ids = [one.headers["webhook-id"] for one in quick.receiver.posts]
    assert ids[:2] == ids[2:]


def test_a_paused_subscription_goes_on_where_it_stopped(quick: Desk) -> None:
    id = quick.subscribe()
    quick.write("a")
    quick.step()
    subscribing.pause(quick.service.store, ME, id)
    quick.step()
    paused = quick.sent()

    subscribing.resume(quick.service.store, ME, id)
    quick.step()
    quick.step()

    assert (paused, quick.sent()) == ([], ["a"])


def test_a_receiver_that_does_not_consent_is_sent_nothing(quick: Desk) -> None:
    id = quick.subscribe()
    quick.write("a")
    quick.receiver.consent = (200, {"WebHook-Allowed-Origin": "other.example"})

    quick.step(times=ATTEMPTS + 1)

    assert (quick.row(id).state, quick.row(id).failure) == ("refused", "no-consent")
    assert quick.sent() == []


def test_the_rate_a_receiver_allows_is_kept(quick: Desk) -> None:
    quick.receiver.consent = (
        200,
        {"WebHook-Allowed-Origin": "registry.example", "WebHook-Allowed-Rate": "1"},
    )
    quick.subscribe()
    quick.write("a", "b")
    quick.step()

    quick.step()
    at_once = quick.sent()
    quick.clock.instant += timedelta(minutes=1)
    quick.step()

    assert (at_once, quick.sent()) == (["a"], ["a", "b"])


def test_an_address_inside_is_refused_unless_the_settings_allow_it(quick: Desk) -> None:
    closed = quick.settings.model_copy(update={"webhook_networks": None})
    service = quick.service
    service.settings = closed
    id = quick.subscribe()

    quick.step(Deliverer(service, shape, KEYS))

    assert quick.row(id).failure == "forbidden-address"
    assert quick.receiver.requests == []


def test_a_subscription_of_somebody_disabled_waits(quick: Desk) -> None:
    quick.subscribe()
    quick.write("a")
    disable_principal(quick.service.store, "me")

    quick.step()

    assert quick.receiver.requests == []


def test_with_another_key_nothing_is_signed_or_sent(quick: Desk) -> None:
    id = quick.subscribe()
    quick.write("a")
    quick.step()

    quick.clock.instant += LEASE
    quick.step(Deliverer(quick.service, shape, Keys(b"another key, as long as the first")))

    assert quick.row(id).failure == "other-key"
    assert quick.sent() == []


def test_only_one_of_two_processes_delivers(desk: Desk) -> None:
    other = Deliverer(desk.service, shape, KEYS)
    desk.subscribe()
    desk.write("a")
    desk.step()

    desk.step(other)

    assert desk.sent() == []


def test_another_process_goes_on_when_the_lease_is_over(desk: Desk) -> None:
    other = Deliverer(desk.service, shape, KEYS)
    desk.subscribe()
    desk.write("a")
    desk.step()

    desk.clock.instant += LEASE
    desk.step(other)

    assert desk.sent() == ["a"]


def test_what_was_under_way_when_a_process_ended_is_delivered_by_the_next(desk: Desk) -> None:
    id = desk.subscribe()
    desk.write("a", "b")
    desk.step()
    desk.receiver.answers += [(204, {}), (500, {})]
    desk.step()

    after = Service(desk.settings, now=desk.clock)
    after.follower.catch_up()
    desk.clock.instant += LEASE
    desk.step(Deliverer(after, shape, KEYS))
    after.writer.shutdown()
    after.store.close()

    assert desk.sent() == ["a", "b", "b"]
    assert desk.row(id).position == 2


def test_what_is_learnt_of_a_subscription_changed_meanwhile_is_not_written(quick: Desk) -> None:
    id = quick.subscribe()
    stale = quick.row(id)
    subscribing.pause(quick.service.store, ME, id)

    with quick.service.store.keeping() as rows:
        is_written = rows.subscriptions.change(id, stale.edition, state="active")

    assert (is_written, quick.row(id).state) == (False, "paused")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority of the house."""
    return Authority(tmp_path_factory.mktemp("authority"))


def trusting(desk: Desk, authorities: Path) -> Deliverer:
    """A deliverer that trusts these besides those the system trusts."""
    desk.service.settings = desk.settings.model_copy(update={"webhook_authorities": authorities})
    return Deliverer(desk.service, shape, KEYS)


def test_a_receiver_certified_by_an_authority_of_the_house_is_told(
    quick: Desk, authority: Authority
) -> None:
    with receiving(authority.certified("127.0.0.1")) as receiver:
        id = quick.subscribe(target=receiver.url)
        quick.write("a")

        quick.step(trusting(quick, authority.certificate), times=2)

    assert [one.method for one in receiver.requests] == ["OPTIONS", "POST"]
    assert quick.row(id).position == 1


def test_a_receiver_certified_by_nobody_trusted_is_sent_nothing_and_reported(
    quick: Desk, authority: Authority
) -> None:
    with receiving(authority.certified("127.0.0.1")) as receiver:
        id = quick.subscribe(target=receiver.url)

        quick.step()

    assert receiver.requests == []
    assert (quick.row(id).state, quick.row(id).failure) == ("pending", "insecure")


def test_a_certificate_for_another_name_is_refused_and_reported(
    quick: Desk, authority: Authority
) -> None:
    with receiving(authority.certified("receiver.example")) as receiver:
        id = quick.subscribe(target=receiver.url)

        quick.step(trusting(quick, authority.certificate))

    assert receiver.requests == []
    assert quick.row(id).failure == "insecure"


def test_a_file_without_certificates_is_refused_at_start(quick: Desk, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("no certificate", encoding="utf-8")

    with pytest.raises(ssl.SSLError):
        trusting(quick, empty)
