"""Which media type to answer in, by ``Accept`` (RFC 9110, 12.5.1; GraphQL over HTTP, 6.3)."""

from enum import StrEnum
from functools import lru_cache

from registry_graphql.wire.faults import Refused


class Media(StrEnum):
    """What is spoken, the first where the reader does not mind."""

    JSON = "application/json"
    RESPONSE = "application/graphql-response+json"
    EVENTS = "text/event-stream"
    PAGE = "text/html"


_READ = {Media.PAGE, Media.JSON, Media.RESPONSE, Media.EVENTS}
_ASK = _READ - {Media.PAGE}


def to_read(accepted: bytes | None) -> Media:
    """The media type for a GET, where a person may want the page.

    :raises Refused: if none is accepted.
    """
    return _chosen(accepted, page=True)


def to_ask(accepted: bytes | None) -> Media:
    """The media type for a POST.

    :raises Refused: if none is accepted.
    """
    return _chosen(accepted, page=False)


@lru_cache(256)
def _chosen(accepted: bytes | None, *, page: bool) -> Media:
    if accepted is None or not accepted.strip():
        return Media.JSON
    offered = [_read(one, page=page) for one in accepted.decode("latin-1").lower().split(",")]
    wanted = [(weight, exact, one) for one, weight, exact in offered if one and weight > 0]
    # The first of the best: readers name first what they like best.
    chosen = max(wanted, key=lambda found: found[:2])[2] if wanted else None
    if chosen is None:
        said = f"Answers are in {', '.join(one for one in Media if page or one in _ASK)}."
        raise Refused.of(said, "NOT_ACCEPTABLE")
    return chosen


def _read(one: str, *, page: bool) -> tuple[Media | None, float, int]:
    """What a range of media types means here, its weight, and how exactly it names it."""
    name, *parameters = (part.strip() for part in one.split(";"))
    weight = next((_weight(part[2:]) for part in parameters if part.startswith("q=")), 1.0)
    if name in ("*/*", "application/*"):
        return Media.JSON, weight, 0
    if name == "text/*" and page:
        return Media.PAGE, weight, 0
    if name in (Media.JSON, Media.RESPONSE, Media.EVENTS) or (page and name == Media.PAGE):
        return Media(name), weight, 1
    return None, 0.0, 0


def _weight(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0
