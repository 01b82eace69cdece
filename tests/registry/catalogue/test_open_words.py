"""Every value of an open list that the reference data hold is told in words."""

from datetime import date

import pytest

from registry.catalogue import Catalogue
from registry.catalogue.listing import table
from registry.catalogue.naming import facet_words, names_in
from registry.catalogue.open_words import OPEN
from registry.kinds import Kind
from registry.kinds.reading import Key

LISTS = [
    (Kind.SYSTEM, "system_type"),
    (Kind.UNIT, "quantity"),
    (Kind.INSTRUMENT, "instrument_type"),
]


@pytest.mark.parametrize(("kind", "facet"), LISTS)
def test_every_value_of_the_reference_data_has_words(
    seeded_catalogue: Catalogue, kind: Kind, facet: str
) -> None:
    view = seeded_catalogue.at(date(2026, 1, 1), seeded_catalogue.revision)
    values = {value for row in table(view, kind).rows for value in row.facets.get(facet, ())}

    assert values
    assert [one for one in values if facet_words(view, kind, facet, one) is None] == []


def test_a_value_nobody_has_words_for_speaks_for_itself(seeded_catalogue: Catalogue) -> None:
    view = seeded_catalogue.at(date(2026, 1, 1), seeded_catalogue.revision)

    assert facet_words(view, Kind.UNIT, "quantity", "luminosity") is None


def test_words_stand_in_both_languages() -> None:
    assert all(said.vi and said.en for words in OPEN.values() for said in words.values())


def test_codes_in_a_content_are_told_by_the_field_they_stand_in(
    seeded_catalogue: Catalogue,
) -> None:
    view = seeded_catalogue.at(date(2021, 7, 1), seeded_catalogue.revision)
    content = view.get(Key(Kind.INDICATOR, "KTXH-099")).version.content

    found = names_in(view, Kind.INDICATOR, content)

    assert found["periodicities", "Q"].en == "Quarter"
    assert found["lead_body", "bo-ke-hoach-va-dau-tu"].vi == "Bộ Kế hoạch và Đầu tư"
    assert ("names", "Q") not in found
