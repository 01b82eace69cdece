"""How many requests a minute: counted in windows, for each token and each address.

The headers are those of the IETF draft ``draft-ietf-httpapi-ratelimit-headers``. Counts are those
of one process: with several workers a client may get as many times the quota.
"""

from collections import OrderedDict

WINDOW = 60
"""Seconds."""

_MOST_KEYS = 50_000
"""Clients counted at once; the longest unseen are forgotten."""

Headers = list[tuple[bytes, bytes]]


class Rate:
    """One quota."""

    def __init__(self, name: str, quota: int) -> None:
        """Allow so many requests a window; 0 allows any number."""
        self.quota = quota
        self._name = name
        self._policy = (b"ratelimit-policy", f'"{name}";q={quota};w={WINDOW}'.encode())
        self._counts: OrderedDict[object, list[float]] = OrderedDict()

    def take(self, key: object, now: float) -> tuple[int, Headers]:
        """Count a request.

        :param now: seconds of a clock that never goes back.
        :returns: the seconds to wait if it is one too many, else 0; and the headers that say so.
        """
        count = self._counts.get(key)
        if count is None or now - count[0] >= WINDOW:
            count = self._counts[key] = [now, 0]
            self._counts.move_to_end(key)
            if len(self._counts) > _MOST_KEYS:
                self._counts.popitem(last=False)
        count[1] += 1
        left = self.quota - int(count[1])
        rest = int(WINDOW - (now - count[0])) + 1
        # Made on every request: a formatted text is four times as fast as formatted bytes.
        said = f'"{self._name}";r={max(left, 0)};t={rest}'.encode()
        return (rest if left < 0 else 0), [self._policy, (b"ratelimit", said)]
