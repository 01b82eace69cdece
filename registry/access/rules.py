"""What each role may do, and for which items."""

from registry.access.principal import Principal, Role
from registry.catalogue import View
from registry.catalogue.naming import told
from registry.catalogue.succession import Share, holders
from registry.errors import NotAllowed
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.marks import Responsible
from registry.kinds.reading import Key
from registry.kinds.shape import Json, leaves, values
from registry.words import Term, Words


class Deed(Term):
    """What can be done to the catalogue."""

    DRAFT = "draft", "lập đề nghị thay đổi", "propose a change"
    """Propose, amend, submit, withdraw a change."""
    STATE = "state", "ghi sự kiện", "record a fact"
    """Record a fact."""
    REVIEW = "review", "xem xét, công bố, quyết định", "review, publish, decide"
    """Return, publish, give a status, supersede, retire, void."""
    SUBSCRIBE = "subscribe", "đăng ký nhận thay đổi", "subscribe to changes"
    """Be told of changes by webhooks."""
    OVERSEE = "oversee", "quản lý đăng ký của người khác", "oversee the subscriptions of others"
    """See and change the subscriptions of others."""
    ADMINISTER = "administer", "quản trị người dùng và mã truy cập", "administer principals"
    """Principals and tokens."""


ROLES: dict[Deed, frozenset[Role]] = {
    Deed.DRAFT: frozenset({Role.STEWARD, Role.REGISTRAR}),
    Deed.STATE: frozenset({Role.STEWARD, Role.REGISTRAR}),
    Deed.REVIEW: frozenset({Role.REGISTRAR}),
    Deed.SUBSCRIBE: frozenset({Role.STEWARD, Role.REGISTRAR, Role.ADMIN}),
    Deed.OVERSEE: frozenset({Role.REGISTRAR, Role.ADMIN}),
    Deed.ADMINISTER: frozenset({Role.ADMIN}),
}
"""Which roles may do what. A steward only for what the steward's body, or one under it, leads."""


def demand(principal: Principal, deed: Deed) -> None:
    """Let the principal through if the role may do this at all.

    :raises NotAllowed: naming the roles that may.
    """
    if principal.role not in ROLES[deed]:
        roles = [role for role in Role if role in ROLES[deed]]
        raise NotAllowed(_NOT_THE_ROLE.filled(role=principal.role, deed=deed, roles=roles))


def demand_for(view: View, principal: Principal, deed: Deed, key: Key, content: Json) -> None:
    """Let the principal through if the role may do this to an item with this content.

    :raises NotAllowed: when a steward's body does not lead the item.
    """
    demand(principal, deed)
    if principal.role is not Role.STEWARD:
        return
    leading = lead_bodies(key, content)
    if not any(_stands_for(view, principal, body) for body in leading):
        raise NotAllowed(
            _NOT_THE_BODY.filled(
                name=principal.name,
                body=told(view, Key(Kind.BODY, principal.body or "—")),
                item=told(view, key),
                leading=[told(view, body) for body in leading] or "—",
            )
        )


def may_lead(kind: Kind) -> bool:
    """Whether a body can answer for items of this kind, so that its steward may propose one."""
    marked = (leaf.mark(Responsible) is not None for leaf in leaves(MODELS[kind]))
    return kind is Kind.BODY or any(marked)


def lead_bodies(key: Key, content: Json) -> list[Key]:
    """The bodies that answer for an item: those its content marks as responsible, or itself."""
    if key.kind is Kind.BODY:
        return [key]
    return [
        Key(Kind.BODY, value)
        for leaf in leaves(MODELS[key.kind])
        if leaf.mark(Responsible) and leaf.path[-1] in {"body", "owner"}
        for _, value in values(leaf, content)
    ]


def _stands_for(view: View, principal: Principal, body: Key) -> bool:
    """Whether a steward's body, still in being, is this one, one above it, or its main heir."""
    if principal.body is None:
        return False
    own = Key(Kind.BODY, principal.body)
    if view.find(own) is None:
        return False
    heirs = [holder.body for holder in holders(view, body) if holder.share is not Share.PART]
    return any(own in _line_up(view, at) for at in (body, *heirs))


def _line_up(view: View, body: Key) -> list[Key]:
    """A body and those it is part of, upwards; a circle ends where it closes."""
    line: list[Key] = []
    at: Key | None = body
    while at is not None and at not in line:
        line.append(at)
        version = view.find(at) or view.last_known(at)
        parent = version.content.get("parent") if version else None
        at = Key(Kind.BODY, parent) if parent else None
    return line


_NOT_THE_ROLE = Words(
    "Vai trò “{role}” không được làm việc này ({deed}); cần một trong các vai trò: {roles}.",
    "The role “{role}” may not do this ({deed}); it takes one of: {roles}.",
)
_NOT_THE_BODY = Words(
    "{name} là đầu mối của {body}; {item} thuộc trách nhiệm của: {leading}.",
    "{name} stands for {body}; {item} is led by: {leading}.",
)
