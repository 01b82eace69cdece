from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, strategies as st

from registry.versions.resolution import in_force, known, timeline

DAYS = st.integers(0, 12).map(lambda n: date(2020, 1, 1) + timedelta(days=n))


@dataclass(frozen=True)
class Made:
    """A version for the tests: just what the rule asks."""

    revision: int
    starts: date
    last: date = date.max
    voided: int | None = None
    is_candidate: bool = False

    def ends_as_of(self, _revision: int) -> date:
        return self.last


@st.composite
def histories(draw: st.DrawFn) -> list[Made]:
    made = []
    for revision in range(1, draw(st.integers(0, 6)) + 1):
        first = draw(st.one_of(st.just(date.min), DAYS))
        last = draw(
            st.one_of(st.just(date.max), DAYS.filter(lambda day, first=first: day >= first))
        )
        voided = draw(st.one_of(st.none(), st.integers(revision + 1, 9)))
        made.append(Made(revision, first, last, voided, draw(st.booleans())))
    return made


def oracle(versions: list[Made], on: date, as_of: int) -> Made | None:
    """The rule once more, as the design states it, by elimination."""
    there = [v for v in versions if v.revision <= as_of and not (v.voided and v.voided <= as_of)]
    if any(not v.is_candidate for v in versions if v.revision <= as_of):
        there = [v for v in there if not v.is_candidate]
    there = [v for v in there if v.starts <= on]
    there = [v for v in there if all(v.starts >= other.starts for other in there)]
    there = [v for v in there if all(v.revision >= other.revision for other in there)]
    return there[0] if there and there[0].last >= on else None


@given(histories(), DAYS, st.integers(0, 10))
def test_every_pair_of_clocks_answers_as_the_rule_says(
    versions: list[Made], on: date, as_of: int
) -> None:
    assert in_force(versions, on, as_of) == oracle(versions, on, as_of)


@given(histories(), DAYS, st.integers(0, 10))
def test_the_timeline_says_the_same_as_asking_each_day(
    versions: list[Made], on: date, as_of: int
) -> None:
    spans = [span for span in timeline(versions, as_of) if span.first <= on <= span.last]

    assert [span.version for span in spans] == [v for v in [in_force(versions, on, as_of)] if v]


def test_a_version_ends_the_day_before_the_next_begins() -> None:
    old, new = Made(1, date(2020, 1, 1)), Made(2, date(2021, 1, 1))

    spans = timeline([old, new], 2)

    assert [(span.first, span.last) for span in spans] == [
        (date(2020, 1, 1), date(2020, 12, 31)),
        (date(2021, 1, 1), date.max),
    ]


def test_a_gap_after_an_ended_version_stays_a_gap() -> None:
    early = Made(1, date(2020, 1, 1))
    ended = Made(2, date(2021, 1, 1), date(2021, 6, 30))

    assert in_force([early, ended], date(2021, 7, 1), 2) is None


def test_a_correction_hides_the_wrong_version_only_from_its_revision_on() -> None:
    wrong = Made(1, date(2020, 1, 1), voided=3)
    right = Made(2, date(2020, 1, 1))

    assert in_force([wrong, right], date(2020, 5, 1), 1) is wrong
    assert in_force([wrong, right], date(2020, 5, 1), 3) is right


def test_candidates_stand_in_only_until_something_is_published() -> None:
    candidate = Made(1, date(2020, 1, 1), is_candidate=True)
    published = Made(2, date(2019, 1, 1))

    assert known([candidate, published], 1) == [candidate]
    assert known([candidate, published], 2) == [published]
