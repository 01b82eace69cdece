"""A difference is proven by going back: the patch of two contents turns the one into the other."""

import copy
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from registry.catalogue import Catalogue
from registry.kinds import MODELS, Kind
from registry.kinds.marks import KeyedBy
from registry.kinds.parsing import canonical
from registry.kinds.shape import Shape, shape_of
from registry.versions.difference import changes, weigh
from registry.versions.number import Step
from registry.versions.patch import Operation, patch

HALF = settings(
    max_examples=100,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

scalars = st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.text(max_size=4)
names = st.text(alphabet="ab~/01 ", max_size=3)
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


def applied(document: Any, operations: list[Operation]) -> Any:
    """RFC 6902, as far as the registry writes it."""
    whole = {"": copy.deepcopy(document)}
    for operation in operations:
        steps = [one.replace("~1", "/").replace("~0", "~") for one in operation["path"].split("/")]
        at: Any = whole
        for step in steps[:-1]:
            at = at[int(step)] if isinstance(at, list) else at[step]
        last = int(steps[-1]) if isinstance(at, list) else steps[-1]
        value = copy.deepcopy(operation.get("value"))
        if operation["op"] == "remove":
            del at[last]
        elif operation["op"] == "add" and isinstance(at, list):
            assert last <= len(at)
            at.insert(last, value)
        else:
            assert operation["op"] == "add" or isinstance(at, list) or last in at
            at[last] = value
    return whole[""]


def changed(document: Any, chance: Random) -> Any:
    """The document with something taken out, doubled, moved or put elsewhere, at any depth."""
    if isinstance(document, dict) and document:
        name = chance.choice(sorted(document))
        rest = {key: value for key, value in document.items() if key != name}
        return rest if chance.random() < 0.2 else {**rest, name: changed(document[name], chance)}
    if isinstance(document, list) and document:
        index = chance.randrange(len(document))
        one = changed(document[index], chance)
        less = [*document[:index], *document[index + 1 :]]
        return chance.choice([less, [*less, one], [one, *document], [*document, *less]])
    return chance.choice([None, "khác", document])


@HALF
@given(before=documents, after=documents)
def test_a_patch_turns_any_document_into_any_other(before: Any, after: Any) -> None:
    assert canonical(applied(before, patch(before, after))) == canonical(after)


@HALF
@given(before=documents, chance=st.randoms(), times=st.integers(0, 5))
def test_a_patch_turns_a_document_into_what_became_of_it(
    before: Any, chance: Random, times: int
) -> None:
    after = before
    for _ in range(times):
        after = changed(after, chance)

    assert canonical(applied(before, patch(before, after))) == canonical(after)


@HALF
@given(document=documents)
def test_nothing_is_to_be_done_where_nothing_differs(document: Any) -> None:
    assert patch(document, copy.deepcopy(document)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [([True], [1]), ({"a": [0]}, {"a": [False]}), ([1, True], [True, 1]), ({"a": None}, {})],
)
def test_what_python_holds_equal_and_json_does_not_is_told_apart(before: Any, after: Any) -> None:
    assert canonical(applied(before, patch(before, after))) == canonical(after)


kinds = st.sampled_from(list(Kind))


def two_of(catalogue: Catalogue, kind: Kind, chance: Random) -> tuple[Any, Any]:
    """Two real contents of a kind; half of the time they differ in the order of lists only."""
    versions = [one for key, found in catalogue.items.items() if key.kind is kind for one in found]
    before, after = (chance.choice(versions).content for _ in range(2))
    return before, chance.choice([after, shuffled(shape_of(MODELS[kind]), before, chance)])


@HALF
@given(kind=kinds, chance=st.randoms())
def test_a_patch_turns_any_real_content_into_any_other_of_its_kind(
    seeded_catalogue: Catalogue, kind: Kind, chance: Random
) -> None:
    before, after = two_of(seeded_catalogue, kind, chance)

    assert canonical(applied(before, patch(before, after))) == canonical(after)


def shuffled(shape: Shape, document: Any, chance: Random) -> Any:
    """The content with every keyed list in another order."""
    if isinstance(document, list) and shape.element is not None:
        inside = [shuffled(shape.element, one, chance) for one in document]
        if shape.mark(KeyedBy):
            chance.shuffle(inside)
        return inside
    if isinstance(document, dict):
        return {
            name: shuffled(shape.fields[name], value, chance) for name, value in document.items()
        }
    return document


def unordered(document: Any) -> Any:
    """The content with every list in one order, so that order makes no difference."""
    if isinstance(document, dict):
        return {name: unordered(value) for name, value in document.items()}
    if isinstance(document, list):
        return sorted(map(unordered, document), key=canonical)
    return document


@HALF
@given(kind=kinds, chance=st.randoms())
def test_two_contents_differ_in_something_or_only_in_the_order_of_their_lists(
    seeded_catalogue: Catalogue, kind: Kind, chance: Random
) -> None:
    before, after = two_of(seeded_catalogue, kind, chance)

    is_equal = canonical(unordered(before)) == canonical(unordered(after))
    found = changes(MODELS[kind], before, after)
    assert all(one.reason.en == "put in another order" for one in found) is is_equal


@HALF
@given(kind=kinds, chance=st.randoms())
def test_the_order_of_a_keyed_list_is_told_and_weighs_no_more_than_wording(
    seeded_catalogue: Catalogue, kind: Kind, chance: Random
) -> None:
    keys = [key for key in seeded_catalogue.items if key.kind is kind]
    before = seeded_catalogue.items[chance.choice(keys)][-1].content

    after = shuffled(shape_of(MODELS[kind]), before, chance)

    found = changes(MODELS[kind], before, after)
    assert weigh(found) is (Step.NONE if after == before else Step.PATCH)


words = st.lists(st.sampled_from(["x", "x (2)", "x (3)", "y", "y'"]), max_size=5)


@HALF
@given(before=words, after=words)
@example(before=["x", "x", "x (2)"], after=["x", "x (2)"])
def test_elements_that_stand_twice_or_look_numbered_are_told_apart(
    before: list[str], after: list[str]
) -> None:
    model = MODELS[Kind.UNIT]
    found = changes(model, {"names": {}, "aliases": before}, {"names": {}, "aliases": after})

    assert (found == ()) is (sorted(before) == sorted(after))
