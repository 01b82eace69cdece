"""Finding records by what was meant: ``search``."""

from typing import Annotated

import typer

from registry.catalogue import View
from registry.search import LARGEST_PAGE, Found, Hit, Question
from registry.service import Service
from registry.words import Words
from registry_api.shapes.search import found as shape
from registry_cli.asking import AsOf, ValidAt, Where, asked_of, filters
from registry_cli.rendering import in_language
from registry_cli.telling import AsJson, Language, refusals, tell, tell_json


def search(
    text: Annotated[str, typer.Argument(help="What to look for, typed in any way.")],
    where: Where = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=LARGEST_PAGE, help="How many hits at most.")
    ] = 10,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """Find records of all kinds, best first, each with why it matched."""
    with refusals():
        service, view = asked_of(valid_at, as_of)
        found = _found(service, view, Question(text, filters(where), limit=limit))
        if as_json:
            tell_json(shape(view, text, found))
            return
        for hit in found.hits:
            _tell_hit(view, hit, lang)
        if found.did_you_mean:
            tell(_in(_BETTER.filled(text=found.did_you_mean), lang))
        tell(f"{found.total}")


def _found(service: Service, view: View, question: Question) -> Found:
    service.search.catch_up(view.catalogue)
    return service.search.find(view, question)


def _tell_hit(view: View, hit: Hit, lang: str) -> None:
    """The name, marked; what else matched; since when it is no more and who came after."""
    first, *others = hit.fragments
    tell(f"{hit.key}\t{_in(hit.why.words, lang)}\t{first.marked('[', ']')}")
    for fragment in others:
        tell(f"\t{_in(fragment.label, lang)}: {fragment.marked('[', ']')}")
    if not hit.in_force:
        tell(f"\t{_in(_NOT_IN_FORCE.filled(day=view.valid_at.isoformat()), lang)}")
    for holder in hit.holders:
        heir = in_language(view.names_of(holder.body) or {}, lang)
        tell(f"\t→ {holder.body} {heir} ({_in(holder.share.words, lang)})")


def _in(words: Words, lang: str) -> str:
    return words.en if lang == "en" else words.vi


_NOT_IN_FORCE = Words("không có hiệu lực vào ngày {day}", "not in force on {day}")
_BETTER = Words("Có phải bạn muốn tìm: {text}", "Did you mean: {text}")
