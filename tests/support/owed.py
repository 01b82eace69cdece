"""A small registry with regimes that owe reports."""

from datetime import date

from factories import proposal
from registry.catalogue import Catalogue
from registry.catalogue.follower import Follower
from registry.commands.load import load
from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.store import Store


def ground() -> list[Proposal]:
    codes = [{"code": one, "names": {"vi": one}} for one in ("A", "BO_CQNB")]
    levels = [
        {"code": "T", "names": {"vi": "Cấp tỉnh"}},
        {"code": "H", "names": {"vi": "Cấp huyện"}, "valid_to": "2025-06-30"},
        {"code": "X", "names": {"vi": "Cấp xã"}},
    ]
    return [
        *(
            proposal(Kind.CODELIST, one, codes=codes)
            for one in ("CL_LINH_VUC_BAO_CAO", "CL_NHOM_CO_QUAN")
        ),
        proposal(Kind.CODELIST, "CL_CAP_HANH_CHINH", codes=levels),
        *(proposal(Kind.PERIOD, code) for code in ("A", "Q", "M", "A5", "ADHOC")),
        proposal(Kind.BODY, "old", valid_to=date(2025, 2, 28)),
        proposal(Kind.BODY, "new", valid_from=date(2025, 3, 1)),
        proposal(Kind.BODY, "other"),
    ]


def regime(code: str = "R", text: str | None = None, **fields: object) -> Proposal:
    deadlines = [] if text is None else [{"text": text, "is_known": True}]
    given: dict[str, object] = {"frequencies": ["Q"], "deadlines": deadlines, **fields}
    return proposal(Kind.REGIME, code, **given)  # type: ignore[arg-type]


def catalogue(store: Store, *proposals: Proposal, statements: tuple[object, ...] = ()) -> Catalogue:
    load(store, proposals, statements, actor="test")  # type: ignore[arg-type]
    follower = Follower(store)
    follower.catch_up()
    return follower.catalogue


def year_2026(*codes: tuple[str, str], **fields: object) -> Proposal:
    days = [{"code": code, "names": {"vi": "Hoán đổi"}, "parent": parent} for code, parent in codes]
    heads = [{"code": one, "names": {"vi": one}} for one in ("nghi", "lam-viec")]
    given = {"legal_basis": [{"text": "Thông báo ngày 25/12/2025"}], **fields}
    return proposal(Kind.CODELIST, "CL_LICH_NGHI_2026", codes=[*heads, *days], **given)  # type: ignore[arg-type]
