"""Pages as HTML: one Jinja environment, everything escaped, nothing inline."""

from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

from registry.access import actor_words
from registry.kinds import Kind
from registry.words import Words, number_words
from registry_web import assets, wording
from registry_web.differing import differing
from registry_web.marked import text_of
from registry_web.page import Page

if TYPE_CHECKING:
    from jinja2 import Environment

SAFETY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
        "img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What a browser is told not to do with a page: run, load or frame anything that is not ours."""


_FOR_ALL = "public, no-cache"
"""Nothing on a page depends on who reads it, so it may be kept; what changes is asked for anew."""


def render(
    page: Page,
    template: str,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **shown: object,
) -> HTMLResponse:
    """A page from a template and what it shows."""
    text = environment().get_template(template).render(**_common(page), **shown)
    own = {"Content-Language": page.language, "Cache-Control": _FOR_ALL, "Vary": "Host"}
    said = {**SAFETY, **own, **(headers or {})}
    return HTMLResponse(text, status, said)


def _common(page: Page) -> dict[str, Any]:
    """What every template may use."""
    return {
        "page": page,
        "t": page.t,
        "say": page.say,
        "other_lang": page.other_language_of,
        "marked": page.marked,
        "marked_each": page.marked_each,
        "link": page.link,
        "lang": page.language,
        "day": lambda value: page.say(wording.day(value)),
        "moment": lambda value: page.say(wording.moment(value)),
        "instant": lambda value: page.say(wording.instant(value)),
        "number": lambda value: page.say(number_words(value)),
        "differing": lambda found: differing(page, found),
        "in_words": lambda value: text_of(page, value),
        "actor": lambda name: page.say(actor_words(name)),
    }


@cache
def environment() -> "Environment":
    """The environment, made when the first page is asked for: starting does not wait for it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("registry_web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(asset=assets.address, Kind=Kind, Words=Words)
    return made
