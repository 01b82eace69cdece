"""A file as a change request: its changed rows become drafts, which others review and publish.

Facts need no review (``registry.commands.state``): those of the file are recorded at once, by the
same rights as one by one.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from registry.access.rules import Deed, demand, demand_for
from registry.commands.draft import LARGEST_CHANGE, Draft
from registry.commands.load import digest_of, faults
from registry.commands.numbering import Next, Ready, is_same
from registry.commands.propose import amend, propose
from registry.commands.requesting import ChangeRequest
from registry.commands.review import step_of
from registry.commands.state import demand_subject, state
from registry.commands.work import Work
from registry.errors import Complaint, Invalid, NotAllowed
from registry.exchange.comparing import Compared, Effect, RowPlan
from registry.exchange.importing import Imported
from registry.exchange.incoming import MOST_COMPLAINTS, Reading, Told
from registry.exchange.matching import Matched, match, own_faults, refuse_file
from registry.kinds.parsing import parse, plain
from registry.kinds.reading import Key
from registry.words import Words


class _Row(NamedTuple):
    """A changed row as a draft."""

    compared: Compared
    draft: Draft
    ready: Ready


class Standing(NamedTuple):
    """A change request whose drafts a file takes the place of, as its author has read it."""

    id: str
    edition: int


def propose_file(
    work: Work, reading: Reading, title: str, *, instead: Standing | None = None
) -> Imported:
    """Open a change request with what a file changes, and record the facts it brings.

    A file that changes nothing opens none.

    :param reading: what ``read_file`` found in the file.
    :param title: what the change is, in one line.
    :param instead: a request that is still its author's: it gets the drafts of this file instead.
    :raises Stale: if that request has moved on since.
    :raises NotAllowed: to a role that drafts nothing, or naming every row whose item a steward's
        body does not lead.
    :raises Invalid: with a complaint for every fault, each with sheet, row and column.
    """
    demand(work.principal, Deed.DRAFT)
    matched = match(work, reading)
    complaints = own_faults(matched)
    ready = [Ready.of(one) for one in matched.proposals]
    complaints += matched.placed(faults(work.writing, ready, matched.statements))
    rows = list(_drafted(work, matched, ready, complaints))
    complaints += _given_twice(rows)
    facts = _new_facts(work, matched)
    refused = [*_not_allowed_rows(work, matched), *_not_allowed_facts(work, facts)]
    if refused and not complaints:
        raise NotAllowed(_NOT_YOURS.filled(n=len(refused)), tuple(refused[:MOST_COMPLAINTS]))
    refuse_file([*complaints, *refused, *_too_many(rows)])
    steps = {row.draft.key: step_of(work, row.draft, row.ready) for row in rows}
    made = _requested(work, title, tuple(row.draft for row in rows), instead)
    state(work, tuple(told.statement.fact for told in facts))
    return Imported(
        rows=tuple(_planned(one.plan, steps) for one in matched.compared),
        facts=len(facts),
        revision=work.writing.revision,
        made_at=matched.made_at,
        request=made,
    )


def title_of(name: str) -> str:
    """The title of a change request whose author gave it none."""
    return _TITLE.filled(name=name).vi


def _requested(
    work: Work, title: str, drafts: tuple[Draft, ...], instead: Standing | None
) -> ChangeRequest | None:
    if instead is not None:
        return amend(work, instead.id, title, drafts, edition=instead.edition)
    return propose(work, title, drafts) if drafts else None


def _drafted(
    work: Work, matched: Matched, ready: list[Ready], complaints: list[Complaint]
) -> Iterator[_Row]:
    """The rows that change something, as drafts; what keeps one from being a draft is told."""
    there = work.writing.versions([one.proposal.key for one in ready])
    for one, its in zip(matched.changed, ready, strict=True):
        if any(is_same(its, row) for row in there.get(one.plan.key, ())):
            continue
        try:
            yield _Row(one, _draft(its), its)
        except Invalid as invalid:
            place = one.place.at("/valid_from")
            complaints += [replace(fault, place=place) for fault in invalid.complaints]


def _draft(ready: Ready) -> Draft:
    """The draft that says what a proposal does.

    :raises Invalid: if the days do not go with their basis.
    """
    proposal = ready.proposal
    days = dict(zip(("valid_from", "valid_to", "basis"), proposal.validity, strict=True))
    provenance = plain(proposal.provenance)
    return parse(
        Draft,
        {
            "kind": proposal.key.kind,
            "code": proposal.key.code,
            "content": ready.content,
            "provenance": provenance,
            **{name: None if day is None else str(day) for name, day in days.items()},
        },
    )


def _given_twice(rows: list[_Row]) -> Iterator[Complaint]:
    """A change request holds one draft of an item."""
    seen: set[Key] = set()
    for row in rows:
        if row.draft.key in seen:
            said = _TWICE.filled(key=row.draft.key)
            yield Complaint("", "duplicate", said, row.compared.plan.place)
        seen.add(row.draft.key)


def _new_facts(work: Work, matched: Matched) -> list[Told]:
    there = {digest for digest, _ in work.writing.facts()}
    found: dict[str, Told] = {}
    for told in matched.facts:
        digest = digest_of(told.statement.fact)
        if digest not in there:
            found.setdefault(digest, told)
    return list(found.values())


def _not_allowed_rows(work: Work, matched: Matched) -> Iterator[Complaint]:
    for one in matched.changed:
        yield from _refusal(partial(_demand_row, work, one), one.plan.place)


def _demand_row(work: Work, one: Compared) -> None:
    """As for any draft: the item must be led before the change and after it."""
    assert one.proposal is not None  # noqa: S101 - changed rows have one; narrows the type
    key = one.plan.key
    now = work.view.find(key) or work.view.last_known(key)
    for content in (plain(one.proposal.content), *([now.content] if now else [])):
        demand_for(work.view, work.principal, Deed.DRAFT, key, content)


def _not_allowed_facts(work: Work, facts: list[Told]) -> Iterator[Complaint]:
    for told in facts:
        yield from _refusal(partial(demand_subject, work, told.statement.fact), told.place.row)


def _refusal(demanded: Callable[[], None], place: str) -> Iterator[Complaint]:
    try:
        demanded()
    except NotAllowed as refused:
        yield Complaint("", "not-allowed", refused.message, place)


def _too_many(rows: list[_Row]) -> Iterator[Complaint]:
    if len(rows) > LARGEST_CHANGE:
        said = _TOO_MANY.filled(n=len(rows), most=LARGEST_CHANGE)
        yield Complaint("", "too-many-changes", said)


def _planned(plan: RowPlan, steps: dict[Key, Next]) -> RowPlan:
    if plan.effect is Effect.UNCHANGED:
        return plan
    step = steps.get(plan.key)
    if step is None:
        return replace(plan, effect=Effect.KNOWN)
    return replace(plan, number=str(step.number))


_TITLE = Words("Nhập từ tệp {name}", "Import of the file {name}")
_NOT_YOURS = Words(
    "Không được đề nghị sửa {n} dòng của tệp; không ghi gì.",
    "{n} rows of the file are not yours to propose; nothing was written.",
)
_TWICE = Words(
    "{key} đã có ở dòng khác; một đề nghị chỉ chứa một bản nháp của mỗi mã",
    "{key} stands in another row; a change request holds one draft of an item",
)
_TOO_MANY = Words(
    "tệp sửa {n} bản ghi; một đề nghị chứa nhiều nhất {most}: hãy chia tệp",
    "the file changes {n} records; a change request holds {most} at most: split the file",
)
