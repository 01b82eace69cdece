"""Deciding about a record: asked for, shown with all it would change, then confirmed."""

from typing import NamedTuple

from starlette.responses import Response

from registry.commands import decide
from registry.commands.foresee import Foreseen, foresee_items
from registry.commands.offering import Decision, Offer, offers
from registry.commands.preview import Use
from registry.commands.work import Work
from registry.errors import (
    Conflict,
    Faulty,
    NotAllowed,
    NotFound,
    RegistryError,
    Stale,
)
from registry.kinds.reading import Key
from registry.words import Words
from registry_web.desk.asked import TEXTS, Asked, read
from registry_web.desk.blame import Around, blamed
from registry_web.desk.choosing import candidates, exactly
from registry_web.desk.sent import Form
from registry_web.desk.working import Desk, done_of, key_of, status_of
from registry_web.page import Page
from registry_web.things import Thing, thing

_FINDERS = ("find", "find_too")


class Found(NamedTuple):
    """What a search within the form found."""

    text: str
    things: list[tuple[Thing, int]]
    """Each with its edition as it is now."""
    is_exact: bool = False
    """Whether the text was the code of a record, which was taken."""


async def ask(desk: Desk) -> Response:
    """The form of a decision.

    :raises NotFound: if there is no such decision.
    :raises NotAllowed: to who may not decide.
    :raises Conflict: if it cannot be taken as things stand.
    """
    decision, key = _decision(desk), key_of(desk)
    offer, edition = await desk.ask(lambda work: _open(work, decision, key, _number(desk)))
    asked = Asked(decision, key, str(offer.version.number), edition, dict.fromkeys(TEXTS, ""))
    return _form(desk, asked, offer)


async def answer(desk: Desk, form: Form) -> Response:
    """Find a successor, see what the decision would change, or take it."""
    asked = read(_decision(desk), key_of(desk), form)
    offer, _ = await desk.ask(
        lambda work: _open(work, asked.decision, asked.key, asked.number or None)
    )
    if form["do"] in _FINDERS:
        found: dict[str, Found] = {}
        # Enter presses the first button, whichever box it was typed in: both are looked up.
        for sort in filter(form.__getitem__, _FINDERS):
            asked, found[sort] = _found(desk, asked, sort, form[sort])
        return _form(desk, asked, offer, found=found)
    try:
        if form["do"] == "confirm":
            return await desk.do(lambda work: done_of(asked.key, asked.command(work)))
        keys = tuple(asked.editions)
        seen = await desk.ask(lambda work: foresee_items(work, keys, asked.command))
    except RegistryError as error:
        return _form(desk, asked, offer, error=error)
    return _form(desk, asked, offer, seen=seen)


def _form(
    desk: Desk,
    asked: Asked,
    offer: Offer,
    *,
    found: dict[str, Found] | None = None,
    seen: tuple[Foreseen, ...] = (),
    error: RegistryError | None = None,
) -> Response:
    page = desk.page
    revision = page.service.catalogue.revision
    complaints = error.complaints if isinstance(error, Faulty) else ()
    return desk.show(
        "desk/decide.html",
        status=status_of(error),
        item=thing(page, asked.key),
        asked=asked,
        why=WHY[asked.decision],
        asks=ASKS[asked.decision],
        now=offer.version.status_as_of(revision),
        statuses=decide.repairs(offer.version, offer.version.status_as_of(revision)),
        chosen=[thing(page, one) for one in asked.successors],
        too=[(thing(page, key), edition) for key, edition in asked.too],
        found=found or {},
        seen=[(thing(page, one.key), one, _impact(page, one)) for one in seen],
        error=error,
        is_stale=isinstance(error, Stale),
        blamed=blamed(complaints, around=_AROUND),
        faults={one.pointer.lstrip("/"): one.message for one in complaints},
    )


def _open(work: Work, decision: Decision, key: Key, number: str | None) -> tuple[Offer, int]:
    versions = work.view.versions(key)
    found = [one for one in offers(work, key) if one.decision is decision]
    is_any = number is None or decision.is_of_item
    wanted = [one for one in found if is_any or str(one.version.number) == number]
    if not found and not offers(work, key):
        raise NotAllowed(_NOT_YOURS.filled(decision=decision))
    if not wanted:
        raise Conflict(_NOT_OPEN.filled(decision=decision, code=key.code))
    return wanted[0], decide.edition_of(versions)


def _found(desk: Desk, asked: Asked, sort: str, text: str) -> tuple[Asked, Found]:
    """A code names its record at once; other words offer records to choose from."""
    kinds = (asked.key.kind,)
    taken = {*asked.editions, *asked.successors}
    key = exactly(desk.page, kinds, text)
    if key is not None and key not in taken:
        return _taken(desk, asked, sort, key), Found("", [], is_exact=True)
    there = [one for one in candidates(desk.page, kinds, text) if one.key not in taken]
    return asked, Found(text, [(one, _edition(desk, one.key)) for one in there])


def _taken(desk: Desk, asked: Asked, sort: str, key: Key) -> Asked:
    if sort == "find":
        return asked._replace(successors=(*asked.successors, key))
    return asked._replace(too=(*asked.too, (key, _edition(desk, key))))


def _edition(desk: Desk, key: Key) -> int:
    return decide.edition_of(desk.page.service.catalogue.items.get(key, ()))


def _impact(page: Page, seen: Foreseen) -> list[tuple[Thing, Use]]:
    return [(thing(page, use.key), use) for use in seen.impact]


def _decision(desk: Desk) -> Decision:
    name = desk.page.request.path_params["decision"]
    if name not in set(Decision):
        raise NotFound(_NONE.filled(name=name))
    return Decision(name)


def _number(desk: Desk) -> str | None:
    return desk.page.query.get("version") or None


ASKS: dict[Decision, tuple[str, ...]] = {
    Decision.QUALIFY: ("document",),
    Decision.STANDARD: ("document",),
    Decision.REPAIR: ("status", "reason"),
    Decision.SUPERSEDE: ("successors", "reason"),
    Decision.RETIRE: ("valid_to", "reason"),
    Decision.VOID: ("reason",),
}
"""What each decision must be told."""

WHY: dict[Decision, Words] = {
    Decision.QUALIFY: Words(
        "Bạn xác nhận đã đối chiếu phiên bản này với văn bản chính thức.",
        "You state that you have checked this version against the official text.",
    ),
    Decision.STANDARD: Words(
        "Cơ quan đăng ký công nhận phiên bản này dùng chung cho mọi cơ quan.",
        "The registration authority approves this version for use by all.",
    ),
    Decision.REPAIR: Words(
        "Trạng thái ghi sai được sửa lại; trạng thái sai vẫn còn trong nhật ký.",
        "A wrongly given status is put right; the wrong one stays in the log.",
    ),
    Decision.SUPERSEDE: Words(
        "Bản ghi khác thay bản ghi này, hoặc thay nhiều bản ghi được gộp lại. Mã cũ không bao giờ "
        "được dùng lại.",
        "Another record takes this one’s place, or that of several that are merged. "
        "The old code is never used again.",
    ),
    Decision.RETIRE: Words(
        "Bản ghi hết hiệu lực sau ngày cuối cùng, vì bị bãi bỏ hoặc không còn dùng.",
        "The record ends after its last day, because it was repealed or is no longer used.",
    ),
    Decision.VOID: Words(
        "Phiên bản này sai và không được tính nữa; ai tra cứu theo hiểu biết trước đây vẫn thấy.",
        "This version was wrong and counts no more; who asks as of before still gets it.",
    ),
}
"""What each decision says."""

_AROUND: Around = {
    f"/{name}": (f"f-{name}", label)
    for name, label in {
        "document": Words("Văn bản", "Document"),
        "reason": Words("Lý do", "Why"),
        "valid_to": Words("Ngày cuối cùng", "Last day"),
        "status": Words("Trạng thái", "Status"),
        "successors": Words("Bản ghi thay thế", "What takes its place"),
    }.items()
}
_NONE = Words("Không có quyết định “{name}”.", "There is no decision “{name}”.")
_NOT_YOURS = Words(
    "Chỉ cán bộ đăng ký (VPCP) mới được quyết định: {decision}.",
    "Only a registrar may decide this: {decision}.",
)
_NOT_OPEN = Words(
    "Với {code} hiện không thực hiện được: {decision}.",
    "This cannot be decided about {code} as things stand: {decision}.",
)
