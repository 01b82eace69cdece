"""Two versions of an item side by side, each named by its number or by a day."""

import contextlib
from dataclasses import dataclass

from registry.catalogue.naming import told
from registry.catalogue.version import Version
from registry.catalogue.view import View
from registry.errors import BadQuestion, Complaint, NotFound
from registry.kinds import MODELS
from registry.kinds.reading import Key
from registry.versions.asking import day_of
from registry.versions.difference import Change, changes, weigh
from registry.versions.number import Number, Step
from registry.words import Words


@dataclass(frozen=True)
class Comparison:
    """What changed from one version to another, place by place."""

    old: Version
    new: Version
    changes: tuple[Change, ...]

    @property
    def weight(self) -> Step:
        """The weight of the whole: that of its weightiest change."""
        return weigh(self.changes)


def compare(view: View, key: Key, old: str, new: str) -> Comparison:
    """Compare two versions of an item, as known in the view.

    :param old: a version (``1.0.0``) or a day (``2021-07-01``: the version in force that day).
    :raises NotFound: if there is no such version, or none in force on the day.
    :raises BadQuestion: if either is neither a version nor a day.
    """
    before, after = version_at(view, key, old, "from"), version_at(view, key, new, "to")
    return Comparison(before, after, changes(MODELS[key.kind], before.content, after.content))


def version_at(view: View, key: Key, at: str, parameter: str) -> Version:
    """The version with this number, or the one in force on this day.

    :param parameter: where it was given, for whoever has to mend it.
    """
    with contextlib.suppress(ValueError):
        return view.catalogue.at(day_of(at), view.as_of).get(key).version
    try:
        wanted = Number.parse(at)
    except ValueError:
        said = _NO_POINT.filled(at=at[:40])
        raise BadQuestion(said, (Complaint(parameter, "unreadable", said),)) from None
    for version in view.versions(key):
        if version.number == wanted:
            return version
    raise NotFound(_NO_VERSION.filled(key=told(view, key), number=at))


_NO_VERSION = Words("{key} không có phiên bản {number}.", "{key} has no version {number}.")
_NO_POINT = Words(
    "{at!r} không phải số phiên bản (1.2.3) hay ngày (2021-07-01).",
    "{at!r} is neither a version (1.2.3) nor a day (2021-07-01).",
)
