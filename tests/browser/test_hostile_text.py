"""Whatever somebody types is shown as text and never becomes part of the page."""

from __future__ import annotations

from playwright.sync_api import expect

from .lab import LabPage

SCRIPT = "<img src=x onerror=window.taken=1><script>window.taken=1</script>"


def test_script_tags_in_every_text_field_are_shown_as_text(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    witness = LabPage(visits(), lab.path)
    for each in (lab, witness):
        each.page.on("dialog", lambda dialog, faults=each.visit.faults: faults.append(f"dialog: {dialog.message}"))
    lab.paste(
        [
            f"docker network create --label 'note={SCRIPT}' '{SCRIPT}'",
            f"docker run -d --name web --hostname '{SCRIPT}' --label 'l={SCRIPT}' -e 'E={SCRIPT}' nginx sleep '{SCRIPT}'",
            f"docker network connect --alias '{SCRIPT}' '{SCRIPT}' web",
            f"docker run -d --name '{SCRIPT}' nginx",
            f"docker exec web ping -c 1 '{SCRIPT}'",
            f"docker {SCRIPT}",
            SCRIPT,
        ]
    )
    expect(lab.output.locator(".waiting")).to_have_count(0)
    expect(lab.output.locator(".entry")).to_have_count(7)
    for each in (lab, witness):
        expect(each.thing("container", "web")).to_be_visible()
        assert SCRIPT in each.names("network")
        for tab in ("Inspector", "Reach", "Log"):
            each.page.get_by_role("tab", name=tab).click()
        for view in ("Matrix", "Outline", "CNM"):
            each.page.get_by_role("tab", name=view).click()
            each.page.wait_for_timeout(500)
    lab.page.get_by_role("tab", name="Inspector").click()
    lab.picture.locator("g.network .title").last.click()
    lab.page.get_by_role("tab", name="Reach").click()
    lab.page.get_by_label("To", exact=True).fill(SCRIPT)
    lab.page.get_by_role("button", name="Ask", exact=True).click()
    rename_myself(lab, SCRIPT)
    expect(witness.page.locator("#people")).not_to_have_text("")
    expect(witness.output).to_contain_text("<script>window.taken=1</script>")
    for each in (lab, witness):
        assert each.page.evaluate("window.taken") is None
        assert each.page.locator("img[src=x]").count() == 0
        assert each.page.locator("script:not([src]):not([type='application/json'])").count() == 0


def rename_myself(lab: LabPage, name: str) -> None:
    lab.page.locator("#people").click()
    dialog = lab.page.get_by_role("dialog")
    field = dialog.get_by_role("textbox").first
    field.fill(name[:40])
    field.press("Enter")
    lab.page.keyboard.press("Escape")


def test_script_tags_in_the_join_code_and_the_address(visits) -> None:  # type: ignore[no-untyped-def]
    visit = visits()
    visit.tolerated.append("404")
    for path in ("/lab/%3Cscript%3Ewindow.taken=1%3C%2Fscript%3E/", "/?code=%3Cscript%3Ewindow.taken=1%3C/script%3E"):
        visit.page.goto(path)
        assert visit.page.evaluate("window.taken") is None
