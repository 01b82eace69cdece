"""Where webhooks may go."""

import asyncio
import ipaddress

import pytest

from registry.delivery.targets import ForbiddenAddress, networks, permitted, resolved, target_of
from registry.errors import Invalid

INSIDE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",  # noqa: S104 - an address to be refused
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "224.0.0.1",
    "239.1.2.3",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "240.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "ff0e::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::",
    "2001:db8::1",
]
OUTSIDE = ["8.8.8.8", "203.162.0.11", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_permitted(address: str) -> None:
    assert not permitted(ipaddress.ip_address(address), "https", ())


@pytest.mark.parametrize("address", OUTSIDE)
def test_a_public_address_is_permitted_by_tls_only(address: str) -> None:
    given = ipaddress.ip_address(address)

    assert permitted(given, "https", ())
    assert not permitted(given, "http", ())


def test_a_network_that_is_allowed_is_reached_also_without_tls() -> None:
    allowed = networks("10.1.0.0/16, fd00::/8")

    assert permitted(ipaddress.ip_address("10.1.2.3"), "http", allowed)
    assert permitted(ipaddress.ip_address("fd00::1"), "http", allowed)
    assert not permitted(ipaddress.ip_address("10.2.0.1"), "https", allowed)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "registry",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://",
        "https://user:password@example.org/",
        "https://user@example.org/",
        "https://example.org/#part",
        "https://example.org:99999/",
        "https://example.org/a b",
        "https://example.org/\r\nX: y",
        "https://[::1/",
        "https://ví-dụ.vn/",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_what_is_no_target_is_refused(address: str) -> None:
    with pytest.raises(Invalid):
        target_of(address)


@pytest.mark.parametrize(
    ("address", "authority", "path"),
    [
        ("https://example.org", "example.org", "/"),
        ("https://example.org:8443/a?b=c", "example.org:8443", "/a?b=c"),
        ("http://[fd00::1]:80/", "[fd00::1]", "/"),
    ],
)
def test_a_target_is_taken_apart(address: str, authority: str, path: str) -> None:
    target = target_of(address)

    assert (target.authority, target.path) == (authority, path)


@pytest.mark.parametrize(
    "address",
    ["https://localhost/", "https://127.1/", "https://2130706433/", "https://0x7f.0.0.1/"],
)
def test_a_name_for_this_machine_is_refused_however_it_is_written(address: str) -> None:
    with pytest.raises(ForbiddenAddress):
        asyncio.run(resolved(target_of(address), ()))
