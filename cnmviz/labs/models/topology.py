"""The kinds of thing as rows, column for column the entities of cnm/entities (a test holds the two together).

An entity's id is unique in its lab only, because a copy of a lab keeps its ids; so a row's key is `<lab>/<id>`, and every
reference is found without a look-up. References are checked when the transaction ends; the door writes whole states, so
nothing is deleted by cascade except with the lab. Empty references are NULL.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import DO_NOTHING, Q

from .lab import Lab

ID_LENGTH = 64


def _reference(to: str, *, null: bool = False) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(to, DO_NOTHING, null=null, blank=null, related_name="+")


def _text() -> models.TextField[str, str]:
    return models.TextField(blank=True, default="")


def _list() -> models.JSONField[Any, Any]:
    return models.JSONField(default=list, blank=True)


def _mapping() -> models.JSONField[Any, Any]:
    return models.JSONField(default=dict, blank=True)


class Row(models.Model):
    """What all kinds have. `docker_id` is the entity's `id` (a name Django keeps for keys); `number` counts creations."""

    key = models.CharField(max_length=ID_LENGTH + 24, primary_key=True)
    lab = models.ForeignKey(Lab, models.CASCADE, related_name="+")
    docker_id = models.CharField(max_length=ID_LENGTH)
    number = models.BigIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["lab", "number"]

    def __str__(self) -> str:
        return getattr(self, "name", "") or self.docker_id[:12]


class Host(Row):
    name = models.TextField()
    interface = _text()
    address = _text()
    neighbour = _text()
    resolver = _text()
    ula = _text()
    role = _text()
    unsupported = _list()

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["lab", "name"], name="host_name_once")]


class Network(Row):
    host = _reference("labs.Host", null=True)
    name = models.TextField()
    driver = models.TextField()
    scope = models.TextField()
    internal = models.BooleanField(default=False)
    attachable = models.BooleanField(default=False)
    ingress = models.BooleanField(default=False)
    ipv4 = models.BooleanField(default=True)
    ipv6 = models.BooleanField(default=False)
    pools = _list()
    ipam_options = _mapping()
    options = _mapping()
    labels = _mapping()
    config_only = models.BooleanField(default=False)
    config_from = _text()
    predefined = models.BooleanField(default=False)
    engines = _list()
    cursor = models.BigIntegerField(default=0)
    created = models.BigIntegerField(default=0)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["host", "name"], condition=~Q(host=None), name="network_name_once_per_host"),
            models.UniqueConstraint(fields=["lab", "name"], condition=Q(host=None), name="network_name_once_per_swarm"),
            models.CheckConstraint(condition=Q(scope__in=["local", "swarm", "global"]), name="network_scope_known"),
        ]


class Sandbox(Row):
    host = _reference("labs.Host")
    container = _reference("labs.Container")
    namespace = _text()
    embedded_dns = models.BooleanField(default=False)

    class Meta(Row.Meta):
        verbose_name_plural = "sandboxes"


class Container(Row):
    host = _reference("labs.Host")
    name = models.TextField()
    image = models.TextField()
    command = _list()
    entrypoint = _list()
    status = models.CharField(max_length=10)
    exit_code = models.IntegerField(default=0)
    error = _text()
    hostname = _text()
    domainname = _text()
    network_mode = models.TextField()
    sandbox = _reference("labs.Sandbox", null=True)
    attachments = _list()
    publish = _list()
    publish_all = models.BooleanField(default=False)
    exposed = _list()
    listens = _list()
    links = _list()
    extra_hosts = _list()
    dns = _list()
    dns_search = _list()
    dns_options = _list()
    labels = _mapping()
    env = _list()
    capabilities = _list()
    auto_remove = models.BooleanField(default=False)
    tty = models.BooleanField(default=False)
    interactive = models.BooleanField(default=False)
    logs = _text()
    created = models.BigIntegerField(default=0)
    started = models.BigIntegerField(default=0)
    finished = models.BigIntegerField(default=0)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["host", "name"], name="container_name_once_per_host"),
            models.CheckConstraint(
                condition=Q(status__in=["created", "running", "paused", "exited"]), name="container_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["running", "paused"], sandbox__isnull=False)
                | Q(status__in=["created", "exited"], sandbox=None),
                name="container_runs_in_a_sandbox",
            ),
            models.CheckConstraint(condition=Q(exit_code__gte=0, exit_code__lte=255), name="container_exit_code_is_a_byte"),
        ]


class Endpoint(Row):
    network = _reference("labs.Network")
    sandbox = _reference("labs.Sandbox")
    container = _reference("labs.Container")
    name = models.TextField()
    interface = _text()
    address = _text()
    prefix = models.PositiveSmallIntegerField(default=0)
    address6 = _text()
    prefix6 = models.PositiveSmallIntegerField(default=0)
    gateway = _text()
    gateway6 = _text()
    mac = _text()
    aliases = _list()
    dns_names = _list()
    links = _list()
    gw_priority = models.BigIntegerField(default=0)
    bindings = _list()
    options = _mapping()
    listed = models.BooleanField(default=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["sandbox", "network"], name="endpoint_once_per_network"),
            models.UniqueConstraint(fields=["sandbox", "interface"], condition=~Q(interface=""), name="endpoint_interface_once"),
            models.UniqueConstraint(
                fields=["network", "address"], condition=~Q(address="") & Q(listed=True), name="endpoint_address_once"
            ),
            models.UniqueConstraint(
                fields=["network", "address6"], condition=~Q(address6="") & Q(listed=True), name="endpoint_address6_once"
            ),
            models.CheckConstraint(condition=Q(prefix__lte=32, prefix6__lte=128), name="endpoint_prefix_fits"),
        ]


class Position(Row):
    """Where something stands in the picture; its `docker_id` is that thing's, which need not exist any more."""

    of = models.CharField(max_length=10)
    placed = models.BooleanField(default=False)
    x = models.BigIntegerField(default=0)
    y = models.BigIntegerField(default=0)
    rank = models.BigIntegerField(default=0)
    group = models.BigIntegerField(default=0)

    class Meta(Row.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(of__in=["host", "network", "container"]), name="position_of_a_known_kind"),
        ]


TOPOLOGY: dict[str, type[Row]] = {
    "host": Host,
    "network": Network,
    "sandbox": Sandbox,
    "container": Container,
    "endpoint": Endpoint,
    "position": Position,
}
"""By kind, in the order of entities.KINDS."""
