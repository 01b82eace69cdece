"""Facts as people write them down: columns in any order, every fault named with its cell."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

from registry.exchange.fact_table import read_facts
from registry.exchange.incoming import Reading
from registry.facts import Connection, Stage, Supply

HEAD = "subject,on,stage,is_pilot,document,link,evidence_note,source\n"


def read(text: str, name: str = "a.csv") -> Reading:
    return read_facts(text.encode(), name)


def test_a_row_becomes_a_fact_with_its_evidence() -> None:
    row = "CDBC-003,2022-03-01,electronic,có,Công văn 1,https://a.vn/1,trang 2,CV 1"

    (told,) = read(HEAD + row).facts

    fact = told.statement.fact
    assert isinstance(fact, Stage)
    assert (fact.subject, fact.on, fact.is_pilot) == ("regime:CDBC-003", date(2022, 3, 1), True)
    (evidence,) = fact.evidence
    assert (evidence.text, evidence.link, evidence.note) == (
        "Công văn 1",
        "https://a.vn/1",
        "trang 2",
    )
    assert fact.provenance.level == "sourced"


def test_columns_and_values_may_be_in_vietnamese_words() -> None:
    text = 'Ngày,Đối tượng,Kết nối\n1/3/2022,bo-y-te,"Đã kết nối, liên thông dữ liệu"\n'

    (told,) = read(text).facts

    fact = told.statement.fact
    assert isinstance(fact, Connection)
    assert (fact.on, fact.connection) == (date(2022, 3, 1), "data")
    assert fact.provenance.level == "unstated"


def test_rows_of_several_sorts_stand_in_one_table() -> None:
    text = "subject,on,stage,supply,period\nR,2022-01-01,paper,,\nI,2022-01-01,,full,A\n"

    found = [type(one.statement.fact) for one in read(text).facts]

    assert found == [Stage, Supply]


def test_semicolons_of_vietnamese_excel_are_understood() -> None:
    (told,) = read("subject;on;stage\nR;2022-01-01;paper\n").facts

    assert told.statement.fact.subject == "regime:R"


def test_a_workbook_is_read_like_a_table() -> None:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet("Giai đoạn")
    for row, texts in enumerate([["subject", "on", "stage"], ["R", "2022-01-01", "paper"], []]):
        page.write_row(row, 0, texts)
    book.close()

    assert [one.statement.fact.subject for one in read_facts(out.getvalue(), "a.xlsx").facts] == [
        "regime:R"
    ]


def test_every_fault_is_named_at_once_with_row_and_column() -> None:
    text = (
        HEAD
        + "R,2022-13-01,electric,,,,,\n"
        + "R,2022-01-01,paper,,,javascript:alert(1),,\n"
        + "R,2022-01-01,,,,,,\n"
        + ",2022-01-01,paper,,,,,\n"
    )

    found = [one.place for one in read(text).complaints]

    assert found == [
        'a.csv, dòng 2, cột "Ngày" (on)',
        'a.csv, dòng 2, cột "Giai đoạn" (stage)',
        'a.csv, dòng 3, cột "Đường dẫn" (link)',
        'a.csv, dòng 4, cột "Loại" (type)',
        "a.csv, dòng 5",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("subject,on,stage,colour\n", "unknown_column"),
        ("subject,on,stage,Ngày\n", "duplicate_column"),
        ("subject,on,stage\n", "empty"),
        ("", "empty"),
        ("subject,on,stage\nR,=1+1,paper\n", "formula"),
        ('{"kind": "unit", "code": "x", "content": {"names": {"vi": "x"}}}', "missing"),
    ],
)
def test_what_is_no_table_of_facts_is_refused(text: str, code: str) -> None:
    assert code in [one.code for one in read(text).complaints]


def test_ndjson_and_the_export_form_are_read_as_such() -> None:
    content = (
        '{"subject":"regime:R","on":"2022-01-01","stage":"paper","provenance":{"level":"known"}}'
    )

    (told,) = read(f'{{"fact": "stage", "content": {content}}}', "a.ndjson").facts

    assert told.statement.fact.provenance.level == "known"
