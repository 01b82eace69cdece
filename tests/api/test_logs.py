"""Logs are lines of JSON that never hold a secret."""

import json
import logging
import sys

import pytest

from registry_api.gate.ids import current
from registry_api.logs import JsonFormatter, without_secrets

TOKEN = "vnr_" + "a1B2" * 10
SECRET = "whsec_" + "c3D4" * 10


def line(message: str, *args: object, **extra: object) -> dict[str, object]:
    record = logging.getLogger("test").makeRecord(
        "test", logging.INFO, "", 0, message, args, None, extra=extra
    )
    found: dict[str, object] = json.loads(JsonFormatter().format(record))
    return found


def test_a_line_says_what_when_and_where() -> None:
    written = line("tìm %s", "chỉ tiêu", path="/v1")

    assert written["event"] == "tìm chỉ tiêu"
    assert (written["logger"], written["level"], written["path"]) == ("test", "info", "/v1")
    assert str(written["timestamp"]).endswith("Z")


def test_a_line_names_the_request_it_belongs_to() -> None:
    token = current.set(b"abcdefgh")

    written = line("x")
    current.reset(token)

    assert written["request_id"] == "abcdefgh"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (f"token {TOKEN} was sent", TOKEN),
        (f'{{"secret": "{SECRET}"}}', SECRET),
        ("Authorization: Bearer abc.def-ghi", "abc.def-ghi"),
        ("authorization=Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
        ("postgresql+psycopg://user:pa55word@host/db", "pa55word"),
        ("password='hunter2'", "hunter2"),
        ("REGISTRY_WEBHOOK_KEY is secret: s3cr3t", "s3cr3t"),
    ],
)
def test_a_secret_is_cut_out(text: str, hidden: str) -> None:
    assert hidden not in without_secrets(text)


def test_a_secret_in_a_traceback_is_cut_out() -> None:
    try:
        raise ValueError(f"cannot connect to postgresql://me:pa55word@db with {TOKEN}")
    except ValueError:
        record = logging.getLogger("t").makeRecord(
            "t", logging.ERROR, "", 0, "failed", (), sys.exc_info()
        )

    written = JsonFormatter().format(record)

    assert "Traceback" in json.loads(written)["exception"]
    assert "pa55word" not in written
    assert TOKEN not in written


def test_what_is_no_secret_stays() -> None:
    text = "GET /v1/indicators/KTXH-099?valid_at=2021-07-01 200 https://registry.gov.vn:8443/v1"

    assert without_secrets(text) == text
