"""Provenance, as it travels with every record and fact."""

from functools import cache
from typing import Any

from registry.kinds.provenance import Certainty, Provenance, ProvenanceClass
from registry_graphql.contents import content_fields
from registry_graphql.making import Shell, field, make_type, shell
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType


@cache
def provenance_type() -> Shell:
    """The provenance of the model, and the coarse class it falls in."""
    return make_type(
        shell("Provenance"),
        {
            **content_fields(Provenance),
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
        },
        "Nguồn gốc — Where a record comes from and how sure it is.",
    )


def _certainty(root: Any) -> Certainty:
    return ProvenanceClass(root.content["level"]).certainty
