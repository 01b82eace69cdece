"""Document numbers taken apart."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from registry.search.text import Document, DocumentType, asked_documents, cited_documents, fold

DATA = Path(__file__).parents[4] / "seed" / "registry_seed" / "data"


@pytest.mark.parametrize(
    ("query", "number", "year", "kind"),
    [
        ("qd 293", "293", None, "qd"),
        ("293/QĐ-TTg", "293", None, "qd"),
        ("QĐ293", "293", None, "qd"),
        ("qđ số 293", "293", None, "qd"),
        ("QĐ-293", "293", None, "qd"),
        ("qd-ttg 293", "293", None, "qd"),
        ("nghi dinh 09", "9", None, "nd"),
        ("NĐ 09/2019", "9", 2019, "nd"),
        ("nd09/2019/nd-cp", "9", 2019, "nd"),
        ("09-2019-nd-cp", "9", 2019, "nd"),
        ("nghị định 09 năm 2019", "9", 2019, "nd"),
        ("tt 01/2020", "1", 2020, "tt"),
        ("thông tư 01/2020/TT-VPCP", "1", 2020, "tt"),
        ("luật 89/2015", "89", 2015, "l"),
        ("luat 2015", None, 2015, "l"),
        ("cv 4061", "4061", None, "cv"),
        ("4061/VPCP-KSTT", "4061", None, "cv"),
        ("Nghị quyết 01/NQ-CP năm 2021", "1", 2021, "nq"),
        ("01/2015/TTLT-BYT-BNNPTNT-BCT", "1", 2015, "ttlt"),
        ("thông tư liên tịch 01/2015", "1", 2015, "ttlt"),
        ("12a/2017/NQ-CP", "12a", 2017, "nq"),
        ("kế hoạch 2021", None, 2021, "kh"),
        ("09/2019", "9", 2019, None),
        ("89/2015/QH13", "89", 2015, None),
    ],
)
def test_a_query_names_a_document(
    query: str, number: str | None, year: int | None, kind: str | None
) -> None:
    [document] = asked_documents(query)

    assert (document.number, document.year, document.type) == (number, year, kind)


@pytest.mark.parametrize(
    "query",
    [
        "năm 2021",
        "tháng 09/2019",
        "quý 2/2021",
        "24/01/2019",
        "293",
        "10/kg",
        "1/tháng",
        "KTXH-099",
        "báo cáo 6 tháng",
        "kế hoạch 5 năm",
        "II.06a/VPCP/KSTT",
        "số 0/QĐ-TTg",
        "tt&tt 01",
        "",
    ],
)
def test_other_numbers_name_no_document(query: str) -> None:
    assert asked_documents(query) == ()


def test_the_issuer_is_told_too() -> None:
    [document] = asked_documents("Công văn số 4061/VPCP-KSTT ngày 18/6/2021")

    assert document.issuer == "vpcp-kstt"


def test_a_text_cites_several() -> None:
    text = "Căn cứ Nghị định 09/2019/NĐ-CP, Luật số 89/2015/QH13 và Quyết định 293/QĐ-TTg."

    assert [document.number for document in cited_documents(text)] == ["9", "89", "293"]


def test_a_citation_stands_where_it_says() -> None:
    text = "theo Nghị định 09/2019/NĐ-CP."

    [document] = cited_documents(text)

    assert fold(text)[document.start : document.end] == "nghi dinh 09/2019/nd-cp"


@pytest.mark.parametrize("text", ["TT 1", "CT 5", "QĐ 293"])
def test_an_abbreviation_and_a_number_are_no_citation(text: str) -> None:
    assert cited_documents(text) == ()


@pytest.mark.parametrize("query", ["qd 293", "293/QĐ-TTg", "quyết định 293"])
def test_a_document_answers_what_names_it(query: str) -> None:
    [cited] = cited_documents("Quyết định số 293/QĐ-TTg")
    [asked] = asked_documents(query)

    assert cited.answers(asked)


@pytest.mark.parametrize("query", ["nđ 293", "qđ 294", "293/2019/QĐ-TTg"])
def test_a_document_does_not_answer_for_another(query: str) -> None:
    document = Document("293", 2020, DocumentType.DECISION)
    [asked] = asked_documents(query)

    assert not document.answers(asked)


def instruments() -> list[dict[str, str]]:
    with (DATA / "legal_instruments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_instrument_of_the_catalogue_is_read_from_its_number() -> None:
    numbers = [row["number"] for row in instruments()]

    assert [number for number in numbers if len(cited_documents(number)) != 1] == []


def test_every_instrument_has_the_type_its_row_says() -> None:
    written = [f"{row['type']} {row['number']}" for row in instruments()]

    assert [text for text in written if cited_documents(text)[0].type is None] == []


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert len(cited_documents(text)) <= len(asked_documents(text))
