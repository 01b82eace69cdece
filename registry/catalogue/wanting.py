"""Which changes somebody wants: by kind, by item, by the body they name."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.catalogue.catalogue import Catalogue
from registry.errors import BadQuestion, Complaint, NotFound
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Words


@dataclass(frozen=True)
class Wanted:
    """Which changes are wanted. Empty sets want all; different sets must all be met."""

    kinds: frozenset[Kind] = frozenset()
    """Changes of items of these kinds, and facts about them."""
    items: frozenset[Key] = frozenset()
    """Changes of these items, and facts that name them."""
    bodies: frozenset[Key] = frozenset()
    """Changes of what names one of these bodies, of the bodies themselves, and facts about them."""

    def takes(self, key: Key | None, about: Iterable[Key], named: Iterable[Key]) -> bool:
        """Whether a change of this item is wanted.

        :param about: the item itself; of a fact, every item it names.
        :param named: these, and what the content of the item refers to.
        """
        if self.kinds and (key is None or key.kind not in self.kinds):
            return False
        if self.items and self.items.isdisjoint(about):
            return False
        return not self.bodies or not self.bodies.isdisjoint(named)


ALL = Wanted()
"""Every change."""


def wanted_of(
    catalogue: Catalogue, kinds: Iterable[Kind], items: Iterable[str], bodies: Iterable[str]
) -> Wanted:
    """What is wanted, from what was written.

    :param items: e.g. ``indicator:KTXH-099``.
    :param bodies: codes of bodies, e.g. ``bo-y-te``.
    :raises BadQuestion: if an item is not written as one.
    :raises NotFound: if the catalogue never had it: a misspelt filter must not wait for ever.
    """
    return Wanted(
        kinds=frozenset(kinds),
        items=frozenset(_known(catalogue, "item", one) for one in items),
        bodies=frozenset(_known(catalogue, "body", f"{Kind.BODY}:{one}") for one in bodies),
    )


def _known(catalogue: Catalogue, parameter: str, text: str) -> Key:
    try:
        key = Key.parse(text)
    except ValueError:
        said = _NO_KEY.filled(text=text[:60])
        raise BadQuestion(said, (Complaint(parameter, "unreadable", said),)) from None
    if key not in catalogue.items:
        raise NotFound(_NO_ITEM.filled(key=key))
    return key


_NO_KEY = Words(
    "{text!r} không được viết theo dạng loại:mã, ví dụ indicator:KTXH-099.",
    "{text!r} is not written kind:code, e.g. indicator:KTXH-099.",
)
_NO_ITEM = Words("Không có {key} trong danh mục.", "The catalogue has no {key}.")
