"""Recording many facts at once: all or none, every fault named, what is there stays."""

import pytest

from factories import statement
from owed import catalogue, ground, regime
from registry.access import Principal, Role
from registry.catalogue.follower import Follower
from registry.commands.proposal import Statement
from registry.commands.record import Recorded, record
from registry.commands.work import perform
from registry.errors import Invalid, NotAllowed
from registry.facts import FactType
from registry.store import Store

REGISTRAR = Principal("r", Role.REGISTRAR)
STEWARD = Principal("s", Role.STEWARD, "other")


def stage(code: str, name: str = "paper", place: str | None = None) -> Statement:
    made = statement(FactType.STAGE, subject=f"regime:{code}", on="2026-01-01", stage=name)
    return Statement(made.fact, place)


@pytest.fixture
def work(quick_store: Store):  # type: ignore[no-untyped-def]
    catalogue(
        quick_store,
        *ground(),
        regime("MINE", lead_body={"body": "other"}),
        regime("YOURS", lead_body={"body": "new"}),
    )

    def given(
        *statements: Statement, who: Principal = REGISTRAR, dry_run: bool = False
    ) -> Recorded:
        follower = Follower(quick_store)
        return perform(
            quick_store, follower, who, lambda one: record(one, statements), dry_run=dry_run
        )

    return given


def test_each_new_fact_is_a_revision_and_what_is_there_changes_nothing(work) -> None:  # type: ignore[no-untyped-def]
    first = work(stage("MINE"), stage("MINE"))
    again = work(stage("MINE"), stage("YOURS"))

    assert (len(first.revisions), first.unchanged) == (1, 1)
    assert (len(again.revisions), again.unchanged) == (1, 1)
    assert again.revisions[0] == first.revisions[0] + 1


def test_a_dry_run_records_nothing(work) -> None:  # type: ignore[no-untyped-def]
    said = work(stage("MINE"), dry_run=True)

    assert work(stage("MINE")) == said


def test_every_fault_is_named_and_nothing_is_recorded(work) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Invalid) as refused:
        work(
            stage("MINE"),
            stage("NONE", place="dòng 3"),
            stage("YOURS", place="dòng 4"),
            who=STEWARD,
        )

    assert [(one.place, one.code) for one in refused.value.complaints] == [
        ("dòng 3", "unknown-reference"),
        ("dòng 4", "not-allowed"),
    ]
    assert work(stage("MINE")).unchanged == 0


def test_who_may_record_nothing_is_not_allowed(work) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotAllowed):
        work(stage("MINE"), who=Principal("x", Role.READER))
