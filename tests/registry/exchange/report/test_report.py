"""A report on paper and as a workbook: all it says, searchable, tagged, the same each time."""

import io
from dataclasses import replace

import pypdf
import pytest
from python_calamine import CalamineWorkbook

from registry.exchange import report
from registry.exchange.report.paper import MOST_ROWS

UNKNOWN = report.Figure("Chưa có thông tin", 146, "unknown")
REACHED = report.Figure("Đã đạt", 2, "reached")
MADE = report.Report(
    title="Điện tử hóa: chế độ báo cáo",
    language="vi",
    source="Danh mục báo cáo Chính phủ",
    asked="Ngày 18/06/2021",
    address="https://registry.test/digitization",
    page="Trang",
    blocks=(
        report.Notice("Danh sách chưa thu thập được."),
        report.Heading("Đếm từ bằng chứng"),
        report.Share(report.Figure("Tổng số", 148), (REACHED, UNKNOWN)),
        report.Pairs((("Mục tiêu", 74), ("Số công bố", "8/148"))),
        report.Chart(
            says="Số đếm theo ngày",
            width=720,
            height=250,
            line=(report.Point(44, 220), report.Point(300, 200)),
            dots=(report.Point(200, 100, "8"),),
            diamonds=(report.Point(700, 50, "74"),),
            levels=(report.Point(0, 220, "0"),),
            days=(report.Point(44, 0, "2019"),),
            keys=(report.Key("line", "Số đếm"), report.Key("dot", "Số công bố")),
        ),
        report.Table(
            "Từng thành viên",
            (report.Column("Mã"), report.Column("Tên", 1), report.Column("Số", is_number=True)),
            tuple((f"CDBC-{one:03}", "=1+1", one) for one in range(120)),
        ),
    ),
)


def words(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split()
    )


def tags(pdf: bytes) -> list[str]:
    """Every tag of the structure tree, in reading order."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict) and "/K" in node:
            found.append(str(node.get("/S", "")))
            walk(node["/K"])

    walk(pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_whatever_a_report_says_can_be_searched_for_on_paper() -> None:
    found = words(report.pdf(MADE))

    said = ["Điện tử hóa", "146", "chưa thu thập được.", "CDBC-119", "8/148", "Trang 1/"]
    assert [one for one in said if one not in found] == []


def test_a_pdf_is_tagged_for_screen_readers() -> None:
    made = pypdf.PdfReader(io.BytesIO(report.pdf(MADE)))

    assert made.trailer["/Root"]["/Lang"] == "vi"
    assert made.xmp_metadata is not None
    assert "pdfuaid:part>1<" in made.xmp_metadata.rdf_root.toxml()  # type: ignore[attr-defined]


def test_headings_tables_and_drawings_are_tagged_as_such() -> None:
    found = tags(report.pdf(MADE))

    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= set(found)
    assert found.count("/TR") == 121


def test_the_type_is_ours_and_embedded() -> None:
    pages = pypdf.PdfReader(io.BytesIO(report.pdf(MADE))).pages

    fonts = [font for page in pages for font in page["/Resources"]["/Font"].values()]
    names = {font["/BaseFont"].partition("+")[2] for font in fonts}
    assert names == {"RegistrySans-Regular", "RegistrySans-SemiBold", "RegistrySerif-SemiBold"}
    assert all("/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report.pdf(MADE) == report.pdf(MADE)
    assert report.xlsx(MADE, first="Tổng hợp") == report.xlsx(MADE, first="Tổng hợp")


@pytest.mark.parametrize("text", ["日本 😀", '#panic("no")', '$x$ <a> @b *c* \\ #read("/etc")'])
def test_text_that_was_meant_to_harm_is_printed_as_it_is(text: str) -> None:
    pdf = report.pdf(replace(MADE, blocks=(report.Text(text), report.Heading(text))))

    assert pdf.startswith(b"%PDF")
    assert text.isascii() is False or " ".join(text.split()) in words(pdf)


def test_a_workbook_says_everything_and_gives_each_table_a_sheet() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(report.xlsx(MADE, first="Tổng hợp")))

    said = book.get_sheet_by_name("Tổng hợp").to_python()
    assert ["Chưa có thông tin", 146.0] in said
    assert ["", "Danh sách chưa thu thập được."] in said
    assert len(book.get_sheet_by_name("Từng thành viên").to_python()) == 121


def test_a_workbook_keeps_numbers_as_numbers_and_formulas_as_texts() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(report.xlsx(MADE, first="Tổng hợp")))

    row = book.get_sheet_by_name("Từng thành viên").to_python()[3]
    assert row == ["CDBC-002", "=1+1", 2.0]


def test_a_table_too_long_for_paper_says_what_it_leaves_out() -> None:
    rows = tuple((f"R{one}",) for one in range(MOST_ROWS + 5))
    long = report.Table("Từng thành viên", (report.Column("Mã"),), rows)
    made = replace(MADE, blocks=(long,), cut="{} dòng đầu trong {}")

    found = words(report.pdf(made))
    assert "2000 dòng đầu trong 2005" in found
    assert ("R1999 " in found, "R2000 " in found) == (True, False)
