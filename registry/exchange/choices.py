"""What may stand in a cell that holds a code: each code with the name a person knows it by."""

from collections.abc import Mapping

from registry.catalogue import View
from registry.exchange.cells import NAMED
from registry.kinds import Kind
from registry.kinds.marks import CodeOf, RefersTo
from registry.kinds.reading import Key
from registry.kinds.shape import Shape
from registry.words import Term


class Choices:
    """The codes of enumerations, codelists and kinds, as one view names them."""

    def __init__(self, view: View) -> None:
        """Name codes as this view does."""
        self._view = view
        self._kept: dict[str, dict[str, str]] = {}

    def list_of(self, shape: Shape) -> str | None:
        """The name of the list that a value of this shape is chosen from, if there is one."""
        code_of, refers = shape.mark(CodeOf), shape.mark(RefersTo)
        if code_of is not None:
            return f"codelist {code_of.codelist}"
        if refers is not None:
            return f"kind {refers.kind}" if refers.kind else None
        if isinstance(shape.holds, type) and issubclass(shape.holds, Term):
            return f"term {shape.holds.__name__}"
        return "true or false" if shape.holds is bool else None

    def names(self, shape: Shape) -> Mapping[str, str]:
        """Each code with what the cell shows for it, ``bo-y-te · Bộ Y tế``."""
        name = self.list_of(shape)
        if name is None:
            return {}
        if name not in self._kept:
            found = self._named(shape)
            self._kept[name] = {code: _shown(code, said) for code, said in found.items()}
        return self._kept[name]

    def _named(self, shape: Shape) -> dict[str, str]:
        code_of, refers = shape.mark(CodeOf), shape.mark(RefersTo)
        if code_of is not None:
            listed = self._view.find(Key(Kind.CODELIST, code_of.codelist))
            codes = listed.content.get("codes", ()) if listed else ()
            return {item["code"]: item["names"]["vi"] for item in codes}
        if refers is not None and refers.kind is not None:
            return {one.key.code: one.names["vi"] for one in self._view.each(refers.kind)}
        if shape.holds is bool:
            return {"true": "", "false": ""}
        return {term.value: term.words.vi for term in shape.holds}


def _shown(code: str, name: str) -> str:
    line = " ".join(name.split())
    return f"{code}{NAMED}{line}" if line else code
