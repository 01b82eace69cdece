"""Decisions about versions and items: statuses, voiding, retiring, superseding."""

from datetime import date
from functools import cache
from typing import Any

from registry.commands import decide
from registry.kinds.shape import Json
from registry.versions.status import Status
from registry_graphql.changing.acting import Command
from registry_graphql.changing.mutating import EDITION, ITEM, REASON, decision, input_of, key_of
from registry_graphql.making import Shell, each
from registry_graphql.terms import enumeration

_NUMBER = "Phiên bản — The version's number."


def of_decisions() -> dict[str, Any]:
    """What registrars decide."""
    item = {"item": (str, ITEM), "edition": (int, EDITION)}
    version = {**item, "number": (str, _NUMBER)}
    status = (enumeration(Status), "Trạng thái — The status.")
    reason = (str, REASON)
    document = (str, "Văn bản — The official text it was checked against, or the decision.")
    return {
        "give_status": decision(
            "GiveStatus",
            {**version, "status": status, "document": document},
            _giving,
            "Nâng trạng thái — Qualify a version against a document, or make it standard.",
        ),
        "repair_status": decision(
            "RepairStatus",
            {**version, "status": status, "reason": reason},
            _repairing,
            "Sửa trạng thái — Put a wrongly given status right.",
        ),
        "void_version": decision(
            "VoidVersion",
            {**version, "reason": reason},
            _voiding,
            "Hủy phiên bản — Say that a version was wrong.",
        ),
        "retire_item": decision(
            "RetireItem",
            {**item, "valid_to": (date, "Ngày cuối — The last day in force."), "reason": reason},
            _retiring,
            "Dừng dùng — End an item on a day.",
        ),
        "supersede_items": decision(
            "SupersedeItems",
            {
                "predecessors": (each(_predecessor()), "Bị thay thế — What is superseded."),
                "successors": (each(str), "Kế tiếp — What takes its place, `kind:code`."),
                "reason": (str, "Lý do — By what decision."),
            },
            _superseding,
            "Thay thế — Say that items are superseded by others.",
        ),
    }


@cache
def _predecessor() -> Shell:
    fields = {"item": (str, ITEM), "edition": (int, EDITION)}
    return input_of("PredecessorInput", fields, "Đối tượng bị thay thế — An item, as it was read.")


def _giving(given: Json) -> Command:
    key, status = key_of(given["item"], "/item"), Status(given["status"])
    number, document, edition = given["number"], given["document"], given["edition"]
    return lambda work: {
        "revision": decide.give_status(
            work, key, number, status, document=document, edition=edition
        )
    }


def _repairing(given: Json) -> Command:
    key, status = key_of(given["item"], "/item"), Status(given["status"])
    number, reason, edition = given["number"], given["reason"], given["edition"]
    return lambda work: {
        "revision": decide.repair_status(work, key, number, status, reason=reason, edition=edition)
    }


def _voiding(given: Json) -> Command:
    key, reason, edition = key_of(given["item"], "/item"), given["reason"], given["edition"]
    return lambda work: {
        "revision": decide.void(work, key, given["number"], reason=reason, edition=edition)
    }


def _retiring(given: Json) -> Command:
    key, day = key_of(given["item"], "/item"), date.fromisoformat(given["valid_to"])
    reason, edition = given["reason"], given["edition"]
    return lambda work: {"revision": decide.retire(work, key, day, reason=reason, edition=edition)}


def _superseding(given: Json) -> Command:
    editions = {
        key_of(one["item"], f"/predecessors/{index}/item"): one["edition"]
        for index, one in enumerate(given["predecessors"])
    }
    new = tuple(key_of(one, f"/successors/{at}") for at, one in enumerate(given["successors"]))
    old = tuple(editions)
    return lambda work: {
        "revision": decide.supersede(work, old, new, reason=given["reason"], editions=editions)
    }
