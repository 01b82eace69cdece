"""What the head of a record's page says of its end: a version to come, a last day, a successor."""

from typing import NamedTuple

from registry.catalogue import Resolved
from registry.catalogue.replacing import following, replaced
from registry.versions.status import Status
from registry.words import Words, day_words
from registry_web.page import Page, path_of
from registry_web.things import Thing, thing


class Said(NamedTuple):
    """One thing that is said, and where it leads."""

    words: Words
    href: str
    """Empty: nowhere."""
    things: list[Thing]
    """The items that took its place."""


def ahead(page: Page, resolved: Resolved) -> list[Said]:
    """What must be known before a version is relied on; nothing for most."""
    return [*_decided(page, resolved), *_ends(page, resolved)]


def _decided(page: Page, resolved: Resolved) -> list[Said]:
    if resolved.status not in _DECIDED:
        return []
    gone = replaced(page.view, resolved.version)
    items = [thing(page, key) for key in gone.items] if gone else []
    return [Said(_DECIDED[resolved.status], "", items)]


def _ends(page: Page, resolved: Resolved) -> list[Said]:
    version, today = resolved.version, page.today.valid_at
    if version.voided is not None:
        return []
    after = following(page.view, version)
    if after is not None:
        words = _REPLACED if after.starts <= today else _COMING
        href = page.link(f"{path_of(after.key)}/versions/{after.number}")
        said = words.filled(number=after.number, day=day_words(after.starts))
        return [Said(said, href, [])]
    if resolved.last is None:
        return []
    words = _ENDED if resolved.last < today else _ENDING
    return [Said(words.filled(day=day_words(resolved.last)), "", [])]


_DECIDED = {
    Status.SUPERSEDED: Words(
        "Đã được thay thế, không dùng cho việc mới.", "Superseded: not for new work."
    ),
    Status.RETIRED: Words("Đã dừng dùng, không dùng cho việc mới.", "Retired: not for new work."),
}
_COMING = Words(
    "Phiên bản {number} sẽ có hiệu lực từ {day} và thay phiên bản này.",
    "Version {number} takes the place of this one on {day}.",
)
_REPLACED = Words(
    "Từ {day}, phiên bản {number} đã thay phiên bản này.",
    "Version {number} took the place of this one on {day}.",
)
_ENDING = Words("Hết hiệu lực sau ngày {day}.", "In force until {day}, not after.")
_ENDED = Words(
    "Đã hết hiệu lực: ngày cuối là {day}.", "No longer in force: its last day was {day}."
)
