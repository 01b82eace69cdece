"""What else there is of a record, in ``Link`` headers, and whether it should still be relied on.

Relations: RFC 5829 (versions), RFC 7089 (mementos), RFC 9745 and RFC 8594 (deprecation, sunset).
"""

from datetime import date

from registry import clock
from registry.catalogue import Version, View
from registry.catalogue.replacing import Replaced, following, preceding, replaced
from registry_api import links
from registry_api.memento import http_date


def relations(view: View, version: Version) -> list[tuple[str, str]]:
    """Where a version's history, neighbours, schema and mementos are, and whether it is replaced.

    :returns: headers.
    """
    headers: list[tuple[str, str]] = []
    item = links.of_item(version.key)
    said = [
        (item, "latest-version"),
        (f"{item}/versions", "version-history"),
        (f"{item}/timemap", "timemap"),
        (links.of_schema(version.key.kind), "describedby"),
    ]
    before = preceding(view, version)
    if before is not None:
        said.append((_address(before), "predecessor-version"))
    gone = replaced(view, version)
    if gone is not None:
        headers.append(("Deprecation", f"@{int(gone.since.timestamp())}"))
        said += _successors(gone, f"{item}/versions")
    elif (after := following(view, version)) is not None:
        said.append((_address(after), "successor-version"))
    link = ", ".join(f'<{address}>; rel="{relation}"' for address, relation in said)
    return [*headers, ("Link", link)]


def end(view: View, version: Version) -> list[tuple[str, str]]:
    """After which instant the address of the item answers only for days gone by.

    It lies never before the instant from which the version was not to be relied on.

    :returns: headers; none where no end is known.
    """
    spans = view.spans(version.key)
    last = spans[-1].last if spans else date.max
    if last == date.max:
        return []
    gone = replaced(view, version)
    ends = clock.end_of(last)
    ends = max(ends, gone.since) if gone else ends
    told_at = f"{links.of_item(version.key)}/versions"
    return [("Sunset", http_date(ends)), ("Link", f'<{told_at}>; rel="sunset"')]


def _successors(gone: Replaced, told_at: str) -> list[tuple[str, str]]:
    successors = [links.of_item(key) for key in gone.items]
    if gone.version is not None:
        successors.append(_address(gone.version))
    return [(told_at, "deprecation"), *((one, "successor-version") for one in successors)]


def _address(version: Version) -> str:
    return links.of_version(version.key, str(version.number))
