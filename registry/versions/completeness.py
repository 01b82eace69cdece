"""What is still missing before a version can have a status, answerable beforehand."""

from typing import NamedTuple

from registry.kinds.content import Content
from registry.kinds.marks import Label
from registry.kinds.mentions import unresolved
from registry.kinds.shape import Json, shape_of
from registry.versions.status import Status
from registry.words import Words


class Missing(NamedTuple):
    """One thing that stands between a content and a status."""

    pointer: str
    label: Words
    reason: Words


def missing(model: type[Content], content: Json, status: Status) -> tuple[Missing, ...]:
    """What the content lacks for the status.

    Recorded asks what the model itself demands. Qualified and standard ask besides for the fields
    that the kind names in ``needed_to_qualify``, filled and resolved.
    """
    if status not in (Status.QUALIFIED, Status.STANDARD):
        return ()
    fields = shape_of(model).fields
    texts = {one.pointer.split("/")[1]: one.text for one in unresolved(model, content)}
    found = []
    for name in model.needed_to_qualify:
        label = (fields[name].mark(Label) or Label(name, name)).words
        if not content.get(name):
            found.append(Missing(f"/{name}", label, _EMPTY))
        elif name in texts:
            found.append(Missing(f"/{name}", label, _TEXT.filled(text=texts[name])))
    return tuple(found)


_EMPTY = Words("chưa có", "is empty")
_TEXT = Words("mới là chữ, chưa quy về bản ghi: {text}", "is only a text, no record: {text}")
