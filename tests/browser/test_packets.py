"""A packet in the picture: it plays, is stepped by hand, tells each stop beside itself, and where it dies it offers the fix."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from .axe import violations
from .lab import LabPage

TIERS = (
    "docker network create front",
    "docker network create back",
    "docker run -d --name web --network front nginx",
    "docker run -d --name api --network front nginx",
    "docker run -d --name db --network back nginx",
    "docker run -d --name pub -p 8080:80 nginx",
)
STILL = {"reduced_motion": "reduce"}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def tiers(visits, **options) -> LabPage:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(**options))
    for line in TIERS:
        lab.page.evaluate("line => document.querySelector('#line').value = line", line)
        lab.page.evaluate("document.querySelector('#line').form.requestSubmit()")
    expect(lab.thing("container", "pub")).to_be_visible()
    return lab


def ask(lab: LabPage, line: str) -> None:
    """Ask in the console, and show the way of the packet."""
    ways = lab.output.get_by_role("button", name="Show the way")
    before = ways.count()
    lab.type(line)
    expect(ways).to_have_count(before + 1)
    ways.last.click()
    expect(deck(lab)).to_be_visible()


def callout(lab: LabPage) -> Locator:
    return lab.page.get_by_role("group", name="The packet at this stop")


def deck(lab: LabPage) -> Locator:
    return lab.page.get_by_role("group", name="The packet in the picture")


def go_to(lab: LabPage, title: str) -> None:
    """Step forward by the key until this stop."""
    lab.page.locator("body").press("p")
    for _ in range(30):
        if callout(lab).locator("h3").text_content() == title:
            return
        lab.page.locator("body").press(".")
    raise AssertionError(f"no stop {title}")


def test_it_plays_to_the_end_and_then_the_answer_stands_beside_it(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits)
    ask(lab, "reach web api:80")
    expect(lab.picture.locator(".trace .packet.arp:not([hidden])").first).to_be_visible(timeout=20_000)
    for _ in range(2):
        deck(lab).get_by_role("button", name="Speed").click()
    expect(deck(lab).get_by_role("button", name="Speed 4")).to_be_visible()
    expect(deck(lab)).to_contain_text("Stop 10 of 10", timeout=20_000)
    expect(callout(lab).locator("h3")).to_have_text("web Reply is back")
    expect(callout(lab)).to_contain_text("Yes")
    expect(lab.picture.locator(".trace .mark.ok")).to_be_visible()
    expect(lab.verdict).to_contain_text("Yes")
    expect(deck(lab).get_by_role("button", name="Play")).to_be_visible()


def test_keys_step_play_and_clear_and_each_stop_is_heard(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits)
    ask(lab, "reach web api:80")
    page = lab.page.locator("body")
    page.press("p")
    expect(deck(lab).get_by_role("button", name="Play")).to_be_visible()
    expect(callout(lab)).to_contain_text("The embedded DNS finds api on front: 172.18.0.3.")
    expect(callout(lab)).to_contain_text("/etc/hosts, 127.0.0.11")
    page.press(".")
    page.press(".")
    expect(callout(lab).locator("h3")).to_have_text("web ARP")
    expect(callout(lab)).to_contain_text("Who has 172.18.0.3? Tell 172.18.0.2.")
    expect(lab.picture.locator(".ear")).to_have_count(2)
    expect(lab.page.locator("#announcer")).to_contain_text("web: ARP. web asks all on front who has 172.18.0.3.")
    page.press(",")
    expect(callout(lab).locator("h3")).to_have_text("web Route")
    expect(deck(lab)).to_contain_text("Stop 2 of 10")
    page.press("Escape")
    expect(deck(lab)).to_have_count(0)
    expect(callout(lab)).to_have_count(0)
    expect(lab.verdict).to_have_count(0)
    page.press("?")
    expect(lab.page.get_by_role("dialog")).to_contain_text("Forward one stop")


def test_nat_there_and_back_and_the_reply(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits)
    ask(lab, "reach @outside 203.0.113.1:8080")
    go_to(lab, "node1 NAT")
    rows = callout(lab).locator("table.change tbody tr")
    expect(rows.nth(1)).to_contain_text("203.0.113.1:8080")
    expect(rows.nth(1)).to_contain_text("172.17.0.2:80")
    expect(rows.nth(1)).to_have_class("changed")
    expect(callout(lab)).to_contain_text("-j DNAT --to-destination 172.17.0.2:80")
    lab.page.locator("body").press(".")
    go_to(lab, "node1 NAT")
    expect(callout(lab)).to_contain_text("DNAT is undone")
    expect(callout(lab).locator(".errand.reply")).to_have_text("Reply")
    expect(lab.picture.locator(".trace > g > .packet.reply .letter")).to_have_text("R")


def test_a_dying_packet_shows_the_rule_and_its_fix_works(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits)
    ask(lab, "reach web db:80")
    go_to(lab, "node1 Dropped")
    expect(callout(lab)).to_contain_text("No")
    expect(callout(lab)).to_contain_text("rule raw")
    expect(callout(lab)).to_contain_text("raw PREROUTING")
    expect(lab.thing("network", "back")).to_have_class(re.compile("dropped"))
    callout(lab).get_by_role("button", name="Make it so").click()
    expect(deck(lab)).to_contain_text("of 10")
    lab.skip()
    expect(callout(lab)).to_contain_text("Yes")
    expect(lab.thing("container", "web")).to_have_attribute("aria-label", re.compile("on network back"))


def test_the_panel_marks_the_stop_and_leads_there(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits, **STILL)
    ask(lab, "reach web api:80")
    panel = lab.page.get_by_role("tabpanel", name="Reach")
    lab.page.locator("body").press("p")
    panel.locator("summary", has_text="front").first.click()
    expect(callout(lab).locator("h3")).to_have_text("front Forward")
    expect(panel.locator("ol.steps > li[aria-current=step]")).to_contain_text("hands the packet to the endpoint of api")
    panel.locator("summary", has_text="api").first.click()
    panel.get_by_role("button", name=re.compile("Process takes it")).click()
    expect(callout(lab).locator("h3")).to_have_text("api Process takes it")


def test_axe_finds_nothing_at_a_look_up_arp_nat_and_the_end(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits, **STILL)
    ask(lab, "reach web api:80")
    go_to(lab, "web ARP")
    assert violations(lab.page) == []
    ask(lab, "reach @outside 203.0.113.1:8080")
    go_to(lab, "node1 NAT")
    assert violations(lab.page) == []
    ask(lab, "reach web db:80")
    go_to(lab, "node1 Dropped")
    assert violations(lab.page) == []


def test_with_reduced_motion_it_jumps_from_stop_to_stop(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits, **STILL)
    ask(lab, "reach web api:80")
    lab.page.evaluate(
        """() => {
          window.travelled = 0;
          new MutationObserver(() => { window.travelled += document.querySelectorAll('.callout.away').length; })
            .observe(document.querySelector('.callout'), { attributes: true });
        }"""
    )
    expect(deck(lab)).to_contain_text("Stop 3 of 10")
    assert lab.page.evaluate("window.travelled") == 0


def test_under_way_it_goes_on_in_another_view(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits)
    ask(lab, "reach web api:80")
    page = lab.page.locator("body")
    page.press("2")
    hood = lab.page.get_by_role("tabpanel", name="Under the hood")
    expect(hood.locator(".trace .packet.arp:not([hidden])").first).to_be_visible(timeout=20_000)
    expect(hood.locator(".callout h3")).to_have_text("web ARP", timeout=20_000)
    page.press("p")
    expect(deck(lab).get_by_role("button", name="Play")).to_be_visible()
    stop = callout(lab).locator("h3").text_content()
    page.press("1")
    expect(lab.picture.locator(".callout h3")).to_have_text(stop or "")
    expect(callout(lab)).to_have_count(1)
    expect(lab.picture.locator(".trace > g > .packet")).to_be_visible()


def test_the_lab_stays_in_sight_whatever_view_comes_to_the_front(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits)
    page = lab.page.locator("body")
    page.press("2")
    expect(lab.page.locator("#hood g.host").first).to_be_visible()
    page.press("1")
    ask(lab, "reach web db:80")
    page.press("p")
    for view, root in (("2", "#hood"), ("1", "#picture"), ("2", "#hood")):
        page.press(view)
        for _ in range(4):
            page.press(".")
        lab.page.wait_for_timeout(500)
        frame, pane = lab.page.locator(f"{root} .host .frame").bounding_box(), lab.page.locator(root).bounding_box()
        assert frame
        assert pane
        assert frame["x"] >= pane["x"]
        assert frame["y"] >= pane["y"]
        assert frame["x"] + frame["width"] <= pane["x"] + pane["width"]
        assert frame["y"] + frame["height"] <= pane["y"] + pane["height"]


def hidden_part(lab: LabPage, kind: str, name: str) -> float:
    """Which part of a thing in the picture lies under the words."""
    note, thing = callout(lab).bounding_box(), lab.thing(kind, name).locator(".box, .ground").first.bounding_box()
    assert note
    assert thing
    wide = min(note["x"] + note["width"], thing["x"] + thing["width"]) - max(note["x"], thing["x"])
    high = min(note["y"] + note["height"], thing["y"] + thing["height"]) - max(note["y"], thing["y"])
    return max(0.0, wide) * max(0.0, high) / (thing["width"] * thing["height"])


def test_the_words_leave_free_what_they_speak_of(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(viewport={"width": 1440, "height": 900}))
    for line in (
        "docker network create front",
        "docker network create --internal back",
        "docker run -d --name proxy --network front -p 8080:80 nginx",
        "docker run -d --name web --network front nginx",
        "docker run -d --name db --network back redis",
        "docker network connect back web",
    ):
        lab.type(line)
    expect(lab.thing("container", "db")).to_be_visible()
    ask(lab, "reach proxy db:6379")
    lab.skip()
    expect(callout(lab)).to_contain_text("INTERNAL")
    lab.page.wait_for_timeout(500)
    assert [
        name
        for kind, name in (("container", "proxy"), ("container", "db"), ("network", "back"))
        if hidden_part(lab, kind, name) > 0.3
    ] == []
    note = callout(lab).bounding_box()
    assert note
    assert note["width"] <= 325
    assert note["height"] <= 300
    expect(callout(lab)).to_contain_text("filter DOCKER-ISOLATION-STAGE-1")
    expect(callout(lab).get_by_role("button", name="Make it so")).to_be_visible()


def test_somebody_removes_a_container_on_the_way(visits) -> None:  # type: ignore[no-untyped-def]
    ana = tiers(visits)
    ben = LabPage(visits(), ana.path)
    ask(ana, "reach web api:80")
    ben.type("docker rm -f api")
    expect(ana.page.locator("#toasts")).to_contain_text("api is gone, so the way of the packet is cleared.")
    expect(deck(ana)).to_have_count(0)
    expect(ana.picture.locator(".trace")).to_have_count(0)
    ask(ana, "reach web pub:80")
    ben.type("docker run -d --name other --network front nginx")
    expect(ana.thing("container", "other")).to_be_visible()
    expect(deck(ana)).to_be_visible()


def test_on_a_phone_the_words_are_a_strip_and_leave_the_packet_free(visits) -> None:  # type: ignore[no-untyped-def]
    lab = tiers(visits, **PHONE)
    lab.page.get_by_role("button", name="Details").tap()
    lab.page.get_by_role("tab", name="Reach").tap()
    form = lab.page.get_by_role("form", name="Can one reach the other?")
    form.get_by_label("From").select_option("web")
    form.get_by_label("To", exact=True).fill("db")
    form.get_by_role("button", name="Ask").tap()
    expect(callout(lab)).to_be_visible()
    deck(lab).get_by_role("button", name="Pause").tap()
    for _ in range(5):
        deck(lab).get_by_role("button", name="Step forward").tap()
        lab.page.wait_for_timeout(300)
        note, packet = callout(lab).bounding_box(), lab.picture.locator(".trace > g > :is(.packet, .mark)").bounding_box()
        stage = lab.page.locator("#stage").bounding_box()
        assert note
        assert packet
        assert stage
        assert packet["y"] + packet["height"] <= note["y"]
        assert packet["y"] >= stage["y"]
    expect(callout(lab)).to_contain_text("ISOLATED")
    callout(lab).get_by_role("button", name="Make it so").tap()
    expect(deck(lab)).to_contain_text("of 10")
