"""What a person calls the place that a JSON Pointer (RFC 6901) leads to."""

from pydantic import BaseModel

from registry.kinds.marks import Label
from registry.kinds.shape import Shape, shape_of
from registry.words import Words


def place_words(model: type[BaseModel], pointer: str) -> Words | None:
    """*Đơn vị tính 1 › Nguyên văn* for ``/units/0/text``; ``None`` where it leads out of the model.

    An element of a list is called as the list is, counted from 1.
    """
    shape: Shape | None = shape_of(model)
    labels: list[Words] = []
    for step in pointer.split("/")[1:]:
        shape = _inside(shape, step) if shape else None
        if shape is None:
            return None
        if step.isdigit() and labels:
            last = labels.pop()
            labels.append(Words(f"{last.vi} {int(step) + 1}", f"{last.en} {int(step) + 1}"))
        elif label := shape.mark(Label):
            labels.append(label.words)
    return _joined(labels) if labels else None


def _inside(shape: Shape, step: str) -> Shape | None:
    return shape.element if step.isdigit() else shape.fields.get(step)


def _joined(labels: list[Words]) -> Words:
    return Words(" › ".join(one.vi for one in labels), " › ".join(one.en for one in labels))
