"""The main tasks of the three users, by keyboard alone; and search without any script."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browsing import Site, Studio


def tab_to(page: Page, selector: str, *, most: int = 250) -> None:
    """Press Tab until the first thing that matches has the focus, with scripts or without.

    The browser tells the focus through its own means, since the page's scripts may be off.
    """
    focused = page.locator(f":is({selector}):focus")
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused.count():
            return
    raise AssertionError(f"no Tab leads to {selector}")


def test_an_official_finds_a_definition_and_copies_its_citation(studio: Studio, site: Site) -> None:
    def task(page: Page) -> None:
        tab_to(page, "#q")
        page.keyboard.type("ti le that nghiep", delay=20)
        # Suggestions for less than was typed may still be standing there.
        expect(page.locator("#q-list li").first).to_contain_text("Tỷ lệ thất nghiệp")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Tỷ lệ thất nghiệp")
        tab_to(page, "[data-copy]")
        page.keyboard.press("Enter")
        expect(page.locator("[data-copy]")).to_have_text("Đã chép")

    allowed = ["clipboard-read", "clipboard-write"]
    studio.visit(site.at("/"), task, permissions=allowed)


def test_an_official_asks_what_it_meant_in_2021(studio: Studio, site: Site) -> None:
    def task(page: Page) -> str:
        tab_to(page, ".clocks summary")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("07012021")
        page.keyboard.press("Enter")
        page.wait_for_url("**valid_at=2021-07-01**")
        return page.locator(".then").inner_text()

    said = studio.visit(site.at("/en/indicators/KTXH-099"), task, locale="en-US")

    assert "2021-07-01" in said


def test_a_developer_gets_from_the_menu_to_the_api(studio: Studio, site: Site) -> None:
    def task(page: Page) -> str:
        tab_to(page, ".more summary")
        page.keyboard.press("Enter")
        tab_to(page, ".more a[href='/en/developers']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/developers")
        tab_to(page, "a[href='/v1/openapi.json']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/v1/openapi.json")
        return page.url

    assert studio.visit(site.at("/en/"), task).endswith("/v1/openapi.json")


def test_vpcp_goes_from_the_figure_to_the_records_and_supposes(studio: Studio, site: Site) -> None:
    def task(page: Page) -> str:
        tab_to(page, ".figures a[href*='state=reached']")
        page.keyboard.press("Enter")
        page.wait_for_url("**state=reached**")
        assert page.locator("#members .badge").inner_text() == "2"
        tab_to(page, "input[name=finish]", most=300)
        page.keyboard.press("Space")
        tab_to(page, "form[action*='#h-if'] button", most=60)
        page.keyboard.press("Enter")
        page.wait_for_url("**finish=**")
        return page.locator(".is-good").inner_text()

    said = studio.visit(site.at("/en/digitization?valid_at=2021-06-18"), task)

    assert "Our count would then be" in said


def test_a_registrar_sees_the_difference_of_an_edit(studio: Studio, site: Site) -> None:
    def task(page: Page) -> str:
        site.enter(page, "registrar", "/en/desk/edit/units/ty-dong")
        tab_to(page, "[name='/names/en']", most=60)
        page.keyboard.press("Control+A")
        page.keyboard.type("another name")
        tab_to(page, "button[value=check]", most=80)
        page.keyboard.press("Enter")
        page.wait_for_selector(".preview")
        return page.locator(".preview").inner_text()

    said = studio.visit(site.at("/en/desk"), task)

    assert "another name" in said


def test_tables_sort_by_keyboard(studio: Studio, site: Site) -> None:
    def task(page: Page) -> tuple[str | None, str]:
        tab_to(page, ".split th:nth-child(5) button", most=200)
        page.keyboard.press("Enter")
        head = page.locator(".split th:nth-child(5)")
        return head.get_attribute("aria-sort"), page.locator(".split tbody tr td.num").nth(
            3
        ).inner_text()

    order, first = studio.visit(site.at("/en/digitization"), task)

    assert (order, first) == ("ascending", "1")


def test_the_theme_changes_by_keyboard_and_stays(studio: Studio, site: Site) -> None:
    def task(page: Page) -> str | None:
        tab_to(page, "[data-theme-next]")
        page.keyboard.press("Enter")
        page.goto(site.at("/en/about"))
        return page.locator("html").get_attribute("data-theme")

    assert studio.visit(site.at("/en/"), task) == "dark"


def test_search_works_without_scripts(studio: Studio, site: Site) -> None:
    def task(page: Page) -> str:
        page.fill("#q", "bo cong thuong")
        page.press("#q", "Enter")
        page.wait_for_url("**/search?q=**")
        page.locator(".facet a").first.click()
        return page.locator(".hits h2").first.inner_text()

    assert "Bộ Công Thương" in studio.visit(site.at("/"), task, java_script_enabled=False)


# --- At the desk ----------------------------------------------------------------------------------

SCRIPTS = pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
"""Everything at the desk is done with scripts and without."""


def at_desk(site: Site, who: str, *, has_scripts: bool) -> dict[str, Any]:
    return {"cookies": site.cookies[who], "java_script_enabled": has_scripts}


def pressed(page: Page, selector: str) -> None:
    """Go to something by Tab and press it."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def confirmed(page: Page) -> None:
    """See what it would change, then confirm it."""
    pressed(page, "button[value=check]")
    pressed(page, "button[value=confirm]")
    page.wait_for_url("**done=**")


def typed(page: Page, selector: str, text: str) -> None:
    """Go to a field by Tab and type into it."""
    tab_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


@SCRIPTS
def test_a_steward_changes_an_indicator_and_sends_it_for_review(
    studio: Studio, site: Site, has_scripts: bool
) -> None:
    def task(page: Page) -> str:
        typed(page, "#q-desk", "KTXH-128")
        page.keyboard.press("Enter")
        page.wait_for_url("**/desk/find**")
        pressed(page, "main a[href$='/desk/items/indicators/KTXH-128']")
        pressed(page, "a[href$='/desk/edit/indicators/KTXH-128']")
        typed(page, "#d-title", "Bằng bàn phím")
        typed(page, "[name='/names/en']", f"By keyboard {has_scripts}")
        pressed(page, "button[value=keep]")
        page.wait_for_url("**/desk/requests/**")
        pressed(page, "button[formaction$='/submit']")
        page.wait_for_selector(".chip.is-status:has-text('Submitted for review')")
        return page.locator(".chip.is-status").first.inner_text()

    context = at_desk(site, "steward", has_scripts=has_scripts)

    assert studio.visit(site.at("/en/desk"), task, **context) == "Submitted for review"


@SCRIPTS
def test_a_steward_records_supply_and_puts_it_right(
    studio: Studio, site: Site, has_scripts: bool
) -> None:
    code = "KTXH-129" if has_scripts else "KTXH-130"

    def task(page: Page) -> list[str]:
        pressed(page, f"a[href$='/desk/facts/supply/indicators/{code}']")
        typed(page, "[name='/supply']", "Partial")
        typed(page, "[name='/provenance/reference']", "Báo cáo số 1")
        confirmed(page)
        pressed(page, "a[href$='/correct']")
        typed(page, "#f-reason", "Nhầm mức")
        typed(page, "[name='/supply']", "Full")
        confirmed(page)
        return page.locator("#h-facts ~ .scroll .fact-parts").all_inner_texts()

    address = site.at(f"/en/desk/items/indicators/{code}")
    context = at_desk(site, "steward", has_scripts=has_scripts)

    assert studio.visit(address, task, **context) == ["Supply: Full"]


@SCRIPTS
def test_a_registrar_supersedes_a_record_by_one_found_by_words(
    studio: Studio, site: Site, has_scripts: bool
) -> None:
    code = "KTXH-131" if has_scripts else "KTXH-132"

    def task(page: Page) -> str:
        pressed(page, "a[href$='/supersede']")
        typed(page, "#f-find", "so giuong benh")
        if has_scripts:
            page.wait_for_selector("#f-find-list li")
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_selector("[name='successor-KTXH-124']")
        if not has_scripts:
            tab_to(page, "[name='successor-KTXH-124']")
            page.keyboard.press("Space")
        typed(page, "#f-reason", "Gộp chỉ tiêu")
        confirmed(page)
        return page.locator(".notice.is-good").inner_text()

    address = site.at(f"/en/desk/items/indicators/{code}")
    context = at_desk(site, "registrar", has_scripts=has_scripts)

    assert "It stands at revision" in studio.visit(address, task, **context)


@SCRIPTS
def test_a_registrar_qualifies_and_then_retires(
    studio: Studio, site: Site, has_scripts: bool
) -> None:
    code = "CDBC-002" if has_scripts else "CDBC-003"

    def task(page: Page) -> list[str]:
        pressed(page, "a[href*='/qualify']")
        typed(page, "#f-document", "Quyết định số 1")
        confirmed(page)
        pressed(page, "a[href$='/retire']")
        typed(page, "#f-valid_to", "12312030")
        typed(page, "#f-reason", "Bãi bỏ")
        pressed(page, "button[value=check]")
        pressed(page, "button[value=confirm]")
        page.wait_for_url("**/regimes/*?done=**")
        return page.locator("#h-versions ~ .scroll tbody td").all_inner_texts()

    address = site.at(f"/en/desk/items/regimes/{code}")
    context = at_desk(site, "registrar", has_scripts=has_scripts)
    seen = studio.visit(address, task, locale="en-US", **context)

    assert "to 2030-12-31" in seen[0]
    assert seen[1] == "Retired"


@SCRIPTS
def test_a_registrar_publishes_what_waits(studio: Studio, site: Site, has_scripts: bool) -> None:
    waiting = site.wait_for_review("KTXH-124" if has_scripts else "KTXH-125")

    def task(page: Page) -> str:
        pressed(page, f"a[href$='{waiting}']")
        typed(page, "#comment", "Tốt")
        pressed(page, "button[formaction$='/publish']")
        page.wait_for_selector(".chip.is-status:has-text('Published')")
        return page.locator("#h-events ~ .timeline li").last.inner_text()

    context = at_desk(site, "registrar", has_scripts=has_scripts)

    assert "registrar · publish Tốt" in studio.visit(site.at("/en/desk"), task, **context)


def test_the_focus_goes_to_what_a_form_was_answered_with(studio: Studio, site: Site) -> None:
    def task(page: Page) -> list[str]:
        typed(page, "#f-reason", "Nhầm")
        pressed(page, "button[value=check]")
        page.wait_for_selector("#seen:focus")
        pressed(page, "button[value=confirm]")
        page.wait_for_url("**done=**")
        page.goto(site.at("/en/desk/items/indicators/KTXH-133/retire"))
        pressed(page, "button[value=check]")
        page.wait_for_selector("#refused:focus")
        return page.locator("#refused li a").all_inner_texts()

    address = site.at("/en/desk/items/indicators/KTXH-134/void?version=1.0.0")
    context = at_desk(site, "registrar", has_scripts=True)

    assert "Last day" in studio.visit(address, task, **context)


def test_what_was_typed_is_not_left_behind_without_a_word(studio: Studio, site: Site) -> None:
    def task(page: Page) -> list[str]:
        asked: list[str] = []
        page.on("dialog", lambda one: (asked.append(one.type), one.accept()))
        page.locator("#d-title").fill("Chưa lưu")
        page.locator(".top-tools a").first.click()
        page.wait_for_url("**/desk/edit/indicators/KTXH-125")
        return asked

    context = at_desk(site, "registrar", has_scripts=True)

    seen = studio.visit(site.at("/en/desk/edit/indicators/KTXH-125"), task, **context)

    assert seen == ["beforeunload"]
