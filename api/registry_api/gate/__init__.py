"""The gate: the one layer every request passes first and every answer last.

It names the request, keeps within limits what comes in and how long it takes, counts, and logs.
One layer and not five: what each would read of a request and wrap of an answer is read and wrapped
once.
"""

from registry_api.gate.layer import Gate
from registry_api.gate.patience import Patience

__all__ = ["Gate", "Patience"]
