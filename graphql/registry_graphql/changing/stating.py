"""Facts: recording them, and saying that one was wrong."""

from typing import Any

from registry.commands.state import state, void_fact
from registry.kinds.shape import Json
from registry_graphql.changing.acting import Command
from registry_graphql.changing.drafting import fact_input, facts_of
from registry_graphql.changing.mutating import REASON, decision, mutation
from registry_graphql.changing.outcomes import stated_result
from registry_graphql.making import each


def of_facts() -> dict[str, Any]:
    """What is done with facts."""
    facts = (each(fact_input()), "Sự kiện — The facts, all of them or none.")
    return {
        "state_facts": mutation(
            "StateFacts",
            {"facts": facts},
            _stating,
            stated_result(),
            "Ghi sự kiện — Record facts.",
        ),
        "void_fact": decision(
            "VoidFact",
            {
                "revision": (int, "Dòng nhật ký — The revision that recorded it."),
                "reason": (str, REASON),
            },
            _voiding_fact,
            "Hủy sự kiện — Say that a fact was wrong.",
        ),
    }


def _stating(given: Json) -> Command:
    facts = facts_of(given["facts"])
    return lambda work: {"facts": state(work, facts)}


def _voiding_fact(given: Json) -> Command:
    return lambda work: {"revision": void_fact(work, given["revision"], reason=given["reason"])}
