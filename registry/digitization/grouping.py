"""A coverage by body, field, type, frequency or level: the same count, split."""

from collections.abc import Callable, Mapping

from registry.catalogue import View
from registry.catalogue.naming import facet_words
from registry.catalogue.succession import Share, holders
from registry.digitization.coverage import Coverage, Standing
from registry.digitization.metric import State
from registry.errors import BadQuestion, Complaint
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Words

BODY_TODAY = "body_today"
"""Split by who holds the lead body's duties today, by rule of succession."""


def groups(view: View, today: View, found: Coverage, by: str) -> dict[str, dict[State, int]]:
    """How many stand where in each group; a member in several groups counts in each.

    :param by: a facet of the members' kind, or ``body_today``.
    :raises BadQuestion: if their kind has no such facet.
    """
    of = _grouper(view, today, found, by)
    counted: dict[str, dict[State, int]] = {}
    for standing in found.standings:
        for value in of(standing) or ("",):
            states = counted.setdefault(value, dict.fromkeys(State, 0))
            states[standing.state] += 1
    return dict(sorted(counted.items()))


def group_words(view: View, found: Coverage, by: str, value: str) -> Words | None:
    """What a person calls a group."""
    if not value or not found.standings:
        return None
    if by == BODY_TODAY:
        return view.name_of(Key(Kind.BODY, value))
    return facet_words(view, found.standings[0].member.kind, by, value)


def _grouper(
    view: View, today: View, found: Coverage, by: str
) -> Callable[[Standing], tuple[str, ...]]:
    if by == BODY_TODAY:
        return lambda standing: tuple(
            heir.body.code
            for code in _facets(view, standing).get("lead_body", ())
            for heir in holders(today, Key(Kind.BODY, code))
            if heir.share is not Share.PART
        )
    known = {name for standing in found.standings for name in _facets(view, standing)}
    if by not in known:
        said = _NO_GROUP.filled(by=by, known=", ".join(sorted({*known, BODY_TODAY})))
        raise BadQuestion(said, (Complaint("by", "unknown", said),))
    return lambda standing: _facets(view, standing).get(by, ())


def _facets(view: View, standing: Standing) -> Mapping[str, tuple[str, ...]]:
    version = view.find(standing.member) or view.last_known(standing.member)
    return version.facets if version else {}


_NO_GROUP = Words(
    "Không chia được theo {by}; chia được theo: {known}.",
    "It cannot be split by {by}; it can by: {known}.",
)
