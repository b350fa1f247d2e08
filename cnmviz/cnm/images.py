"""The catalogue of images: what each runs, exposes and listens on. Every image has BusyBox's tools.

An image listed here is on every host already; any other is refused as Docker refuses one that its registry does not have.
What a process that is not an image's own does is told by `programs`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import Refusal, not_found


@dataclass(frozen=True, slots=True)
class Image:
    """`command` is the default process; it listens on `listens` (`80/tcp`) and, where it `stays`, runs until stopped.

    `summary` is a few words for a menu. `prints` is what the default process prints where it ends at once.
    """

    name: str
    command: tuple[str, ...]
    listens: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    entrypoint: tuple[str, ...] = ()
    stays: bool = True
    summary: str = ""
    prints: str = ""


def _server(name: str, command: str, *ports: int, summary: str, entrypoint: str = "") -> Image:
    listens = tuple(f"{port}/tcp" for port in ports)
    return Image(name, tuple(command.split()), listens, listens, tuple(entrypoint.split()), summary=summary)


def _tools(name: str, command: str, summary: str, entrypoint: str = "") -> Image:
    return Image(name, tuple(command.split()), entrypoint=tuple(entrypoint.split()), stays=False, summary=summary)


GREETING = """\
Hello from Docker!
You see this because a container ran and ended:
 1. the docker program asked the engine of this host to run the image hello-world,
 2. the engine made a container of the image and started it,
 3. the program in it printed these lines and ended, and the container with it,
 4. the engine handed the lines back, and they came to this console.

A container that stays, and one that looks at it:
 $ docker run -d --name web -p 8080:80 nginx
 $ docker run -it alpine sh
"""

IMAGES: Mapping[str, Image] = {
    image.name: image
    for image in (
        _server("nginx", "httpd -f -p 80 -h /srv/www", 80, summary="Web server"),
        _server("httpd", "httpd -f -p 80 -h /srv/www", 80, summary="Web server"),
        _server("caddy", "caddy run --config /etc/caddy/Caddyfile", 80, 443, summary="Web server"),
        _server("traefik", "traefik", 80, summary="Reverse proxy", entrypoint="/entrypoint.sh"),
        _server("haproxy", "haproxy -f /usr/local/etc/haproxy/haproxy.cfg", 80, summary="Load balancer"),
        _server("traefik/whoami", "/whoami", 80, summary="Tells who answered"),
        _server("nginxdemos/hello", "nginx", 80, summary="Tells who answered"),
        _server("hashicorp/http-echo", "/http-echo", 5678, summary="Echoes over HTTP"),
        _server("tomcat", "catalina.sh run", 8080, summary="Java web server"),
        _server("wordpress", "apache2-foreground", 80, summary="Web site", entrypoint="docker-entrypoint.sh"),
        _server("adminer", "php -S [::]:8080 -t /var/www/html", 8080, summary="Database browser", entrypoint="entrypoint.sh"),
        _server("phpmyadmin", "apache2-foreground", 80, summary="Database browser", entrypoint="/docker-entrypoint.sh"),
        _server("registry", "/etc/distribution/config.yml", 5000, summary="Image registry", entrypoint="/entrypoint.sh"),
        _server("redis", "redis-server", 6379, summary="Key-value store", entrypoint="docker-entrypoint.sh"),
        _server("valkey/valkey", "valkey-server", 6379, summary="Key-value store", entrypoint="docker-entrypoint.sh"),
        _server("memcached", "memcached", 11211, summary="Cache", entrypoint="docker-entrypoint.sh"),
        _server("postgres", "postgres", 5432, summary="Database", entrypoint="docker-entrypoint.sh"),
        _server("mysql", "mysqld", 3306, summary="Database", entrypoint="docker-entrypoint.sh"),
        _server("mariadb", "mariadbd", 3306, summary="Database", entrypoint="docker-entrypoint.sh"),
        _server("mongo", "mongod", 27017, summary="Document database", entrypoint="docker-entrypoint.sh"),
        _server("elasticsearch", "eswrapper", 9200, 9300, summary="Search engine", entrypoint="/bin/tini --"),
        _server("rabbitmq", "rabbitmq-server", 5672, summary="Message broker", entrypoint="docker-entrypoint.sh"),
        _server("nats", "nats-server --config nats-server.conf", 4222, 8222, 6222, summary="Message broker"),
        _server("eclipse-mosquitto", "/usr/sbin/mosquitto", 1883, summary="MQTT broker", entrypoint="/docker-entrypoint.sh"),
        _server("grafana/grafana", "/run.sh", 3000, summary="Dashboards"),
        _server("prom/prometheus", "/bin/prometheus", 9090, summary="Metrics"),
        _tools("alpine", "sh", "Small Linux with a shell"),
        _tools("busybox", "sh", "Small Linux with a shell"),
        _tools("ubuntu", "/bin/bash", "Linux with a shell"),
        _tools("debian", "bash", "Linux with a shell"),
        _tools("fedora", "/bin/bash", "Linux with a shell"),
        _tools("python", "python3", "Python"),
        _tools("node", "node", "JavaScript", "docker-entrypoint.sh"),
        _tools("golang", "bash", "Go"),
        _tools("php", "php -a", "PHP", "docker-php-entrypoint"),
        _tools("nicolaka/netshoot", "zsh", "Network tools"),
        _tools("wbitt/network-multitool", "/bin/sh", "Network tools"),
        _tools("curlimages/curl", "curl", "curl", "/entrypoint.sh"),
        Image("hello-world", ("/hello",), stays=False, summary="Says hello", prints=GREETING),
    )
}

REFERENCE = re.compile(
    r"(?P<name>(?:[a-zA-Z0-9.-]+(?::[0-9]+)?/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)"
    r"(?::(?P<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@sha256:[0-9a-f]{64})?"
)


def find(reference: str) -> Image:
    """The image of a reference such as `nginx:alpine` or `docker.io/library/redis`; every tag is known.

    Raises:
        Refusal: it is not a reference, or no registry has it.
    """
    match = REFERENCE.fullmatch(reference)
    if match is None:
        lower = REFERENCE.fullmatch(reference.lower())
        hint = ": repository name must be lowercase" if lower and reference != reference.lower() else ""
        raise Refusal(f"invalid reference format{hint}", client=True)
    name = match["name"].removeprefix("docker.io/").removeprefix("library/")
    image = IMAGES.get(name)
    if image is None:
        raise not_found(
            f"pull access denied for {name}, repository does not exist or may require 'docker login': "
            "denied: requested access to the resource is denied"
        )
    return image


def tagged(reference: str) -> str:
    """The reference with the tag that docker looks for when none is given."""
    match = REFERENCE.fullmatch(reference)
    return reference if match is None or match["tag"] or "@" in reference else f"{reference}:latest"
