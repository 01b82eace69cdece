"""Telling other systems of changes: webhooks as CloudEvents, signed, retried, never lost.

A subscription is a cursor in the log: ``position`` is the last revision that was delivered or
needed no delivery. It moves only after the receiver has said yes, so nothing is lost when a process
ends; what was under way is delivered again, under the same id.
"""

from registry.delivery.subscription import Failure, State

__all__ = ["Failure", "State"]
