"""Records in lists: whole, or only the fields asked for; and the records they refer to."""

from collections.abc import Sequence

from registry.catalogue import Version, View
from registry.errors import BadQuestion, Complaint
from registry.kinds import MODELS, Kind
from registry.kinds.shape import Json
from registry.words import Words
from registry_api.shapes.parts import recorded
from registry_api.shapes.records import summary

ALWAYS = ("kind", "code", "provenance")
"""What every record says, however few fields are asked for: what it is and where it comes from."""

MORE = ("content", "recorded", "digest")
"""What a summary leaves out and ``fields`` can ask for."""

_SUMMARY = ("version", "names", "status", "validity", "voided_at_revision", "facets", "links")


def field_names(kind: Kind) -> tuple[str, ...]:
    """Everything a list of the kind can be asked for by name."""
    inside = (f"content.{name}" for name in MODELS[kind].model_fields)
    return (*ALWAYS, *_SUMMARY, *MORE, *inside)


def fields_of(kind: Kind, asked: str | None) -> frozenset[str] | None:
    """The fields a query asks for; ``None`` for the usual ones.

    :param asked: names parted by commas, e.g. ``names,content.units``.
    :raises BadQuestion: for a name there is not.
    """
    if asked is None:
        return None
    names, known = frozenset(asked.split(",")), frozenset(field_names(kind))
    if names - known:
        said = _NO_FIELD.filled(
            names=", ".join(sorted(names - known)), known=", ".join(sorted(known))
        )
        raise BadQuestion(said, (Complaint("fields", "unknown-value", said),))
    return names


def listed(view: View, version: Version, fields: frozenset[str] | None) -> Json:
    """A record in a list, with the fields asked for."""
    whole = summary(view, version)
    if fields is None:
        return whole
    found = {name: whole[name] for name in whole if name in fields or name in ALWAYS}
    if "recorded" in fields:
        found["recorded"] = recorded(version)
    if "digest" in fields:
        found["digest"] = f"sha256:{version.digest}"
    content = _content(version, fields)
    return found if content is None else {**found, "content": content}


def included(view: View, rows: Sequence[Version], kinds: frozenset[Kind]) -> list[Json]:
    """The records of these kinds that the rows refer to, each once, by kind and code.

    One that is not in force on the day stands with its last version: its validity says so.
    """
    keys = sorted({key for row in rows for key in row.targets if key.kind in kinds})
    found = (view.find(key) or view.last_known(key) for key in keys)
    return [summary(view, version) for version in found if version is not None]


def kinds_of(asked: str | None) -> frozenset[Kind]:
    """The kinds that ``include`` names, parted by commas.

    :raises BadQuestion: for a word that is no kind.
    """
    names = [] if asked is None else asked.split(",")
    wrong = [name for name in names if name not in set(Kind)]
    if wrong:
        said = _NO_KIND.filled(names=", ".join(wrong), known=", ".join(Kind))
        raise BadQuestion(said, (Complaint("include", "unknown-value", said),))
    return frozenset(Kind(name) for name in names)


def _content(version: Version, fields: frozenset[str]) -> Json:
    if "content" in fields:
        return version.content
    inside = {name.removeprefix("content.") for name in fields if name.startswith("content.")}
    if not inside:
        return None
    return {name: value for name, value in version.content.items() if name in inside}


_NO_FIELD = Words(
    "Không có trường {names}; có: {known}.", "There is no field {names}; there are: {known}."
)
_NO_KIND = Words(
    "{names} không phải là loại; có: {known}.", "{names} is no kind; there are: {known}."
)
