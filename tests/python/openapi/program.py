"""A small program over the generated client: what another system does with the registry all day.

Checked by mypy --strict with the client, then run against a live server:
``python program.py http://127.0.0.1:8000 TOKEN``. Prints what it found as JSON.
"""

import datetime
import json
import sys
from urllib.parse import parse_qs, urlsplit

from registry_client import AuthenticatedClient, Client
from registry_client.api.change_requests import propose_change, submit_change_request
from registry_client.api.facts import list_facts, state_facts
from registry_client.api.indicators import get_indicator, get_indicator_version, list_indicators
from registry_client.api.resolve import resolve_many
from registry_client.models import (
    ChangeRequestAnswer,
    ChangeRequestBody,
    CommentBody,
    FactPageAnswer,
    FactsBody,
    IndicatorDraft,
    IndicatorRecord,
    IndicatorVersion,
    ListAnswer,
    Problem,
    Provenance,
    ResolutionsAnswer,
    ResolveBody,
    ResolveItem,
    StatedAnswer,
    SupplyFact,
)
from registry_client.types import UNSET, Unset

CODE = "KTXH-125"


def record(client: Client) -> dict[str, object]:
    """A record in force on a day, and the version of it that never changes."""
    found = get_indicator.sync(CODE, client=client, valid_at=datetime.date(2021, 7, 1))
    assert isinstance(found, IndicatorRecord)
    exact = get_indicator_version.sync(CODE, found.version, client=client)
    assert isinstance(exact, IndicatorVersion)
    return {
        "code": found.code,
        "name": exact.content.names.vi,
        "units": [one.unit for one in exact.content.units],
        "level": found.provenance.level,
        "same": exact.digest == found.digest,
    }


def pages(client: Client) -> list[str]:
    """The codes of a list, walked page by page."""
    codes: list[str] = []
    cursor: str | Unset = UNSET
    while True:
        page = list_indicators.sync(
            client=client, limit=60, cursor=cursor, sort="-code", status=["recorded", "candidate"]
        )
        assert isinstance(page, ListAnswer)
        codes += [one.code for one in page.items]
        following = page.links.additional_properties.get("next")
        if following is None:
            return codes
        cursor = parse_qs(urlsplit(following).query)["cursor"][0]


def resolved(client: Client) -> dict[str, str | None]:
    """What some names stand for."""
    names: list[ResolveItem | str] = [
        CODE,
        ResolveItem(id="15", scheme="QD-124-2004-TTg"),
        ResolveItem(id="khong-co"),
    ]
    found = resolve_many.sync(
        client=client, body=ResolveBody(items=names, valid_at=datetime.date(2021, 7, 1))
    )
    assert isinstance(found, ResolutionsAnswer)
    return {one.id: one.match.code if one.match else one.outcome.value for one in found.items}


def problem(client: Client) -> dict[str, object]:
    """Why something was refused."""
    found = get_indicator.sync_detailed("KTXH-999", client=client)
    assert isinstance(found.parsed, Problem)
    return {"status": found.status_code, "english": found.parsed.messages.en}


def asked_again(client: Client) -> int:
    """The status of a question whose answer is there already."""
    first = get_indicator.sync_detailed(CODE, client=client)
    etag = first.headers["etag"]
    return get_indicator.sync_detailed(CODE, client=client, if_none_match=etag).status_code


def proposed(client: AuthenticatedClient) -> str:
    """The state of a change request that was written and handed in."""
    found = get_indicator.sync(CODE, client=client)
    assert isinstance(found, IndicatorRecord)
    found.content.note = "Written by a generated client."
    draft = IndicatorDraft(
        kind="indicator",
        code=CODE,
        content=found.content,
        valid_from=datetime.date(2026, 1, 1),
        provenance=Provenance(level="sourced", reference="a test"),
    )
    body = ChangeRequestBody(title="Sửa đổi", drafts=[draft])
    made = propose_change.sync_detailed(client=client, body=body, idempotency_key="python")
    assert isinstance(made.parsed, ChangeRequestAnswer), made
    done = submit_change_request.sync(
        made.parsed.id, client=client, if_match=made.headers["etag"], body=CommentBody()
    )
    assert isinstance(done, ChangeRequestAnswer), done
    return done.state.value


def stated(client: AuthenticatedClient) -> list[object]:
    """The supply of an indicator, recorded as a fact and read again."""
    fact = SupplyFact(
        type_="supply",
        subject=f"indicator:{CODE}",
        supply="partial",
        note="Stated by a generated client: Python.",
        provenance=Provenance(level="known"),
    )
    done = state_facts.sync(client=client, body=FactsBody(facts=[fact]))
    assert isinstance(done, StatedAnswer), done
    found = list_facts.sync(client=client, item=f"indicator:{CODE}", type_="supply")
    assert isinstance(found, FactPageAnswer)
    return [one.content["supply"] for one in found.items if one.id in done.facts]


def main(address: str, token: str) -> None:
    """Ask everything; print what was found."""
    reader, steward = Client(base_url=address), AuthenticatedClient(base_url=address, token=token)
    found = {
        "record": record(reader),
        "pages": pages(reader),
        "resolved": resolved(reader),
        "problem": problem(reader),
        "again": asked_again(reader),
        "proposed": proposed(steward),
        "stated": stated(steward),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
