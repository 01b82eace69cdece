"""Changes as an Atom feed (RFC 4287), paged and archived (RFC 5005)."""

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from registry.catalogue.changes import Change
from registry.kinds.urn import NAMESPACE, revision_urn
from registry.words import Words
from registry_api.shapes.feed import addresses

MEDIA = "application/atom+xml"
ARCHIVE_SIZE = 100
"""Revisions of one archive document; once full, it never changes."""

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def archive_of(revision: int) -> int:
    """The archive document that holds a revision: 1 for the first ``ARCHIVE_SIZE``."""
    return (revision - 1) // ARCHIVE_SIZE + 1


def feed(
    changes: Iterable[Change],
    *,
    subject: str,
    updated: str,
    links: Mapping[str, str],
    base: str = "",
    is_archive: bool = False,
) -> bytes:
    """A feed document, the latest change first.

    :param subject: the filters it was asked with: another question is another feed.
    :param updated: the instant of the last revision it speaks for.
    :param links: addresses by relation: ``self``, ``next``, ``prev-archive`` …
    :param base: the address of the service, when it is known.
    """
    ET.register_namespace("", _ATOM)
    ET.register_namespace("fh", _HISTORY)
    root = ET.Element(_name("feed"), {_LANGUAGE: "vi"})
    _text(root, "id", f"{NAMESPACE}:changes" + (f":{subject}" if subject else ""))
    _text(root, "title", _TITLE.vi)
    _text(root, "subtitle", _TITLE.en, {_LANGUAGE: "en"})
    _text(root, "updated", updated)
    if is_archive:
        ET.SubElement(root, f"{{{_HISTORY}}}archive")
    for relation, address in links.items():
        _link(root, relation, base + address, MEDIA)
    for change in sorted(changes, key=lambda one: -one.revision):
        _entry(root, change, base)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: ET.Element, change: Change, base: str) -> None:
    entry = ET.SubElement(root, _name("entry"))
    found = addresses(change)
    _text(entry, "id", revision_urn(change.revision))
    _text(entry, "title", change.sentence.vi)
    _text(entry, "summary", change.sentence.en, {_LANGUAGE: "en"})
    _text(entry, "published", change.instant)
    _text(entry, "updated", change.instant)
    author = ET.SubElement(entry, _name("author"))
    _text(author, "name", change.actor)
    for scheme, term in _categories(change).items():
        ET.SubElement(entry, _name("category"), {"scheme": f"{NAMESPACE}:{scheme}", "term": term})
    _link(entry, "alternate", base + found.get("version", found["line"]), "application/json")
    for name in ("difference", "item", "fact"):
        if name in found:
            _link(entry, "related", base + found[name], "application/json")


def _categories(change: Change) -> dict[str, str]:
    kind = change.key.kind.value if change.key else None
    given = {"action": change.action.value, "kind": kind, "weight": change.weight}
    return {scheme: term for scheme, term in given.items() if term}


def _link(parent: ET.Element, relation: str, address: str, media: str) -> None:
    given = {"rel": relation, "href": address, "type": media}
    ET.SubElement(parent, _name("link"), given)


def _text(
    parent: ET.Element, name: str, text: str, attributes: Mapping[str, str] | None = None
) -> None:
    ET.SubElement(parent, _name(name), dict(attributes or {})).text = _printable(text)


def _printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(one for one in text if one >= " " or one in "\t\n")


def _name(local: str) -> str:
    return f"{{{_ATOM}}}{local}"


_TITLE = Words(
    "Thay đổi của danh mục chỉ tiêu và chế độ báo cáo Chính phủ",
    "Changes of the Government indicator and reporting registry",
)
