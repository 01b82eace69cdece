"""What a file brings: rows on their way to become proposals and statements, and every fault."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from registry.commands.proposal import Proposal, Statement
from registry.errors import Complaint, Invalid
from registry.exchange.layout import model_of
from registry.exchange.origin import Origin
from registry.exchange.places import Place
from registry.exchange.records import Envelope, Record
from registry.facts import FACTS, FactType
from registry.kinds import MODELS, Kind
from registry.kinds.parsing import parse, plain
from registry.kinds.reading import Key
from registry.kinds.shape import Json, Shape, shape_of
from registry.versions.number import Number
from registry.versions.validity import Basis, Validity
from registry.words import Words

MOST_COMPLAINTS = 1_000

_NO_NUMBER = Words("không phải số phiên bản như 1.2.3", "is no version number such as 1.2.3")
_ENDS_FIRST = Words("kết thúc trước khi bắt đầu", "it ends before it begins")
M = TypeVar("M", bound=BaseModel)

_ENVELOPE = frozenset(Envelope.model_fields)


class Incoming(NamedTuple):
    """One record of a file, valid by itself."""

    record: Record
    proposal: Proposal
    place: Place


class Told(NamedTuple):
    """One fact of a file, valid by itself."""

    statement: Statement
    place: Place


@dataclass
class Reading:
    """All that was read from a file, and all that is wrong with it."""

    records: list[Incoming] = field(default_factory=list)
    facts: list[Told] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    refused: list[Key] = field(default_factory=list)
    """The items whose rows are wrong: others may rightly refer to them."""
    origin: Origin | None = None
    """Where the file was made, when it tells."""

    def complain(self, place: str, code: str, message: Words, pointer: str = "") -> None:
        """Take a complaint, unless there are too many already to be read."""
        if len(self.complaints) < MOST_COMPLAINTS:
            self.complaints.append(Complaint(pointer, code, message, place))

    def take(self, subject: Kind | FactType, given: Json, place: Place) -> None:
        """Take in a row: envelope and content side by side, as plain data."""
        if isinstance(subject, Kind):
            self._take_record(subject, given, place)
        else:
            self._take_fact(subject, given, place)

    def _take_record(self, kind: Kind, given: Json, place: Place) -> None:
        around = {name: value for name, value in given.items() if name in _ENVELOPE}
        inside = {name: value for name, value in given.items() if name not in _ENVELOPE}
        before = len(self.complaints)
        envelope = self._parsed(Envelope, around, place)
        content = self._parsed(MODELS[kind], filled(shape_of(MODELS[kind]), inside), place)
        if envelope is not None:
            self._check(envelope, place)
        if envelope is None or content is None or len(self.complaints) > before:
            self.refused.append(Key(kind, str(given.get("code", ""))))
            return
        key, validity = Key(kind, envelope.code), _validity(envelope)
        proposal = Proposal(
            key, content, validity, envelope.provenance, envelope.status, place=place.row
        )
        record = Record(key, _around(envelope, validity), plain(content))
        self.records.append(Incoming(record, proposal, place))

    def _take_fact(self, fact_type: FactType, given: Json, place: Place) -> None:
        fact = self._parsed(FACTS[fact_type], filled(shape_of(model_of(fact_type)), given), place)
        if fact is not None:
            self.facts.append(Told(Statement(fact, place.row), place))

    def _parsed(self, model: type[M], given: Json, place: Place) -> M | None:
        try:
            return parse(model, given)
        except Invalid as invalid:
            for one in invalid.complaints:
                self.complain(place.at(one.pointer), one.code, one.message, one.pointer)
            return None

    def _check(self, envelope: Envelope, place: Place) -> None:
        since, until = envelope.valid_from, envelope.valid_to
        if since and until and until < since:
            self.complain(place.at("/valid_to"), "order", _ENDS_FIRST, "/valid_to")
        try:
            Number.parse(envelope.version or "1.0.0")
        except ValueError:
            self.complain(place.at("/version"), "version", _NO_NUMBER, "/version")


def filled(shape: Shape, given: Json) -> Json:
    """The data with an empty list wherever the model wants a list and the file has none."""
    if not shape.fields or not isinstance(given, dict):
        return given
    wanted = shape.holds.model_fields
    missing: dict[str, Json] = {
        name: []
        for name, inner in shape.fields.items()
        if inner.element is not None and wanted[name].is_required() and name not in given
    }
    return {**given, **missing}


def _validity(envelope: Envelope) -> Validity:
    basis = envelope.basis or (Basis.STATED if envelope.valid_from else Basis.OPEN)
    return Validity(envelope.valid_from, envelope.valid_to, basis)


def _around(envelope: Envelope, validity: Validity) -> Json:
    """The envelope in the form in which a record goes out."""
    said = envelope.model_dump(mode="json") | {
        "basis": validity.basis.value,
        "provenance": plain(envelope.provenance),
    }
    return {name: value for name, value in said.items() if value is not None}
