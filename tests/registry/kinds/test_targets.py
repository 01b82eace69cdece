import pytest

from registry.catalogue import Catalogue
from registry.kinds import MODELS, Kind
from registry.kinds.reading import references
from registry.kinds.targets import targets


@pytest.mark.parametrize("kind", list(Kind))
def test_the_fast_walk_finds_what_the_marks_say(seeded_catalogue: Catalogue, kind: Kind) -> None:
    for code in seeded_catalogue.codes[kind]:
        for version in seeded_catalogue.items[kind, code]:  # type: ignore[index]
            slow = {one.key for one in references(MODELS[kind], version.content)}

            assert set(targets(MODELS[kind], version.content)) == slow
