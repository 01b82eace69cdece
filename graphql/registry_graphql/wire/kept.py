"""Answers to POST, kept by media type and body; those to GET the layer in front keeps."""

from registry_graphql.wire.lru import Lru
from registry_graphql.wire.media import Media
from registry_graphql.wire.reply import NOT_KEPT, Reply

BUDGET = 32_000_000
"""Bytes of questions and answers."""


class KeptAnswers:
    """What was answered at one moment: a revision and a day."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._kept: Lru[tuple[Media, bytes], Reply] = Lru(BUDGET)
        self._moment: object = None

    def find(self, moment: object, media: Media, body: bytes) -> Reply | None:
        """The answer to this very body; when the moment moves, all are forgotten."""
        if moment != self._moment:
            self._kept.clear()
            self._moment = moment
        return self._kept.get((media, body))

    def put(self, moment: object, media: Media, body: bytes, reply: Reply) -> None:
        """Keep an answer that may be kept, unless the moment has passed while it was made."""
        if moment == self._moment and NOT_KEPT not in reply.headers:
            self._kept.put((media, body), reply, len(body) + len(reply.body) + 1_000)
