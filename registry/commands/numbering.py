"""Which number a proposed version gets, by the size of its change against the version before."""

from collections.abc import Sequence, Set as AbstractSet
from typing import NamedTuple

import orjson

from registry.commands.proposal import Proposal
from registry.errors import Conflict
from registry.kinds import MODELS
from registry.kinds.parsing import canonical, plain
from registry.kinds.shape import Json
from registry.store.chain import sha256
from registry.store.entry import Action
from registry.store.tables import VersionRow
from registry.store.writing import Writing
from registry.versions.difference import changes, weigh
from registry.versions.number import FIRST, FIRST_CANDIDATE, Number, Step
from registry.versions.validity import Validity
from registry.words import Words


class Next(NamedTuple):
    """The step from the version before: what the log will call it, its number and its weight."""

    action: Action
    number: Number
    weight: Step


class Ready(NamedTuple):
    """A proposal with its content and provenance in their canonical forms."""

    proposal: Proposal
    content: Json
    content_bytes: bytes
    provenance_bytes: bytes

    @classmethod
    def of(cls, proposal: Proposal) -> "Ready":
        """Bring a proposal into its canonical form."""
        content = plain(proposal.content)
        provenance = canonical(plain(proposal.provenance))
        return cls(proposal, content, canonical(content), provenance)

    def append(self, writing: Writing, step: Next, **said: str) -> VersionRow:
        """Append it to the log as this next version; answers what was appended.

        :param said: what else the line says, e.g. on whose request.
        """
        return writing.append_version(
            step.action,
            self.proposal.key,
            str(step.number),
            content=self.content_bytes,
            validity=self.proposal.validity,
            status=self.proposal.status.value,
            provenance=self.provenance_bytes,
            note=self.proposal.note,
            payload={"weight": step.weight.name.lower(), **said},
        )


def next_step(ready: Ready, before: Sequence[VersionRow], voided: AbstractSet[str]) -> Next:
    """The next version's number.

    :param before: every version of the item, oldest first.
    :param voided: the numbers of those that are void: never compared with, never used again.
    :raises Conflict: for a candidate of an item that is published already.
    """
    if not ready.proposal.status.is_published:
        return _candidate(ready, before)
    published = [row for row in before if not Number.parse(row.number).is_candidate]
    if not published:
        return Next(Action.PUBLISH, FIRST, Step.NONE)
    weight = _weight(ready, compared_with(published, voided))
    highest = max(Number.parse(row.number) for row in published)
    return Next(Action.PUBLISH, highest.after(weight), weight)


def compared_with(before: Sequence[VersionRow], voided: AbstractSet[str]) -> VersionRow:
    """The published version a next one is weighed against: the last that counts, else the last."""
    published = [row for row in before if not Number.parse(row.number).is_candidate]
    return ([row for row in published if row.number not in voided] or published)[-1]


def _candidate(ready: Ready, before: Sequence[VersionRow]) -> Next:
    if not before:
        return Next(Action.SUBMIT, FIRST_CANDIDATE, Step.NONE)
    highest = max(Number.parse(row.number) for row in before)
    if not highest.is_candidate:
        message = Words(
            "{key} đã được công bố; hãy gửi đề nghị sửa đổi thay vì một bản đề xuất mới.",
            "{key} is published already; propose a change to it instead of a new candidate.",
        )
        raise Conflict(message.filled(key=ready.proposal.key), key=str(ready.proposal.key))
    weight = _weight(ready, before[-1])
    return Next(Action.SUBMIT, highest.after(min(weight, Step.MINOR)), weight)


def _weight(ready: Ready, row: VersionRow) -> Step:
    """At least a patch: something differs, if only the provenance or the days."""
    model = MODELS[ready.proposal.key.kind]
    found = changes(model, orjson.loads(row.content), ready.content)
    return max(weigh(found), Step.PATCH)


def is_same(ready: Ready, row: VersionRow) -> bool:
    """Whether the version is there: equal content, days and provenance, published or not."""
    validity = ready.proposal.validity
    return (
        row.digest == sha256(ready.content_bytes)
        and validity == Validity(row.valid_from, row.valid_to, type(validity.basis)(row.basis))
        and row.provenance == ready.provenance_bytes.decode()
        and Number.parse(row.number).is_candidate is not ready.proposal.status.is_published
    )
