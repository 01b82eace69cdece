"""Why a request was refused."""

from pydantic import BaseModel, ConfigDict, Field

from registry_api.models.parts import Answer, Bilingual


class ComplaintAnswer(Answer):
    """One thing wrong with what was given."""

    pointer: str
    code: str
    message: Bilingual
    place: str | None = None


class Problem(BaseModel):
    """Why a request was refused (RFC 9457), in both languages; details vary with the type."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    instance: str
    messages: Bilingual
    errors: list[ComplaintAnswer] = Field(default_factory=list)
