import time
from collections import Counter

import pytest

import registry_seed
from registry.facts import TYPES
from registry.kinds.provenance import ProvenanceClass
from registry.versions.status import Status


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("codelist", 22 + 1 + 2 + 1),
        ("unit", 101 + 16),
        ("period", 18),
        ("instrument", 249 + 29),
        ("body", 135),
        ("system", 23),
        ("indicator", 200),
        ("regime", 148),
        ("template", 113),
        ("collection", 4),
    ],
)
def test_every_row_becomes_an_item(of_kind, kind, count):
    assert len(of_kind(kind)) == count


@pytest.mark.parametrize(
    ("fact_type", "count"),
    [("succession", 85), ("connection", 85 + 11), ("stage", 2), ("tally", 16), ("target", 7)],
)
def test_every_row_becomes_a_fact(seed, fact_type, count):
    counted = Counter(TYPES[type(statement.fact)].value for statement in seed.statements)

    assert counted[fact_type] == count


@pytest.mark.parametrize(
    ("kind", "levels"),
    [
        (
            "indicator",
            {
                "national-system": 68,
                "provincial-system": 28,
                "sector-system": 50,
                "known-law": 54,
            },
        ),
        ("regime", {"sourced": 121, "known-law": 27}),
        ("template", {"sourced": 45, "known-law": 18, "proposed": 50}),
        ("instrument", {"sourced": 206, "known-law": 43 + 29}),
        ("unit", {"unstated": 101, "known": 16}),
    ],
)
def test_provenance_is_taken_over_as_it_stands(of_kind, kind, levels):
    assert Counter(one.provenance.level.value for one in of_kind(kind)) == levels


def test_forms_outlines_and_fields_are_all_there(of_kind):
    templates = [one.content for one in of_kind("template")]

    assert Counter(one.template_type.value for one in templates) == {"data_form": 95, "outline": 18}
    assert sum(len(one.fields) for one in templates) == 1648


def test_codes_members_and_regions_are_all_there(of_kind, items):
    listed = [one for one in of_kind("codelist") if one.provenance.file == "codelists.csv"]
    members = {one.key.code: len(one.content.members) for one in of_kind("collection")}

    assert sum(len(one.content.codes) for one in listed) == 160
    assert sum(len(one.content.regions) for one in of_kind("body")) == 99
    assert members == {
        "bo-chi-tieu-293": 200,
        "chi-tieu-chu-yeu-2021": 12,
        "chi-tieu-khdt-64": 75,
        "che-do-bao-cao-148": 148,
    }


def test_expected_and_counted_size_may_differ(items):
    assert items["collection:chi-tieu-khdt-64"].content.expected_count == 64


def test_only_what_is_proposed_is_a_candidate_and_nothing_is_qualified(seed):
    candidates = {one.key for one in seed.proposals if one.status is Status.CANDIDATE}
    proposed = {
        one.key for one in seed.proposals if one.provenance.level is ProvenanceClass.PROPOSED
    }

    assert candidates == proposed
    assert {one.status for one in seed.proposals} == {Status.CANDIDATE, Status.RECORDED}


def test_each_item_is_given_once(seed):
    assert len({one.key for one in seed.proposals}) == len(seed.proposals)


def test_what_others_refer_to_comes_first(seed):
    kinds = dict.fromkeys(one.key.kind.value for one in seed.proposals)

    assert " ".join(kinds) == (
        "codelist unit period instrument body system indicator regime template collection"
    )


def test_every_record_says_which_file_and_line_it_comes_from(seed):
    files = {one.place.split(", line ")[0] for one in (*seed.proposals, *seed.statements)}

    assert all((registry_seed.DATA / file).is_file() for file in files)
    assert all(one.provenance.file for one in seed.proposals)


def test_reading_everything_takes_less_than_three_seconds():
    began = time.process_time()

    registry_seed.read()

    assert time.process_time() - began < 3
