"""One form for a number however it is written."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from registry.search.text import clean, normal_numbers, syllables
from registry.search.text.numerals import numeral, written


def normal(text: str) -> str:
    return " ".join(normal_numbers(syllables(clean(text))))


@pytest.mark.parametrize(
    "text",
    ["10.000 dân", "1 vạn dân", "mười nghìn dân", "một vạn dân", "10 ngàn dân", "10 000 dân"],
)
def test_ten_thousand_has_one_form(text: str) -> None:
    assert normal(text) == "10000 dân"


@pytest.mark.parametrize("text", ["1 van dan", "muoi nghin dan", "mot van dan", "10 ngan dan"])
def test_ten_thousand_has_one_form_without_marks(text: str) -> None:
    assert normal(text) == "10000 dan"


@pytest.mark.parametrize("text", ["quý II", "quý 2", "quý hai", "Quý thứ hai", "quý2"])
def test_a_quarter_has_one_form(text: str) -> None:
    assert normal(text) == "quý 2"


@pytest.mark.parametrize("text", ["quy ii", "quy 2", "quy hai", "q2", "Q2", "quy thu hai"])
def test_a_quarter_has_one_form_without_marks(text: str) -> None:
    assert normal(text) == "quy 2"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1,5", "1.5"),
        ("0,725", "0.725"),
        ("2,50 %", "2.5"),
        ("1.234.567,8", "1234567.8"),
        ("1,5 triệu", "1500000"),
        ("10 nghìn tỷ đồng", "10000000000000 đồng"),
        ("10 tỉ", "10000000000"),
        ("2 tỷ 500 triệu", "2500000000"),
        ("1 trăm nghìn", "100000"),
        ("một trăm linh năm", "105"),
        ("hai mươi lăm", "25"),
        ("hai mươi mốt", "21"),
        ("hai mươi năm", "20 năm"),
        ("sáu tháng đầu năm", "6 tháng đầu năm"),
        ("6 tháng", "6 tháng"),
        ("sau thang dau nam", "6 thang dau nam"),
        ("6thang", "6 thang"),
        ("chín tháng", "9 tháng"),
        ("tháng mười hai", "tháng 12"),
        ("tháng tư", "tháng 4"),
        ("kế hoạch năm năm", "kế hoạch 5 năm"),
        ("ke hoach nam nam", "ke hoach 5 nam"),
        ("Chương IV", "chương 4"),
        ("Phụ lục III", "phụ lục 3"),
        ("quý IV/2021", "quý 4 2021"),
        ("09", "9"),
    ],
)
def test_a_number_has_its_form(text: str, form: str) -> None:
    assert normal(text) == form


@pytest.mark.parametrize(
    "text",
    [
        "năm 2021",
        "nam 2021",
        "việt nam năm 2021",
        "viet nam nam 2021",
        "tỷ lệ hộ nghèo",
        "hai tỷ lệ",
        "ty trong",
        "công ty",
        "5 van phong",
        "100 ngan hang",
        "deo hai van",
        "nghìn tỷ đồng",
        "một cửa",
        "báo cáo quý năm",
        "bao cao quy nam",
        "sau thang 6",
        "sau tháng 6",
        "tu ngay ban hanh",
        "viec lam nam nay",
        "thủ tục",
        "mục đích",
        "vi phạm",
        "h01",
    ],
)
def test_words_that_only_look_like_numbers_stay(text: str) -> None:
    assert normal(text) == text


@given(st.decimals(0, 10**12, places=3, allow_nan=False, allow_infinity=False))
def test_a_decimal_comma_and_dots_give_the_value_back(value: Decimal) -> None:
    english = f"{value:,.3f}"
    vietnamese = english.translate(str.maketrans(",.", ".,"))

    assert numeral(vietnamese) == value


@given(st.integers(0, 10**15))
def test_a_whole_number_is_written_with_its_digits(value: int) -> None:
    assert written(Decimal(value)) == str(value)


@given(st.lists(st.text()))
def test_any_tokens_can_be_read(tokens: list[str]) -> None:
    assert all(isinstance(token, str) for token in normal_numbers(tokens))


@given(
    st.lists(
        st.sampled_from(
            str.split("một mười mươi trăm nghìn vạn tỷ linh 5 000 1,5 năm tháng quý thứ ii")
        )
    )
)
def test_the_form_of_a_form_is_itself(tokens: list[str]) -> None:
    once = normal_numbers(tokens)

    assert all(
        numeral(token) is None or token == written(numeral(token) or Decimal(0)) for token in once
    )
