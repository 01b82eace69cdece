"""Search as the rest of the registry sees it: find, suggest, and keeping up with the log."""

import logging
import threading
from pathlib import Path

from registry.catalogue import Catalogue, View
from registry.errors import Busy
from registry.search.finding import find
from registry.search.fragments import prepare_fragments
from registry.search.index import Index
from registry.search.question import MOST_SUGGESTIONS, Found, Question, Suggestion
from registry.search.scope import scope_of
from registry.search.snapshot import Snapshot, Unreadable
from registry.search.storage import Locked
from registry.search.suggesting import suggest
from registry.search.terms import terms_of
from registry.search.vocabulary import vocabulary_of
from registry.words import Words

SOON = 200
"""So many missing versions are added while a question waits; more are added in the background."""

_FEW = 5_000
"""So many items are prepared before anyone asks for them."""

_LOG = logging.getLogger(__name__)


class Search:
    """Finds records. Safe to share between threads; reading never waits for writing."""

    def __init__(self, folder: Path | None) -> None:
        """Search by the index in this folder, made when first needed; ``None``: in memory."""
        self._index = Index(folder)
        self._building: threading.Thread | None = None

    def find(self, view: View, question: Question) -> Found:
        """The records that answer a question, with both clocks set as in the view.

        :raises BadQuestion: for a facet there is not.
        :raises Busy: while the index is being made anew; soon the same question will do.
        """
        snapshot = self._snapshot(view)
        try:
            return find(view, snapshot.at(view.as_of), question)
        except Unreadable as error:
            raise self._doubted(view.catalogue) from error

    def suggest(self, view: View, text: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """The records whose names go on as typed, the likeliest first.

        :raises BadQuestion: if the text is too long.
        :raises Busy: while the index is being made anew.
        """
        Question(text)
        snapshot = self._snapshot(view)
        try:
            return suggest(
                view, snapshot.at(view.as_of), text, max(1, min(limit, MOST_SUGGESTIONS))
            )
        except Unreadable as error:
            raise self._doubted(view.catalogue) from error

    def is_at_hand(self, view: View) -> bool:
        """Whether a question would be answered now. If not, the index begins to be made."""
        lacking = self._lacking(view)
        if lacking is None or lacking > SOON:
            self._catch_up_behind(view.catalogue)
            return False
        return True

    def catch_up(self, catalogue: Catalogue) -> None:
        """Bring the index to the catalogue, and wait until it is.

        :raises Busy: if another process writes the index and does not finish in time.
        """
        try:
            self._index.catch_up(catalogue)
        except Locked as error:
            raise Busy(_BEING_MADE) from error

    def warm(self, view: View) -> None:
        """Work out what the first questions would otherwise wait for."""
        snapshot = self._index.snapshot
        if snapshot is None:
            return
        corpus = snapshot.at(view.as_of)
        scope = scope_of(view, corpus)
        if scope.is_warm:
            return
        scope.is_warm = True
        _ = scope.counter, terms_of(view)
        if len(scope.items) > _FEW:
            return
        corpus.preload()
        vocabulary_of(corpus).preload()
        for item in scope.items.values():
            prepare_fragments(item.version)

    def _snapshot(self, view: View) -> Snapshot:
        """A snapshot that has every version the view knows."""
        catalogue = view.catalogue
        lacking = self._lacking(view)
        if lacking != 0:
            self._add(catalogue, lacking)
        snapshot = self._index.snapshot
        if snapshot is None:
            self.catch_up(catalogue)
            snapshot = self._index.snapshot
        if snapshot is None:
            raise Busy(_BEING_MADE)
        return snapshot

    def _lacking(self, view: View) -> int | None:
        """How many versions of the view are not indexed, on disk neither; ``None`` for all."""
        lacking = self._index.lacks(view.catalogue, view.as_of)
        if lacking == 0:
            return 0
        self._index.reopen()
        return self._index.lacks(view.catalogue, view.as_of)

    def _add(self, catalogue: Catalogue, lacking: int | None) -> None:
        """Add little at once; leave much, or all, to the background.

        :raises Busy: when it is left to the background.
        """
        count = catalogue.revision if lacking is None else lacking
        if count > SOON:
            self._catch_up_behind(catalogue)
            raise Busy(_BEING_MADE)
        if count:
            self.catch_up(catalogue)

    def _catch_up_behind(self, catalogue: Catalogue) -> None:
        if self._building is None or not self._building.is_alive():
            self._building = threading.Thread(
                target=self._try, args=(catalogue,), name="search index", daemon=True
            )
            self._building.start()

    def _try(self, catalogue: Catalogue) -> None:
        try:
            self.catch_up(catalogue)
        except Busy:
            _LOG.warning("another process is making the search index and takes long")

    def _doubted(self, catalogue: Catalogue) -> Busy:
        _LOG.exception("the search index made no sense; it is made anew")
        self._index.doubt()
        self._catch_up_behind(catalogue)
        return Busy(_BEING_MADE)


_BEING_MADE = Words(
    "Chỉ mục tìm kiếm đang được lập; hãy thử lại sau ít giây.",
    "The search index is being made; try again in a few seconds.",
)
