"""Change requests, what they would do, and differences."""

from typing import Any

from registry.catalogue import Version
from registry.commands.coming import Days
from registry.commands.preview import Preview, Use
from registry.commands.requesting import ChangeRequest
from registry.commands.review import Published
from registry.kinds.parsing import plain
from registry.kinds.shape import Json
from registry.versions.difference import Change, sentence, weigh
from registry.versions.patch import patch
from registry_api import links
from registry_api.json import words
from registry_api.shapes.parts import term


def request(one: ChangeRequest) -> Json:
    """A change request with its drafts and all that happened to it."""
    return {
        **short_request(one),
        "drafts": [plain(draft) for draft in one.drafts],
        "events": [_event(event) for event in one.events],
    }


def short_request(one: ChangeRequest) -> Json:
    """A change request in a list."""
    address = links.of_request(one.id)
    return {
        "id": one.id,
        "title": one.title,
        "author": one.author,
        "state": term(one.state),
        "edition": one.edition,
        "created_at": one.created_at,
        "changed_at": one.changed_at,
        "items": [str(draft.key) for draft in one.drafts],
        "links": {"self": address, "preview": f"{address}/preview"},
    }


def preview(one: Preview) -> Json:
    """What publishing a draft would do."""
    return {
        "item": str(one.key),
        "before": str(one.before.number) if one.before else None,
        "replaces": str(one.replaces.number) if one.replaces else None,
        "voids": list(one.voids),
        "days_now": [_days(each) for each in one.days_now],
        "days_then": [_days(each) for each in one.days_then],
        "reopens": one.reopens,
        "version": str(one.step.number),
        "weight": one.step.weight.name.lower(),
        "changes": [change(each) for each in one.changes],
        "changes_in_force": [change(each) for each in one.changes_in_force],
        "impact": [_use(each) for each in one.impact],
        "missing_to_qualify": [
            {"pointer": each.pointer, "label": words(each.label), "reason": words(each.reason)}
            for each in one.missing
        ],
    }


def published(done: Published) -> Json:
    """What a publication wrote."""
    return {
        "request": done.request.id,
        "state": term(done.request.state),
        "revision": done.revision,
        "versions": [
            {
                "item": str(key),
                "version": str(number),
                "weight": step.name.lower(),
                "href": links.of_version(key, str(number)),
            }
            for key, number, step in done.versions
        ],
        "voided": [{"item": str(key), "version": number} for key, number in done.voided],
    }


def difference(old: Version, new: Version, found: tuple[Change, ...]) -> Json:
    """The difference of two versions: for machines a JSON Patch, for people a sentence a change."""
    return {
        "item": str(new.key),
        "from": str(old.number),
        "to": str(new.number),
        "weight": weigh(found).name.lower(),
        "patch": patch(old.content, new.content),
        "changes": [change(one) for one in found],
    }


def change(one: Change) -> Json:
    """One place that differs."""
    return {
        "pointer": one.pointer,
        "label": words(one.label),
        "before": one.before,
        "after": one.after,
        "weight": one.step.name.lower(),
        "text": words(sentence(one)),
    }


def _days(one: Days) -> Json:
    return {"version": one.number, "valid_from": one.first, "valid_to": one.last}


def _use(one: Use) -> Json:
    return {
        "item": str(one.key),
        "at": list(one.pointers),
        "today": one.today,
        "when_it_begins": one.when_it_begins,
        "href": links.of_item(one.key),
    }


def _event(event: Any) -> Json:
    return {
        "event": event.event,
        "instant": event.instant,
        "actor": event.actor,
        "comment": event.comment,
    }
