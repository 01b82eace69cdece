import pytest

from registry_seed.slugs import alike, code_word, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09/2019/NĐ-CP", "09-2019-nd-cp"),
        ("43/2015/TTLT-BNNPTNT-BKHĐT", "43-2015-ttlt-bnnptnt-bkhdt"),
        ("41/2019/QĐ-UBND (Quảng Trị)", "41-2019-qd-ubnd-quang-tri"),
    ],
)
def test_a_number_becomes_a_slug(text, expected):
    assert slug(text) == expected


def test_a_name_becomes_a_code_word():
    assert code_word("Tổ chức, biên chế") == "TO_CHUC_BIEN_CHE"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban Dân tộc", "Ủy ban Dân tộc"),
        ("Bộ Công thương", "bộ  Công Thương"),
        ("Khánh Hoà", "Khánh Hòa"),
        ("Triệu tấn CO2 tương đương", "triệu tấn CO₂ tương đương"),
        ("m2", "m²"),
    ],
)
def test_spellings_of_one_name_are_alike(one, other):
    assert alike(one) == alike(other)


@pytest.mark.parametrize(("one", "other"), [("cán", "cần"), ("đơn", "don"), ("vụ", "vù")])
def test_other_marks_make_other_words(one, other):
    assert alike(one) != alike(other)
