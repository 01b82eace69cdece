import pytest

from registry.versions.number import FIRST, Number, Step


@pytest.mark.parametrize(
    ("step", "expected"), [(Step.PATCH, "1.0.1"), (Step.MINOR, "1.1.0"), (Step.MAJOR, "2.0.0")]
)
def test_the_next_number_follows_from_the_weight(step: Step, expected: str) -> None:
    assert str(FIRST.after(step)) == expected


@pytest.mark.parametrize("text", ["1", "1.2", "1.2.3.4", "01.2.3", "1.2.x", "", "1..3", "1.2.３"])
def test_what_is_no_version_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a version number"):
        Number.parse(text)


def test_numbers_are_ordered_by_number_not_by_text() -> None:
    assert Number.parse("1.10.0") > Number.parse("1.9.9")


def test_a_number_below_one_marks_a_candidate() -> None:
    assert Number.parse("0.3.0").is_candidate
