"""Webhooks: subscriptions, and what could not be delivered."""

from registry_api.models.parts import (
    Answer,
    Links,
    TermAnswer,
)


class WantedAnswer(Answer):
    """Which changes are wanted; empty lists want all."""

    kinds: list[str]
    items: list[str]
    bodies: list[str]


class WebhookAnswer(Answer):
    """A subscription. ``secret`` is there once: when it was made or changed."""

    id: str
    owner: str
    label: str
    target: str
    wanted: WantedAnswer
    state: TermAnswer
    position: int
    behind: int
    attempts: int
    failure: TermAnswer | None
    status: int | None
    rate: int | None
    due_at: str
    delivered_at: str | None
    old_secret_until: str | None
    created_at: str
    changed_at: str
    links: Links
    secret: str | None = None


class WebhooksAnswer(Answer):
    """Subscriptions."""

    items: list[WebhookAnswer]


class DeadLetterAnswer(Answer):
    """A change that could not be delivered."""

    revision: int
    attempts: int
    failure: TermAnswer
    status: int | None
    died_at: str
    is_called_back: bool
    links: Links


class DeadLettersAnswer(Answer):
    """What could not be delivered to a subscription."""

    items: list[DeadLetterAnswer]
