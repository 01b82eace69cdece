"""Recording how far a regime is, with the evidence for it."""

from typing import Any

from starlette.responses import Response

from registry.access.rules import Deed, demand_for
from registry.commands.state import state
from registry.errors import Faulty, NotFound, RegistryError
from registry.facts import Stage
from registry.facts.fact import DatePrecision
from registry.facts.statements import StageName
from registry.kinds import Kind
from registry.kinds.parsing import parse
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.words import Words
from registry_web.desk.working import Desk, Form
from registry_web.things import thing


async def stage(desk: Desk) -> Response:
    """The form of a stage."""
    return _form(desk, {})


async def record(desk: Desk, form: Form) -> Response:
    """Record the stage, and go to the regime."""
    given = _given(desk, form)
    try:
        fact = parse(Stage, given)
        await desk.do(lambda work: state(work, (fact,)))
    except RegistryError as error:
        return _form(desk, form.texts, error=error)
    return desk.go(f"/regimes/{_key(desk).code}")


def _form(desk: Desk, given: Any, *, error: RegistryError | None = None) -> Response:
    key = _key(desk)
    version = desk.page.view.find(key) or desk.page.view.last_known(key)
    if version is None:
        raise NotFound(_NO_REGIME.filled(code=key.code))
    demand_for(desk.page.view, desk.session.principal, Deed.STATE, key, version.content)
    return desk.show(
        "desk/stage.html",
        status=422 if error else 200,
        item=thing(desk.page, key),
        given=given,
        stages=list(StageName),
        precisions=list(DatePrecision),
        levels=list(ProvenanceClass),
        instruments=[
            (one.key.code, one.content["number"]) for one in desk.page.view.each(Kind.INSTRUMENT)
        ],
        error=error,
        complaints=error.complaints if isinstance(error, Faulty) else (),
    )


def _given(desk: Desk, form: Form) -> dict[str, Any]:
    evidence = {
        name: form[f"evidence_{name}"]
        for name in ("instrument", "article", "text")
        if form[f"evidence_{name}"]
    }
    provenance = {"level": form["level"], "reference": form["reference"]}
    plain = {name: form[name] for name in ("stage", "on", "precision", "body", "note")}
    return {
        **{name: value for name, value in plain.items() if value},
        "subject": str(_key(desk)),
        "is_pilot": form["is_pilot"] == "true",
        "evidence": [evidence] if evidence else [],
        "provenance": {name: value for name, value in provenance.items() if value},
    }


def _key(desk: Desk) -> Key:
    return Key(Kind.REGIME, desk.page.request.path_params["code"])


_NO_REGIME = Words("Không có chế độ {code}.", "There is no regime {code}.")
