"""A small registry to be counted: ten regimes of two ministries that are merged later."""

from collections.abc import Callable
from datetime import date

from factories import proposal, statement, succession
from registry.catalogue import Catalogue
from registry.commands.proposal import Proposal, Statement
from registry.facts import FactType
from registry.kinds import Kind

Small = Callable[..., Catalogue]
DAY = date(2024, 6, 30)


def stage(code: str, on: str, name: str = "electronic", **fields: object) -> Statement:
    return statement(FactType.STAGE, subject=f"regime:{code}", on=on, stage=name, **fields)


def supply(state: str, on: str = "2024-01-01", **fields: object) -> Statement:
    return statement(FactType.SUPPLY, subject="indicator:i", on=on, supply=state, **fields)


def tally(numerator: int, of: int | None, on: str, **fields: object) -> Statement:
    given = {"metric": "regimes_electronic", "subject": "collection:che-do-bao-cao-148", **fields}
    return statement(FactType.TALLY, numerator=numerator, denominator=of, on=on, **given)


def target(count: int | None, of: int | None, on: str, **fields: object) -> Statement:
    given = {"metric": "regimes_electronic", "subject": "collection:che-do-bao-cao-148"}
    given |= {"count": count, "total": of, **fields}
    return statement(FactType.TARGET, name="t", on=on, **given)


def ground() -> list[Proposal]:
    codes = [{"code": one, "names": {"vi": one}} for one in ("A", "BO_CQNB")]
    regimes = [
        proposal(
            Kind.REGIME,
            f"R{number}",
            frequencies=["A", "Q"] if number < 4 else ["A"],
            lead_body={"body": "one" if number < 6 else "two"},
            reporters=[{"group": "BO_CQNB"}],
        )
        for number in range(10)
    ]
    members = [{"item": f"regime:R{number}", "evidence": "named"} for number in range(10)]
    return [
        *(proposal(Kind.CODELIST, code, codes=codes) for code in _LISTS),
        *(proposal(Kind.PERIOD, code) for code in ("A", "Q", "M")),
        proposal(Kind.BODY, "one", valid_to=date(2025, 2, 28)),
        proposal(Kind.BODY, "two", valid_to=date(2025, 2, 28)),
        proposal(Kind.BODY, "both", valid_from=date(2025, 3, 1)),
        *regimes,
        proposal(
            Kind.COLLECTION,
            "che-do-bao-cao-148",
            member_kind="regime",
            members=members,
            expected_count=10,
        ),
        proposal(
            Kind.COLLECTION, "three", member_kind="regime", members=members[:3], expected_count=3
        ),
        proposal(Kind.COLLECTION, "figures", member_kind="indicator"),
        proposal(Kind.INDICATOR, "i", periodicities=["A", "Q"]),
    ]


def merged() -> list[Statement]:
    return [succession(old, "both", "2025-03-01") for old in ("one", "two")]


_LISTS = ("CL_LINH_VUC_BAO_CAO", "CL_NHOM_CO_QUAN", "CL_NHOM_CHI_TIEU")
