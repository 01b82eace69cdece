"""A synthetic catalogue of any size: records as large and as linked as the real ones."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from registry.kinds import Kind
from registry.kinds.parsing import canonical
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.entry import Action
from registry.versions.validity import Basis, Validity
from registry_migrations import upgrade

_WORDS = (
    "tỷ lệ tổng số sản phẩm trong nước thất nghiệp lao động việc làm doanh thu thuế ngân sách "
    "đầu tư công nghiệp nông lâm thủy sản giáo dục y tế môi trường dân số hộ nghèo xuất khẩu "
    "nhập khẩu giá tiêu dùng tín dụng bảo hiểm giao thông vận tải khoa học công nghệ hồ sơ"
)
SYLLABLES = _WORDS.split()
"""What synthetic names and definitions are made of."""

PERIODS = ("W", "M", "Q", "S", "M9", "A")
_PROVENANCE = canonical({"level": "reconstructed", "reference": "synthetic", "note": "benchmark"})


def write_catalogue(folder: Path, versions: int, seed: int = 1) -> str:
    """Write a catalogue with this many versions; answers its database URL.

    Items are indicators with about five versions each, and what they refer to.
    """
    url = f"sqlite:///{folder / 'synthetic.db'}"
    upgrade(url)
    store = Store(url)
    records = synthetic_versions(versions, random.Random(seed))  # noqa: S311 - not for secrets
    done = 0
    while done < versions:
        with store.write("generator") as writing:
            for _ in range(min(5_000, versions - done)):
                key, number, first, content = next(records)
                writing.append_version(
                    Action.PUBLISH,
                    key,
                    number,
                    content=canonical(content),
                    validity=Validity(first, None, Basis.STATED),
                    status="recorded",
                    provenance=_PROVENANCE,
                )
                done += 1
    store.close()
    return url


def synthetic_versions(
    count: int, chance: random.Random
) -> Iterator[tuple[Key, str, date, dict[str, Any]]]:
    """Endless synthetic versions: bodies, units, periods and codelists first, then indicators."""
    yield from _ground(chance)
    items = max(1, count // 5)
    turn = 0
    while True:
        for index in range(items):
            first = date(2018, 1, 1) + timedelta(days=200 * turn)
            yield (
                Key(Kind.INDICATOR, f"SYN-{index:06d}"),
                f"{turn + 1}.0.0",
                first,
                _indicator(chance),
            )
        turn += 1


def _ground(chance: random.Random) -> Iterator[tuple[Key, str, date, dict[str, Any]]]:
    start = date(2018, 1, 1)
    fields = [{"code": f"F{n}", "names": _names(chance, 3)} for n in range(9)]
    first = {"names": _names(chance, 4), "codes": fields}
    yield Key(Kind.CODELIST, "CL_NHOM_CHI_TIEU"), "1.0.0", start, first
    for code in PERIODS:
        yield Key(Kind.PERIOD, code), "1.0.0", start, {"names": _names(chance, 2)}
    for n in range(100):
        yield Key(Kind.UNIT, f"unit-{n}"), "1.0.0", start, {"names": _names(chance, 2)}
        body = {"names": _names(chance, 5), "body_type": "ministry"}
        yield Key(Kind.BODY, f"body-{n}"), "1.0.0", start, body
        codes = [{"code": f"C{m}", "names": _names(chance, 4)} for m in range(12)]
        codelist = {"names": _names(chance, 4), "codes": codes}
        yield Key(Kind.CODELIST, f"CL_{n}"), "1.0.0", start, codelist


def _indicator(chance: random.Random) -> dict[str, Any]:
    return {
        "names": _names(chance, 8),
        "field": f"F{chance.randrange(9)}",
        "units": [{"unit": f"unit-{chance.randrange(100)}", "text": _text(chance, 2)}],
        "periodicities": chance.sample(PERIODS, 3),
        "disaggregations": [
            {"text": _text(chance, 3), "codelist": f"CL_{chance.randrange(100)}"} for _ in range(4)
        ],
        "definition": {"vi": _text(chance, 45)},
        "method": {"vi": _text(chance, 40)},
        "data_sources": [{"text": _text(chance, 8)}],
        "lead_body": {"body": f"body-{chance.randrange(100)}", "text": _text(chance, 5)},
    }


def _names(chance: random.Random, words: int) -> dict[str, str]:
    return {"vi": _text(chance, words), "en": _text(chance, words)}


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(SYLLABLES, k=words))
