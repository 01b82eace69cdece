from collections.abc import Callable
from datetime import date

import pytest

from factories import proposal, succession
from registry.catalogue import Catalogue
from registry.catalogue.closure import closure
from registry.catalogue.succession import Share, holders
from registry.commands.load import load
from registry.errors import NotFound, NotInForce, NotYetKnown
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store

Read = Callable[[Store], Catalogue]
UNIT = Key(Kind.UNIT, "x")


def test_an_unknown_code_is_not_found(quick_store: Store, catalogue_of: Read) -> None:
    with pytest.raises(NotFound, match="has no unit of measure x"):
        catalogue_of(quick_store).at(date(2026, 1, 1)).get(UNIT)


def test_before_it_was_recorded_an_item_is_not_yet_known(
    quick_store: Store, catalogue_of: Read
) -> None:
    load(quick_store, [proposal()], actor="me")

    with pytest.raises(NotYetKnown, match="revision 1") as refused:
        catalogue_of(quick_store).at(date(2026, 1, 1), as_of=0).get(UNIT)

    assert refused.value.details["first_revision"] == 1


def test_outside_its_days_an_item_is_not_in_force_and_says_when_it_was(
    quick_store: Store, catalogue_of: Read
) -> None:
    span = date(2020, 1, 1), date(2020, 12, 31)
    load(quick_store, [proposal(valid_from=span[0], valid_to=span[1])], actor="me")

    with pytest.raises(NotInForce) as refused:
        catalogue_of(quick_store).at(date(2021, 1, 1)).get(UNIT)

    assert refused.value.details["in_force"] == [{"valid_from": span[0], "valid_to": span[1]}]


def test_references_are_known_both_ways(quick_store: Store, catalogue_of: Read) -> None:
    load(quick_store, [proposal(), proposal(code="kilo", base_unit="x")], actor="me")

    (user,) = catalogue_of(quick_store).at(date(2026, 1, 1)).used_by(UNIT)

    assert (user.key.code, user.pointers_to(UNIT)) == ("kilo", ["/base_unit"])


def test_a_version_that_dropped_a_reference_is_no_longer_a_user(
    quick_store: Store, catalogue_of: Read
) -> None:
    load(quick_store, [proposal(), proposal(code="kilo", base_unit="x")], actor="me")
    load(quick_store, [proposal(code="kilo")], actor="me")

    catalogue = catalogue_of(quick_store)

    assert catalogue.at(date(2026, 1, 1)).used_by(UNIT) == []
    assert len(catalogue.at(date(2026, 1, 1), as_of=2).used_by(UNIT)) == 1


def test_a_closure_holds_all_it_rests_on_and_keeps_its_digest_as_of_a_revision(
    quick_store: Store, catalogue_of: Read
) -> None:
    load(quick_store, [proposal(), proposal(code="kilo", base_unit="x")], actor="me")
    load(quick_store, [proposal(name="khác")], actor="me")
    catalogue = catalogue_of(quick_store)
    kilo, day = Key(Kind.UNIT, "kilo"), date(2026, 1, 1)

    old, new = closure(catalogue.at(day, as_of=2), kilo), closure(catalogue.at(day), kilo)

    assert [part.version.key.code for part in new.parts] == ["kilo", "x"]
    assert old.digest != new.digest
    assert old.digest == closure(catalogue.at(day, as_of=2), kilo).digest


def body(code: str, valid_to: date | None = None, valid_from: date | None = None) -> object:
    return proposal(Kind.BODY, code, valid_from=valid_from, valid_to=valid_to)


def test_duties_pass_to_the_heir_by_rule_and_in_part_by_transfer(
    quick_store: Store, catalogue_of: Read
) -> None:
    last, first = date(2025, 2, 28), date(2025, 3, 1)
    bodies = [body("old", valid_to=last), body("new", valid_from=first), body("other")]
    facts = [
        succession("old", "new", "2025-03-01"),
        succession("old", "other", "2025-03-01", "transfer"),
    ]
    load(quick_store, bodies, facts, actor="me")  # type: ignore[arg-type]

    found = holders(catalogue_of(quick_store).at(first), Key(Kind.BODY, "old"))

    assert [(one.body.code, one.share) for one in found] == [
        ("new", Share.REST),
        ("other", Share.PART),
    ]


def test_a_body_still_in_being_holds_its_own_duties(quick_store: Store, catalogue_of: Read) -> None:
    load(quick_store, [body("one")], actor="me")  # type: ignore[list-item]

    (holder,) = holders(catalogue_of(quick_store).at(date(2025, 1, 1)), Key(Kind.BODY, "one"))

    assert holder.path == ()


def test_successions_that_run_in_a_circle_end(quick_store: Store, catalogue_of: Read) -> None:
    gone = date(2024, 12, 31)
    bodies = [body("a", valid_to=gone), body("b", valid_to=gone)]
    facts = [succession("a", "b", "2025-01-01"), succession("b", "a", "2025-01-01")]
    load(quick_store, bodies, facts, actor="me")  # type: ignore[arg-type]

    assert holders(catalogue_of(quick_store).at(date(2025, 6, 1)), Key(Kind.BODY, "a")) == ()


def test_an_heir_of_an_heir_is_found(quick_store: Store, catalogue_of: Read) -> None:
    bodies = [
        body("a", valid_to=date(2020, 12, 31)),
        body("b", valid_from=date(2021, 1, 1), valid_to=date(2024, 12, 31)),
        body("c", valid_from=date(2025, 1, 1)),
    ]
    facts = [succession("a", "b", "2021-01-01"), succession("b", "c", "2025-01-01", "rename")]
    load(quick_store, bodies, facts, actor="me")  # type: ignore[arg-type]

    (holder,) = holders(catalogue_of(quick_store).at(date(2026, 1, 1)), Key(Kind.BODY, "a"))

    assert (holder.body.code, len(holder.path)) == ("c", 2)
