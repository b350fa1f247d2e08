"""`docker run` and `docker create`: names, networks, modes, and what is left behind when a start fails."""

from __future__ import annotations

import pytest

from tests.cnm.lab import Lab

HINT = "\n\nRun 'docker run --help' for more information\n"
DAEMON = "docker: Error response from daemon: "


def test_without_a_network_a_container_lands_on_the_default_bridge() -> None:
    lab = Lab("run -d --name web nginx")
    endpoint = lab.endpoint("web", "bridge")
    assert endpoint is not None
    assert (endpoint.address, endpoint.prefix, endpoint.gateway, endpoint.dns_names) == ("172.17.0.2", 16, "172.17.0.1", ())
    assert (lab.container("web").network_mode, lab.container("web").hostname) == ("bridge", lab.container("web").id[:12])
    assert lab.stdout == f"{lab.container('web').id}\n"


def test_create_takes_no_address() -> None:
    lab = Lab("create --name one nginx", "run -d --name two nginx", "start one")
    assert (lab.addresses("two"), lab.addresses("one")) == ({"bridge": "172.17.0.2"}, {"bridge": "172.17.0.3"})


def test_networks_are_joined_in_the_order_given() -> None:
    lab = Lab("network create zebra", "network create alpha", "run -d --name web --network zebra --network alpha nginx")
    assert lab.addresses("web") == {"zebra": "172.18.0.2", "alpha": "172.19.0.2"}


def test_the_long_form_of_network() -> None:
    lab = Lab("network create --subnet 10.5.0.0/24 n1", "network create n2")
    lab.run("run -d --name web --network name=n1,ip=10.5.0.9,alias=a,alias=b,mac-address=02-00-00-00-00-01 --network n2 nginx")
    endpoint = lab.endpoint("web", "n1")
    assert endpoint is not None
    assert (endpoint.address, endpoint.mac, endpoint.aliases) == ("10.5.0.9", "02:00:00:00:00:01", ("a", "b"))


def test_short_options_belong_to_the_first_network() -> None:
    lab = Lab("network create --subnet 10.5.0.0/24 n1", "network create n2")
    lab.run("run -d --name web --network n1 --network n2 --ip 10.5.0.9 --network-alias a nginx")
    assert lab.addresses("web") == {"n1": "10.5.0.9", "n2": "172.18.0.2"}
    assert [one.aliases for one in lab.container("web").attachments] == [("a",), ()]


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        (
            "--network n1 --network bridge",
            "conflicting options: cannot attach both user-defined and non-user-defined network-modes",
        ),
        ("--network n1 --network n1", 'network "n1" is specified multiple times'),
        (
            "--network name=n1,ip=10.5.0.9 --ip 10.5.0.8",
            "conflicting options: cannot specify both --ip and per-network IPv4 address",
        ),
        (
            "--network name=n1,alias=a --network-alias b",
            "conflicting options: cannot specify both --network-alias and per-network alias",
        ),
        ("--network ''", "no name set for network"),
        ("--network-alias a", "network-scoped aliases are only supported for user-defined networks"),
        ("--network bridge --link db", "links are only supported for user-defined networks"),
        ("--mac-address zz:1", "zz:1 is not a valid mac address"),
        ("-p 80:80:80:80", "Invalid ip address 80:80: address 80:80:: too many colons in address"),
        ("-p 99999:80", "Invalid hostPort: 99999"),
        ("-p 80/icmp", "Invalid proto: icmp"),
        ("-p 8080:", "No port specified: 8080:<empty>"),
        ("-p 8000-8002:80-81", "Invalid ranges specified for container and host Ports: 80-81 and 8000-8002"),
        ("--expose 80:80", "invalid port format for --expose: 80:80"),
        ("--rm --restart always", "conflicting options: cannot specify both --restart and --rm"),
        ("-a stdout", "conflicting options: cannot specify both --attach and --detach"),
    ],
)
def test_the_command_line_refuses(flags: str, text: str) -> None:
    lab = Lab("network create --subnet 10.5.0.0/24 n1")
    before = lab.world
    assert lab.refuse(f"run -d --name web {flags} nginx") == f"docker: {text}{HINT}"
    assert (lab.exit, lab.world) == (125, before)


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        ("--network container:db -p 80:80", "conflicting options: port publishing and the container type network mode"),
        ("--network container:db -h box", "conflicting options: hostname and the network mode"),
        ("--network container:db --dns 1.1.1.1", "conflicting options: dns and the network mode"),
        ("--network container:db --add-host a:1.1.1.1", "conflicting options: custom host-to-IP mapping and the network mode"),
        ("--network container:db --expose 99", "conflicting options: port exposing and the container type network mode"),
        ("--network container:", "invalid network mode: invalid container format container:<name|id>"),
        ("--link nobody", "could not get container for nobody: No such container: nobody"),
        (
            "--ip 172.17.0.50",
            "invalid config for network bridge: invalid endpoint settings:\n"
            "user specified IP address is supported on user defined networks only",
        ),
        (
            "--network n1 --ip 10.6.0.5",
            "invalid config for network n1: invalid endpoint settings:\n"
            "no configured subnet or ip-range contain the IP address 10.6.0.5",
        ),
    ],
)
def test_the_daemon_refuses_and_makes_nothing(flags: str, text: str) -> None:
    lab = Lab("network create --subnet 10.5.0.0/24 n1", "run -d --name db nginx")
    before = lab.world
    assert lab.refuse(f"run -d --name web {flags} nginx") == f"{DAEMON}{text}{HINT}"
    assert (lab.exit, lab.world) == (125, before)


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        ("--network nowhere", "failed to set up container networking: network nowhere not found"),
        ("--network n1 --ip 10.5.0.1", "failed to set up container networking: Address already in use"),
        ("--network n1 --ip 10.5.0.0", "failed to set up container networking: Address already in use"),
        ("--network n1 --ip 10.5.0.3", "failed to set up container networking: Address already in use"),
        ("--network container:nobody", "joining network namespace of container: No such container: nobody"),
        (
            "--network container:idle",
            "cannot join network namespace of a non running container: container idle is created",
        ),
    ],
)
def test_a_failed_start_leaves_a_created_container(flags: str, text: str) -> None:
    lab = Lab(
        "network create --subnet 10.5.0.0/29 n1", "run -d --name db --network n1 --ip 10.5.0.3 nginx", "create --name idle nginx"
    )
    assert lab.refuse(f"run -d --name web {flags} nginx") == f"{DAEMON}{text}{HINT}"
    web = lab.container("web")
    assert (lab.exit, web.status, web.error, web.exit_code) == (125, "created", text, 128)
    assert lab.addresses("web") == {}
    assert lab.stdout == f"{web.id}\n"


def test_unless_it_is_to_be_removed() -> None:
    lab = Lab()
    before = lab.world
    lab.refuse("run -d --rm --name web --network nowhere nginx")
    assert lab.world == before


def test_a_full_subnet_has_no_address_left() -> None:
    lab = Lab("network create --subnet 10.22.0.0/30 tiny", "run -d --name one --network tiny nginx")
    tiny = lab.network("tiny").id
    text = f"failed to set up container networking: no available IPv4 addresses on this network's address pools: tiny ({tiny})"
    assert lab.refuse("run -d --name two --network tiny nginx") == f"{DAEMON}{text}{HINT}"


def test_names() -> None:
    lab = Lab("run -d --name web nginx")
    id_ = lab.container("web").id
    advice = "You have to remove (or rename) that container to be able to reuse that name."
    conflict = f'Conflict. The container name "/web" is already in use by container "{id_}". {advice}'
    assert lab.refuse("run -d --name web nginx") == f"{DAEMON}{conflict}{HINT}"
    invalid = "Invalid container name (x), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed"
    assert lab.refuse("run -d --name x nginx") == f"{DAEMON}{invalid}{HINT}"
    lab.run("run -d nginx")
    assert lab.exit == 0
    assert len({container.name for container in lab.world.containers.values()}) == 2


def test_an_unknown_image_is_not_found_anywhere() -> None:
    assert Lab().refuse("run -d nosuch") == (
        "Unable to find image 'nosuch:latest' locally\n"
        f"{DAEMON}pull access denied for nosuch, repository does not exist or may require 'docker login': "
        f"denied: requested access to the resource is denied{HINT}"
    )


@pytest.mark.parametrize("image", ["nginx:alpine", "docker.io/library/nginx", "nginx:1.27.3-alpine"])
def test_every_tag_of_a_known_image_is_there(image: str) -> None:
    lab = Lab(f"run -d --name web {image}")
    assert (lab.container("web").image, lab.container("web").listens) == (image, ("80/tcp",))


def test_an_unknown_program_does_not_start() -> None:
    lab = Lab()
    assert 'exec: "nosuch": executable file not found in $PATH: unknown' in lab.refuse("run --name web alpine nosuch")
    assert (lab.exit, lab.container("web").status) == (127, "created")


def test_host_mode_lives_in_the_hosts_own_namespace() -> None:
    lab = Lab("run -d --name hh --network host -p 80:6379 redis")
    hh = lab.container("hh")
    assert lab.stderr == "WARNING: Published ports are discarded when using host network mode\n"
    assert lab.world.sandboxes[hh.sandbox].namespace == "default"
    assert (lab.addresses("hh"), lab.bindings("hh"), hh.hostname) == ({"host": ""}, [], "node1")


def test_two_of_them_cannot_listen_on_one_port() -> None:
    lab = Lab("run -d --name one --network host redis", "run -d --name two --network host redis")
    assert (lab.container("two").status, lab.container("two").exit_code) == ("exited", 1)
    assert "Address already in use" in lab.container("two").logs


def test_a_follower_shares_the_sandbox() -> None:
    lab = Lab(
        "network create n1", "run -d --name web --network n1 nginx", "run -d --name tool --network container:web alpine sleep 99"
    )
    tool = lab.container("tool")
    assert tool.sandbox == lab.container("web").sandbox
    assert (tool.network_mode, tool.attachments) == (f"container:{lab.container('web').id}", ())
    assert len(lab.world.endpoints) == 1


def test_when_the_first_goes_the_follower_keeps_an_empty_namespace() -> None:
    lab = Lab("run -d --name web nginx", "run -d --name tool --network container:web alpine sleep 99")
    sandbox = lab.container("tool").sandbox
    lab.run("restart web")
    assert lab.container("tool").sandbox == sandbox != lab.container("web").sandbox
    assert lab.world.endpoints_in(sandbox) == []
    lab.run("restart tool")
    assert lab.container("tool").sandbox == lab.container("web").sandbox


def test_a_program_that_ends_leaves_its_output_in_the_log() -> None:
    lab = Lab("network create n1", "run --name once --network n1 alpine hostname -i")
    once = lab.container("once")
    assert (lab.stdout, once.logs, once.status, once.exit_code) == ("172.18.0.2\n", "172.18.0.2\n", "exited", 0)
    assert lab.run("logs once") == "172.18.0.2\n"


def test_rm_removes_it_afterwards() -> None:
    lab = Lab()
    before = dict(lab.world.containers)
    lab.run("run --rm alpine hostname")
    assert lab.world.containers == before


def test_a_link_of_the_default_bridge_needs_its_target_running_there() -> None:
    lab = Lab("network create n1", "run -d --name db nginx", "run -d --name web --link db:store nginx", "stop web", "stop db")
    assert lab.container("web").links == (f"{lab.container('db').id}:store:db",)
    text = "Error response from daemon: Cannot link to a non running container: /db AS /web/store\n"
    assert lab.refuse("start web") == f"{text}Error: failed to start containers: web\n"
    for line in ("start db", "network connect n1 db", "network disconnect bridge db"):
        lab.run(line)
    text = "Error response from daemon: Cannot link to /db, as it does not belong to the default network\n"
    assert lab.refuse("start web") == f"{text}Error: failed to start containers: web\n"


def test_settings_are_bounded() -> None:
    labels = " ".join(f"-l a{number}" for number in range(257))
    assert Lab().refuse(f"run -d {labels} nginx") == f"{DAEMON}invalid labels: more than 256{HINT}"


def test_a_port_is_exposed_for_a_protocol_that_there_is() -> None:
    lab = Lab("run -d --name web --expose 90/udp -P nginx")
    assert lab.refuse("run -d -P --expose 90/foo nginx") == f"docker: Invalid proto: foo{HINT}"
