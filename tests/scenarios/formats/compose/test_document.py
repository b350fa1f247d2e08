"""A file as a whole: what the project is called, anchors, `extends`, variables, and what is told of the rest."""

from __future__ import annotations

import pytest

from cnmviz.scenarios.formats import catalogue
from cnmviz.scenarios.formats.compose import recognises

from .reader import read, service

WEB = "services:\n  web: {image: nginx}\n"


@pytest.mark.parametrize(
    ("file", "top", "project"),
    [
        ("shop/compose.yaml", "", "shop"),
        ("My Shop_2/docker-compose.yml", "", "myshop_2"),
        ("_-Shop!/compose.yaml", "", "shop"),
        ("C:\\work\\Shop\\compose.yaml", "", "shop"),
        ("shop.yaml", "", "shop"),
        ("folder/shop.yaml", "", "folder"),
        ("shop/compose.yaml", "name: other\n", "other"),
        ("shop/compose.yaml", "name: ${NAME:-from-default}\n", "from-default"),
        ("compose.yaml", "", "lab"),
        ("docker-compose.override.yml", "", "lab"),
        ("", "", "lab"),
    ],
)
def test_the_projects_name(file: str, top: str, project: str) -> None:
    lab = read(top + WEB, file)
    assert (lab.reading.title, lab.containers) == (project, [f"{project}-web-1"])
    told = "the project is called lab here: docker compose calls it as the folder of the file"
    assert lab.notes == ((told,) if project == "lab" else ())


def test_anchors_and_merges() -> None:
    lab = read(
        """
        x-common: &common
          image: nginx
          environment: &env {A: 1}
          networks: [front]
        services:
          web: {<<: *common, hostname: www}
          api:
            <<: *common
            environment: {<<: *env, B: 2}
        networks: {front: }
        """
    )
    assert (lab.container("shop-web-1").hostname, lab.container("shop-web-1").env) == ("www", ("A=1",))
    assert set(lab.container("shop-api-1").env) == {"A=1", "B=2"}


def test_a_tag_takes_a_key_away() -> None:
    assert service("ports: !reset ['80:80']\nhostname: !override www").container("shop-web-1").publish == ()


def test_extending_grows_mappings_and_lists_and_replaces_values() -> None:
    lab = read(
        """
        services:
          base:
            image: redis
            command: redis-server --port 7000
            environment: [A=1, B=2]
            labels: {tier: back}
            ports: ["80:80"]
            networks: [a]
            scale: 0
          web:
            extends: {service: base}
            image: nginx
            command: sleep infinity
            environment: {B: 3}
            ports: ["81:81"]
            networks: {b: {aliases: [www]}}
            scale: 1
        networks: {a: , b: }
        """
    )
    web = lab.container("shop-web-1")
    assert (web.image, web.command, web.env) == ("nginx", ("sleep", "infinity"), ("A=1", "B=3"))
    assert [one.port for one in web.publish] == [80, 81]
    assert [(one.network, one.aliases[2:]) for one in web.attachments] == [("shop_a", ()), ("shop_b", ("www",))]
    assert web.labels["tier"] == "back"


def test_extending_over_several_services_in_any_order() -> None:
    lab = read("services:\n  c: {extends: b, hostname: c}\n  b: {extends: {service: a}}\n  a: {image: nginx}\n")
    assert {lab.container(f"shop-{name}-1").image for name in "abc"} == {"nginx"}


def test_what_another_file_says_is_not_here() -> None:
    lab = read("services:\n  web: {extends: {file: common.yml, service: base}, ports: ['80:80']}\n")
    assert lab.container("shop-web-1").image == "busybox"
    assert lab.notes == (
        "what is extended of common.yml is not here: web",
        "web is built from what common.yml says, which is not here: busybox stands in for it and answers on 80",
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("$A", ""),
        ("${A}", ""),
        ("${A:-x}", "x"),
        ("${A-x y}", "x y"),
        ("${A:-${B:-deep}}", "deep"),
        ("${A:+x}", ""),
        ("${A+x}", ""),
        ("$$A", "$A"),
        ("$${A}", "${A}"),
        ("cost: 5$", "cost: 5$"),
        ("$(date)", "$(date)"),
        ("a${A:-b}c$$d", "abc$d"),
    ],
)
def test_variables_have_no_value_but_their_default(written: str, value: str) -> None:
    assert service(f"environment: ['V={written}']").container("shop-web-1").env == (f"V={value}",)


def test_which_variables_were_empty_is_told_once() -> None:
    lab = service("environment: ['A=$ONE', 'B=${TWO}${ONE}', 'C=${THREE:-3}']")
    assert lab.notes == ("these variables have no value here and are empty: ONE, TWO",)


@pytest.mark.parametrize(
    ("image", "found"), [("${REGISTRY}/nginx:${TAG}", "nginx"), ("nginx:${TAG}", "nginx"), ("${IMAGE}", "busybox")]
)
def test_an_image_without_its_variables(image: str, found: str) -> None:
    assert service(f"image: '{image}'").container("shop-web-1").image == found


def test_what_means_nothing_is_told_by_kind_with_who_has_it() -> None:
    lab = read(
        """
        version: "3.8"
        services:
          web: {image: nginx, volumes: [./a:/a], restart: always, x-mine: 1}
          db: {image: postgres, volumes: [data:/data], healthcheck: {test: [CMD, x]}, deploy: {resources: {limits: {cpus: "1"}}}}
        volumes: {data: }
        secrets: {key: {file: key.txt}}
        include: [other.yaml]
        x-more: {a: 1}
        """
    )
    assert lab.notes == (
        "volumes are not part of a lab: data",
        "secrets are not part of a lab: key",
        "the files that it includes are not here",
        "`volumes` means nothing in a lab and was passed over: web, db",
        "`restart` means nothing in a lab and was passed over: web",
        "`healthcheck` means nothing in a lab and was passed over: db",
        "`deploy.resources` means nothing in a lab and was passed over: db",
    )


def test_many_who_have_the_same_are_a_few_names_and_a_number() -> None:
    lab = read("services:\n" + "".join(f"  s{n}: {{image: redis, restart: always}}\n" for n in range(30)))
    assert lab.notes == ("`restart` means nothing in a lab and was passed over: s0, s1, s2, s3, s4, s5, s6, s7 and 22 more",)


def test_what_is_built_has_a_stand_in_and_keeps_its_name() -> None:
    lab = read(
        """
        services:
          api: {build: ./backend, image: acme/api, command: flask run, ports: ["5000:8000"], expose: [9000]}
          job: {build: {context: ./job}}
          here: {build: {dockerfile_inline: FROM scratch}}
        """
    )
    api = lab.container("shop-api-1")
    assert (api.image, api.listens, api.status) == ("busybox", ("8000/tcp", "9000/tcp"), "running")
    assert (api.exposed, [one.port for one in api.publish]) == (("8000/tcp", "9000/tcp"), [8000])
    kept = {key: text for key, text in api.labels.items() if key.startswith("cnmviz.")}
    assert kept == {"cnmviz.image": "acme/api", "cnmviz.build": "./backend", "cnmviz.command": "flask run"}
    assert lab.container("shop-job-1").command == ("sleep", "infinity")
    assert lab.notes == (
        "api is built from ./backend, which is not here: busybox stands in for it and answers on 8000 and 9000",
        "job is built from ./job, which is not here: busybox stands in for it and answers nowhere",
        "here is built from its own lines, which is not here: busybox stands in for it and answers nowhere",
    )


def test_a_program_that_is_not_here_has_a_stand_in() -> None:
    lab = service("image: node\ncommand: npm start\nports: ['3000:3000']")
    assert lab.container("shop-web-1").listens == ("3000/tcp",)
    assert lab.notes == ("web runs npm start, which the lab does not have: busybox stands in for it and answers on 3000",)


def test_a_provider_is_no_container() -> None:
    lab = read("services:\n  web: {image: nginx, depends_on: [db]}\n  db: {provider: {type: cloud}}\n")
    assert lab.containers == ["shop-web-1"]
    assert lab.notes == ("`provider` means nothing in a lab and was passed over: db",)


@pytest.mark.parametrize(
    ("body", "name", "yes"),
    [
        (b"", "shop/docker-compose.yml", True),
        (b"", "x.yaml", True),
        (b"services:\n  web:\n", "", True),
        (b"# mine\nname: x\nservices :\n", "", True),
        (b"docker run nginx\n", "", False),
        (b'{"format": "cnmviz-lab"}', "lab.json", False),
    ],
)
def test_what_looks_like_a_compose_file(body: bytes, name: str, yes: bool) -> None:
    assert recognises(body, name) == yes


def test_it_is_one_of_the_formats() -> None:
    assert catalogue()["compose"].suffixes == (".yaml", ".yml")
