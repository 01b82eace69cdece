"""The read model: the whole catalogue in memory, following the log.

Nothing here touches a database but the follower, and nothing here can be changed: a new revision is
a new catalogue.
"""

from registry.catalogue.catalogue import Catalogue
from registry.catalogue.version import RecordedFact, Version
from registry.catalogue.view import Resolved, View

__all__ = ["Catalogue", "RecordedFact", "Resolved", "Version", "View"]
