"""Who may do what: principals with their roles, and the tokens by which they are known."""

from registry.access.principal import Principal, Role, actor_words

__all__ = ["Principal", "Role", "actor_words"]
