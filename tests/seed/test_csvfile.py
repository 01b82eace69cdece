import pytest

HEADER = b"code,name,note\n"


def test_a_row_knows_the_line_it_begins_on(table):
    rows, faults = table(HEADER + b'a,"first\nsecond",x\nb,third,\n')

    assert [(row.line, row["code"]) for row in rows] == [(2, "a"), (4, "b")]
    assert faults == []


def test_cells_are_brought_to_nfc_without_space_around_them(table):
    rows, _ = table(HEADER + "a, Ha\u0300 No\u0323\u0302i ,\n".encode())

    assert rows[0]["name"] == "H\u00e0 N\u1ed9i"


def test_a_byte_order_mark_and_blank_lines_do_no_harm(table):
    rows, faults = table(b"\xef\xbb\xbf" + HEADER + b"\na,one,\n")

    assert [row.line for row in rows] == [3]
    assert faults == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param(
            b"code,name\na,one\n", ("line 1, column note", "missing_column"), id="missing"
        ),
        pytest.param(
            b"code,name,note,more\na,one,,\n", ("line 1, column more", "unknown_column"), id="more"
        ),
        pytest.param(
            b"code,name,note,name\na,one,,\n",
            ("line 1, column name", "duplicate_column"),
            id="twice",
        ),
        pytest.param(b"", ("line 1", "empty"), id="empty"),
        pytest.param(HEADER + b"a,one\n", ("line 2", "cells"), id="too-few-cells"),
        pytest.param(HEADER + b"a,one,,\n", ("line 2", "cells"), id="too-many-cells"),
        pytest.param(HEADER + b"a,,\n", ("line 2, column name", "empty"), id="empty-cell"),
        pytest.param(
            HEADER + b"a,one,\na,two,\n", ("line 3, column code", "duplicate"), id="same-code"
        ),
        pytest.param(HEADER + b"a,on\xe9,\n", ("line 2", "not_utf8"), id="not-utf8"),
        pytest.param(HEADER + b'a,"one"x,\n', ("line 2", "csv"), id="stray-quote"),
        pytest.param(HEADER + b'a,"one,\n', ("line 2", "csv"), id="open-quote"),
    ],
)
def test_a_fault_of_form_is_told_with_its_place(table, content, fault):
    _, faults = table(content)

    assert faults == [(f"some.csv, {fault[0]}", fault[1])]


def test_nothing_more_is_said_of_a_cell_already_complained_about(table):
    rows, faults = table(HEADER + b"a,,\n")

    rows[0].complain("name", "unknown", ("vi", "en"))

    assert len(faults) == 1
    assert len(rows[0].complaints) == 1


def test_a_missing_file_is_named(folder, complaints):
    (folder / "tallies.csv").unlink()

    assert [(one.place, one.code) for one in complaints()] == [("tallies.csv", "missing_file")]
