"""A change in one sentence, in both languages."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from registry.facts import FactType
from registry.kinds.reading import Key
from registry.store.entry import Action
from registry.versions.status import Status
from registry.words import Words


class Told(NamedTuple):
    """What the sentence is made from."""

    action: Action
    key: Key | None
    names: Mapping[str, str]
    number: str | None
    fact_type: FactType | None
    weight: str
    payload: Mapping[str, Any]


def tell(told: Told) -> Words:
    """The change as a person reads it: what happened, to what."""
    item = _item(told)
    status = told.payload.get("status")
    return Words(
        *(
            getattr(_SENTENCES[told.action], language).format(
                item=getattr(item, language),
                about=getattr(_about(item), language),
                number=told.number,
                weight=getattr(_WEIGHTS[told.weight], language),
                fact=_lowered(getattr(told.fact_type.words, language)) if told.fact_type else "",
                status=getattr(Status(status).words, language) if status else "",
                day=told.payload.get("valid_to") or "…",
            )
            for language in Words._fields
        )
    )


def _item(told: Told) -> Words:
    """The item with its kind, name and code; for a fact about nothing the registry has, nothing."""
    if told.key is None:
        return Words("", "")
    kind, code = told.key.kind.words, told.key.code
    vi = told.names.get("vi", code)
    en = told.names.get("en", vi)
    return Words(f"{_lowered(kind.vi)} “{vi}” ({code})", f"{_lowered(kind.en)} “{en}” ({code})")


def _about(item: Words) -> Words:
    return Words(f" — {item.vi}", f" — {item.en}") if item.vi else item


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


_WEIGHTS = {
    "none": Words("bản đầu tiên", "the first"),
    "patch": Words("sửa câu chữ, không đổi nghĩa", "wording only, the meaning is the same"),
    "minor": Words("có bổ sung", "something was added"),
    "major": Words("thay đổi nội dung đã được dùng", "something relied on changed"),
}
_SENTENCES = {
    Action.PUBLISH: Words(
        "Công bố phiên bản {number} của {item}: {weight}.",
        "Version {number} of {item} was published: {weight}.",
    ),
    Action.SUBMIT: Words(
        "Đề xuất phiên bản {number} của {item}.", "Candidate {number} of {item} was put forward."
    ),
    Action.CHANGE_STATUS: Words(
        "Phiên bản {number} của {item} nay có trạng thái: {status}.",
        "The status of version {number} of {item} is now: {status}.",
    ),
    Action.END: Words(
        "Phiên bản {number} của {item} hết hiệu lực sau ngày {day}.",
        "Version {number} of {item} ends with {day}.",
    ),
    Action.VOID: Words(
        "Phiên bản {number} của {item} bị hủy vì sai.",
        "Version {number} of {item} was wrong and counts no more.",
    ),
    Action.STATE: Words("Ghi nhận {fact}{about}.", "A fact was recorded: {fact}{about}."),
    Action.VOID_FACT: Words(
        "Hủy sự kiện ở dòng {number}: {fact}{about}.",
        "The fact of revision {number} counts no more: {fact}{about}.",
    ),
}
