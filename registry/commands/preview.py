"""What a change request would do, before anyone decides: difference, step, impact, lacks."""

from dataclasses import dataclass
from datetime import date

from registry.catalogue import Version, View
from registry.commands.draft import Draft
from registry.commands.numbering import Next, Ready
from registry.commands.review import step_of
from registry.commands.work import Work
from registry.kinds import MODELS
from registry.kinds.reading import Key
from registry.versions.completeness import Missing, missing
from registry.versions.difference import Change, changes
from registry.versions.status import Status


@dataclass(frozen=True)
class Use:
    """A record that refers to the item: today, on the day the change begins, or both."""

    key: Key
    pointers: tuple[str, ...]
    today: bool
    when_it_begins: bool


@dataclass(frozen=True)
class Preview:
    """What publishing one draft would do."""

    key: Key
    before: Version | None
    """The version it is compared with: the last published that counts."""
    step: Next
    changes: tuple[Change, ...]
    impact: tuple[Use, ...]
    missing: tuple[Missing, ...]
    """What it would still lack to be qualified."""


def preview(work: Work, draft: Draft) -> Preview:
    """Work out what publishing a draft would do now; nothing is written.

    :raises Conflict: if the draft is what is published already.
    :raises Invalid: if the draft breaks the rules of its kind.
    """
    ready = draft.ready()
    model = MODELS[draft.kind]
    before = _before(work, draft)
    found = changes(model, before.content, ready.content) if before else ()
    return Preview(
        key=draft.key,
        before=before,
        step=step_of(work, draft, ready),
        changes=found,
        impact=impact(work.view, draft.key, draft.valid_from or work.today),
        missing=missing(model, _content(ready), Status.QUALIFIED),
    )


def impact(view: View, key: Key, begins: date) -> tuple[Use, ...]:
    """Every record that refers to the item, today and on the day a change begins."""
    then = view.catalogue.at(begins, view.as_of)
    today = {version.key: version for version in view.used_by(key)}
    later = {version.key: version for version in then.used_by(key)}
    return tuple(
        Use(
            key=name,
            pointers=tuple((later.get(name) or today[name]).pointers_to(key)),
            today=name in today,
            when_it_begins=name in later,
        )
        for name in sorted({**today, **later})
    )


def _before(work: Work, draft: Draft) -> Version | None:
    counted = [
        version
        for version in work.catalogue.items.get(draft.key, ())
        if version.voided is None and str(version.number) not in draft.voids
    ]
    return counted[-1] if counted else None


def _content(ready: Ready) -> dict[str, object]:
    content: dict[str, object] = ready.content
    return content
