"""A broken rule of content, said in both languages."""

from registry.words import Words


class Wrong(ValueError):
    """What a model's own rules raise: pydantic takes it for a fault of the value."""

    def __init__(self, said: Words) -> None:
        """Keep what is wrong, and what to do about it, in both languages."""
        super().__init__(said.en)
        self.said = said
