"""Copying from lab to lab: what is pasted is the same again, and gives way where something is taken."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from .lab import LabPage

VARIED = [
    "docker network create front",
    "docker network create --subnet 10.9.0.0/24 --gateway 10.9.0.9 --ip-range 10.9.0.128/25 --aux-address tv=10.9.0.200 "
    "--label tier=back --label 'note=two words' --internal back",
    "docker network create --ipv6 --subnet fd00:9::/64 --opt com.docker.network.bridge.enable_icc=false six",
    "docker network create -d macvlan -o parent=eth0 --subnet 10.8.0.0/24 lan",
    "docker network create --config-only --subnet 10.7.0.0/24 --label from=settings settings",
    "docker network create --config-from settings borrowed",
    "docker run -d --name plain nginx",
    "docker run -d --name web --network front -p 8080:80 -p 127.0.0.1:5353:53/udp --hostname shop --network-alias www -e 'A=it is' nginx",
    "docker network connect --ip 10.9.0.77 --alias api --alias v1 back web",
    "docker run -d --name db --network back --ip 10.9.0.78 --dns 9.9.9.9 --add-host old:10.0.0.1 --label x=y postgres",
    "docker run -d --name prior --network name=front,gw-priority=5,ip6= --network name=six,mac-address=02:42:aa:00:00:01 nginx".replace(
        ",ip6=", ""
    ),
    "docker run -dit --name tools --cap-add NET_ADMIN --expose 9000 -P alpine",
    "docker run -d --name side --network container:web --entrypoint sleep alpine 1000",
    "docker run -d --name linked --link plain:p nginx",
    "docker create --name later --network front redis",
    "docker run -d --name moved --network front nginx",
    "docker network disconnect front moved",
    "docker network connect back moved",
    "docker run -d --name stopped -p 8080 nginx",
    "docker stop -t 0 stopped",
    "docker run --name ended alpine true",
    "docker run -d --name killed nginx",
    "docker kill -s INT killed",
    "docker run -d --name paused --network lan nginx",
    "docker pause paused",
    "docker run -d --name alone --network none nginx",
    "docker run -d --name onhost --network host redis",
]

PICKED = 32768
"""From here on host ports are Docker's choice."""
NEVER_THE_SAME = {
    "id",
    "host",
    "sandbox",
    "created",
    "started",
    "finished",
    "number",
    "cursor",
    "mac",
    "network_id",
    "named",
    "hostname",
}


def build(visits, lines: list[str]) -> LabPage:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    for line in lines:
        lab.type(line)
    expect(lab.output.locator(".entry")).to_have_count(len(lines))
    expect(lab.output.locator(".waiting")).to_have_count(0)
    return lab


def copied(lab: LabPage) -> str:
    """Press Ctrl+A and Ctrl+C in the picture; what is then on the clipboard."""
    lab.thing("host", "node1").focus()
    lab.page.keyboard.press("Control+a")
    return clipboard(lab, "copy")


def clipboard(lab: LabPage, kind: str, text: str = "") -> str:
    """The page's own event, as the browser sends it at Ctrl+C, Ctrl+X and Ctrl+V; the real clipboard is everybody's."""
    found: str = lab.page.evaluate(
        """([kind, text]) => {
          const data = new DataTransfer();
          if (text) data.setData("text/plain", text);
          const options = { clipboardData: data, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent(kind, options));
          return data.getData("text/plain");
        }""",
        [kind, text],
    )
    return found


def paste(lab: LabPage, text: str) -> None:
    lab.thing("host", "node1").focus()
    clipboard(lab, "paste", text)


def message(lab: LabPage, text: str) -> None:
    expect(lab.page.locator("#toasts .toast").filter(has_text=text)).to_be_visible()


def essence(lab: LabPage) -> dict[str, Any]:
    """What the lab is, apart from ids, MAC addresses that nobody asked for, and times; names stand for ids."""
    entities = lab.snapshot()["entities"]
    names = {one["id"]: one["name"] for kind in ("host", "network", "container") for one in entities[kind]}
    return {
        "networks": sorted((network(one) for one in entities["network"]), key=lambda one: str(one["name"])),
        "containers": sorted((container(one, names) for one in entities["container"]), key=lambda one: str(one["name"])),
        "endpoints": sorted((endpoint(one, names) for one in entities["endpoint"]), key=str),
    }


def rest(entity: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entity.items() if key not in NEVER_THE_SAME}


def network(entity: dict[str, Any]) -> dict[str, Any]:
    return rest(entity) | {"pools": [pool for pool in entity["pools"] if not pool["chosen"]]}


def container(entity: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    mode = entity["network_mode"]
    asked_name = "" if entity["hostname"] in (entity["id"][:12], "node1") else entity["hostname"]
    return rest(entity) | {
        "hostname": "" if mode.startswith("container:") else asked_name,
        "network_mode": f"container:{names[mode[10:]]}" if mode.startswith("container:") else mode,
        "attachments": [{**rest(one), "asked mac": one["mac"]} for one in entity["attachments"]],
        "links": [[names[link.split(":")[0]], *link.split(":")[1:]] for link in entity["links"]],
    }


def endpoint(entity: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    short = {name[:12]: names[name] for name in names}
    return rest(entity) | {
        "network": names[entity["network"]],
        "container": names[entity["container"]],
        "bindings": [{**one, "host_port": min(one["host_port"], PICKED)} for one in entity["bindings"]],
        "dns_names": sorted(short.get(name, name) for name in entity["dns_names"]),
    }


def test_what_is_copied_is_the_same_again_in_a_fresh_lab(visits) -> None:  # type: ignore[no-untyped-def]
    first = build(visits, VARIED)
    text = copied(first)
    second = LabPage(visits())
    paste(second, text)
    lines = text.strip().splitlines()
    message(second, f"{len(lines)} of {len(lines)} docker lines done.")
    again, original = essence(second), essence(first)
    for kind, things in original.items():
        for one, other in zip(again[kind], things, strict=True):
            assert one == other, kind
    assert copied(second) == text


def test_a_duplicate_gives_way_to_what_is_there_and_is_selected(visits) -> None:  # type: ignore[no-untyped-def]
    lab = build(
        visits,
        [
            "docker network create --subnet 10.9.0.0/24 back",
            "docker run -d --name web --network back --ip 10.9.0.5 -p 8080:80 nginx",
        ],
    )
    before = essence(lab)
    lab.thing("host", "node1").focus()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.press("Control+d")
    message(lab, "New names, because theirs are taken: back-2, web-2. back-2 gets another subnet, because 10.9.0.0/24 is taken.")
    message(lab, "Port 8081 instead of 8080.")
    selected = lab.picture.locator("g.selected").evaluate_all("all => all.map(one => one.dataset.name)")
    assert sorted(selected) == ["back-2", "web-2"]
    lines = [row["line"] for row in lab.snapshot()["log"][-2:]]
    assert lines == ["docker network create back-2", "docker run -d --name web-2 --network back-2 -p 8081:80 nginx"]
    lab.page.get_by_role("button", name="Undo all 2 steps").click()
    expect(lab.thing("network", "back-2")).to_have_count(0)
    assert essence(lab) == before


def test_cut_takes_away_what_it_copies(visits) -> None:  # type: ignore[no-untyped-def]
    lab = build(visits, ["docker run -d --name web nginx"])
    lab.thing("container", "web").focus()
    lab.page.keyboard.press("Space")
    assert clipboard(lab, "cut") == "docker run -d --name web nginx\n"
    expect(lab.thing("container", "web")).to_have_count(0)
    paste(lab, "docker run -d --name web nginx\n")
    expect(lab.thing("container", "web")).to_be_visible()


def test_what_is_no_docker_line_is_answered_and_not_run(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    for text in ("Dear all,\nsee below", "docker run -d nginx\nrm -rf /", "   "):
        paste(lab, text)
        message(lab, "Only lines that begin with docker can be pasted here.")
    paste(lab, "docker network create n\n" * 201)
    message(lab, "201 lines are too many at once: at most 200.")
    assert lab.receipts == []


def test_a_refused_line_is_told_and_the_others_are_done(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    paste(lab, "docker run -d --name web --network nowhere nginx\ndocker network create front\ndocker frobnicate")
    message(lab, "1 of 3 docker lines done.")
    message(lab, "network nowhere not found\n1 more refused.")
    expect(lab.thing("network", "front")).to_be_visible()


def test_a_field_keeps_the_browsers_own_copying_and_pasting(visits) -> None:  # type: ignore[no-untyped-def]
    lab = build(visits, ["docker run -d --name web nginx"])
    lab.thing("container", "web").focus()
    lab.page.keyboard.press("Space")
    lab.command_line.focus()
    assert clipboard(lab, "copy") == ""
    clipboard(lab, "paste", "docker ps")
    assert len(lab.snapshot()["entities"]["container"]) == 1
    expect(lab.page.locator("#toasts .toast")).to_have_count(0)


def test_without_a_key_there_is_a_form_that_has_what_was_copied_last(visits) -> None:  # type: ignore[no-untyped-def]
    lab = build(visits, ["docker run -d --name web nginx"])
    lab.thing("container", "web").focus()
    lab.page.keyboard.press("Shift+F10")
    lab.page.get_by_role("menuitem", name="Copy as docker lines").click()
    message(lab, "Copied as a docker line")
    lab.page.keyboard.press("Control+k")
    lab.page.keyboard.type("paste")
    lab.page.keyboard.press("Enter")
    expect(lab.page.get_by_role("textbox", name="Docker lines")).to_have_value("docker run -d --name web nginx")
    lab.page.get_by_role("button", name="Run them").click()
    expect(lab.thing("container", "web-2")).to_be_visible()
