"""From what others call a thing to the version in force: codes change hands, nothing is guessed."""

from collections.abc import Callable
from datetime import date

import pytest

from factories import proposal
from registry.catalogue import Catalogue
from registry.catalogue.identifying import Means, folded
from registry.catalogue.resolving import Outcome, Wanted, resolve
from registry.commands.load import load
from registry.kinds import Kind
from registry.store import Store

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)

MOVED = [
    ("15", "yen-bai", "lao-cai-2025"),
    ("24", "bac-giang", "bac-ninh-2025"),
    ("44", "quang-binh", "quang-tri-2025"),
    ("52", "binh-dinh", "gia-lai-2025"),
    ("80", "long-an", "tay-ninh-2025"),
    ("82", "tien-giang", "dong-thap-2025"),
    ("91", "kien-giang", "an-giang-2025"),
]
"""The seven codes that passed to a province of another name on 2025-07-01 (docs/domain.md)."""


@pytest.mark.parametrize(("code", "before", "after"), MOVED)
def test_a_code_that_changed_hands_is_resolved_by_the_day(
    seeded_catalogue: Catalogue, code: str, before: str, after: str
) -> None:
    wanted = Wanted(code, kind=Kind.BODY)

    then = resolve(seeded_catalogue.at(BEFORE), wanted)
    now = resolve(seeded_catalogue.at(AFTER), wanted)

    assert [one.version.key.code for one in then.matches] == [before]
    assert [one.version.key.code for one in now.matches] == [after]


def test_who_bears_it_on_other_days_is_told_beside(seeded_catalogue: Catalogue) -> None:
    found = resolve(seeded_catalogue.at(AFTER), Wanted("15"))

    (other,) = found.others
    assert (other.key.code, other.days) == ("yen-bai", ((None, BEFORE),))


@pytest.mark.parametrize(
    ("name", "means", "item"),
    [
        ("KTXH-099", Means.CODE, "indicator:KTXH-099"),
        ("ktxh-099", Means.CODE, "indicator:KTXH-099"),
        ("indicator:KTXH-099", Means.CODE, "indicator:KTXH-099"),
        ("urn:vn-gov-registry:indicator:KTXH-099", Means.URN, "indicator:KTXH-099"),
        ("URN:VN-GOV-REGISTRY:indicator:KTXH-099:1.0.0", Means.URN, "indicator:KTXH-099"),
        ("0204", Means.NATIONAL_CODE, "indicator:KTXH-099"),
        ("Biểu số: 01/TCD", Means.FORM_NUMBER, "template:BM-003"),
        ("  01/tcd ", Means.FORM_NUMBER, "template:BM-003"),
        ("293/QĐ-TTg", Means.NUMBER, "instrument:293-qd-ttg-2020"),
    ],
)
def test_a_name_is_recognised_as_what_it_is(
    seeded_catalogue: Catalogue, name: str, means: Means, item: str
) -> None:
    found = resolve(seeded_catalogue.at(AFTER), Wanted(name))

    (match,) = found.matches
    assert str(match.version.key) == item
    assert means in {one.means for one in match.by}


def test_every_item_in_force_is_resolved_by_its_own_name(seeded_catalogue: Catalogue) -> None:
    view = seeded_catalogue.at(AFTER)

    wrong = [
        version.key
        for kind in Kind
        for version in view.each(kind)
        if [one.version for one in resolve(view, Wanted(str(version.key), kind)).matches]
        != [version]
    ]

    assert wrong == []


def test_an_identifier_nobody_bears_that_day_is_not_given_to_the_heir(
    seeded_catalogue: Catalogue,
) -> None:
    found = resolve(seeded_catalogue.at(AFTER), Wanted("G09"))

    assert found.outcome is Outcome.NOT_IN_FORCE
    assert [one.key.code for one in found.others] == ["bo-noi-vu"]


def test_what_two_bear_is_told_and_not_guessed(
    quick_store: Store, catalogue_of: Callable[[Store], Catalogue]
) -> None:
    first = [{"scheme": "A", "value": "7"}]
    second = [{"scheme": "B", "value": "7"}]
    load(
        quick_store,
        [
            proposal(Kind.BODY, "a", identifiers=first),
            proposal(Kind.BODY, "b", identifiers=second),
        ],
        [],
        actor="test",
    )
    view = catalogue_of(quick_store).at(AFTER)

    found = resolve(view, Wanted("7"))
    narrowed = resolve(view, Wanted("7", scheme="B"))

    assert found.outcome is Outcome.AMBIGUOUS
    assert len(found.matches) == 2
    assert [one.version.key.code for one in narrowed.matches] == ["b"]


def test_a_name_is_known_only_from_when_it_was_recorded(
    quick_store: Store, catalogue_of: Callable[[Store], Catalogue]
) -> None:
    load(quick_store, [proposal(Kind.UNIT, "m")], [], actor="test")
    load(quick_store, [proposal(Kind.UNIT, "n")], [], actor="test")
    catalogue = catalogue_of(quick_store)

    early = resolve(catalogue.at(AFTER, 1), Wanted("n"))
    late = resolve(catalogue.at(AFTER, 2), Wanted("n"))

    assert early.outcome is Outcome.NOT_FOUND
    assert late.outcome is Outcome.RESOLVED


def test_the_index_follows_the_log(
    quick_store: Store, catalogue_of: Callable[[Store], Catalogue]
) -> None:
    from registry.catalogue.follower import Follower

    follower = Follower(quick_store)
    load(quick_store, [proposal(Kind.UNIT, "m")], [], actor="test")
    follower.catch_up()
    before = resolve(follower.catalogue.at(AFTER), Wanted("n")).outcome

    load(quick_store, [proposal(Kind.UNIT, "n")], [], actor="test")
    follower.catch_up()

    assert before is Outcome.NOT_FOUND
    assert resolve(follower.catalogue.at(AFTER), Wanted("n")).outcome is Outcome.RESOLVED


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Biểu số: 01/TCD", "01/tcd"),
        ("BIỂU SỐ 01/TCD", "01/tcd"),
        ("Mẫu số 05", "05"),
        ("Biểu mẫu số: 2a", "2a"),
        ("293/QĐ-TTg", "293/qđ-ttg"),
        ("biểu", "biểu"),
    ],
)
def test_names_are_compared_without_what_people_write_differently(text: str, same: str) -> None:
    assert folded(text) == same
