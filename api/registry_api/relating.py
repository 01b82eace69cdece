"""What else there is of a record, in ``Link`` headers, and whether it should still be relied on.

Relations: RFC 5829 (versions), RFC 7089 (mementos), RFC 9745 and RFC 8594 (deprecation, sunset).
"""

from datetime import date

from fastapi import Request

from registry import clock
from registry.catalogue import Version, View
from registry.catalogue.replacing import Replaced, following, preceding, replaced
from registry_api import links
from registry_api.memento import http_date
from registry_api.saying import say


def say_relations(request: Request, view: View, version: Version) -> None:
    """Say where a version's history, neighbours, schema and mementos are."""
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
        said += _say_gone(request, gone, f"{item}/versions")
    elif (after := following(view, version)) is not None:
        said.append((_address(after), "successor-version"))
    say(request, "Link", ", ".join(f'<{address}>; rel="{relation}"' for address, relation in said))


def say_end(request: Request, view: View, version: Version) -> None:
    """Say after which instant the address of the item answers only for days gone by.

    It lies never before the instant from which the version was not to be relied on.
    """
    spans = view.spans(version.key)
    last = spans[-1].last if spans else date.max
    if last != date.max:
        gone = replaced(view, version)
        end = clock.end_of(last)
        end = max(end, gone.since) if gone else end
        say(request, "Sunset", http_date(end))
        say(request, "Link", f'<{links.of_item(version.key)}/versions>; rel="sunset"')


def _say_gone(request: Request, gone: Replaced, told_at: str) -> list[tuple[str, str]]:
    say(request, "Deprecation", f"@{int(gone.since.timestamp())}")
    successors = [links.of_item(key) for key in gone.items]
    if gone.version is not None:
        successors.append(_address(gone.version))
    return [(told_at, "deprecation"), *((one, "successor-version") for one in successors)]


def _address(version: Version) -> str:
    return links.of_version(version.key, str(version.number))
