"""Which bodies a party of a regime stands for on a day: one body, or a group such as BO_CQNB.

Only what a group *certainly* holds is told: *Bộ, cơ quan trung ương* holds the ministries, whatever
else it holds. A group of which no body is known (communes, state enterprises) stands for none.
"""

from registry.catalogue.succession import Share, holders
from registry.catalogue.view import View
from registry.kinds.body import BodyType
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json

_MINISTRIES = frozenset({BodyType.MINISTRY, BodyType.MINISTERIAL_AGENCY})
_CENTRAL = _MINISTRIES | {BodyType.GOVERNMENT_AGENCY}
_PROVINCES = frozenset({BodyType.PROVINCE, BodyType.CITY})
_IN_PART = frozenset({Share.PART})
_NOT_IN_PART = frozenset(Share) - _IN_PART

TYPES_IN_GROUP: dict[str, frozenset[BodyType]] = {
    "BO_CQNB": _MINISTRIES,
    "BO_CQNB_CQTCP": _CENTRAL,
    "BO_NGANH": _MINISTRIES,
    "BO_CQTW": _MINISTRIES,
    "BO_BAN_NGANH_DTTW": _MINISTRIES,
    "TINH_TP": _PROVINCES,
    "UBND_TINH": _PROVINCES,
    "UBND_CAC_CAP": _PROVINCES,
}
"""The types of body that a code of CL_NHOM_CO_QUAN certainly holds. A People's Committee of a
province is counted as the province."""


def bodies_of(view: View, party: Json) -> frozenset[Key]:
    """The bodies in force on the view's day that the party certainly stands for.

    A body that has ended stands for those who hold its duties by rule, as far as not in part.
    """
    if "body" in party:
        return duty_holders(view, Key(Kind.BODY, party["body"]))
    return _in_group(view, party.get("group", ""))


def bodies_called(view: View, name: str) -> frozenset[Key]:
    """The same for a body or group by its code alone, as the facets of a regime have it."""
    if name in TYPES_IN_GROUP:
        return _in_group(view, name)
    return duty_holders(view, Key(Kind.BODY, name))


def duty_holders(view: View, body: Key) -> frozenset[Key]:
    """The bodies that hold a body's duties on the view's day, itself included; none in part."""
    return _holders_by(view, body, _NOT_IN_PART)


def part_holders(view: View, body: Key) -> frozenset[Key]:
    """The bodies that took over some of a body's duties by the view's day: which is not known."""
    return _holders_by(view, body, _IN_PART)


def _holders_by(view: View, body: Key, shares: frozenset[Share]) -> frozenset[Key]:
    kept = _kept(view, "holders")
    found = kept.get((body, shares))
    if found is None:
        heirs = holders(view, body)
        found = kept[body, shares] = frozenset(one.body for one in heirs if one.share in shares)
    return found


def _in_group(view: View, group: str) -> frozenset[Key]:
    kept = _kept(view, "groups")
    if group not in kept:
        types = TYPES_IN_GROUP.get(group, frozenset())
        each = view.each(Kind.BODY) if types else ()
        kept[group] = frozenset(one.key for one in each if one.facet("body_type")[0] in types)
    return kept[group]


def _kept(view: View, name: str) -> dict[object, frozenset[Key]]:
    """What was worked out for a view serves all days that are answered as its day is."""
    kept: dict[object, frozenset[Key]] = view.era.kept.setdefault(("parties", name), {})  # type: ignore[assignment]
    return kept
