"""A change as a CloudEvent 1.0, in structured mode.

https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
"""

from registry.catalogue.changes import Change
from registry.kinds.parsing import canonical
from registry.kinds.shape import Json
from registry.kinds.urn import NAMESPACE
from registry.store.entry import Action

MEDIA = "application/cloudevents+json; charset=utf-8"
_FIRST = "vn.gov.registry"
_HAPPENED = {
    Action.PUBLISH: "version.published",
    Action.SUBMIT: "version.proposed",
    Action.CHANGE_STATUS: "version.status-changed",
    Action.END: "version.ended",
    Action.VOID: "version.voided",
    Action.STATE: "stated",
    Action.VOID_FACT: "voided",
}


def event_type(change: Change) -> str:
    """``vn.gov.registry.regime.version.published.v1``, ``vn.gov.registry.fact.stated.v1``."""
    subject = "fact" if change.fact is not None or change.key is None else change.key.kind.value
    return f"{_FIRST}.{subject}.{_HAPPENED[change.action]}.v1"


def event_id(change: Change) -> str:
    """The same for every attempt and every replay; another in another log."""
    return f"{change.revision}-{change.hash[:16]}"


def event(change: Change, data: Json, source: str | None) -> bytes:
    """The event.

    :param data: the change as ``/v1/changes`` tells it.
    :param source: the address of the service, if the settings say it.
    """
    return canonical(
        {
            "specversion": "1.0",
            "id": event_id(change),
            "source": f"{source.rstrip('/')}/v1/changes" if source else f"{NAMESPACE}:changes",
            "type": event_type(change),
            "subject": change.urn,
            "time": change.instant,
            "datacontenttype": "application/json",
            "sequence": f"{change.revision:020}",
            "data": data,
        }
    )
