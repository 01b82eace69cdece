"""Stage facts: the two regimes run as pilots in 2019."""

from collections.abc import Iterator
from datetime import date

from registry.commands.proposal import Statement
from registry.facts import Stage
from registry.facts.statements import StageName
from registry_seed.cells import choice
from registry_seed.drafting import statement
from registry_seed.regime import STATED_ELECTRONIC
from registry_seed.sources import Sources

_REPORTED_ON = date(2019, 11, 11)
_REPORT = "chinhphu.vn 11/11/2019"
_NOTE = (
    "Thí điểm giai đoạn 1 trên Hệ thống thông tin báo cáo Chính phủ, theo bài chinhphu.vn ngày "
    "11/11/2019; không nguồn nào cho biết chế độ này có trong 8 chế độ được công bố ngày 18/6/2021 "
    "hay không"
)


def stages(sources: Sources) -> Iterator[Statement | None]:
    """One fact for each regime that the list calls electronic; none where it is not known."""
    for row in sources.rows("regimes.csv"):
        if choice(row, "electronic_2021", STATED_ELECTRONIC) == "yes":
            cited = ({"text": _REPORT},) if _REPORT in row["source_ref"] else ()
            given = {
                "subject": f"regime:{row['code']}",
                "on": _REPORTED_ON,
                "stage": StageName.ELECTRONIC,
                "is_pilot": True,
                "evidence": cited,
                "note": _NOTE,
            }
            yield statement(row, Stage, given, {"": "electronic_2021"})
