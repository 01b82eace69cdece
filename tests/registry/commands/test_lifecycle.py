"""From draft to standard and to the end: what each command does, and what it refuses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from factories import proposal
from registry.access import Principal, Role
from registry.catalogue import Version, View
from registry.catalogue.follower import Follower
from registry.commands.decide import (
    edition_of,
    give_status,
    repair_status,
    retire,
    supersede,
    void,
)
from registry.commands.draft import LARGEST_CHANGE, Draft
from registry.commands.load import load
from registry.commands.preview import preview
from registry.commands.propose import amend, propose, submit, withdraw
from registry.commands.requesting import ChangeRequest, RequestState, read_request
from registry.commands.review import Published, publish, send_back
from registry.commands.work import Work, perform
from registry.errors import Conflict, Invalid, NotFound, NotInForce, Stale
from registry.kinds import MODELS, Kind
from registry.kinds.parsing import parse
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.tables import ChangeEventRow, ChangeRequestRow
from registry.store.verification import verify
from registry.versions.completeness import missing
from registry.versions.status import Status

AUTHOR = Principal("author", Role.REGISTRAR)
REVIEWER = Principal("reviewer", Role.REGISTRAR)
HEAD = Principal("head", Role.REGISTRAR)
UNIT = Key(Kind.UNIT, "x")


@dataclass
class Desk:
    """Two registrars at work on one store."""

    store: Store
    follower: Follower = field(init=False)

    def __post_init__(self) -> None:
        self.follower = Follower(self.store)

    def do(
        self, command: Callable[..., Any], *given: Any, by: Principal = REVIEWER, **named: Any
    ) -> Any:
        return perform(self.store, self.follower, by, lambda work: command(work, *given, **named))

    def try_out(
        self, command: Callable[..., Any], *given: Any, by: Principal = REVIEWER, **named: Any
    ) -> Any:
        def given_work(work: Work) -> Any:
            return command(work, *given, **named)

        return perform(self.store, self.follower, by, given_work, dry_run=True)

    def draft(self, *drafts: Draft) -> ChangeRequest:
        made: ChangeRequest = self.do(propose, "Sửa", drafts, by=AUTHOR)
        return made

    def candidate(self, *drafts: Draft) -> ChangeRequest:
        made = self.draft(*drafts)
        sent: ChangeRequest = self.do(submit, made.id, edition=1, by=AUTHOR)
        return sent

    def published(self, *drafts: Draft) -> Published:
        sent = self.candidate(*drafts)
        done: Published = self.do(publish, sent.id, edition=sent.edition)
        return done

    def supersede(self, old: tuple[Key, ...], new: tuple[Key, ...]) -> None:
        self.follower.catch_up()
        items = self.follower.catalogue.items
        editions = {key: edition_of(items.get(key, ())) for key in old}
        self.do(supersede, old, new, reason="Thay", editions=editions)

    def standing(self, state: str) -> ChangeRequest:
        """A request that stands in this state."""
        made = self.draft(draft(code=f"for-{state}"))
        steps: dict[str, list[tuple[Callable[..., Any], Principal, tuple[str, ...]]]] = {
            "draft": [],
            "candidate": [(submit, AUTHOR, ())],
            "returned": [(submit, AUTHOR, ()), (send_back, REVIEWER, ("Thiếu",))],
            "published": [(submit, AUTHOR, ()), (publish, REVIEWER, ())],
            "withdrawn": [(withdraw, AUTHOR, ())],
        }
        for edition, (command, by, said) in enumerate(steps[state], start=1):
            self.do(command, made.id, *said, edition=edition, by=by)
        return self.read(made.id)

    def read(self, id: str) -> ChangeRequest:
        with self.store.rows() as rows:
            return read_request(rows, id)

    def versions(self, key: Key = UNIT) -> tuple[Version, ...]:
        self.follower.catch_up()
        return self.follower.catalogue.items[key]

    def edition(self, key: Key = UNIT) -> int:
        return edition_of(self.versions(key))

    def on(self, day: str) -> View:
        self.follower.catch_up()
        return self.follower.catalogue.at(date.fromisoformat(day))

    def name_on(self, day: str, key: Key = UNIT) -> str:
        return self.on(day).get(key).version.names["vi"]

    def status(self, key: Key = UNIT) -> Status:
        latest = self.versions(key)[-1]
        return latest.status_as_of(self.follower.catalogue.revision)


@pytest.fixture
def desk(store: Store) -> Desk:
    """On each sort of database."""
    return Desk(store)


@pytest.fixture
def quick(quick_store: Store) -> Desk:
    """On SQLite only, for rules that have nothing to do with the database."""
    return Desk(quick_store)


def draft(
    name: str = "Tên",
    *,
    kind: Kind = Kind.UNIT,
    code: str = "x",
    content: dict[str, Any] | None = None,
    **given: Any,
) -> Draft:
    fields = {
        "valid_from": "2021-01-01",
        "provenance": {"level": "sourced", "reference": "a test"},
        **given,
    }
    whole = {"names": {"vi": name}, **(content or {})}
    return parse(Draft, {"kind": kind.value, "code": code, "content": whole, **fields})


def rows_beside_the_log(store: Store) -> list[int]:
    tables: tuple[type[SQLModel], ...] = (ChangeRequestRow, ChangeEventRow)
    with store.engine.connect() as connection:
        counts = (select(func.count()).select_from(table) for table in tables)
        return [connection.execute(count).scalar_one() for count in counts]


# The way of a request.


def test_a_request_goes_from_draft_by_return_and_mending_to_publication(desk: Desk) -> None:
    made = desk.draft(draft("Tên sai"))
    desk.do(submit, made.id, "Xin xem", edition=1, by=AUTHOR)
    desk.do(send_back, made.id, "Sai tên", edition=2)
    desk.do(amend, made.id, "Sửa lại", (draft("Tên đúng"),), edition=3, by=AUTHOR)
    desk.do(submit, made.id, edition=4, by=AUTHOR)

    done = desk.do(publish, made.id, "Đồng ý", edition=5)

    assert [str(number) for _, number, _ in done.versions] == ["1.0.0"]
    assert desk.name_on("2021-01-01") == "Tên đúng"
    assert [(one.event, one.actor, one.comment) for one in desk.read(made.id).events] == [
        ("propose", "author", ""),
        ("submit", "author", "Xin xem"),
        ("return", "reviewer", "Sai tên"),
        ("amend", "author", ""),
        ("submit", "author", ""),
        ("publish", "reviewer", "Đồng ý"),
    ]


STEPS: dict[str, tuple[Callable[..., Any], Principal, tuple[Any, ...]]] = {
    "amend": (amend, AUTHOR, ("Sửa", (draft("Tên khác"),))),
    "submit": (submit, AUTHOR, ()),
    "withdraw": (withdraw, AUTHOR, ()),
    "return": (send_back, REVIEWER, ("Thiếu",)),
    "publish": (publish, REVIEWER, ()),
}

ALLOWED = {
    "draft": {"amend", "submit", "withdraw"},
    "returned": {"amend", "submit", "withdraw"},
    "candidate": {"withdraw", "return", "publish"},
    "published": set[str](),
    "withdrawn": set[str](),
}


@pytest.mark.parametrize("state", ALLOWED)
@pytest.mark.parametrize("step", STEPS)
def test_each_state_allows_its_steps_and_no_others(quick: Desk, state: str, step: str) -> None:
    request = quick.standing(state)
    command, by, given = STEPS[step]

    if step in ALLOWED[state]:
        quick.try_out(command, request.id, *given, edition=request.edition, by=by)
        return
    with pytest.raises(Conflict, match=f"at “{RequestState(state).words.en}”; to {step} it"):
        quick.try_out(command, request.id, *given, edition=request.edition, by=by)


@pytest.mark.parametrize(("state", "step"), [(s, t) for s in ALLOWED for t in sorted(ALLOWED[s])])
def test_each_step_is_refused_on_an_edition_that_is_not_the_last(
    desk: Desk, state: str, step: str
) -> None:
    request = desk.standing(state)
    command, by, given = STEPS[step]

    for edition in (request.edition - 1, request.edition + 1):
        with pytest.raises(Stale, match=f"is at edition {request.edition}, no longer {edition}"):
            desk.do(command, request.id, *given, edition=edition, by=by)

    assert desk.read(request.id) == request


def test_of_two_amendments_of_one_edition_the_second_is_refused(desk: Desk) -> None:
    made = desk.draft(draft())
    desk.do(amend, made.id, "Thứ nhất", (draft("Một"),), edition=1, by=AUTHOR)

    with pytest.raises(Stale):
        desk.do(amend, made.id, "Thứ hai", (draft("Hai"),), edition=1, by=AUTHOR)

    assert desk.read(made.id).title == "Thứ nhất"


@pytest.mark.parametrize("step", STEPS)
def test_a_step_of_a_request_that_is_not_there_finds_nothing(quick: Desk, step: str) -> None:
    command, by, given = STEPS[step]

    with pytest.raises(NotFound, match="no change request cr-none"):
        quick.do(command, "cr-none", *given, edition=1, by=by)


def test_returning_a_request_takes_a_comment(quick: Desk) -> None:
    sent = quick.candidate(draft())

    with pytest.raises(Invalid, match="what is to be mended"):
        quick.do(send_back, sent.id, " ", edition=2)


@pytest.mark.parametrize(
    ("title", "drafts"),
    [
        (" ", (draft(),)),
        ("Sửa", ()),
        ("Sửa", tuple(draft(code=f"u{n}") for n in range(LARGEST_CHANGE + 1))),
    ],
)
def test_a_request_needs_a_title_and_a_bounded_number_of_drafts(
    quick: Desk, title: str, drafts: tuple[Draft, ...]
) -> None:
    with pytest.raises(Invalid, match="needs a title and 1 to 500 drafts"):
        quick.do(propose, title, drafts, by=AUTHOR)


def test_one_item_stands_in_a_request_only_once(quick: Desk) -> None:
    with pytest.raises(Invalid, match="Given twice in one request: unit of measure x"):
        quick.draft(draft("Một"), draft("Hai", valid_from="2022-01-01"))


def test_the_faults_of_all_drafts_are_told_at_once(quick: Desk) -> None:
    bad = [draft(code=f"u{n}", content={"colour": "red"}) for n in range(2)]

    with pytest.raises(Invalid) as refused:
        quick.draft(draft(), *bad)

    assert [one.pointer for one in refused.value.complaints] == [
        "/drafts/1/content/colour",
        "/drafts/2/content/colour",
    ]


# The number of what is published.


def test_a_draft_equal_to_the_present_version_is_refused(desk: Desk) -> None:
    desk.published(draft())
    sent = desk.candidate(draft())

    with pytest.raises(Conflict, match="the same as a version that is there already"):
        desk.do(publish, sent.id, edition=2)
    with pytest.raises(Conflict, match="the same as a version that is there already"):
        desk.try_out(preview, draft())


@pytest.mark.parametrize(
    ("change", "asked", "least"),
    [
        ({"content": {"ucum": "kg"}}, "patch", "minor"),
        ({"content": {"ucum": "g", "quantity": "mass"}}, "minor", "major"),
    ],
)
def test_a_smaller_step_than_the_change_demands_is_refused_with_the_reasons(
    quick: Desk, change: dict[str, Any], asked: str, least: str
) -> None:
    before = {} if least == "minor" else {"ucum": "kg"}
    quick.published(draft(content=before))
    sent = quick.candidate(draft("Tên mới", weight=asked, **change))

    with pytest.raises(
        Invalid, match=f"“{least.title()}”; it cannot be “{asked.title()}”"
    ) as refused:
        quick.do(publish, sent.id, edition=2)

    assert [one.pointer for one in refused.value.complaints] == ["/weight", "/content/ucum"]


@pytest.mark.parametrize(
    ("asked", "number"),
    [(None, "1.0.1"), ("patch", "1.0.1"), ("minor", "1.1.0"), ("major", "2.0.0")],
)
def test_a_larger_step_than_the_change_demands_is_given(
    quick: Desk, asked: str | None, number: str
) -> None:
    quick.published(draft())

    quick.published(draft("Tên mới", weight=asked))

    assert str(quick.versions()[-1].number) == number


@pytest.mark.parametrize(
    "change",
    [
        {"provenance": {"level": "known-law"}},
        {"valid_from": "2022-01-01"},
        {"valid_to": "2025-12-31"},
        {"basis": "assumed"},
    ],
)
def test_a_change_of_provenance_or_days_alone_is_a_patch(
    quick: Desk, change: dict[str, Any]
) -> None:
    quick.published(draft())

    done = quick.published(draft(**change))

    assert [(str(number), step.name) for _, number, step in done.versions] == [("1.0.1", "PATCH")]


def test_the_number_of_a_void_version_is_never_given_again(desk: Desk) -> None:
    desk.published(draft())
    desk.published(draft("Sai"))
    desk.do(void, UNIT, "1.0.1", reason="Sai", edition=desk.edition())

    desk.published(draft("Đúng"))

    assert [str(one.number) for one in desk.versions()] == ["1.0.0", "1.0.1", "1.0.2"]


def test_a_correction_is_weighed_against_what_counts_once_the_wrong_one_is_void(
    desk: Desk,
) -> None:
    desk.published(draft())
    desk.published(draft(content={"ucum": "wrong"}))

    done = desk.published(draft("Đúng", voids=["1.1.0"]))

    assert [(str(number), step.name) for _, number, step in done.versions] == [("1.1.1", "PATCH")]
    assert done.voided == ((UNIT, "1.1.0"),)


def test_a_version_voided_whole_and_published_again_gets_a_new_number(quick: Desk) -> None:
    quick.published(draft())
    quick.do(void, UNIT, "1.0.0", reason="Sai", edition=quick.edition())

    quick.published(draft())

    assert [str(one.number) for one in quick.versions()] == ["1.0.0", "1.0.1"]


@pytest.mark.parametrize("number", ["1.0.9", "không phải số"])
def test_a_correction_of_a_version_that_does_not_count_is_refused(quick: Desk, number: str) -> None:
    quick.published(draft())

    with pytest.raises(Invalid) as refused:
        quick.draft(draft("Đúng", voids=[number]))

    assert [one.pointer for one in refused.value.complaints] == ["/drafts/0/voids"]


# Many items in one act.


def forty(name: str = "Tên") -> list[Draft]:
    return [draft(f"{name} {n}", code=f"u{n:02}") for n in range(40)]


def test_forty_items_are_published_in_one_transaction_a_revision_each(desk: Desk) -> None:
    done = desk.published(*forty())

    entries = list(desk.store.entries())
    assert done.revision == len(entries) == 40
    assert len({entry.instant for entry in entries}) == 1
    assert verify(desk.store).faults == ()


@pytest.mark.parametrize("place", [0, 17, 39])
def test_one_draft_among_forty_that_changes_nothing_keeps_all_of_them_back(
    desk: Desk, place: int
) -> None:
    desk.published(forty()[place])
    sent = desk.candidate(*forty())

    with pytest.raises(Conflict, match=f"u{place:02}"):
        desk.do(publish, sent.id, edition=2)

    assert desk.store.head() == 1
    assert desk.read(sent.id) == sent


@pytest.mark.parametrize("place", [0, 17, 39])
def test_one_item_among_forty_that_has_moved_on_keeps_all_of_them_back(
    desk: Desk, place: int
) -> None:
    sent = desk.candidate(*forty())
    desk.published(draft("Khác", code=f"u{place:02}"))

    with pytest.raises(Stale, match=rf"u{place:02}\) was changed at revision 1"):
        desk.do(publish, sent.id, edition=2)

    assert desk.store.head() == 1
    assert desk.read(sent.id) == sent


def test_a_request_that_was_overtaken_is_published_once_its_author_has_looked_again(
    desk: Desk,
) -> None:
    sent = desk.candidate(draft("Của tôi"))
    desk.published(draft("Của người khác"))
    desk.do(send_back, sent.id, "Đã có bản khác", edition=2)
    desk.do(amend, sent.id, "Sửa", (draft("Của cả hai"),), edition=3, by=AUTHOR)
    desk.do(submit, sent.id, edition=4, by=AUTHOR)

    desk.do(publish, sent.id, edition=5)

    assert desk.name_on("2026-01-01") == "Của cả hai"


def test_a_void_before_a_bad_draft_is_taken_back_with_the_rest(desk: Desk) -> None:
    desk.published(draft("Sai"), draft("Tên", code="y"))
    sent = desk.candidate(draft("Đúng", voids=["1.0.0"]), draft("Tên", code="y"))

    with pytest.raises(Conflict, match="unit of measure y"):
        desk.do(publish, sent.id, edition=2)

    assert desk.store.head() == 2
    assert desk.name_on("2021-01-01") == "Sai"


# Dry runs.


def test_a_dry_run_of_a_proposal_writes_not_even_the_request(desk: Desk) -> None:
    tried = desk.try_out(propose, "Sửa", (draft(),), by=AUTHOR)

    assert tried.state == "draft"
    assert rows_beside_the_log(desk.store) == [0, 0]


@pytest.mark.parametrize("step", ["publish", "return", "withdraw"])
def test_a_dry_run_of_a_step_leaves_the_request_as_it_was(desk: Desk, step: str) -> None:
    sent = desk.candidate(*forty())
    before = rows_beside_the_log(desk.store)
    command, by, given = STEPS[step]

    desk.try_out(command, sent.id, *given, edition=2, by=by)

    assert (desk.read(sent.id), desk.store.head()) == (sent, 0)
    assert rows_beside_the_log(desk.store) == before


def test_a_dry_run_answers_what_the_publication_then_does(desk: Desk) -> None:
    desk.published(draft("Sai"))
    sent = desk.candidate(draft("Đúng", voids=["1.0.0"]), draft(code="y"))

    tried = desk.try_out(publish, sent.id, edition=2)
    done = desk.do(publish, sent.id, edition=2)

    assert (tried.versions, tried.voided, tried.revision) == (
        done.versions,
        done.voided,
        done.revision,
    )


def test_a_dry_run_of_a_decision_writes_nothing(desk: Desk) -> None:
    desk.published(draft())

    desk.try_out(retire, UNIT, date(2025, 1, 1), reason="Bỏ", edition=1)
    desk.try_out(void, UNIT, "1.0.0", reason="Sai", edition=1)

    assert desk.store.head() == desk.edition() == 1


# Statuses.


def test_a_version_rises_to_qualified_and_then_to_standard(desk: Desk) -> None:
    desk.published(draft())

    for status, by in ((Status.QUALIFIED, REVIEWER), (Status.STANDARD, HEAD)):
        edition = desk.edition()
        desk.do(give_status, UNIT, "1.0.0", status, document="QĐ 293", edition=edition, by=by)

    (version,) = desk.versions()
    assert [one.status.value for one in version.statuses] == ["recorded", "qualified", "standard"]


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (Status.STANDARD, Conflict, "to become “Standard” it must be: Qualified"),
        (Status.RECORDED, Invalid, "cannot rise to “Recorded”"),
        (Status.RETIRED, Invalid, "cannot rise to “Retired”"),
    ],
)
def test_a_version_rises_one_step_at_a_time(
    quick: Desk, status: Status, error: type[Exception], said: str
) -> None:
    quick.published(draft())

    with pytest.raises(error, match=said):
        quick.do(give_status, UNIT, "1.0.0", status, document="QĐ 293", edition=1)


def test_qualifying_takes_a_document(quick: Desk) -> None:
    quick.published(draft())

    with pytest.raises(Invalid, match="Name the document"):
        quick.do(give_status, UNIT, "1.0.0", Status.QUALIFIED, document=" ", edition=1)


def test_a_candidate_never_published_cannot_be_qualified(quick: Desk) -> None:
    load(quick.store, [proposal(status=Status.CANDIDATE)], actor="me")

    with pytest.raises(Conflict, match="The version is “Candidate”"):
        quick.do(give_status, UNIT, "0.1.0", Status.QUALIFIED, document="QĐ", edition=1)


COMPLETE = {
    "legal_basis": [{"instrument": "qd-293"}],
    "members": [{"item": "unit:x", "evidence": "named"}],
}


@pytest.mark.parametrize(
    ("content", "lacks"),
    [
        ({}, ["/legal_basis", "/members"]),
        ({"legal_basis": [{"text": "một quyết định"}]}, ["/legal_basis", "/members"]),
        ({"legal_basis": COMPLETE["legal_basis"]}, ["/members"]),
        (COMPLETE, []),
    ],
)
def test_what_is_missing_is_told_beforehand_exactly_as_it_is_then_refused(
    quick: Desk, content: dict[str, Any], lacks: list[str]
) -> None:
    load(quick.store, [proposal(), proposal(Kind.INSTRUMENT, "qd-293")], actor="seed")
    key, model = Key(Kind.COLLECTION, "c"), MODELS[Kind.COLLECTION]
    whole = {"member_kind": "unit", **content}
    drafted = draft(kind=Kind.COLLECTION, code="c", content=whole)
    told = quick.try_out(preview, drafted).missing
    quick.published(drafted)
    (version,) = quick.versions(key)

    refused: list[tuple[str, Any]] = []
    try:
        quick.do(
            give_status, key, "1.0.0", Status.QUALIFIED, document="QĐ", edition=version.touched
        )
    except Invalid as error:
        refused = [(one.pointer, one.message) for one in error.complaints]

    assert told == missing(model, version.content, Status.QUALIFIED)
    assert refused == [(one.pointer, one.reason) for one in told]
    assert [one.pointer for one in told] == lacks


def test_a_status_given_by_mistake_is_repaired_and_stays_in_the_log(desk: Desk) -> None:
    desk.published(draft())
    desk.do(give_status, UNIT, "1.0.0", Status.QUALIFIED, document="QĐ", edition=1)

    desk.do(repair_status, UNIT, "1.0.0", Status.RECORDED, reason="Nhầm văn bản", edition=2)

    (version,) = desk.versions()
    assert [version.status_as_of(one).value for one in (1, 2, 3)] == [
        "recorded",
        "qualified",
        "recorded",
    ]


def test_what_was_superseded_by_mistake_gets_back_the_status_it_had(quick: Desk) -> None:
    quick.published(draft(), draft(code="y"))
    quick.do(give_status, UNIT, "1.0.0", Status.QUALIFIED, document="QĐ", edition=1)
    quick.supersede((UNIT,), (Key(Kind.UNIT, "y"),))

    quick.do(repair_status, UNIT, "1.0.0", Status.QUALIFIED, reason="Nhầm", edition=4)

    assert quick.status() is Status.QUALIFIED


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.RECORDED])
def test_a_repair_is_no_way_to_rise_or_to_end(quick: Desk, status: Status) -> None:
    quick.published(draft())

    with pytest.raises(Conflict, match="cannot be repaired from “Recorded”"):
        quick.do(repair_status, UNIT, "1.0.0", status, reason="Nhầm", edition=1)


def test_a_repair_is_no_way_to_publish_a_candidate(quick: Desk) -> None:
    load(quick.store, [proposal(status=Status.CANDIDATE)], actor="me")

    with pytest.raises(Conflict, match="cannot be repaired from “Candidate” to “Recorded”"):
        quick.do(repair_status, UNIT, "0.1.0", Status.RECORDED, reason="Nhầm", edition=1)


# Superseding.


def units(*codes: str) -> tuple[Key, ...]:
    return tuple(Key(Kind.UNIT, code) for code in codes)


def test_several_items_are_superseded_by_several_in_one_act(desk: Desk) -> None:
    desk.published(*(draft(code=code) for code in "abcd"))

    desk.supersede(units("a", "b"), units("c", "d"))

    assert [desk.status(key).value for key in units(*"abcd")] == [
        *["superseded"] * 2,
        *["recorded"] * 2,
    ]
    given = desk.versions(units("a")[0])[-1].statuses[-1]
    assert '"successors":["unit:c","unit:d"]' in given.details


def test_superseding_is_refused_if_a_predecessor_has_moved_on(desk: Desk) -> None:
    desk.published(*(draft(code=code) for code in "abc"))
    a, b, c = units(*"abc")

    with pytest.raises(Stale, match=r"\(unit of measure b\) was changed at revision 2"):
        desk.do(supersede, (a, b), (c,), reason="Gộp", editions={a: 1, b: 1})

    assert desk.status(a) is Status.RECORDED


def test_what_is_superseded_stays_in_force_until_it_is_retired(quick: Desk) -> None:
    quick.published(draft(), draft(code="y"))

    quick.supersede((UNIT,), units("y"))

    assert quick.on("2026-01-01").get(UNIT).status is Status.SUPERSEDED


@pytest.mark.parametrize(
    ("predecessors", "successors", "said"),
    [
        (units("a"), (), "at least one successor"),
        ((), units("a"), "at least one successor"),
        (units("a"), units("a"), "other than what is superseded"),
        (units("a", "b"), units("b", "c"), "other than what is superseded"),
        (units("a"), units("b", "nowhere"), "unit of measure nowhere is not in force today"),
        (units("a"), units("ended"), r"\(unit of measure ended\) is not in force today"),
    ],
)
def test_superseding_is_refused_without_a_successor_in_force(
    quick: Desk, predecessors: tuple[Key, ...], successors: tuple[Key, ...], said: str
) -> None:
    quick.published(*(draft(code=code) for code in "abc"))
    quick.published(draft(code="ended", valid_to="2025-12-31"))

    with pytest.raises(Invalid, match=said):
        quick.supersede(predecessors, successors)


def test_one_unknown_predecessor_keeps_all_of_them_as_they_were(desk: Desk) -> None:
    desk.published(draft(code="a"), draft(code="b"))

    with pytest.raises(NotFound, match="no unit of measure nowhere"):
        desk.supersede(units("a", "nowhere"), units("b"))

    assert desk.store.head() == 2
    assert desk.status(units("a")[0]) is Status.RECORDED


# Retiring and voiding.


def test_a_retired_item_is_in_force_to_its_last_day_and_not_after(desk: Desk) -> None:
    desk.published(draft())

    desk.do(retire, UNIT, date(2025, 6, 30), reason="Bãi bỏ", edition=1)

    assert desk.name_on("2025-06-30") == "Tên"
    with pytest.raises(NotInForce) as refused:
        desk.on("2025-07-01").get(UNIT)
    assert refused.value.details["in_force"] == [
        {"valid_from": date(2021, 1, 1), "valid_to": date(2025, 6, 30)}
    ]
    assert desk.status() is Status.RETIRED


@pytest.mark.parametrize("last", [None, "2025-12-31"])
def test_repairing_a_wrong_retirement_lifts_its_end(desk: Desk, last: str | None) -> None:
    desk.published(draft(valid_to=last))
    desk.do(retire, UNIT, date(2025, 6, 30), reason="Nhầm", edition=1)

    desk.do(repair_status, UNIT, "1.0.0", Status.RECORDED, reason="Nhầm đối tượng", edition=3)

    assert desk.name_on("2025-12-31") == "Tên"
    assert (desk.on("2026-01-01").find(UNIT) is None) is (last is not None)
    assert desk.follower.catalogue.at(date(2025, 7, 1), as_of=3).find(UNIT) is None


def test_a_retired_item_comes_back_only_when_the_draft_says_so(desk: Desk) -> None:
    desk.published(draft())
    desk.do(retire, UNIT, date(2025, 6, 30), reason="Bãi bỏ", edition=1)
    later = draft("Lại dùng", valid_from="2026-01-01")

    with pytest.raises(Invalid, match="retired and ended on 2025-06-30"):
        desk.published(later)
    desk.published(later.model_copy(update={"reopens": True, "based_on": None}))

    assert desk.name_on("2026-02-01") == "Lại dùng"
    assert desk.on("2025-12-31").find(UNIT) is None


def test_a_correction_within_the_days_of_a_retired_item_does_not_reopen_it(quick: Desk) -> None:
    quick.published(draft())
    quick.do(retire, UNIT, date(2025, 6, 30), reason="Bãi bỏ", edition=1)

    quick.published(draft("Sửa", valid_from="2023-01-01", valid_to="2025-06-30"))

    assert quick.on("2025-07-01").find(UNIT) is None
    assert quick.name_on("2025-06-30") == "Sửa"


def test_a_preview_shows_what_the_draft_takes_the_place_of_and_for_which_days(quick: Desk) -> None:
    quick.published(draft("Từ 2021"))
    quick.published(draft("Từ 2024", valid_from="2024-01-01"))

    told = quick.try_out(preview, draft("Giữa", valid_from="2022-01-01"))

    assert (str(told.before.number), str(told.replaces.number)) == ("1.0.1", "1.0.0")
    assert [(one.number, str(one.first), one.last) for one in told.days_then] == [
        ("1.0.0", "2021-01-01", date(2021, 12, 31)),
        ("1.0.2", "2022-01-01", date(2023, 12, 31)),
        ("1.0.1", "2024-01-01", None),
    ]
    assert [one.before for one in told.changes_in_force] == ["Từ 2021"]


def test_a_preview_of_a_correction_shows_the_days_without_what_it_voids(quick: Desk) -> None:
    quick.published(draft("Cũ"))
    quick.published(draft("Sai", valid_from="2024-01-01"))

    told = quick.try_out(preview, draft("Đúng", valid_from="2025-01-01", voids=["1.0.1"]))

    assert [(one.number, str(one.first)) for one in told.days_now] == [
        ("1.0.0", "2021-01-01"),
        ("1.0.1", "2024-01-01"),
    ]
    assert [(one.number, str(one.first)) for one in told.days_then] == [
        ("1.0.0", "2021-01-01"),
        ("1.0.2", "2025-01-01"),
    ]
    assert told.voids == ("1.0.1",)


def test_a_retired_item_is_still_in_force_as_of_before(quick: Desk) -> None:
    quick.published(draft())
    quick.do(retire, UNIT, date(2025, 6, 30), reason="Bãi bỏ", edition=1)

    before = quick.follower.catalogue.at(date(2025, 7, 1), as_of=1)

    assert before.get(UNIT).status is Status.RECORDED


def test_retiring_ends_an_item_even_if_an_earlier_span_was_recorded_last(quick: Desk) -> None:
    quick.published(draft("Từ 2024", valid_from="2024-01-01"))
    quick.published(draft("Từ 2021", valid_from="2021-01-01"))

    quick.do(retire, UNIT, date(2025, 6, 30), reason="Bãi bỏ", edition=2)

    assert quick.on("2025-07-01").find(UNIT) is None
    assert quick.name_on("2023-12-31") == "Từ 2021"


@pytest.mark.parametrize("began_last", ["2025-07-01", "2024-01-01"])
def test_nothing_is_retired_before_its_last_version_begins(quick: Desk, began_last: str) -> None:
    quick.published(draft("Một", valid_from=began_last))
    quick.published(draft("Hai", valid_from="2021-01-01"))

    with pytest.raises(Conflict, match="had not begun by 2023-01-01"):
        quick.do(retire, UNIT, date(2023, 1, 1), reason="Bãi bỏ", edition=2)


def test_when_a_version_is_void_the_older_one_is_back(desk: Desk) -> None:
    desk.published(draft("Cũ"))
    desk.published(draft("Sai", valid_from="2023-01-01"))

    desk.do(void, UNIT, "1.0.1", reason="Sai", edition=2)

    assert desk.name_on("2024-01-01") == "Cũ"
    assert desk.follower.catalogue.at(date(2024, 1, 1), as_of=2).get(UNIT).version.names == {
        "vi": "Sai"
    }


def test_an_item_all_of_whose_versions_are_void_is_known_but_not_in_force(quick: Desk) -> None:
    quick.published(draft())

    quick.do(void, UNIT, "1.0.0", reason="Sai", edition=1)

    with pytest.raises(NotInForce) as refused:
        quick.on("2024-01-01").get(UNIT)
    assert refused.value.details["in_force"] == []


@pytest.mark.parametrize("number", ["1.0.1", "9.9.9", "không phải số"])
def test_a_version_that_does_not_count_cannot_be_voided(quick: Desk, number: str) -> None:
    quick.published(draft())
    quick.published(draft("Sai"))
    quick.do(void, UNIT, "1.0.1", reason="Sai", edition=2)

    with pytest.raises(NotFound, match="that still counts"):
        quick.do(void, UNIT, number, reason="Sai", edition=3)


DECISIONS: dict[str, Callable[[Work, str, int], Any]] = {
    "give": lambda work, reason, edition: give_status(
        work, UNIT, "1.0.0", Status.QUALIFIED, document=reason, edition=edition
    ),
    "repair": lambda work, reason, edition: repair_status(
        work, UNIT, "1.0.0", Status.RECORDED, reason=reason, edition=edition
    ),
    "retire": lambda work, reason, edition: retire(
        work, UNIT, date(2025, 1, 1), reason=reason, edition=edition
    ),
    "void": lambda work, reason, edition: void(work, UNIT, "1.0.0", reason=reason, edition=edition),
}


@pytest.mark.parametrize("decision", DECISIONS)
def test_each_decision_is_refused_if_the_item_has_moved_on(desk: Desk, decision: str) -> None:
    desk.published(draft())
    desk.published(draft("Khác"))

    with pytest.raises(Stale, match="changed at revision 2, after the revision 1 you read"):
        desk.do(DECISIONS[decision], "Vì", 1)

    assert desk.store.head() == 2


@pytest.mark.parametrize("decision", DECISIONS)
def test_each_decision_says_why(quick: Desk, decision: str) -> None:
    quick.published(draft())

    with pytest.raises(Invalid):
        quick.do(DECISIONS[decision], " ", 1)


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_about_an_item_that_is_not_there_finds_nothing(
    quick: Desk, decision: str
) -> None:
    with pytest.raises(NotFound, match="The catalogue has no unit of measure x"):
        quick.do(DECISIONS[decision], "Vì", 0)
