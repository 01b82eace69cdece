"""The two clocks, proven: random histories asked about every day as of every revision.

The oracle is a list of tuples and the rule of ``docs/two-clocks.md`` written as naively as it can
be; it shares no code with the registry.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from factories import Ticking, proposal, statement, succession
from registry.access import Principal, Role
from registry.catalogue import Catalogue, View
from registry.catalogue.follower import Follower
from registry.catalogue.succession import holders
from registry.commands import decide
from registry.commands.draft import Draft
from registry.commands.load import load
from registry.commands.propose import propose, submit
from registry.commands.review import publish
from registry.commands.state import state, void_fact
from registry.commands.work import Work, perform
from registry.errors import Conflict, NotAllowed, NotFound, NotInForce
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.parsing import parse
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.verification import verify
from registry.versions.status import Status
from registry_api.json import dumps
from registry_api.shapes.records import history, record

DOCS = Path(__file__).parents[3] / "docs" / "two-clocks.md"
DAYS = [date(2019, 1, 1), date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 1), date(2025, 7, 1)]
TODAY = date(2025, 7, 1)
UNITS = [Key(Kind.UNIT, code) for code in "abc"]
BODIES = [Key(Kind.BODY, code) for code in "pqr"]
COLLECTION = Key(Kind.COLLECTION, "k")
LATE = Key(Kind.UNIT, "late")
"""An item the registry first hears of as a candidate."""

KEYS = [*UNITS, *BODIES, COLLECTION, LATE]
AUTHOR, REVIEWER, HEAD = (
    Principal(name, Role.REGISTRAR) for name in ("author", "reviewer", "head")
)


class Oracle:
    """What was done, in tuples, in the order it was done."""

    def __init__(self) -> None:
        self.revision = 0
        self.published: list[tuple[Key, str, date, date, int]] = []
        """Item, number, first day, last day, revision."""
        self.voided: list[tuple[Key, str, int]] = []
        self.ended: list[tuple[Key, str, date, int]] = []
        self.statuses: list[tuple[Key, str, str, int]] = []
        self.facts: list[tuple[Key, int]] = []
        self.facts_voided: list[tuple[int, int]] = []
        self.successions: list[tuple[Key, Key, date, str, int]] = []

    def next(self) -> int:
        self.revision += 1
        return self.revision

    def publish(
        self, key: Key, number: str, first: date | None, last: date | None, status: str
    ) -> None:
        assert (key, number) not in {(k, n) for k, n, *_ in self.published}, "a number used again"
        at = self.next()
        self.published.append((key, number, first or date.min, last or date.max, at))
        self.statuses.append((key, number, status, at))

    def counting(self, key: Key, as_of: int) -> list[tuple[date, int, str, date]]:
        """First day, revision, number and last day of each version that counts."""
        gone = [(k, n) for k, n, at in self.voided if at <= as_of]
        there = [
            (first, at, number, last)
            for k, number, first, last, at in self.published
            if k == key and at <= as_of and (k, number) not in gone
        ]
        public = {n for k, n, _, _, at in self.published if k == key and at <= as_of and n >= "1"}
        return [one for one in there if one[2] in public] if public else there

    def answer(self, key: Key, day: date, as_of: int) -> tuple[str, str] | None:
        """The number and status of the version in force."""
        begun = [one for one in self.counting(key, as_of) if one[0] <= day]
        if not begun:
            return None
        _, _, number, last = sorted(begun)[-1]
        for k, n, later_last, at in self.ended:
            if (k, n) == (key, number) and at <= as_of:
                last = later_last
        if last < day:
            return None
        given = [s for k, n, s, at in self.statuses if (k, n) == (key, number) and at <= as_of]
        return number, given[-1]

    def status(self, key: Key, number: str) -> str:
        return [s for k, n, s, _ in self.statuses if (k, n) == (key, number)][-1]

    def lift_end(self, key: Key, number: str) -> None:
        """A wrong retirement repaired: the version ends when it did before."""
        own = [last for k, n, _, last, _ in self.published if (k, n) == (key, number)]
        ends = own + [last for k, n, last, _ in self.ended if (k, n) == (key, number)]
        self.ended.append((key, number, ends[-2], self.next()))

    def counts(self, fact: int, as_of: int) -> bool:
        return fact <= as_of and all(gone != fact or at > as_of for gone, at in self.facts_voided)

    def handed_over(self, body: Key, day: date, as_of: int) -> list[tuple[Key, str]]:
        return [
            (new, kind)
            for old, new, on, kind, at in self.successions
            if old == body and on <= day and self.counts(at, as_of)
        ]

    def holding(self, body: Key, day: date, as_of: int) -> dict[Key, str]:
        """Who holds a body's duties: all of them, the rest beside what was handed over, or part."""
        found: dict[Key, str] = {}
        if self.answer(body, day, as_of) is not None:
            found[body] = "rest" if self.handed_over(body, day, as_of) else "all"
        for heir, share in self._heirs((body,), "all", day, as_of):
            if found.get(heir, "part") == "part":
                found[heir] = share
        return found

    def _heirs(
        self, path: tuple[Key, ...], share: str, day: date, as_of: int
    ) -> Iterator[tuple[Key, str]]:
        steps = self.handed_over(path[-1], day, as_of)
        wholes = [new for new, kind in steps if kind != "transfer"]
        for new, kind in steps:
            handed = share if len(steps) == 1 else "rest"
            if share == "part" or kind == "transfer" or len(wholes) > 1:
                handed = "part"
            if new in path:
                continue
            if self.answer(new, day, as_of) is not None:
                yield new, handed
            else:
                yield from self._heirs((*path, new), handed, day, as_of)


def content_of(key: Key) -> st.SearchStrategy[dict[str, Any]]:
    names = st.sampled_from(["Một", "Hai", "Ba"]).map(lambda name: {"vi": name})
    if key.kind is Kind.UNIT:
        more: dict[str, Any] = {
            "ucum": st.sampled_from(["kg", "g"]),
            "base_unit": st.sampled_from(["a", "b"]),
        }
        return st.fixed_dictionaries({"names": names}, optional=more)
    if key.kind is Kind.BODY:
        least = {"names": names, "body_type": st.just("ministry")}
        return st.fixed_dictionaries(least, optional={"parent": st.sampled_from("pqr")})
    members = st.lists(st.sampled_from(UNITS), unique=True).map(
        lambda keys: [{"item": str(one), "evidence": "named"} for one in keys]
    )
    least = {"names": names, "member_kind": st.just("unit"), "members": members}
    return st.fixed_dictionaries(least)


spans = st.tuples(
    st.sampled_from([None, *DAYS]), st.sampled_from([None, None, None, *DAYS])
).filter(lambda span: span[0] is None or span[1] is None or span[0] <= span[1])

versions = st.sampled_from(KEYS).flatmap(
    lambda key: st.tuples(st.just(key), content_of(key), spans)
)
"""An item, a content for it, and the days it is to be in force."""


def by_item(version: Any) -> Key:
    key: Key = version[0]
    return key


class Histories(RuleBasedStateMachine):
    """Does anything to a catalogue in any order, and asks about all of it after each step."""

    def __init__(self, migrated_file: Path) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "registry.db"
        copy(migrated_file, path)
        self.store = Store(f"sqlite:///{path}", now=Ticking())
        self.follower = Follower(self.store)
        self.oracle = Oracle()
        self.told: dict[tuple[str, Key, date, int], bytes] = {}
        self.steps = 0
        known_first = [key for key in KEYS if key != LATE]
        least: dict[Kind, dict[str, Any]] = {Kind.COLLECTION: {"member_kind": "unit"}}
        first = [proposal(key.kind, key.code, **least.get(key.kind, {})) for key in known_first]
        load(self.store, first, actor="me")
        for key in known_first:
            self.oracle.publish(key, "1.0.0", None, None, "recorded")

    def teardown(self) -> None:
        for day in DAYS:
            self.every_answer_is_the_oracles(day)
            self.nothing_told_before_is_told_otherwise(day)
        self.store.close()
        self.folder.cleanup()

    def do(self, command: Callable[[Work], Any], by: Principal = REVIEWER) -> Any:
        return perform(self.store, self.follower, by, command)

    # What can be done.

    @rule(given=st.lists(versions, min_size=1, max_size=2, unique_by=by_item))
    def load_some(self, given: list[tuple[Key, dict[str, Any], Any]]) -> None:
        proposals = [
            proposal(key.kind, key.code, valid_from=first, valid_to=last, **_fields(content))
            for key, content, (first, last) in given
        ]

        done = load(self.store, proposals, actor="me")

        span_of = {key: span for key, _, span in given}
        for key, number in done.versions:
            self.oracle.publish(key, str(number), *span_of[key], "recorded")

    @rule(content=content_of(LATE), span=spans)
    def put_forward_a_candidate(self, content: dict[str, Any], span: Any) -> None:
        first, last = span
        candidate = proposal(
            LATE.kind,
            LATE.code,
            valid_from=first,
            valid_to=last,
            status=Status.CANDIDATE,
            **_fields(content),
        )
        with suppress(Conflict):
            done = load(self.store, [candidate], actor="me")
            for key, number in done.versions:
                self.oracle.publish(key, str(number), first, last, "candidate")

    @rule(
        given=st.lists(versions, min_size=1, max_size=3, unique_by=by_item),
        corrects=st.booleans(),
    )
    def publish_a_change_request(
        self, given: list[tuple[Key, dict[str, Any], Any]], corrects: bool
    ) -> None:
        drafts = tuple(self._draft(*one, corrects=corrects) for one in given)
        id = self.do(lambda work: propose(work, "Sửa", drafts), AUTHOR).id
        self.do(lambda work: submit(work, id, edition=1), AUTHOR)

        with suppress(Conflict):
            done = self.do(lambda work: publish(work, id, edition=2))
            self._publication_noted(drafts, [str(number) for _, number, _ in done.versions])

    def _draft(self, key: Key, content: dict[str, Any], span: Any, *, corrects: bool) -> Draft:
        counting = self.oracle.counting(key, self.oracle.revision)
        first, last = span
        given = {
            "kind": key.kind.value,
            "code": key.code,
            "content": content,
            "valid_from": first,
            "valid_to": last,
            "basis": "stated" if first else "open",
            "voids": [number for _, _, number, _ in counting[-1:]] if corrects else [],
            "provenance": {"level": "sourced"},
            "reopens": True,
        }
        return parse(Draft, given)

    def _publication_noted(self, drafts: tuple[Draft, ...], numbers: list[str]) -> None:
        for one in drafts:
            for number in one.voids:
                self.oracle.voided.append((one.key, number, self.oracle.next()))
        for one, number in zip(drafts, numbers, strict=True):
            self.oracle.publish(one.key, number, one.valid_from, one.valid_to, "recorded")

    @rule(key=st.sampled_from(KEYS), pick=st.integers(0, 5))
    def void(self, key: Key, pick: int) -> None:
        counting = self.oracle.counting(key, self.oracle.revision)
        if not counting:
            return
        number = counting[pick % len(counting)][2]

        self.do(
            lambda work: decide.void(work, key, number, reason="Sai", edition=_edition(work, key))
        )

        self.oracle.voided.append((key, number, self.oracle.next()))

    @rule(key=st.sampled_from(KEYS), day=st.sampled_from(DAYS))
    def retire(self, key: Key, day: date) -> None:
        with suppress(Conflict, NotFound):
            self.do(
                lambda work: decide.retire(work, key, day, reason="Bỏ", edition=_edition(work, key))
            )
            _, _, number, _ = max(self.oracle.counting(key, self.oracle.revision))
            self.oracle.ended.append((key, number, day, self.oracle.next()))
            self.oracle.statuses.append((key, number, "retired", self.oracle.next()))

    @rule(
        key=st.sampled_from(KEYS),
        status=st.sampled_from(["qualified", "standard", "recorded"]),
        pick=st.integers(0, 5),
    )
    def give_or_repair_a_status(self, key: Key, status: str, pick: int) -> None:
        counting = self.oracle.counting(key, self.oracle.revision)
        if key == COLLECTION or not counting:
            return
        number = counting[pick % len(counting)][2]

        def command(work: Work) -> int:
            edition = _edition(work, key)
            if status == "recorded":
                return decide.repair_status(
                    work, key, number, Status.RECORDED, reason="Nhầm", edition=edition
                )
            return decide.give_status(
                work, key, number, Status(status), document="QĐ", edition=edition
            )

        with suppress(Conflict, NotAllowed):
            self.do(command, HEAD if status == "standard" else REVIEWER)
            if self.oracle.status(key, number) == "retired":
                self.oracle.lift_end(key, number)
            self.oracle.statuses.append((key, number, status, self.oracle.next()))

    @rule(old=st.sampled_from(UNITS), new=st.sampled_from(UNITS))
    def supersede(self, old: Key, new: Key) -> None:
        today = date(2026, 1, 1)
        before, after = (self.oracle.answer(key, today, self.oracle.revision) for key in (old, new))
        if old == new or before is None or after is None:
            return

        def command(work: Work) -> int:
            editions = {old: _edition(work, old)}
            return decide.supersede(work, (old,), (new,), reason="Thay", editions=editions)

        self.do(command)

        self.oracle.statuses.append((old, before[0], "superseded", self.oracle.next()))

    @rule(body=st.sampled_from(BODIES), linked=st.sampled_from(["none", "technical", "data"]))
    def state_a_fact(self, body: Key, linked: str) -> None:
        said = statement(FactType.CONNECTION, subject=str(body), connection=linked)
        with suppress(Conflict):
            self.do(lambda work: state(work, (said.fact,)))
            self.oracle.facts.append((body, self.oracle.next()))

    @rule(
        pair=st.permutations(BODIES),
        on=st.sampled_from(DAYS),
        kind=st.sampled_from(["merge", "split", "transfer"]),
    )
    def hand_duties_over(self, pair: list[Key], on: date, kind: str) -> None:
        old, new, *_ = pair
        said = succession(old.code, new.code, on.isoformat(), kind)
        with suppress(Conflict):
            self.do(lambda work: state(work, (said.fact,)))
            self.oracle.successions.append((old, new, on, kind, self.oracle.next()))

    @precondition(lambda self: self.oracle.facts or self.oracle.successions)
    @rule(pick=st.integers(0, 20))
    def void_a_fact(self, pick: int) -> None:
        facts = sorted(at for *_, at in [*self.oracle.facts, *self.oracle.successions])
        revision = facts[pick % len(facts)]
        with suppress(Conflict):
            self.do(lambda work: void_fact(work, revision, reason="Sai"))
            self.oracle.facts_voided.append((revision, self.oracle.next()))

    # What must hold after each step.

    @invariant()
    def holds(self) -> None:
        self.follower.catch_up()
        self.steps += 1
        assert self.store.head() == self.oracle.revision
        day = DAYS[self.steps % len(DAYS)]
        self.every_answer_is_the_oracles(day)
        self.nothing_told_before_is_told_otherwise(day)
        self.tell(day, TODAY)
        self.the_catalogue_is_what_the_log_says()

    def every_answer_is_the_oracles(self, day: date) -> None:
        catalogue = self.follower.catalogue
        for as_of in range(self.oracle.revision + 1):
            view = catalogue.at(day, as_of)
            for key in KEYS:
                assert _answer(view, key) == self.oracle.answer(key, day, as_of), (key, day, as_of)
            for body in BODIES:
                self._the_same_is_said_of(view, body)

    def _the_same_is_said_of(self, view: View, body: Key) -> None:
        told = [one.revision for one in view.facts(body, FactType.CONNECTION)]
        facts = [at for b, at in self.oracle.facts if b == body]
        assert told == [at for at in facts if self.oracle.counts(at, view.as_of)]
        found = {one.body: one.share.value for one in holders(view, body)}
        assert found == self.oracle.holding(body, view.valid_at, view.as_of)

    def tell(self, *days: date) -> None:
        """Answer on these days as of now, and keep every answer."""
        for day in days:
            for key in KEYS:
                for what in ("record", "history"):
                    place = (what, key, day, self.oracle.revision)
                    self.told[place] = answered(self.follower.catalogue, *place)

    def nothing_told_before_is_told_otherwise(self, day: date) -> None:
        for place, before in self.told.items():
            if day in place:
                assert answered(self.follower.catalogue, *place) == before, place

    def the_catalogue_is_what_the_log_says(self) -> None:
        fresh = Follower(self.store)
        fresh.catch_up()
        for part in ("revision", "items", "codes", "sources", "facts", "facts_about", "changed"):
            assert getattr(self.follower.catalogue, part) == getattr(fresh.catalogue, part), part
        assert self.follower.catalogue.log(0, 10_000) == fresh.catalogue.log(0, 10_000)
        assert verify(self.store).faults == ()


def answered(catalogue: Catalogue, what: str, key: Key, day: date, as_of: int) -> bytes:
    """The bytes of an answer, or of the refusal of one.

    Only of what the registry had not heard of it may say more later: when it came to hear of it.
    """
    view, today = catalogue.at(day, as_of), catalogue.at(TODAY, as_of)
    try:
        if what == "history":
            return unmarked(dumps(history(view, key)), as_of)
        return unmarked(dumps(record(view, view.get(key), today)), as_of)
    except NotInForce as error:
        return f"{error} {error.details}".encode()
    except NotFound:
        return b"not known"


def unmarked(answer: bytes, as_of: int) -> bytes:
    """The answer without its marks: what may be said later of what was answered then.

    They are the voidings that came after the revision asked about, and the edition to be changed.
    """

    def before(mark: re.Match[bytes]) -> bytes:
        return mark[0] if int(mark[1]) <= as_of else b'"voided_at_revision":null'

    return re.sub(rb'"edition":\d+,', b"", re.sub(rb'"voided_at_revision":(\d+)', before, answer))


def _answer(view: View, key: Key) -> tuple[str, str] | None:
    try:
        found = view.get(key)
    except NotFound:
        return None
    return str(found.version.number), found.status.value


def _edition(work: Work, key: Key) -> int:
    return decide.edition_of(work.catalogue.items.get(key, ()))


def _fields(content: dict[str, Any]) -> dict[str, Any]:
    return {**content, "name": content["names"]["vi"]}


def test_every_history_is_answered_by_the_rule_of_the_two_clocks(migrated_file: Path) -> None:
    run_state_machine_as_test(
        lambda: Histories(migrated_file),
        settings=settings(
            max_examples=16,
            stateful_step_count=15,
            derandomize=True,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )


def documented() -> Iterator[tuple[date, int, str]]:
    """Each answer in the table of the docs: the day, the revision, the number or a dash."""
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        day, *numbers = (cell.strip() for cell in line.strip("|").split("|"))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            for as_of, number in enumerate(numbers, start=1):
                yield date.fromisoformat(day), as_of, number


def test_the_example_in_the_docs_is_answered_as_it_is_printed(
    quick_store: Store, catalogue_of: Callable[[Store], Catalogue]
) -> None:
    follower, key = Follower(quick_store), UNITS[0]

    def publish_it(measured: str, first: str, *voids: str) -> None:
        draft = {
            "kind": "unit",
            "code": key.code,
            "content": {"names": {"vi": "Bác sĩ"}, "quantity": measured},
            "valid_from": first,
            "voids": voids,
            "provenance": {"level": "sourced"},
        }
        drafts = (parse(Draft, draft),)
        made = perform(quick_store, follower, AUTHOR, lambda work: propose(work, "Sửa", drafts))
        perform(quick_store, follower, AUTHOR, partial(submit, id=made.id, edition=1))
        perform(quick_store, follower, REVIEWER, partial(publish, id=made.id, edition=2))

    publish_it("công lập", "2021-01-01")
    publish_it("công lập và tư nhân", "2024-01-01")
    publish_it("công lập và tư nhân", "2025-01-01", "2.0.0")
    end_it = partial(decide.retire, key=key, valid_to=date(2026, 6, 30), reason="Bỏ", edition=4)
    perform(quick_store, follower, REVIEWER, end_it)

    catalogue = catalogue_of(quick_store)
    printed = list(documented())
    answers = [_answer(catalogue.at(day, as_of), key) for day, as_of, _ in printed]
    assert [found[0] if found else "—" for found in answers] == [one[2] for one in printed]
    assert (len(printed), catalogue.revision) == (36, 6)


def test_what_is_void_is_still_answered_as_of_before_with_a_mark_and_nothing_else_changed(
    quick_store: Store, catalogue_of: Callable[[Store], Catalogue]
) -> None:
    load(quick_store, [proposal(code="a")], actor="me")
    before = dumps(history(catalogue_of(quick_store).at(TODAY, 1), UNITS[0]))

    void_it = partial(decide.void, key=UNITS[0], number="1.0.0", reason="Sai", edition=1)
    perform(quick_store, Follower(quick_store), REVIEWER, void_it)

    after = dumps(history(catalogue_of(quick_store).at(TODAY, 1), UNITS[0]))
    assert b'"voided_at_revision":null' in before
    assert b'"voided_at_revision":2' in after
    assert unmarked(after, 1) == unmarked(before, 1)


def test_a_void_succession_is_still_answered_as_of_before_with_a_mark(
    quick_store: Store, catalogue_of: Callable[[Store], Catalogue]
) -> None:
    load(quick_store, [proposal(key.kind, key.code) for key in BODIES[:2]], actor="me")
    load(quick_store, [], [succession("p", "q", "2021-01-01")], actor="me")

    def told() -> bytes:
        view = catalogue_of(quick_store).at(TODAY, 3)
        return dumps(record(view, view.get(BODIES[1]), view))

    before = told()
    perform(
        quick_store, Follower(quick_store), REVIEWER, partial(void_fact, revision=3, reason="Sai")
    )

    assert b'"voided_at_revision":4' in told()
    assert unmarked(told(), 3) == before
