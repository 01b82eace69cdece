"""One page as it was asked for: its language, both clocks, its address."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import quote, quote_plus

from markupsafe import Markup, escape
from starlette.requests import Request

from registry.catalogue import View
from registry.errors import BadQuestion
from registry.kinds.reading import Key
from registry.languages import ENGLISH, language_of, told, told_each
from registry.service import Service
from registry.words import Term, Words

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")
"""What may be repeated of a ``Host`` that the request gave."""

_PLAIN = re.compile(r"[A-Za-z0-9_.~-]*")
"""Texts that stand in an address as they are."""

CLOCKS = ("valid_at", "as_of")
"""The parameters of the two clocks, the same as in REST."""


_PLACES = ("after", "offset", "page")
"""The parameters that say how far one has read; another question begins at the start."""


class Page:
    """What a page is made for. Vietnamese stands at ``/…``, English at ``/en/…``."""

    def __init__(self, request: Request, service: Service) -> None:
        """Read the language off the address."""
        self.request = request
        self.service = service
        self.language, self.path = _split(request.scope["path"])
        self.query: Mapping[str, str] = request.query_params
        self.told: dict[object, Any] = {}
        """What was worked out for this page and is named on it again and again."""

    def t(self, vi: str, en: str) -> str:
        """The phrase in the reader's language."""
        return en if self.language == "en" else vi

    def say(self, words: Words | Term | Mapping[str, str] | None) -> str:
        """Words, a term or names by language as the reader reads them; nothing for nothing."""
        if words is None:
            return ""
        if isinstance(words, Term):
            words = words.words
        if isinstance(words, Words):
            return self.t(words.vi, words.en)
        return words.get(self.language) or words["vi"]

    def tell(self, record: Mapping[str, Any], name: str) -> str:
        """A text of a record, its note or source, as the reader reads it; nothing for nothing."""
        return told(record, name, self.language)

    def marked(self, record: Mapping[str, Any], name: str) -> Markup:
        """The same for a page: what is quoted or untranslated says its language (WCAG 3.1.2)."""
        text = self.tell(record, name)
        return escape(text) if f"{name}{ENGLISH}" in record else self._marked(text)

    def marked_each(self, record: Mapping[str, Any], name: str) -> list[Markup]:
        """Several texts of a record for a page."""
        is_known = f"{name}{ENGLISH}" in record
        texts = told_each(record, name, self.language)
        return [escape(text) if is_known else self._marked(text) for text in texts]

    def other_language_of(self, text: str) -> Markup:
        """The attribute that says so, if a text is not in the reader's language."""
        language = language_of(text)
        return Markup("" if language == self.language else f' lang="{language}"')  # noqa: S704

    def _marked(self, text: str) -> Markup:
        mark = self.other_language_of(text) if text else ""
        return Markup("<span{}>{}</span>").format(mark, text) if mark else escape(text)

    @cached_property
    def view(self) -> View:
        """The catalogue with both clocks set as asked.

        :raises BadQuestion: if either clock cannot be read.
        """
        return self.service.view(self.clocks.get("valid_at"), self.clocks.get("as_of"))

    @property
    def nothing_known(self) -> Words | None:
        """Why every answer is empty; ``None`` too where a clock cannot be read: that is said."""
        try:
            return self.view.nothing_known
        except BadQuestion:
            return None

    @property
    def is_dated(self) -> bool:
        """Whether a clock was set, to what it can be."""
        try:
            return bool(self.clocks) and self.view is not None
        except BadQuestion:
            return False

    @cached_property
    def today(self) -> View:
        """Today, with the knowledge of the view: who holds duties *now*."""
        return self.service.now_as_of(self.view)

    @cached_property
    def clocks(self) -> dict[str, str]:
        """The clocks that were set; an empty field of a form sets none."""
        return {name: self.query[name] for name in CLOCKS if self.query.get(name)}

    @property
    def others(self) -> list[tuple[str, str]]:
        """The parameters besides the clocks, in order, empty ones left out."""
        return [(name, value) for name, value in self.pairs if name not in CLOCKS and value]

    def all_of(self, name: str) -> tuple[str, ...]:
        """Every value a parameter was given."""
        return tuple(value for key, value in self.pairs if key == name and value)

    def link(self, path: str, **query: object) -> str:
        """An address of ours in the reader's language, with the clocks that are set."""
        asked = {
            **query,
            **{name: value for name, value in self.clocks.items() if name not in query},
        }
        pairs = [(name, str(value)) for name, value in asked.items() if value not in (None, "")]
        return _address(self._localised(path), pairs)

    def item(self, key: Key) -> str:
        """The address of an item's page."""
        return self.link(path_of(key))

    def here(self, **changes: object) -> str:
        """The address asked for with other parameters; ``None`` takes one away; from the start."""
        dropped = {*changes, *_PLACES}
        kept = [(name, value) for name, value in self.pairs if name not in dropped and value]
        new = [(name, str(value)) for name, value in changes.items() if value is not None]
        return _address(self._localised(self.path), [*kept, *new])

    def toggled(self, name: str, value: str) -> str:
        """The address asked for with one value of a filter put in or taken out."""
        pair, pairs = (name, value), self._lasting
        changed = [one for one in pairs if one != pair] if pair in pairs else [*pairs, pair]
        return _address(self._localised(self.path), changed)

    @cached_property
    def _lasting(self) -> list[tuple[str, str]]:
        """The parameters that say what is asked for, not how far one has read."""
        return [one for one in self.pairs if one[1] and one[0] not in _PLACES]

    @property
    def here_bare(self) -> str:
        """The address asked for without parameters: where a form of it goes."""
        return self._localised(self.path)

    @property
    def home(self) -> str:
        """The first page, today."""
        return self._localised("/")

    def next(self, after: str) -> str:
        """The next stretch of a list."""
        return self.here(after=after)

    @property
    def in_other_language(self) -> str:
        """The same page in the other language."""
        path = self.path if self.language == "en" else _english(self.path)
        return _address(path, self.pairs)

    def as_file(self, file_format: str, path: str | None = None) -> str:
        """The same question, or that of another page, answered as a file."""
        at = self._localised(f"/files/{file_format}{path or self.path}")
        return _address(at, self.clocks.items() if path else self.pairs)

    def absolute(self, path: str) -> str:
        """An address with the host, for citing elsewhere."""
        return self.root + self._localised(path)

    def absolute_at(self, path: str) -> str:
        """The same question at one of our addresses, with the host, for reading it anew."""
        return self.root + _address(self._localised(path), self.pairs)

    @property
    def root(self) -> str:
        """The front of absolute links: as set, else the host asked if it looks like one."""
        public = self.service.settings.public_url
        if public is not None:
            return public.rstrip("/")
        host = self.request.headers.get("host", "")
        return f"{self.request.url.scheme}://{host}" if _HOST.fullmatch(host) else ""

    def data(self, key: Key) -> str:
        """The address of an item for programs."""
        return f"/v1{path_of(key)}"

    def _localised(self, path: str) -> str:
        return _english(path) if self.language == "en" else path

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters as given, in order."""
        return list(self.request.query_params.multi_items())


def path_of(key: Key) -> str:
    """Where an item's page stands, without the language."""
    code = key.code if _PLAIN.fullmatch(key.code) else quote(key.code, safe="")
    return f"/{key.kind.plural}/{code}"


def _split(path: str) -> tuple[str, str]:
    if path == "/en" or path.startswith("/en/"):
        return "en", path[3:] or "/"
    return "vi", path


def _english(path: str) -> str:
    return "/en/" if path == "/" else f"/en{path}"


def _address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    query = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)
    return f"{path}?{query}" if query else path


def _quoted(text: str) -> str:
    """A text fit for a query; most are so already, which is much cheaper to see than to make."""
    return text if _PLAIN.fullmatch(text) else quote_plus(text)
