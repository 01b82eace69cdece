"""Every sort of page in a real browser: accessible, quiet, ours alone, fit for a phone, valid."""

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from browsing import Site, Studio
from office import Office
from registry.kinds import Kind
from registry.kinds.reading import Key

NODE = Path(__file__).parents[1] / "node/web"
PATHS = {
    "home": "/",
    "search": "/search?q=ti+le+that+nghiep",
    "nothing": "/search?q=qqqqzzzz",
    "list": "/regimes?frequency=Q",
    "indicator": "/indicators/KTXH-099",
    "regime": "/regimes/CDBC-001",
    "template": "/templates/BM-001",
    "outline": "/templates/DC-001",
    "body": "/bodies/bo-lao-dong-thuong-binh-va-xa-hoi?valid_at=2021-07-01",
    "instrument": "/instruments/293-qd-ttg-2020",
    "codelist": "/codelists/CL_GIOI_TINH",
    "unit": "/units/phan-tram",
    "system": "/systems/httt-bao-cao-chinh-phu",
    "collection": "/collections/chi-tieu-chu-yeu-2021",
    "period": "/periods/Q",
    "difference": "/indicators/KTXH-099/difference",
    "digitization": "/digitization?metric=key_indicators_supplied&valid_at=2021-06-18",
    "what if": "/digitization?metric=key_indicators_supplied&finish=bo-ke-hoach-va-dau-tu",
    "supply": "/digitization/supply?valid_at=2021-06-18",
    "nobody's address": "/nowhere",
    "no longer in force": "/bodies/bo-ke-hoach-va-dau-tu",
    "one version": "/indicators/KTXH-003/versions/1.0.0?valid_at=2021-06-18",
    "calendar": "/calendar?month=2026-11",
    "calendar list": "/calendar?month=2026-11&view=list",
    "changes": "/changes",
    "signing in": "/desk",
    "developers": "/developers",
    "rest documentation": "/developers/rest?group=search",
    "about": "/about",
}
"""One page of each sort."""
REFUSED = ("/nowhere", "/bodies/bo-ke-hoach-va-dau-tu")
"""Those that say no, which a browser's console tells of."""

PAGES = [
    pytest.param(f"{language}{path}", id=f"{name} {'en' if language else 'vi'}")
    for name, path in PATHS.items()
    for language in ("", "/en")
]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_against_it_in_light_or_dark(
    studio: Studio, site: Site, path: str
) -> None:
    seen = studio.survey(site.at(path))

    assert seen.light == []
    assert seen.dark == []


@pytest.mark.parametrize("path", PAGES)
def test_it_does_not_scroll_sideways_on_a_phone(studio: Studio, site: Site, path: str) -> None:
    assert studio.survey(site.at(path)).narrow <= 320


@pytest.mark.parametrize("path", PAGES)
def test_nothing_goes_wrong_in_the_console(studio: Studio, site: Site, path: str) -> None:
    refused = [one for one in REFUSED if path.endswith(one)]

    said = studio.survey(site.at(path)).console
    assert [one for one in said if "status of 404" not in one] == []
    assert len(said) == len(refused)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_asked_of_anybody_else(studio: Studio, site: Site, path: str) -> None:
    assert studio.survey(site.at(path)).foreign == []


DESK = {
    "front": "/desk",
    "record": "/desk/items/regimes/CDBC-001",
    "editing": "/desk/edit/indicators/KTXH-125",
    "editing a form": "/desk/edit/templates/BM-001",
    "new": "/desk/new",
    "finding": "/desk/find?q=KTXH-125",
    "uploading": "/desk/upload",
    "official": "/desk/official",
    "superseding": "/desk/items/indicators/KTXH-125/supersede",
    "retiring": "/desk/items/regimes/CDBC-001/retire",
    "stage": "/desk/facts/stage/regimes/CDBC-001",
    "supply": "/desk/facts/supply/indicators/KTXH-125",
    "correcting": "/desk/facts/1243/correct",
    "voiding": "/desk/facts/1243/void",
    "request": "/desk/requests/{waiting}",
    "refused": "/desk/items/indicators/NOWHERE",
}
"""One page of each sort at the desk. Fact 1243 of the reference data is the stage of CDBC-001."""

DESK_PAGES = [
    pytest.param(f"{language}{path}", id=f"{name} {'en' if language else 'vi'}")
    for name, path in DESK.items()
    for language in ("", "/en")
]


@pytest.fixture(scope="module")
def waiting(site: Site) -> str:
    return site.wait_for_review("KTXH-128")


@pytest.mark.parametrize("path", DESK_PAGES)
def test_a_page_of_the_desk_is_as_good(studio: Studio, site: Site, waiting: str, path: str) -> None:
    path = path.format(waiting=waiting)

    seen = studio.survey(site.at(path), cookies=site.cookies["registrar"])

    assert (seen.light, seen.dark, seen.foreign) == ([], [], [])
    assert [one for one in seen.console if "404" not in one or "NOWHERE" not in path] == []
    assert seen.narrow <= 320


@pytest.mark.parametrize("given", [{"valid_to": "2030-12-31", "reason": "Bãi bỏ"}, {}])
def test_a_decision_looked_at_or_refused_is_as_good(
    studio: Studio, site: Site, given: dict[str, str]
) -> None:
    def look(page: Page) -> None:
        page.goto(site.at("/desk/items/regimes/CDBC-001/retire"))
        for name, value in given.items():
            page.fill(f"#f-{name}", value)
        page.click("button[value=check]")
        page.wait_for_selector("#h-seen" if given else "#refused")

    name = f"/desk/items/regimes/CDBC-001/retire#{len(given)}"
    seen = studio.survey(site.at(name), look, cookies=site.cookies["registrar"])

    assert (seen.light, seen.dark) == ([], [])
    assert seen.narrow <= 320


@pytest.mark.parametrize("path", ["/desk/edit/indicators/KTXH-128", "/en/desk/edit/units/new-one"])
def test_a_draft_looked_at_with_faults_is_as_good(studio: Studio, site: Site, path: str) -> None:
    def look(page: Page) -> None:
        page.goto(site.at(path))
        page.fill("[name='/names/vi']", "")
        page.click("button[value=keep]")
        page.wait_for_selector("#refused")

    seen = studio.survey(site.at(f"{path}#faults"), look, cookies=site.cookies["registrar"])

    assert (seen.light, seen.dark) == ([], [])
    assert seen.narrow <= 320


@pytest.mark.parametrize("path", ["/desk/edit/indicators/KTXH-128", "/en/desk/edit/units/new-one"])
def test_the_buttons_of_the_long_form_stand_in_one_line_on_a_phone(
    studio: Studio, site: Site, path: str
) -> None:
    def tops(page: Page) -> set[float]:
        boxes = [one.bounding_box() for one in page.locator(".edit-actions > button").all()]
        return {box["y"] for box in boxes if box}

    phone, cookies = {"width": 360, "height": 700}, site.cookies["registrar"]

    assert len(studio.visit(site.at(path), tops, viewport=phone, cookies=cookies)) == 1


def test_merging_looked_at_is_as_good(studio: Studio, site: Site) -> None:
    def look(page: Page) -> None:
        page.goto(site.at("/desk/items/indicators/KTXH-125/supersede"))
        page.fill("#f-find_too", "KTXH-128")
        page.locator("button[value=find_too]").click()
        page.fill("#f-find", "KTXH-124")
        page.locator("button[value=find]").click()
        page.fill("#f-reason", "Gộp")
        page.click("button[value=check]")
        page.wait_for_selector("#seen-2")

    cookies = site.cookies["registrar"]
    seen = studio.survey(site.at("/desk/items/KTXH-125/supersede#merged"), look, cookies=cookies)

    assert (seen.light, seen.dark) == ([], [])
    assert seen.narrow <= 320


def test_the_first_page_weighs_no_more_than_150_kb(studio: Studio, site: Site) -> None:
    assert 20_000 < studio.survey(site.at("/")).weight <= 150_000


def test_the_html_of_every_page_is_valid(searching: TestClient, tmp_path: Path) -> None:
    for index, param in enumerate(PAGES):
        text = searching.get(str(param.values[0])).text
        (tmp_path / f"{index:02}.html").write_text(text, encoding="utf-8")
    refused = searching.get("/bodies/bo-ke-hoach-va-dau-tu?valid_at=2026-01-01").text
    (tmp_path / "refused.html").write_text(refused, encoding="utf-8")

    assert faults(tmp_path) == []


def test_the_html_of_the_desk_is_valid(office: Office, tmp_path: Path) -> None:
    waiting = office.kept().rpartition("/")[2]
    office.enter("registrar")
    pages = {name: path.format(waiting=waiting) for name, path in DESK.items()}
    texts = {name: office.client.get(path).text for name, path in pages.items()}
    retiring, form = pages["retiring"], office.form(pages["retiring"])
    for name, day in (("seen", "2030-12-31"), ("not seen", "")):
        given = {"do": "check", "reason": "x", "valid_to": day}
        texts[name] = office.send(retiring, form, **given).text
    merging, form = pages["superseding"], office.form(pages["superseding"])
    edition = office.service.catalogue.items[Key(Kind.INDICATOR, "KTXH-128")][-1].touched
    form |= {"successor-KTXH-124": "true", "predecessor-KTXH-128": str(edition), "reason": "x"}
    texts["merged"] = office.send(merging, form, do="check").text
    texts["looked up"] = office.send(merging, form, do="find", find="giường", find_too="trẻ").text

    for name, text in texts.items():
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")

    assert faults(tmp_path) == []


def faults(folder: Path) -> list[str]:
    """What html-validate has against the files of a folder."""
    command = ["node", "node_modules/html-validate/bin/html-validate.mjs", "--formatter", "json"]
    command += ["--config", ".htmlvalidate.json", *map(str, sorted(folder.glob("*.html")))]
    # Into a file: through a pipe the tool ends before everything is written.
    report = folder / "report.json"
    with report.open("wb") as out:
        subprocess.run(command, cwd=NODE, stdout=out, check=False)
    return [
        f"{Path(file['filePath']).name}:{one['line']} {one['ruleId']}: {one['message']}"
        for file in json.loads(report.read_bytes())
        for one in file["messages"]
    ]
