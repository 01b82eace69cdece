import pytest

from registry_seed.citations import citations, mentioned, mentions
from registry_seed.instruments_by_number import InstrumentsByNumber


@pytest.fixture
def instruments(row):
    def law(number, issued):
        return row(number=number, issued_date=issued, effective_date="")

    return InstrumentsByNumber(
        [
            law("63/2010/NĐ-CP", "2010-06-08"),
            law("43/2015/TTLT-BNNPTNT-BKHĐT", "2015-11-23"),
            law("293/QĐ-TTg", "2020-02-24"),
            law("01/NQ-CP", "2020-01-01"),
            law("01/NQ-CP", "2021-01-01"),
            law("20/2017/QH14", "2017-11-23"),
        ]
    )


@pytest.mark.parametrize(
    ("text", "instrument", "article"),
    [
        ("Điều 35 Nghị định 63/2010/NĐ-CP", "63-2010-nd-cp", "Điều 35"),
        ("Nghị định 63/2010/NĐ-CP Điều 2", "63-2010-nd-cp", "Điều 2"),
        ("Quyết định 293/QĐ-TTg", "293-qd-ttg-2020", None),
        ("Nghị quyết 01/NQ-CP năm 2021", "01-nq-cp-2021", None),
        ("Nghị quyết 01/NQ-CP (1/1/2020)", "01-nq-cp-2020", None),
        (
            "Điều 9 Thông tư liên tịch 43/2015/TTLT-BNNPTNT-BKHĐT",
            "43-2015-ttlt-bnnptnt-bkhdt",
            "Điều 9",
        ),
    ],
)
def test_a_citation_is_resolved_and_kept_as_written(instruments, text, instrument, article):
    (found,) = citations(text, instruments)

    assert found["text"] == text
    assert found["instrument"] == instrument
    assert found.get("article") == article


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nghị quyết 202/2025/QH15", id="no-record"),
        pytest.param("Nghị quyết 01/NQ-CP", id="of-several-years"),
        pytest.param("Quyết định 293/QĐ-TTg năm 2019", id="of-another-year"),
        pytest.param("Luật Thủy lợi", id="no-number"),
    ],
)
def test_what_cannot_be_resolved_stays_text(instruments, text):
    assert citations(text, instruments) == ({"text": text},)


def test_several_citations_stand_in_one_cell(instruments):
    found = citations("Điều 2 Nghị định 63/2010/NĐ-CP; Quyết định 293/QĐ-TTg", instruments)

    assert [one["instrument"] for one in found] == ["63-2010-nd-cp", "293-qd-ttg-2020"]


def test_running_text_gives_the_instruments_there_are_records_of(instruments):
    text = (
        "Luật Quản lý nợ công 20/2017/QH14, Điều 21; Nghị định 94/2018/NĐ-CP, Điều 4 (chỉ thấy tên)"
    )

    assert mentioned(text, instruments) == ({"instrument": "20-2017-qh14", "article": "Điều 21"},)


def test_running_text_must_tell_the_year_of_a_number_without_one(instruments):
    assert mentioned("Quyết định 293/QĐ-TTg theo báo", instruments) == ()
    assert mentioned("Quyết định 293/QĐ-TTg năm 2020", instruments) != ()


def test_a_mention_knows_the_words_around_it():
    (mention,) = mentions("Luật 89/2015/QH13, Phụ lục, mục 1401 (trích)")

    assert (mention.before, mention.number) == ("Luật ", "89/2015/QH13")
    assert mention.article == "Phụ lục, mục 1401"
