"""The three documents of one Atom feed: the latest changes, a page, an archive."""

from urllib.parse import urlencode

from starlette.responses import Response

from registry.catalogue.changes import Page, changes
from registry.catalogue.wanting import Wanted
from registry.errors import NotFound
from registry.service import Service
from registry.words import Words
from registry_api import atom, links

ADDRESS = f"{links.ROOT}/changes"


class Feed:
    """One feed: the question is part of what it is."""

    def __init__(self, service: Service, wanted: Wanted, filters: list[tuple[str, str]]) -> None:
        """Feed what is wanted; the filters that say so stand in every address."""
        self._catalogue = service.catalogue
        self._base = (service.settings.public_url or "").rstrip("/")
        self._wanted = wanted
        self._filters = filters

    def answer(self, since: int | None, limit: int, archive: int | None) -> Response:
        """The document asked for.

        :raises NotFound: for an archive document that is not full yet.
        """
        last = self._catalogue.revision
        if archive is not None:
            if archive >= atom.archive_of(max(last, 1)):
                raise NotFound(_NO_ARCHIVE.filled(number=archive))
            return self._archive(archive)
        if since is not None:
            return self._since(since, limit)
        return self._latest()

    def _latest(self) -> Response:
        """What the archives do not hold yet, so at least one change, and the way to them."""
        number = atom.archive_of(max(self._catalogue.revision, 1))
        page = self._between(number)
        found = {"self": self._at()}
        if number > 1:
            found["prev-archive"] = self._at(("archive", str(number - 1)))
        return self._written(page, found)

    def _archive(self, number: int) -> Response:
        found = {"self": self._at(("archive", str(number))), "current": self._at()}
        if number > 1:
            found["prev-archive"] = self._at(("archive", str(number - 1)))
        if number + 1 < atom.archive_of(self._catalogue.revision):
            found["next-archive"] = self._at(("archive", str(number + 1)))
        return self._written(self._between(number), found, is_archive=True)

    def _since(self, since: int, limit: int) -> Response:
        page = changes(self._catalogue, since, self._wanted, limit=limit)
        found = {"self": self._at(("since", str(since)), ("limit", str(limit)))}
        if page.through < page.head:
            found["next"] = self._at(("since", str(page.through)), ("limit", str(limit)))
        return self._written(page, found)

    def _between(self, number: int) -> Page:
        size = atom.ARCHIVE_SIZE
        since = (number - 1) * size
        until = min(number * size, self._catalogue.revision)
        return changes(self._catalogue, since, self._wanted, limit=size, until=until)

    def _written(self, page: Page, found: dict[str, str], *, is_archive: bool = False) -> Response:
        at = min(max(page.through, 1), self._catalogue.revision)
        body = atom.feed(
            page.changes,
            subject=urlencode(self._filters),
            updated=self._catalogue.instants[at - 1] if at else _BEFORE_ALL,
            links=found,
            base=self._base,
            is_archive=is_archive,
        )
        return Response(body, 200, media_type=atom.MEDIA)

    def _at(self, *query: tuple[str, str]) -> str:
        return links.with_query(ADDRESS, [("format", "atom"), *query, *self._filters])


_BEFORE_ALL = "1970-01-01T00:00:00Z"
_NO_ARCHIVE = Words(
    "Chưa có tài liệu lưu trữ số {number}.", "There is no archive document {number} yet."
)
