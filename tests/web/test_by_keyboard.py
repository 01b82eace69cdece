"""The main tasks of the three users, by keyboard alone; and search without any script."""

from playwright.sync_api import Page, expect

from browsing import Site, Studio


def tab_to(page: Page, selector: str, *, most: int = 120) -> None:
    """Press Tab until something that matches has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(one) => document.activeElement.matches(one)", selector):
            return
    raise AssertionError(f"no Tab leads to {selector}")


def test_an_official_finds_a_definition_and_copies_its_citation(studio: Studio, site: Site) -> None:
    def task(page: Page) -> None:
        tab_to(page, "#q")
        page.keyboard.type("ti le that nghiep", delay=20)
        page.wait_for_selector("#q-list li")
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
