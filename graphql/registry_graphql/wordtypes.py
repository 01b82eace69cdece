"""Words in both languages."""

from enum import Enum
from typing import Annotated, Any

import strawberry


@strawberry.enum(description="Ngôn ngữ — A language of names and texts.")
class Language(Enum):
    """Vietnamese has authority."""

    VI = strawberry.enum_value("vi", description="Tiếng Việt — Vietnamese, which has authority")
    EN = strawberry.enum_value("en", description="Tiếng Anh — English, where a translation exists")


Lang = Annotated[
    Language,
    strawberry.argument(
        description="Ngôn ngữ — The language wanted; the Vietnamese stands in where there is no "
        "English."
    ),
]


@strawberry.type(name="Words", description="Câu chữ hai thứ tiếng — Words in both languages.")
class WordsType:
    """Words; resolved on ``registry.words.Words``."""

    vi: str = strawberry.field(description="Tiếng Việt — In Vietnamese.")
    en: str = strawberry.field(description="Tiếng Anh — In English.")


def in_language(names: Any, lang: Language) -> str:
    """The text of this language, the Vietnamese where there is none."""
    found: str = names.get(lang.value) or names["vi"]
    return found
