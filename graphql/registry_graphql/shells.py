"""The types that others refer to before they are made: see ``making``."""

from registry.facts import FactType
from registry.kinds import Kind
from registry_graphql.making import shell

NODE = shell("Node")
"""Anything with a global id (Relay)."""

RECORD = shell("Record", NODE)
"""What every kind has in common."""

KINDS = {kind: shell(kind.name.capitalize(), RECORD) for kind in Kind}
"""The type of each kind."""

FACT = shell("Fact", NODE)
"""What every type of fact has in common."""

FACTS = {fact_type: shell(f"{fact_type.name.capitalize()}Fact", FACT) for fact_type in FactType}
"""The type of each type of fact. Not ``Connection``: Relay keeps that word for lists."""

LINE = shell("LogLine", NODE)
"""A line of the log."""
