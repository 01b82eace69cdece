"""Secrets are derived, never stored."""

import base64
from pathlib import Path

import pytest

from registry.delivery.keys import Keys, open_keys
from registry.settings import Settings

KEY = b"a key of the tests, long enough"


def test_the_same_key_gives_the_same_secret_again() -> None:
    assert Keys(KEY).secret("sub-1", 1) == Keys(KEY).secret("sub-1", 1)


def test_another_subscription_or_number_or_key_is_another_secret() -> None:
    known = {
        Keys(KEY).secret("sub-1", 1),
        Keys(KEY).secret("sub-2", 1),
        Keys(KEY).secret("sub-1", 2),
        Keys(KEY + b"!").secret("sub-1", 1),
    }

    assert len(known) == 4


def test_a_secret_is_shown_as_the_scheme_writes_it() -> None:
    shown = Keys(KEY).shown("sub-1", 1)

    assert shown.startswith("whsec_")
    assert base64.b64decode(shown[6:]) == Keys(KEY).secret("sub-1", 1)


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="24 bytes"):
        Keys(b"short")


def test_a_key_file_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "var")

    first, second = open_keys(settings), open_keys(settings)

    [path] = list((tmp_path / "var").iterdir())
    assert first.id == second.id
    assert path.stat().st_mode & 0o077 == 0


def test_the_key_of_the_settings_goes_before_the_file(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, webhook_key=KEY.decode())  # type: ignore[arg-type]

    assert open_keys(settings).id == Keys(KEY).id
    assert list(tmp_path.iterdir()) == []
