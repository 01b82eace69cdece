import pytest

from registry.kinds.template import Relation
from registry_seed.headers import header_tree


@pytest.fixture
def tree(row):
    return lambda *sections: header_tree([row(section_vi=section) for section in sections])


def test_a_path_becomes_headers_with_parents(tree):
    headers, lowest = tree("Khai sinh > Đăng ký mới")

    assert [(one.id, one.label, one.parent) for one in headers] == [
        ("h_khai_sinh", "Khai sinh", None),
        ("h_dang_ky_moi", "Đăng ký mới", "h_khai_sinh"),
    ]
    assert lowest == {"Khai sinh > Đăng ký mới": "h_dang_ky_moi"}


def test_one_label_under_two_headers_is_two_headers(tree):
    headers, _ = tree("A > Tổng số", "B > Tổng số")

    assert [one.id for one in headers] == ["h_a", "h_tong_so", "h_b", "h_tong_so_2"]


def test_a_header_left_and_met_again_is_one_header(tree):
    headers, _ = tree("A", "A > Trong đó", "A", "")

    assert [one.label for one in headers] == ["A", "Trong đó"]


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("Trong đó đoàn đông người", Relation.OF_WHICH),
        ("Chia ra", Relation.SPLIT),
        ("Phân loại theo nội dung", Relation.SPLIT),
        ("Dòng", None),
    ],
)
def test_the_label_tells_how_the_parts_relate_to_the_whole(tree, label, relation):
    headers, _ = tree(label)

    assert headers[0].relation is relation


def test_a_path_with_an_empty_label_is_complained_about(row):
    wrong = row(section_vi="A >  > B")

    header_tree([wrong])

    assert [one.place for one in wrong.complaints] == ["some.csv, line 2, column section_vi"]
