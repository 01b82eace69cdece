"""How days, instants and numbers are written for a reader."""

from datetime import date

from registry import clock
from registry.words import Words, day_words


def day(value: date | str | None) -> Words:
    """A day: ``31/01/2021`` in Vietnamese, ``2021-01-31`` in English; nothing for no day."""
    if value is None or value == "":
        return Words("", "")
    return day_words(date.fromisoformat(value) if isinstance(value, str) else value)


def moment(value: str) -> Words:
    """What a clock was set to: a day as days are written, a revision or an instant as given."""
    try:
        return day(value) if "-" in value else Words(value, value)
    except ValueError:
        return Words(value, value)


def instant(value: str | None) -> Words:
    """An instant of the log, by the clock of Viet Nam, to the minute."""
    if not value:
        return Words("", "")
    local = clock.read(value).astimezone(clock.VIET_NAM)
    return Words(f"{local:%H:%M} ngày {local:%d/%m/%Y}", f"{local:%Y-%m-%d %H:%M} (UTC+7)")


NO_DAY = Words(
    "Văn bản của chế độ không nêu ngày cho kỳ này.", "The regime's words state no day for it."
)
"""Why a period has no due day, where the words of its regime were read and name none."""
