"""Period (kỳ báo cáo): a sort of span that figures and reports are for."""

from datetime import date
from typing import Annotated

from registry.kinds.content import Content, Line, Prose
from registry.kinds.marks import Facet, Label, Searched, Wording


class Period(Content):
    """A sort of reporting period, e.g. the quarter, with its notations in ISO 8601 and SDMX."""

    sdmx_frequency: Annotated[
        Line | None,
        Label("Mã tần suất SDMX", "SDMX frequency"),
        Facet("sdmx_frequency"),
        Searched(4),
    ] = None
    """Code of SDMX's CL_FREQ; absent where SDMX has none (ten days, nine months)."""
    duration: Annotated[Line | None, Label("Độ dài ISO 8601", "ISO 8601 duration")] = None
    """Its length, e.g. ``P3M``."""
    pattern: Annotated[Line | None, Label("Mẫu ký hiệu", "Pattern")] = None
    """A regular expression for the notation of one such period."""
    example: Annotated[Line | None, Label("Ví dụ", "Example"), Wording()] = None
    """One such period written out, e.g. ``2021-Q1``."""
    example_first_day: Annotated[
        date | None, Label("Ngày đầu của ví dụ", "First day of the example"), Wording()
    ] = None
    """First day of the example."""
    example_last_day: Annotated[
        date | None, Label("Ngày cuối của ví dụ", "Last day of the example"), Wording()
    ] = None
    """Last day of the example."""
    other_notations: Annotated[
        Prose | None, Label("Ký hiệu khác", "Other notations"), Wording()
    ] = None
    """How else it is written, or that no other notation exists."""
    other_notations_en: Annotated[
        Prose | None, Label("Ký hiệu khác (tiếng Anh)", "Other notations in English"), Wording()
    ] = None
    """The same in English; absent when it reads alike in both languages."""
    cutoff_window: Annotated[
        Prose | None, Label("Thời gian chốt số liệu", "Data cut-off window"), Wording()
    ] = None
    """The window of Decree 09/2019, Article 12, in words; absent where the decree has none.

    Only told here: windows are computed by the calendar from the decree's rule.
    """
    cutoff_window_en: Annotated[
        Prose | None,
        Label("Thời gian chốt số liệu (tiếng Anh)", "Data cut-off window in English"),
        Wording(),
    ] = None
    """The window in English."""
