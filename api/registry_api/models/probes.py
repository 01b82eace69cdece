"""Whether a process lives and is ready."""

from registry_api.models.parts import Answer


class LivenessAnswer(Answer):
    """It answers."""

    status: str


class ReadinessAnswer(Answer):
    """Whether its answers are up to date: ready, behind, damaged, no-database, stopping."""

    status: str
    revision: int
    log_revision: int | None
