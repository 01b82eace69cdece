"""A difference as a reader sees it: what took the place of what, and the words that differ."""

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from registry.kinds.shape import Json
from registry.versions.difference import Change
from registry.versions.number import Step
from registry.words import Words
from registry_web.differing import Differing, differing
from registry_web.page import Page

ADDED, GONE = (Step.MINOR, Words("thêm", "added")), (Step.MAJOR, Words("bỏ", "removed"))


def element(name: str, before: Json = None, after: Json = None) -> Change:
    step, reason = ADDED if before is None else GONE
    return Change(f"/periodicities/{name}", Words("Kỳ", "Period"), before, after, step, reason)


@pytest.fixture
def page(client: TestClient) -> Page:
    scope = {"type": "http", "path": "/en/desk", "headers": [], "query_string": b""}
    return Page(Request(scope), client.app.state.service)  # type: ignore[attr-defined]


def sides(one: Differing) -> tuple[str, str]:
    """Each side with what differs in brackets."""
    told = (
        "".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in side)
        for side in one.text
    )
    return next(told), next(told)


def test_a_replaced_element_of_a_list_is_one_change_of_the_heavier_weight(page: Page) -> None:
    found = [element("A", before="Năm"), element("Q", after="Quý")]

    shown = differing(page, found)

    assert [sides(one) for one in shown] == [("[Năm]", "[Quý]")]
    assert shown[0].step is Step.MAJOR


def test_several_replaced_elements_are_paired_by_what_they_share(page: Page) -> None:
    found = [
        element("1", before="Điều tra dân số"),
        element("2", before="Báo cáo của bộ"),
        element("3", after="Báo cáo năm của bộ"),
        element("4", after="Điều tra mẫu dân số"),
    ]

    assert [sides(one) for one in differing(page, found)] == [
        ("Điều tra dân số", "Điều tra [mẫu ]dân số"),
        ("Báo cáo của bộ", "Báo cáo [năm ]của bộ"),
    ]


def test_what_was_only_added_or_only_went_stays_so(page: Page) -> None:
    found = [element("1", before="Tỉnh"), element("2", after="Huyện"), element("3", after="Xã")]

    assert [sides(one) for one in differing(page, found)] == [
        ("[Tỉnh]", ""),
        ("", "[Huyện]"),
        ("", "[Xã]"),
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [("2026-01-31", "2026-01-31"), (True, "yes"), ({"a": "b", "c": ["d"]}, "b · d")],
)
def test_a_value_is_said_as_a_reader_reads_it(page: Page, value: Json, said: str) -> None:
    found = [element("1", after=value)]

    assert sides(differing(page, found)[0]) == ("", f"[{said}]")
