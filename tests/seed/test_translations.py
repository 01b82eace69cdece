"""Every text a seeded record shows is there in Vietnamese and in English."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

import registry_seed
from registry.commands.load import load
from registry.kinds.content import Text
from registry.kinds.parsing import plain
from registry.languages import ENGLISH, language_of, told
from registry.store import Store
from registry_seed.translations import FILE

ONE_LANGUAGE = {
    "indicator.provenance.reference": "quotes Vietnamese sources: what they call things, and where",
    "regime.provenance.reference": "quotes Vietnamese sources, mostly by their addresses",
    "template.provenance.reference": "quotes Vietnamese sources, mostly addresses of source code",
    "stage.provenance.reference": "those of the regimes",
    "codelist.codes.names": "terms that search reads: words of a language, no texts",
}
"""Texts that stay as they were written, and why; pages say in which language they are."""


def texts(model: BaseModel, place: str) -> Iterator[tuple[str, str, str | None]]:
    """Each text of a model: where it stands, its Vietnamese and its English."""
    if isinstance(model, Text):
        yield place, model.vi, model.en
        return
    for name in type(model).model_fields:
        value = getattr(model, name)
        each = value if isinstance(value, tuple) else (value,)
        inner = [one for one in each if isinstance(one, BaseModel)]
        for one in inner:
            yield from texts(one, f"{place}.{name}")
        if f"{name}{ENGLISH}" in type(model).model_fields:
            english = getattr(model, f"{name}{ENGLISH}")
            beside = english if isinstance(english, tuple) else (english,)
            yield from (
                (f"{place}.{name}", vi, en)
                for vi, en in zip(each, beside or (None,) * len(each), strict=True)
                if vi
            )


@pytest.fixture(scope="module")
def all_texts(seed: registry_seed.Seed) -> list[tuple[str, str, str | None]]:
    found: list[tuple[str, str, str | None]] = []
    for one in seed.proposals:
        found += texts(one.content, one.key.kind.value)
        found += texts(one.provenance, f"{one.key.kind.value}.provenance")
    for statement in seed.statements:
        found += texts(statement.fact, type(statement.fact).__name__.lower())
    return found


@pytest.fixture(scope="module")
def alike() -> set[str]:
    """The texts that are known to read alike in both languages."""
    with (registry_seed.DATA / FILE).open(encoding="utf-8", newline="") as lines:
        return {row["vi"] for row in csv.DictReader(lines) if not row["en"]}


def test_every_text_is_there_in_both_languages(all_texts, alike) -> None:
    missing = [
        (place, vi)
        for place, vi, en in all_texts
        if en is None and vi not in alike and place not in ONE_LANGUAGE
    ]

    assert missing == []


def test_what_stays_in_one_language_is_there_and_is_so(all_texts) -> None:
    really = {place for place, _, en in all_texts if en is None}

    assert set(ONE_LANGUAGE) <= really


def test_the_english_of_a_text_is_english(all_texts) -> None:
    """A few letters may be Vietnamese, of names and numbers; a sentence may not."""
    kept = [en for _, vi, en in all_texts if en and en == vi and language_of(en) == "vi"]

    assert kept == []


def test_the_vietnamese_of_a_text_is_vietnamese(all_texts) -> None:
    """A few words may lack marks (Thanh tra, PM2.5); a sentence in them is none of Vietnamese."""
    bare = [vi for _, vi, en in all_texts if en and language_of(vi) == "en" and len(vi.split()) > 3]

    assert bare == []


def test_a_text_that_the_data_hold_in_english_is_told_in_vietnamese(contents) -> None:
    system = contents["system:httt-bao-cao-quoc-gia"]

    assert told(system, "note", "vi").startswith("Báo chí dùng lẫn hai tên")
    assert told(system, "note", "en").startswith("Press uses the two names loosely")


def test_a_text_that_reads_alike_has_no_english_of_its_own(contents) -> None:
    instrument = contents["instrument:62-qd-vpcp-2020"]

    assert (instrument["checked"], instrument.get("checked_en")) == ("vanbanluat.com", None)


def test_a_term_that_search_reads_is_not_translated(contents) -> None:
    terms = contents["codelist:CL_TU_TRA_CUU"]["codes"]

    assert not any("en" in term["names"] for term in terms)


def test_a_line_that_is_the_text_of_nothing_is_complained_about(folder: Path, complaints) -> None:
    with (folder / FILE).open("a", encoding="utf-8") as lines:
        lines.write("không ai viết câu này,nobody wrote this\n")

    assert [one.code for one in complaints()] == ["unknown"]


def test_translating_a_record_is_a_patch_and_doing_it_again_is_nothing(
    store: Store, seed: registry_seed.Seed
) -> None:
    units = [one for one in seed.proposals if one.key.kind.value == "unit"]
    before = [_as_before(one) for one in units]
    load(store, before, actor="seed")

    again = load(store, units, actor="seed")
    third = load(store, units, actor="seed")

    assert {str(number) for _, number in again.versions} == {"1.0.1"}
    assert third.versions == ()


def _as_before(unit):
    """The unit as its file has it: its note in English alone."""
    content = plain(unit.content)
    note = content.pop("note_en", None)
    changed = type(unit.content)(**{**content, **({"note": note} if note else {})})
    return type(unit)(**{**unit.__dict__, "content": changed})
