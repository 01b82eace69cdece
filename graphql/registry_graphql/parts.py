"""What some parts of contents answer besides the fields of their model."""

from typing import Any

from registry.kinds.content import Text
from registry.kinds.provenance import Certainty, Provenance, ProvenanceClass
from registry_graphql.contents import MORE, Field
from registry_graphql.making import field
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import Lang, Language, WordsType, in_language


def _of_text() -> dict[str, Field]:
    return {"text": field(str, "Văn bản — The text in a language.", _text)}


def _of_provenance() -> dict[str, Field]:
    return {
        "certainty": field(
            enumeration(Certainty),
            "Độ chắc chắn — How sure it is, in the coarsest words.",
            lambda root: _certainty(root).value,
        ),
        "certainty_words": field(
            WordsType,
            "Độ chắc chắn — How sure it is. In words.",
            lambda root: _certainty(root).words,
        ),
    }


def _text(root: Any, lang: Lang = Language.VI) -> str:
    return in_language(root.content, lang)


def _certainty(root: Any) -> Certainty:
    return ProvenanceClass(root.content["level"]).certainty


MORE[Text] = _of_text
MORE[Provenance] = _of_provenance
