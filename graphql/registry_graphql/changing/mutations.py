"""Every mutation: one for each command of the registry, with the same rights."""

from registry_graphql.changing.deciding import of_decisions
from registry_graphql.changing.reviewing import of_authors, of_reviewers
from registry_graphql.changing.stating import of_facts
from registry_graphql.making import Shell, make_type, shell


def mutation_type() -> Shell:
    """The root of all mutations."""
    return make_type(
        shell("Mutation"),
        {**of_authors(), **of_reviewers(), **of_decisions(), **of_facts()},
        "Thay đổi — Every way to change the catalogue. Each takes a token, answers what was done "
        "or why it was refused, and is carried out once only for each idempotency key.",
    )
