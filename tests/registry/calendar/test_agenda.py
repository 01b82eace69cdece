"""What is owed across regimes: by the rule in force then, by level, body and interval."""

from collections.abc import Callable
from datetime import date

import pytest

from factories import proposal, succession
from owed import catalogue, ground, regime
from registry.calendar import Agenda, Part, Wanted, agenda, next_due, notation
from registry.catalogue import Catalogue, View
from registry.errors import BadQuestion, NotFound
from registry.kinds import Kind
from registry.store import Store

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
Made = Callable[..., Catalogue]


@pytest.fixture
def made(quick_store: Store) -> Made:
    def build(*proposals: object, statements: tuple[object, ...] = ()) -> Catalogue:
        return catalogue(quick_store, *ground(), *proposals, statements=statements)  # type: ignore[arg-type]

    return build


def dues(found: Agenda) -> list[str]:
    return [one.due.day.isoformat() for one in found.duties if one.due]


def test_a_year_has_the_days_that_fall_into_it_whichever_period_they_are_for(made: Made) -> None:
    view = made(regime(text="Trước ngày 11 tháng đầu quý sau")).at(LAST)

    found = agenda(view, FIRST, LAST)

    assert [notation(one.period) for one in found.duties] == [
        "2024-Q4",
        "2025-Q1",
        "2025-Q2",
        "2025-Q3",
    ]
    assert dues(found) == ["2025-01-10", "2025-04-10", "2025-07-10", "2025-10-10"]


def test_a_period_follows_the_version_in_force_on_its_last_day(made: Made) -> None:
    old = regime(text="Trước ngày 11 tháng đầu quý sau", valid_from=date(2020, 1, 1))
    new = regime(text="Trước ngày 21 tháng đầu quý sau", valid_from=date(2025, 4, 1))
    view = made(old, new).at(LAST)

    found = agenda(view, FIRST, LAST)

    assert dues(found) == ["2025-01-10", "2025-04-10", "2025-07-21", "2025-10-20"]
    assert [str(one.version.number) for one in found.duties] == ["1.0.0", "1.0.0", "2.0.0", "2.0.0"]


def test_frozen_the_rules_of_one_day_hold_for_all(made: Made) -> None:
    old = regime(text="Trước ngày 11 tháng đầu quý sau", valid_from=date(2020, 1, 1))
    new = regime(text="Trước ngày 21 tháng đầu quý sau", valid_from=date(2025, 4, 1))
    view = made(old, new).at(FIRST)

    found = agenda(view, FIRST, LAST, is_frozen=True)

    assert {str(one.version.number) for one in found.duties} == {"1.0.0"}


def test_as_of_a_revision_before_a_regime_owes_nothing(made: Made) -> None:
    made_now = made(regime(text="Trước ngày 11 tháng đầu quý sau"))

    assert agenda(made_now.at(LAST, as_of=1), FIRST, LAST).duties == ()


def test_what_the_words_leave_open_stands_at_the_end_of_its_period_and_is_listed(
    made: Made,
) -> None:
    view = made(regime(), regime("S", "không nêu ngày")).at(LAST)

    found = agenda(view, FIRST, LAST)

    assert len(found.unknown) == len(found.duties) == 8
    assert found.duties[0].days == (date(2025, 3, 31),)
    assert [(key.code, one.words) for key, one in found.unread] == [("S", "không nêu ngày")]


def test_a_day_that_may_be_one_of_two_is_found_by_either(made: Made) -> None:
    view = made(regime(text="Gửi trước 31/01 hằng năm", frequencies=["A"])).at(LAST)

    found = agenda(view, date(2025, 1, 1), date(2025, 2, 28))

    assert [notation(one.period) for one in found.unknown] == ["2024", "2025"]


def test_a_report_due_eighteen_months_later_is_found(made: Made) -> None:
    text = "Bộ Tài chính trình Chính phủ trong 18 tháng sau năm tài chính"
    view = made(regime(text=text, frequencies=["A"])).at(LAST)

    assert [notation(one.period) for one in agenda(view, FIRST, LAST).duties] == ["2023"]


def test_reports_on_request_are_undated_and_listed_once(made: Made) -> None:
    found = agenda(made(regime(frequencies=["ADHOC"])).at(LAST), FIRST, LAST)

    assert [(one.regime.code, one.frequency) for one in found.undated] == [("R", "ADHOC")]
    assert found.duties == ()


def test_five_years_are_owed_in_the_year_they_end(made: Made) -> None:
    view = made(regime(frequencies=["A5"])).at(LAST)

    assert [notation(one.period) for one in agenda(view, FIRST, LAST).duties] == ["2021-01-01/P5Y"]
    assert agenda(view, date(2026, 1, 1), date(2026, 12, 31)).duties == ()


def test_the_district_level_owes_until_the_day_it_ended(made: Made) -> None:
    text = "Huyện trước ngày 16 tháng cuối quý; tỉnh trước ngày 21 tháng cuối quý"
    view = made(regime(text=text)).at(LAST)

    districts = agenda(view, FIRST, LAST, Wanted(level="district"))
    provinces = agenda(view, FIRST, LAST, Wanted(level="province"))

    assert [notation(one.period) for one in districts.duties] == ["2025-Q1", "2025-Q2"]
    assert len(provinces.duties) == 4


def test_levels_the_words_do_not_name_are_all_of_the_regime_less_those_ended(made: Made) -> None:
    view = made(regime(levels=["commune", "district", "province"])).at(LAST)

    levels = [one.levels for one in agenda(view, FIRST, LAST).duties]

    assert levels[1] == ("commune", "district", "province")
    assert levels[2] == ("commune", "province")


def test_a_level_and_period_of_the_record_stand_before_the_words(made: Made) -> None:
    stated = {"text": "Trước ngày 11 tháng sau", "is_known": True, "level": "commune"}
    view = made(regime(frequencies=["M"], deadlines=[stated])).at(LAST)

    (first, *_) = agenda(view, FIRST, LAST).duties

    assert (first.levels, first.levels_are_stated) == (("commune",), True)


def test_a_body_owes_what_it_leads_or_reports_by_name_by_group_and_as_heir(made: Made) -> None:
    regimes = (
        regime("LED", lead_body={"body": "old"}),
        regime("OWED", lead_body={"body": "other"}, reporters=[{"group": "BO_CQNB"}]),
        regime("APART", lead_body={"body": "other"}, reporters=[{"text": "ai đó"}]),
    )
    view = made(*regimes, statements=(succession("old", "new", "2025-03-01"),)).at(LAST)

    def codes(**wanted: object) -> set[str]:
        found = agenda(view, FIRST, LAST, Wanted(**wanted))  # type: ignore[arg-type]
        return {one.regime.code for one in found.duties}

    assert codes(body="new") == {"LED", "OWED"}
    assert codes(body="old") == {"LED", "OWED"}
    assert codes(body="new", part=Part.LEAD) == {"LED"}
    assert codes(body="other") == {"OWED", "APART"}
    assert codes(body="other", frequency="A") == set()


def test_a_collection_narrows_and_what_is_not_there_is_refused(made: Made) -> None:
    members = [{"item": "regime:R", "evidence": "named"}]
    view = made(
        regime("R"),
        regime("S"),
        proposal(Kind.COLLECTION, "set", member_kind="regime", members=members),
        proposal(Kind.COLLECTION, "figures", member_kind="indicator"),
    ).at(LAST)

    assert {
        one.regime.code for one in agenda(view, FIRST, LAST, Wanted(collection="set")).duties
    } == {"R"}
    for wanted in (Wanted(body="x"), Wanted(regime="x"), Wanted(collection="x")):
        with pytest.raises(NotFound):
            agenda(view, FIRST, LAST, wanted)
    with pytest.raises(BadQuestion):
        agenda(view, FIRST, LAST, Wanted(collection="figures"))


@pytest.mark.parametrize("last", [date(2024, 12, 31), date(2030, 1, 10)])
def test_a_span_that_is_empty_or_too_long_is_refused(made: Made, last: date) -> None:
    with pytest.raises(BadQuestion):
        agenda(made().at(LAST), FIRST, last)


def test_the_next_due_day_of_each_regime_comes_once(made: Made) -> None:
    view = made(
        regime("R", "Trước ngày 11 tháng đầu quý sau"),
        regime("S", "Trước ngày 6 tháng đầu quý sau"),
    ).at(LAST)

    found = next_due(agenda(view, date(2025, 5, 1), LAST))

    assert [(one.regime.code, one.due.day.isoformat()) for one in found if one.due] == [
        ("S", "2025-07-07"),
        ("R", "2025-07-10"),
    ]


def test_a_name_stays_when_the_rule_changes(made: Made) -> None:
    old = regime(text="Trước ngày 11 tháng đầu quý sau", valid_from=date(2020, 1, 1))
    catalogue_ = made(
        old, regime(text="Trước ngày 21 tháng đầu quý sau", valid_from=date(2025, 4, 1))
    )
    names = [
        [one.name for one in agenda(catalogue_.at(day), FIRST, LAST, is_frozen=True).duties]
        for day in (FIRST, LAST)
    ]

    assert names[0] == names[1]
    assert len(set(names[0])) == 4


def test_every_regime_of_the_reference_data_has_its_year(seeded_catalogue: Catalogue) -> None:
    view: View = seeded_catalogue.at(date(2021, 12, 31))

    found = agenda(view, date(2021, 1, 1), date(2021, 12, 31))

    told = {one.regime for one in found.duties} | {one.regime for one in found.undated}
    # CDBC-069 is owed every five years, and no plan ended in 2021.
    assert len(told) == 147
    assert len({one.name for one in found.duties}) == len(found.duties)
    assert any(one.levels_are_stated for one in found.duties)
