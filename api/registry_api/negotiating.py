"""In which media type to answer, by ``Accept`` (RFC 9110, 12.5.1)."""

from functools import lru_cache

from fastapi import Request

from registry.errors import NotOffered
from registry.words import Words
from registry_api.saying import say

JSON = ("application/json",)


def media_of(request: Request, offered: tuple[str, ...] = JSON) -> str:
    """The media type to answer in.

    :param offered: what there is; of those the reader weighs alike, the first.
    :raises NotOffered: if the reader takes none of them.
    """
    say(request, "Vary", "Accept")
    accepted = request.headers.get("accept", "")
    found = chosen(accepted, offered)
    if found is None:
        said = _NOT_OFFERED.filled(accept=accepted[:200], offered=", ".join(offered))
        raise NotOffered(said, offered=list(offered))
    return found


@lru_cache(512)
def chosen(accepted: str, offered: tuple[str, ...]) -> str | None:
    """The media type of those offered that an ``Accept`` weighs most, or ``None``."""
    if not accepted.strip():
        return offered[0]
    ranges = [_range(part) for part in accepted.lower().split(",") if part.strip()]
    weighed = [(_weight(media, ranges), media) for media in offered]
    best = max(weighed, key=lambda pair: pair[0])
    return best[1] if best[0] > 0 else None


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip() for piece in part.split(";"))
    weight = next((one for one in parameters if one.startswith("q=")), "q=1")
    try:
        return media, float(weight.removeprefix("q="))
    except ValueError:
        return media, 0.0


def _weight(media: str, ranges: list[tuple[str, float]]) -> float:
    """The weight of the range that names it most closely."""
    plain = media.partition(";")[0]
    for name in (plain, f"{plain.partition('/')[0]}/*", "*/*"):
        found = [weight for given, weight in ranges if given == name]
        if found:
            return max(found)
    return 0.0


_NOT_OFFERED = Words(
    "Không trả lời được dưới dạng {accept}; có các dạng: {offered}.",
    "It cannot be answered as {accept}; there is: {offered}.",
)
