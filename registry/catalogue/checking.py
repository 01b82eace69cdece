"""What the catalogue knows to be unfinished or out of joint, listed rather than hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.catalogue.view import View
from registry.facts import FACTS
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.mentions import unresolved
from registry.kinds.reading import Key
from registry.words import Term, Words


class Matter(Term):
    """What a finding is about."""

    UNRESOLVED = "unresolved-text", "Nội dung chưa quy về tham chiếu", "Text not resolved"
    ENDED = (
        "ended-reference",
        "Tham chiếu tới đối tượng đã hết hiệu lực",
        "Reference to an ended item",
    )
    MISSING = "missing-reference", "Tham chiếu tới đối tượng không có", "Reference to nothing"
    COUNT = "count-differs", "Số lượng khác với nguồn nêu", "Count differs from the source"


@dataclass(frozen=True)
class Finding:
    """One thing to mend or to know, and where it is."""

    matter: Matter
    subject: str
    """The item (``indicator:KTXH-017``) or fact (``fact:1180``) it was found in."""
    pointer: str
    message: Words


def check(view: View) -> Iterator[Finding]:
    """Go through everything in force in the view, and every fact that counts."""
    for kind in Kind:
        for version in view.each(kind):
            yield from _texts(str(version.key), MODELS[kind], version.content)
            yield from _references(view, version.key)
    for fact in view.catalogue.all_facts(view.as_of):
        yield from _texts(f"fact:{fact.revision}", FACTS[fact.type], fact.content)
    yield from _counts(view)


def _texts(subject: str, model: type, content: object) -> Iterator[Finding]:
    for one in unresolved(model, content):
        said = Words(f"{one.label.vi}: {one.text}", f"{one.label.en}: {one.text}")
        yield Finding(Matter.UNRESOLVED, subject, one.pointer, said)


def _references(view: View, key: Key) -> Iterator[Finding]:
    version = view.find(key)
    for one in version.references() if version else ():
        if view.find(one.key) is None:
            matter = Matter.ENDED if view.is_known(one.key) else Matter.MISSING
            yield Finding(matter, str(key), one.pointer, Words(str(one.key), str(one.key)))


def _counts(view: View) -> Iterator[Finding]:
    for collection in view.each(Kind.COLLECTION):
        content = collection.content
        expected, counted = content.get("expected_count"), len(content.get("members", ()))
        if expected is not None and expected != counted:
            said = _COUNTED.filled(expected=expected, counted=counted)
            yield Finding(Matter.COUNT, str(collection.key), "/expected_count", said)


_COUNTED = Words(
    "nguồn nêu {expected}, danh mục có {counted}", "the source says {expected}, {counted} are held"
)
