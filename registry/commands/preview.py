"""What a change request would do, before anyone decides: difference, step, impact, lacks."""

from dataclasses import dataclass
from datetime import date

from registry.catalogue import Version, View
from registry.commands.coming import Days, days_now, days_then, is_reopening
from registry.commands.draft import Draft
from registry.commands.numbering import Next, Ready
from registry.commands.review import step_of
from registry.commands.work import Work
from registry.kinds import MODELS
from registry.kinds.reading import Key
from registry.versions.completeness import Missing, missing
from registry.versions.difference import Change, changes
from registry.versions.resolution import in_force
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
    """The version it is weighed against: the last published that counts."""
    replaces: Version | None
    """The version in force on its first day, which it takes the place of from then on."""
    voids: tuple[str, ...]
    """The versions that would count no more."""
    days_now: tuple[Days, ...]
    """When the item is in force as things stand, and by which version."""
    days_then: tuple[Days, ...]
    """The same once the draft is published."""
    reopens: bool
    """Whether a retired item would come back into force."""
    step: Next
    changes: tuple[Change, ...]
    """Against ``before``."""
    changes_in_force: tuple[Change, ...]
    """Against ``replaces``: what a reader of that first day would see change."""
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
    replaces = _in_force_before(work, draft)
    step = step_of(work, draft, ready)
    return Preview(
        key=draft.key,
        before=before,
        replaces=replaces,
        voids=draft.voids,
        days_now=days_now(work, draft),
        days_then=days_then(work, draft, step.number),
        reopens=is_reopening(work, draft, step.number),
        step=step,
        changes=changes(model, before.content, ready.content) if before else (),
        changes_in_force=changes(model, replaces.content, ready.content) if replaces else (),
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


def _in_force_before(work: Work, draft: Draft) -> Version | None:
    """What is in force on the draft's first day as things stand; on the very first, if open."""
    versions = work.catalogue.items.get(draft.key, ())
    return in_force(versions, draft.valid_from or date.min, work.catalogue.revision)


def _content(ready: Ready) -> dict[str, object]:
    content: dict[str, object] = ready.content
    return content
