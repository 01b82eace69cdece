"""The one HTTP layer in front of everything that answers: REST, GraphQL and the pages.

What is read is a function of (revision, today, question). So an answer, once made, is kept as bytes
and given again without a router, a model or a view; when the revision or the day moves, all are
forgotten. The layer also speaks the HTTP that all reading has in common: strong ETags and 304,
HEAD, OPTIONS, compression, ``Vary``, ``Cache-Control`` and leave for other sites to read.

What an answer has to do for it: say in ``Vary`` which request headers it depends on; say ``public``
in ``Cache-Control`` if it is the same for everybody, logged in or not; say ``no-store`` or
``private`` if it must not be kept (docs/architecture.md).
"""

from registry_api.answering.layer import Answering

__all__ = ["Answering"]
