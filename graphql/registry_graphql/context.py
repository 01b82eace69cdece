"""What a resolver works with: made once per operation by whoever answers it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from registry.access import Principal
from registry.catalogue import View
from registry.service import Service


@dataclass
class Asking:
    """One operation: the running service, who asks, and the catalogue as it stood at the start."""

    service: Service
    principal: Principal | None = None
    """Who asks, ``None`` without a token: reading needs none."""
    idempotency_key: str | None = None
    """The ``Idempotency-Key`` of the request, for mutations that name none of their own."""

    @cached_property
    def view(self) -> View:
        """Today, as known now: taken once, so that the whole answer speaks of one revision."""
        return self.service.view()

    def today(self, view: View) -> View:
        """Today's view with the knowledge of another: who holds a body's duties *now*."""
        return view.catalogue.at(self.view.valid_at, view.as_of)

    def turned(self, view: View, valid_at: date | None, as_of: str | None) -> View:
        """The view with the clocks that were given set anew; the others stay.

        :raises BadQuestion: if ``as_of`` cannot be read or is yet to come.
        """
        if valid_at is None and as_of is None:
            return view
        revision = view.as_of if as_of is None else self.service.view(as_of=as_of).as_of
        return view.catalogue.at(valid_at or view.valid_at, revision)
