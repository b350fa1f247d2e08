"""Under the hood: the view keeps the selection, a packet goes along, and what it says of Linux is what the console's own tools say."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import expect

from .lab import LabPage

THREE = (
    "docker network create front",
    "docker network create --internal vault",
    "docker run -d --name web --network front -p 8080:80 nginx",
    "docker run -d --name db --network vault postgres",
    "docker network connect vault web",
)
SWARM = (
    "addhost node2",
    "docker swarm init",
    "docker --context node2 swarm join --token $(docker swarm join-token -q worker) 203.0.113.1:2377",
    "docker network create -d overlay --attachable backnet",
    "docker network create -d overlay --attachable --internal data",
    "docker network create -d macvlan --subnet 203.0.113.0/24 --ip-range 203.0.113.128/25 --gateway 203.0.113.2 -o parent=eth0 lan",
    "docker network create -o com.docker.network.bridge.inhibit_ipv4=true bare",
    "docker network create --ipv6 --subnet fd00:5::/64 six",
    "docker run -d --name six1 --network six nginx",
    "docker run -d --name m1 --network lan nginx",
    "docker run -d --name b1 --network bare nginx",
    "docker run -d --name app --network backnet -p 9090:80 nginx",
    "docker network connect data app",
    "docker run -d --name lonely --network none nginx",
    "docker run -d --name side --network container:app redis",
    "docker run -d --name h1 --network host nginx",
    "docker --context node2 run -d --name far --network backnet nginx",
    "docker --context node2 run -d --name h2 --network host redis",
    "docker --context node2 run -d --name plain nginx",
)
LEFT_OUT = {"veth", "vlan", "dummy"}
"""What the console's `ip` does not list on a host."""


def build(lab: LabPage, lines: tuple[str, ...]) -> None:
    lab.paste(lines)
    expect(lab.output.locator(".entry")).to_have_count(len(lines))
    expect(lab.output.locator(".waiting")).to_have_count(0)
    assert lab.output.locator("pre.stderr").all_text_contents() == []


def look(lab: LabPage) -> None:
    lab.page.get_by_role("tab", name="Under the hood").click()


def test_a_key_brings_it_to_the_front_and_the_selection_stays(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    build(lab, THREE)
    lab.thing("container", "web").click()
    lab.page.keyboard.press("2")
    expect(lab.page.get_by_role("tab", name="Under the hood")).to_have_attribute("aria-selected", "true")
    plate = lab.page.locator('#hood g.plate[data-name="web"]')
    expect(plate).to_have_class(re.compile(r"\bselected\b"))
    expect(plate).to_have_attribute("aria-pressed", "true")
    assert "view=hood" in lab.page.url

    lab.page.locator('#hood g.device[data-name="vault"]').click()
    lab.page.keyboard.press("1")
    expect(lab.thing("network", "vault")).to_have_class(re.compile(r"\bselected\b"))


def test_what_is_saved_is_what_is_seen(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    build(lab, THREE)
    look(lab)
    lab.page.get_by_role("button", name="Save and share", exact=True).click()
    with lab.page.expect_download() as download:
        lab.page.get_by_role("dialog").get_by_role("button", name="SVG").click()
    text = download.value.path().read_text()
    assert "DNAT :8080 to 172.18.0.2:80" in text
    assert "root network namespace of node1" in text


def test_a_rule_says_what_it_is_and_goes_with_its_port(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    build(lab, THREE)
    look(lab)
    lab.page.locator("#hood g.rule", has_text="DNAT :8080").click()
    inspector = lab.page.get_by_role("tabpanel", name="Inspector")
    expect(inspector).to_contain_text("Port 8080/tcp of every address of the host becomes port 80 of web")
    expect(inspector.locator(".listing")).to_contain_text(
        re.compile(r"-A DOCKER ! -i br-\w{12} -p tcp .* -j DNAT --to-destination")
    )
    expect(inspector).to_contain_text("sudo iptables -t nat -S DOCKER")
    lab.type("docker stop -t 0 web")
    expect(lab.page.locator("#hood g.rule", has_text="DNAT :8080")).to_have_count(0)
    expect(inspector).to_contain_text("Nothing selected")


def test_it_is_walked_by_keys(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    build(lab, THREE)
    look(lab)
    lab.page.locator('#hood g.plate[data-name="web"]').focus()
    seen = set()
    for key in ("ArrowDown",) * 14 + ("ArrowRight",) * 3:
        lab.page.keyboard.press(key)
        seen.add(lab.page.evaluate("document.activeElement.dataset.kind"))
    assert {"endpoint", "link", "network", "hook", "rule"} <= seen
    lab.page.keyboard.press("Enter")
    expect(lab.page.get_by_role("tab", name="Inspector")).to_have_attribute("aria-selected", "true")


def test_a_packet_goes_along_from_view_to_view(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(reduced_motion="reduce"))
    build(lab, THREE)
    trace = lab.ask("web", "203.0.113.2", "tcp", 80)
    assert trace["verdict"]["ok"]
    look(lab)
    expect(lab.page.locator("#hood .trail.drawn")).not_to_have_count(0)
    expect(lab.page.locator("#picture .trail")).to_have_count(0)
    expect(lab.page.locator("#hood .mark.ok path")).to_have_count(1, timeout=30_000)
    lab.page.get_by_role("tab", name="CNM").click()
    expect(lab.page.locator("#picture .mark.ok path")).to_have_count(1)


def test_each_step_stands_at_the_card_that_decides_it(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(reduced_motion="reduce"))
    build(lab, THREE)
    look(lab)
    trace = lab.ask("web", "203.0.113.2", "tcp", 80)
    steps = [step["rule"] for hop in trace["hops"] for step in hop["steps"]]
    lab.page.locator("body").press("p")
    seen: dict[str, list[str]] = {}
    for rule in steps[: steps.index("masquerade") + 1]:
        seen[rule] = lab.page.locator("#hood g.lit:is(.hook, .rule)").evaluate_all("all => all.map(one => one.textContent)")
        lab.page.locator("body").press(".")
    assert seen["interface"] == []
    assert any(text.startswith("routing table") for text in seen["route"])
    assert any("MASQUERADE 172.18.0.0/16" in text for text in seen["masquerade"])


def test_asked_here_it_plays_here(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(reduced_motion="reduce"))
    build(lab, THREE)
    look(lab)
    trace = lab.ask("@outside", "203.0.113.1", "tcp", 8080)
    assert trace["verdict"]["ok"]
    expect(lab.page.locator("#hood .mark.ok path")).to_have_count(1, timeout=30_000)


def test_what_it_says_is_what_the_console_prints(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    build(lab, SWARM)
    look(lab)
    expect(lab.page.locator("#hood g.plate")).to_have_count(10)
    linux = facts(lab)
    for host, context, inhabitant in (("node1", "", "h1"), ("node2", " --context node2", "h2")):
        said = linux["hosts"][host]
        listed = {name: addresses for name, link, addresses in said["interfaces"] if link not in LEFT_OUT}
        assert listed == addresses(run(lab, f"docker{context} exec {inhabitant} ip addr")), host
        assert said["routes"] == lines(run(lab, f"docker{context} exec {inhabitant} ip route")), host
        assert said["routes6"] == lines(run(lab, f"docker{context} exec {inhabitant} ip -6 route")), host
    assert len(linux["containers"]) == 8
    for name, said in linux["containers"].items():
        context = " --context node2" if said["host"] == "node2" else ""
        printed = run(lab, f"docker{context} exec {name} ip addr")
        assert dict(said["interfaces"]) == addresses(printed), name
        assert said["peers"] == re.findall(r"^\d+: (\S+@if\d+):", printed, re.MULTILINE), name
        assert said["routes"] == lines(run(lab, f"docker{context} exec {name} ip route")), name
        assert said["embedded"] == ("127.0.0.11" in run(lab, f"docker{context} exec {name} cat /etc/resolv.conf")), name
    assert drawn(lab) == {(peer, address) for said in linux["containers"].values() for peer, address in said["sockets"]}


QUESTIONS = (
    "app far:80", "far app", "app data-less", "h1 app", "h1 203.0.113.2:80", "app 203.0.113.1:80", "m1 203.0.113.2:80", "m1 app", "six1 b1",
    "six1 203.0.113.1:9090", "b1 203.0.113.2:80", "lonely app", "plain 203.0.113.1:9090", "side far:80", "app app:80", "h2 h1", "@outside 203.0.113.1:9090",
    "@outside six1", "@node1 six1:80", "@node2 six1", "@outside m1:80", "plain far", "h1 127.0.0.1:80",
)  # fmt: skip


def test_every_hop_of_a_real_walk_lands_on_its_thing(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    build(lab, SWARM)
    traces = [trace for question in QUESTIONS if (trace := asked(lab, f"reach {question}"))]
    assert len(traces) > 18
    assert {hop["place"]["kind"] for trace in traces for hop in trace["hops"]} == {"container", "network", "host", "outside"}
    lost = lab.page.evaluate(LANDS, [lab.snapshot(), traces])
    assert lost == []
    named = {
        step["detail"]["line"] for trace in traces for hop in trace["hops"] for step in hop["steps"] if "line" in step["detail"]
    }
    assert len(named) > 4
    rules = {words(re.sub(r"^-A \S+ ", "", text)) for host in facts(lab)["hosts"].values() for text in host["rules"]}
    assert {line for line in named if words(line) not in rules} == set()


def words(rule: str) -> tuple[str, ...]:
    """A rule's words, whatever their order, without those that iptables adds by itself."""
    return tuple(sorted(re.sub(r"-m (tcp|udp) |/32(?= )", "", rule).split()))


def asked(lab: LabPage, line: str) -> dict[str, Any] | None:
    """The walk that a line of the console asks about."""
    before = len(lab.receipts)
    lab.type(line)
    while len(lab.receipts) == before:
        lab.page.wait_for_timeout(10)
    found: dict[str, Any] | None = lab.receipts[-1].get("trace")
    return found


LANDS = """async ([snapshot, traces]) => {
  const main = document.querySelector("script[type=module]").src;
  const load = (name) => import(new URL(name, main));
  const [{ layoutOf }, { wayOf }, { stayings }, { canvasMeasure }] = await Promise.all(
    ["hood/layout.js", "hood/way.js", "hood/hops.js", "diagram/text.js"].map(load));
  const page = JSON.parse(document.querySelector("#page").textContent);
  const { host, network, sandbox, container, endpoint } = snapshot.entities;
  const lab = { hosts: host, networks: network, sandboxes: sandbox, containers: container, endpoints: endpoint, positions: [] };
  const cards = new Map(page.drivers.map((card) => [card.name, card]));
  const picture = layoutOf(lab, { measure: canvasMeasure(), cards });
  const lost = [];
  for (const trace of traces) {
    const stays = stayings(picture.linux, trace);
    wayOf(picture, trace).forEach((points, i) => {
      const goal = stays[i].flatMap(({ stops }) => stops).at(-1);
      const at = points.at(-1);
      const here = picture.stops.filter((stop) => stop.at.x === at.x && stop.at.y === at.y);
      const space = picture.stops.find((stop) => stop.id === goal)?.beside ?? [];
      if (!here.some((stop) => stop.owner === goal || space.includes(stop.id)))
        lost.push([trace.packet.origin.name, trace.packet.target, i, trace.hops[i].place.name, goal, here.map((stop) => stop.owner)]);
    });
  }
  return lost;
}"""


FACTS = """async (snapshot) => {
  const main = document.querySelector("script[type=module]").src;
  const { linuxOf } = await import(new URL("hood/facts.js", main));
  const { routeLine } = await import(new URL("hood/routes.js", main));
  const page = JSON.parse(document.querySelector("#page").textContent);
  const { host, network, sandbox, container, endpoint } = snapshot.entities;
  const lab = { hosts: host, networks: network, sandboxes: sandbox, containers: container, endpoints: endpoint };
  const linux = linuxOf(lab, new Map(page.drivers.map((card) => [card.name, card])));
  const hosts = linux.hosts.map((one) => [one.host.name, {
    interfaces: one.interfaces.map(({ name, link, addresses }) => [name, link, addresses]),
    routes: one.routes.map(routeLine), routes6: one.routes6.map(routeLine), rules: one.rules.map(({ text }) => text),
  }]);
  const containers = linux.hosts.flatMap((one) => one.namespaces.flatMap((space) => space.containers.map(({ name }) => [name, {
    host: one.host.name,
    interfaces: space.interfaces.map(({ name, addresses }) => [name, addresses]),
    peers: space.interfaces.slice(1).map(({ name, peer }) => `${name}@if${peer}`),
    sockets: space.interfaces.slice(1).map(({ name, peer, addresses }) => [`${name}@if${peer}`, addresses[0] ?? ""]),
    routes: space.routes.map(routeLine), embedded: space.embedded,
  }])));
  return { hosts: Object.fromEntries(hosts), containers: Object.fromEntries(containers) };
}"""


def facts(lab: LabPage) -> dict[str, Any]:
    """What the view makes of the lab as the server has it, in the page itself."""
    found: dict[str, Any] = lab.page.evaluate(FACTS, lab.snapshot())
    return found


def drawn(lab: LabPage) -> set[tuple[str, str]]:
    """The interfaces and addresses that stand at the sockets of the view."""
    texts = """all => all.map(one => [one.querySelector(".interface").textContent, one.querySelector(".address").textContent])"""
    return {(top, bottom) for top, bottom in lab.page.locator("#hood g.endpoint").evaluate_all(texts)}


def run(lab: LabPage, line: str) -> str:
    """What a line prints."""
    before = len(lab.receipts)
    lab.type(line)
    while len(lab.receipts) == before:
        lab.page.wait_for_timeout(10)
    output = lab.receipts[-1]["output"]
    assert not output.get("exit"), json.dumps(output)
    return str(output.get("stdout", ""))


def addresses(printed: str) -> dict[str, list[str]]:
    """By interface, the addresses that `ip addr` lists."""
    found: dict[str, list[str]] = {}
    for line in printed.splitlines():
        if head := re.match(r"\d+: ([^@:]+)", line):
            found[head[1]] = []
        elif address := re.match(r" +inet6? (\S+)", line):
            found[list(found)[-1]].append(address[1])
    return found


def lines(printed: str) -> list[str]:
    return [line.strip() for line in printed.splitlines()]
