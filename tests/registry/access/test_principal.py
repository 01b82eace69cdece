"""Who stands in the log, as a reader reads it."""

from registry.access import actor_words
from registry.access.principal import IMPORTER, RECORDER, SEEDER
from registry.words import Words


def test_a_person_is_called_by_name_in_both_languages() -> None:
    assert actor_words("Trần Văn Minh") == Words("Trần Văn Minh", "Trần Văn Minh")


def test_a_command_that_signed_is_called_in_the_reader_s_language() -> None:
    called = {name: actor_words(name).vi for name in (SEEDER, IMPORTER, RECORDER)}

    assert called == {
        "registry seed": "nạp dữ liệu ban đầu",
        "registry import": "nhập tệp bằng lệnh",
        "registry facts": "ghi sự kiện bằng lệnh",
    }
