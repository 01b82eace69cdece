"""How a query is read: keys, slips, abbreviations, synonyms, numbers, codes, marks."""

from datetime import date

import pytest

from registry.search import Why


@pytest.mark.parametrize(
    ("typed", "name", "why"),
    [
        ("BHYT", "Tỷ lệ dân số tham gia bảo hiểm y tế", Why.ABBREVIATION),
        ("kỳ vọng sống", "Tuổi thọ trung bình tính từ lúc sinh", Why.SYNONYM),
        ("cpi", "Chỉ số giá tiêu dùng (CPI)", Why.ABBREVIATION),
        ("thất ngiệp", "Tỷ lệ thất nghiệp", Why.SPELLING),
        ("CDBC-009", "Báo cáo công tác cải cách hành chính", Why.IDENTIFIER),
        ("ktxh 099", "Tỷ lệ thất nghiệp", Why.IDENTIFIER),
        ("VPCP", "Văn phòng Chính phủ", Why.IDENTIFIER),
        ("09/2019", "Quy định về chế độ báo cáo của cơ quan hành chính nhà nước", Why.DOCUMENT),
        ("life expectancy", "Tuổi thọ trung bình tính từ lúc sinh", Why.NAME),
    ],
)
def test_a_hit_tells_how_the_query_was_read(finder, typed, name, why):
    hit = finder.find(typed).hits[0]

    assert (hit.version.names["vi"], hit.why) == (name, why)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("tyr leej", "tỷ lệ"),
        ("lu7c5 lu7o7ng5", "lực lượng"),
        ("TỶ LỆ", "tỷ lệ"),
        ("gas export", "gas export"),
        ("1 vạn dân", "1 vạn dân"),
    ],
)
def test_raw_keys_are_decoded_and_other_words_left_alone(finder, typed, read):
    assert finder.find(typed).read_as == read


def test_a_set_is_found_by_the_number_of_the_document_that_lays_it_down(finder):
    first, second = finder.find("qđ 293").hits[:2]

    assert (first.key.code, first.why) == ("bo-chi-tieu-293", Why.LEGAL_BASIS)
    assert (second.key.code, second.why) == ("293-qd-ttg-2020", Why.DOCUMENT)


def test_the_marks_typed_rank_what_bears_them_higher(finder):
    sided = {text: finder.names(text, limit=200) for text in ("công", "cộng")}

    assert "công" in sided["công"][0].lower()
    assert "cộng" in sided["cộng"][0].lower()


@pytest.mark.parametrize(
    ("typed", "code"), [("bộ tp", "bo-tu-phap"), ("tp hcm", "ho-chi-minh-2025")]
)
def test_an_ambiguous_abbreviation_means_what_goes_with_its_neighbours(finder, typed, code):
    assert finder.find(typed).hits[0].key.code == code


def test_an_english_name_begins_after_what_only_says_how_it_is_measured(finder):
    assert finder.first("export") == "Trị giá xuất khẩu hàng hóa"


def test_grdp_is_not_taken_for_gdp(finder):
    assert "trên địa bàn" in finder.first("grdp")
    assert "trong nước" in finder.first("gdp")


def test_did_you_mean_is_silent_when_enough_was_found(finder):
    assert finder.find("thất nghiệp").did_you_mean is None
    assert finder.find("that ngiep").did_you_mean == "thất nghiệp"


def test_words_right_alone_and_wrong_together_are_mended(finder):
    assert finder.find("kiem soat thu tuc hanh chinh").did_you_mean is None
    assert finder.first("tỷ lệ thất nghiem") == "Tỷ lệ thất nghiệp"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        # KTXH-008 has tích lũy in its name, and lúa is a slip of lũy away.
        ("diện tích lúa", "Diện tích gieo trồng cây hằng năm"),
        # Báo cáo tài chính, tài sản: no compound of báo cáo and thiên tai.
        ("báo cáo thiên tai", "Báo cáo nhanh tình hình thiên tai và thiệt hại"),
        ("hộ có điện", "Tỷ lệ hộ dân được sử dụng điện"),
    ],
)
def test_right_words_are_not_read_as_others(finder, typed, name):
    assert name in finder.names(typed)[:2]
    assert finder.find(typed).did_you_mean is None


@pytest.mark.parametrize("typed", ["người khuyết tật", "liệt sĩ", "xăng", "air pollution"])
def test_what_no_record_speaks_of_is_not_bent_into_what_one_does(finder, typed):
    found = finder.find(typed)

    assert (found.total, found.did_you_mean, found.read_as) == (0, None, typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("luật thống kê", "89-2015-qh13"),
        ("Luật Thống kê 2015", "89-2015-qh13"),
        ("luat dau tu cong 2019", "39-2019-qh14"),
        ("decree 09", "09-2019-nd-cp"),
        ("nghị quyết 01 năm 2021", "01-nq-cp-2021"),
        ("luật 01/2021", "01-2021-qh15"),
    ],
)
def test_an_instrument_is_found_as_people_say_it(finder, typed, code):
    assert finder.find(typed).hits[0].key.code == code


def test_a_type_said_wrong_does_not_keep_a_full_number_from_being_found(finder):
    assert finder.find("nghị quyết 01/2021/QH15").hits[0].key.code == "01-2021-qh15"


def test_xuất_nhập_khẩu_finds_exports_and_imports(finder):
    names = finder.names("xuất nhập khẩu")[:4]

    assert any("xuất khẩu" in name for name in names)
    assert any("nhập khẩu" in name for name in names)


def test_an_edited_list_of_terms_is_read_with_both_clocks(finder):
    before = finder.search.find(finder.view(as_of=1061), _question("NSLĐ"))
    after = finder.search.find(finder.view(), _question("NSLĐ"))

    assert before.total == 0
    assert after.hits[0].version.names["vi"] == "Năng suất lao động xã hội"


def test_in_2021_a_ministry_of_2025_is_not_in_force(finder):
    hit = finder.find("Bộ Nông nghiệp và Môi trường", date(2021, 1, 1)).hits[0]

    assert (hit.key.code, hit.in_force) == ("bo-nong-nghiep-va-moi-truong", False)


def test_a_text_match_shows_the_text_with_its_marks(finder):
    found = finder.find("thường trú của nền kinh tế tạo ra")

    fragment = found.hits[0].fragments[-1]
    assert fragment.pointer.startswith("/definition")
    assert "đơn vị [thường trú của nền kinh tế tạo ra]" in fragment.marked("[", "]")


def _question(text):
    from registry.search import Question

    return Question(text)
