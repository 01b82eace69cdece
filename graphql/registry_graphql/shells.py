"""The types that others refer to before they are made: see ``making``."""

from registry.kinds import Kind
from registry_graphql.making import shell

NODE = shell("Node")
"""Anything with a global id (Relay)."""

RECORD = shell("Record", NODE)
"""What every kind has in common."""

KINDS = {kind: shell(kind.name.capitalize(), RECORD) for kind in Kind}
"""The type of each kind."""
