from datetime import date

import pytest

from registry_seed.cells import choices, day, whole, yes


def test_a_day_is_read(row):
    assert day(row(on="2021-06-18"), "on") == date(2021, 6, 18)


@pytest.mark.parametrize(
    "given", ["2021-13-01", "18/6/2021", "20210618", "1624000000", "2021-6-18"]
)
def test_what_is_no_day_is_complained_about(row, given):
    wrong = row(on=given)

    assert day(wrong, "on") is None
    assert [one.place for one in wrong.complaints] == ["some.csv, line 2, column on"]


@pytest.mark.parametrize("given", ["12.0", "1e3", "twelve", "1 000"])
def test_what_is_no_whole_number_is_complained_about(row, given):
    wrong = row(count=given)

    assert whole(wrong, "count") is None
    assert wrong.complaints[0].code == "number"


def test_an_empty_cell_is_not_known_and_not_wrong(row):
    empty = row(on="", count="")

    assert (day(empty, "on"), whole(empty, "count"), empty.complaints) == (None, None, [])


def test_a_complaint_tells_what_is_allowed_in_both_languages(row):
    wrong = row(required="maybe")

    assert yes(wrong, "required") is False
    assert wrong.complaints[0].message.vi == ("“maybe” không thuộc các giá trị cho phép: yes, no")
    assert wrong.complaints[0].message.en == "“maybe” is none of the values allowed: yes, no"


def test_allowed_words_are_kept_beside_wrong_ones(row):
    listed = row(levels="province;moon;commune")

    assert choices(listed, "levels", ("commune", "province")) == ("province", "commune")
    assert len(listed.complaints) == 1
