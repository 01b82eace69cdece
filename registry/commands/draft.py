"""A draft: one item's next version as it is proposed, before it has a number."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, model_validator

from registry.commands.numbering import Ready
from registry.commands.proposal import Proposal
from registry.errors import Complaint, Invalid
from registry.kinds import MODELS, Kind
from registry.kinds.codes import Code
from registry.kinds.content import Line, Model
from registry.kinds.parsing import parse
from registry.kinds.provenance import Provenance
from registry.kinds.reading import Key
from registry.kinds.wrong import Wrong
from registry.versions.number import Step
from registry.versions.validity import Basis, Validity
from registry.words import Term, Words

LARGEST_CHANGE = 500
"""The most items one change request may hold: a circular changes tens of definitions."""


class Weight(Term):
    """The size of a change, as a publisher may ask for it."""

    PATCH = "patch", "Sửa câu chữ", "Patch"
    MINOR = "minor", "Bổ sung", "Minor"
    MAJOR = "major", "Thay đổi lớn", "Major"

    @property
    def step(self) -> Step:
        """The step of the version number."""
        return Step[self.name]


class Draft(Model):
    """What is proposed for one item."""

    kind: Kind
    code: Code
    content: dict[str, Any]
    """The whole new content, not only what changes."""
    valid_from: date | None = None
    """The first day it is in force. Absent only with basis ``open``: since before the records."""
    valid_to: date | None = None
    """The last day, only when it really ends."""
    basis: Basis = Basis.STATED
    """How the first day is known."""
    provenance: Provenance
    voids: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    """Numbers of versions this one corrects: they count no more once it is published."""
    weight: Weight | None = None
    """A larger step than the change itself demands, if it is wanted."""
    note: Annotated[str, Field(max_length=2_000)] = ""
    """Why, for the log."""
    reopens: bool = False
    """Whether it is meant to bring a retired item back into force beyond the day it ended."""
    based_on: int | None = None
    """The edition of the item the draft was written against. Set when it is proposed or amended; if
    the item has moved on when it is to be published, the draft must be looked at again."""

    @model_validator(mode="after")
    def _days_follow(self) -> "Draft":
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise Wrong(_ENDS_FIRST)
        if (self.valid_from is None) != (self.basis is Basis.OPEN):
            raise Wrong(_NO_START)
        if len(set(self.voids)) < len(self.voids):
            raise Wrong(_VOIDED_TWICE)
        return self

    @property
    def key(self) -> Key:
        """The item."""
        return Key(self.kind, self.code)

    def ready(self, place: str | None = None) -> Ready:
        """The draft validated as a version to be.

        :raises Invalid: if the content breaks the rules of its kind.
        """
        validity = Validity(self.valid_from, self.valid_to, self.basis)
        content = parse(MODELS[self.kind], self.content)
        proposal = Proposal(
            self.key, content, validity, self.provenance, note=self.note, place=place
        )
        return Ready.of(proposal)


def ready_all(drafts: tuple[Draft, ...]) -> list[Ready]:
    """All drafts validated, with the faults of all of them at once.

    :raises Invalid: each complaint's place says in which draft.
    """
    found: list[Ready] = []
    complaints: list[Complaint] = []
    for index, draft in enumerate(drafts):
        place = f"drafts/{index} ({draft.key})"
        try:
            found.append(draft.ready(place))
        except Invalid as error:
            complaints += [
                Complaint(f"/drafts/{index}/content{one.pointer}", one.code, one.message, place)
                for one in error.complaints
            ]
            message = error.message
    if complaints:
        raise Invalid(message, tuple(complaints))
    return found


_ENDS_FIRST = Words("valid_to trước valid_from", "valid_to lies before valid_from")
_NO_START = Words(
    'cần valid_from, hoặc basis "open" nếu đã như vậy từ trước khi có ghi chép',
    'give valid_from, or basis "open" for what was so before the records',
)
_VOIDED_TWICE = Words("một phiên bản nêu hai lần trong voids", "a version stands twice in voids")
