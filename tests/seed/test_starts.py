from datetime import date

import pytest

from registry.versions.validity import Basis, Validity
from registry_seed.instruments_by_number import InstrumentsByNumber
from registry_seed.starts import DECREE_09, instrument_start, regime_start, template_start


@pytest.fixture
def instruments(row):
    def law(number, issued, effective):
        return row(number=number, issued_date=issued, effective_date=effective)

    return InstrumentsByNumber(
        [
            law("1/2010/NĐ-CP", "2010-01-01", "2010-03-01"),
            law("2/2015/NĐ-CP", "2015-01-01", "2015-03-01"),
            law("3/2005/NĐ-CP", "2005-01-01", ""),
            law("4/2006/NĐ-CP", "", ""),
        ]
    )


@pytest.fixture
def cite():
    return lambda *numbers: [{"instrument": f"{number}-nd-cp"} for number in numbers]


def test_a_regime_begins_with_its_earliest_instrument(instruments, cite):
    start = regime_start(cite("2-2015", "1-2010"), instruments)

    assert start == Validity(date(2010, 3, 1), None, Basis.STATED)


def test_decree_09_is_the_assumed_default():
    assert (DECREE_09.valid_from, DECREE_09.basis) == (date(2019, 3, 12), Basis.ASSUMED)


def test_a_regime_whose_earliest_instrument_has_no_day_begins_with_decree_09(instruments, cite):
    assert regime_start(cite("1-2010", "3-2005"), instruments) == DECREE_09


def test_a_template_may_begin_on_the_day_of_issue(instruments, cite):
    start = template_start(cite("3-2005"), instruments)

    assert start == Validity(date(2005, 1, 1), None, Basis.ASSUMED)


def test_a_template_without_a_known_instrument_begins_with_decree_09(instruments):
    assert template_start([{"text": "Luật Thủy lợi"}], instruments) == DECREE_09


def test_an_instrument_without_any_day_is_open(instruments):
    assert instrument_start(instruments.law("4-2006-nd-cp")).basis is Basis.OPEN
