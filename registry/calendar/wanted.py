"""Which regimes a calendar is asked for: by code, collection, body and its role."""

from dataclasses import dataclass

from registry.catalogue import Version, View
from registry.catalogue.membership import member_keys
from registry.catalogue.parties import bodies_called
from registry.errors import Complaint, NoAnswer
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Term, Words


class Part(Term):
    """What a body has to do with a regime."""

    LEAD = "lead_body", "Chủ trì, tổng hợp", "Leads"
    REPORTER = "reporter", "Thực hiện báo cáo", "Reports"
    RECIPIENT = "recipient", "Nhận báo cáo", "Receives"


@dataclass(frozen=True)
class Wanted:
    """What is asked for; everything that is ``None`` does not matter."""

    regime: str | None = None
    collection: str | None = None
    body: str | None = None
    """Named by the regime, in a group that it names, or heir by rule to one of these."""
    part: Part | None = None
    """What the body has to do with it; ``None``: it leads or reports."""
    level: str | None = None
    """Only duties of this level."""
    frequency: str | None = None


ALL = Wanted()


def regimes(view: View, wanted: Wanted) -> tuple[Key, ...]:
    """The regimes that may be meant, in force or not, by code.

    :raises NotFound: if there is no such regime, body, period, or collection on the view's day.
    :raises NoAnswer: if the collection holds something else.
    """
    if wanted.body is not None:
        _demand(view, Key(Kind.BODY, wanted.body))
    if wanted.frequency is not None:
        _demand(view, Key(Kind.PERIOD, wanted.frequency))
    if wanted.regime is not None:
        _demand(view, Key(Kind.REGIME, wanted.regime))
        return (Key(Kind.REGIME, wanted.regime),)
    if wanted.collection is None:
        return tuple(Key(Kind.REGIME, code) for code in view.catalogue.codes.get(Kind.REGIME, ()))
    version = view.get(Key(Kind.COLLECTION, wanted.collection)).version
    if version.content["member_kind"] != Kind.REGIME:
        raise NoAnswer(_NO_REGIMES, (Complaint("collection", "other-kind", _NO_REGIMES),))
    return member_keys(version)


def concerns(views: tuple[View, ...], version: Version, wanted: Wanted) -> bool:
    """Whether the body asked for has that part in the regime, on the day of any of the views."""
    if wanted.body is None:
        return True
    parts = (Part.LEAD, Part.REPORTER) if wanted.part is None else (wanted.part,)
    names = {name for part in parts for name in version.facet(part.value)}
    if wanted.body in names:
        return True
    body = Key(Kind.BODY, wanted.body)
    return any(body in bodies_called(view, name) for view in views for name in names)


def _demand(view: View, key: Key) -> None:
    if not view.is_known(key):
        view.get(key)  # refuses, saying why


_NO_REGIMES = Words(
    "Bộ, danh sách này không gồm chế độ báo cáo.", "That collection holds no regimes."
)
