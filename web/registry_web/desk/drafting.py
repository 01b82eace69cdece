"""Beginning: a record that is not there yet, or any record found by what it is called."""

import re

from starlette.responses import Response

from registry.access import Principal, Role
from registry.access.rules import ROLES, Deed, may_lead
from registry.errors import Complaint, Conflict, Faulty, Invalid, NotAllowed, RegistryError
from registry.kinds import Kind
from registry.kinds.codes import CODE_PATTERN
from registry.kinds.reading import Key
from registry.words import Words
from registry_web.desk.blame import Around, blamed
from registry_web.desk.choosing import candidates
from registry_web.desk.sent import Form
from registry_web.desk.working import Desk
from registry_web.page import Page

_CODE = re.compile(CODE_PATTERN)


async def new(desk: Desk) -> Response:
    """The form that asks which sort of record, and its code."""
    return _form(desk)


async def begin(desk: Desk, form: Form) -> Response:
    """On to the form of the new record, or within a request of any record."""
    request = form["request"]
    try:
        kind, code = _asked(desk, form)
    except RegistryError as error:
        return _form(desk, given=form, error=error)
    there = Key(kind, code) in desk.page.view.catalogue.items
    if there and not request:
        said = _THERE.filled(code=code)
        return _form(desk, given=form, error=Conflict(said), there=Key(kind, code))
    asked = f"?request={request}" if request else ""
    return desk.go(f"/desk/edit/{kind.plural}/{code}{asked}")


async def find(desk: Desk) -> Response:
    """Records that what was typed may mean, each with the way to its page at the desk."""
    text = desk.page.query.get("q", "").strip()
    found = candidates(desk.page, tuple(Kind), text) if text else []
    return desk.show("desk/find.html", text=text, found=found)


def kinds_for(who: Principal) -> list[Kind]:
    """The kinds of which someone may propose new records: a steward what a body can lead."""
    return [kind for kind in Kind if who.role is not Role.STEWARD or may_lead(kind)]


def _form(
    desk: Desk,
    *,
    given: Form | None = None,
    error: RegistryError | None = None,
    there: Key | None = None,
) -> Response:
    who = desk.session.principal
    complaints = error.complaints if isinstance(error, Faulty) else ()
    if who.role not in ROLES[Deed.DRAFT]:
        raise NotAllowed(_NOT_YOURS)
    return desk.show(
        "desk/new.html",
        status=422 if error else 200,
        kinds=[(one, _last_code(desk.page, one)) for one in kinds_for(who)],
        kind=given["kind"] if given else desk.page.query.get("kind", ""),
        code=given["code"] if given else "",
        request=given["request"] if given else desk.page.query.get("request", ""),
        error=error,
        blamed=blamed(complaints, around=_AROUND),
        there=there,
    )


def _asked(desk: Desk, form: Form) -> tuple[Kind, str]:
    kinds = kinds_for(desk.session.principal)
    if form["kind"] not in kinds:
        raise Invalid(_NO_KIND, (Complaint("/kind", "missing", _NO_KIND),))
    if not _CODE.fullmatch(form["code"]):
        raise Invalid(_NO_CODE, (Complaint("/code", "no-code", _NO_CODE),))
    return Kind(form["kind"]), form["code"]


def _last_code(page: Page, kind: Kind) -> str:
    """The code that stands last of its kind: how the next one may look."""
    codes = page.view.catalogue.codes.get(kind, ())
    return codes[-1] if codes else ""


_AROUND: Around = {
    "/kind": ("f-kind", Words("Loại bản ghi", "Kind of record")),
    "/code": ("f-code", Words("Mã", "Code")),
}
_NOT_YOURS = Words("Vai trò này không lập đề nghị.", "This role proposes no changes.")
_NO_KIND = Words("Hãy chọn loại bản ghi.", "Choose the kind of record.")
_NO_CODE = Words(
    "Mã gồm chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; bắt đầu bằng chữ hoặc số.",
    "A code holds letters without marks, digits, dots, dashes, underscores, and begins with a "
    "letter or digit.",
)
_THERE = Words("Mã {code} đã được dùng.", "The code {code} is in use.")
