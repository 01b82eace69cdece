"""Looking things up: ``show`` and ``list``, with both clocks."""

from typing import Annotated

import typer

from registry.catalogue.listing import table
from registry.errors import BadQuestion, Complaint
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_api.shapes.facts import in_force
from registry_api.shapes.parts import asked
from registry_api.shapes.records import record, summary
from registry_cli.asking import AsOf, ValidAt, Where, asked_of, filters
from registry_cli.rendering import in_language, lines
from registry_cli.telling import AsJson, Language, refusals, tell, tell_json


def show(
    kind: Annotated[str, typer.Argument(help="indicator, regime, template, body …")],
    code: Annotated[str, typer.Argument(help="Its code, e.g. KTXH-099.")],
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """Show one record: what it says, since when, how sure."""
    with refusals():
        service, view = asked_of(valid_at, as_of)
        resolved = in_force(view, Key(kind_of(kind), code))
        if as_json:
            shown = record(view, resolved, service.now_as_of(view))
            tell_json({**shown, "asked": asked(view)})
            return
        for line in lines(view, resolved, lang):
            tell(line)


def list_items(
    kind: Annotated[str, typer.Argument(help="indicator, regime, template, body …")],
    where: Where = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """List the records of a kind in force."""
    with refusals():
        _, view = asked_of(valid_at, as_of)
        asked_for = kind_of(kind)
        listed = table(view, asked_for)
        page = listed.page(view, filters(where), after=None, limit=max(1, len(listed.rows)))
        if as_json:
            items = [summary(view, version) for version in page.rows]
            tell_json({"total": page.total, "items": items, "asked": asked(view)})
            return
        for version in page.rows:
            tell(f"{version.key.code}\t{version.number}\t{in_language(version.names, lang)}")
        tell(f"{page.total}")


def kind_of(text: str) -> Kind:
    """The kind a person named, in the singular or plural.

    :raises BadQuestion: if there is no such kind.
    """
    for kind in Kind:
        if text.lower() in (kind.value, kind.plural):
            return kind
    said = _NO_KIND.filled(text=text, kinds=", ".join(Kind))
    raise BadQuestion(said, (Complaint("kind", "unknown", said),))


_NO_KIND = Words(
    "Không có loại {text!r}; có các loại: {kinds}.",
    "There is no kind {text!r}; there are: {kinds}.",
)
