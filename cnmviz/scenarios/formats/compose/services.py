"""One entry of `services:`, read: what it runs, where it is plugged in, what it publishes, whom it waits for."""

from __future__ import annotations

from cnmviz.scenarios.yaml_text import Table

from . import keys, ports
from .fields import Field, Fields
from .model import Service
from .networks import plugs_of
from .notes import Notes
from .own import extension, own_of

SHARED = "service:"
NAMESPACES = ("ipc", "pid", "uts", "cgroup")
"""What can be shared with another service besides the network."""
STARTED = "service_started"
CONDITIONS = frozenset((STARTED, "service_healthy", "service_completed_successfully"))


def service_of(name: str, entry: Fields, notes: Notes) -> Service:
    """A service as it is written, after everything that it extends."""
    entry.only(keys.SERVICE | keys.SERVICE_LISTED)
    for key in entry.keys:
        if key in keys.SERVICE_LISTED:
            notes.means_nothing(key, name)
    links = tuple(_link(text) for text in entry.get("links").texts())
    mode = entry.get("network_mode").text()
    if mode and isinstance(entry.keys.get("networks"), (list, Table)) and entry.keys["networks"]:
        why = "declares mutually exclusive `network_mode` and `networks`: invalid compose project"
        entry.get("networks").complain(f"service {name} {why}")
    return Service(
        name=name,
        line=entry.line,
        image=entry.get("image").text(),
        built=_built(entry),
        entrypoint=entry.get("entrypoint").words(),
        command=entry.get("command").words(),
        container_name=entry.get("container_name").text(),
        hostname=entry.get("hostname").text(),
        domainname=entry.get("domainname").text(),
        mac=entry.get("mac_address").text(),
        mode=mode,
        plugs=plugs_of(entry.get("networks"), notes, name),
        more=plugs_of(extension(entry).get("networks"), notes, name),
        ports=ports.published(entry.get("ports")),
        expose=ports.exposed(entry.get("expose")),
        links=links,
        external_links=entry.get("external_links").texts(),
        extra_hosts=_hosts(entry.get("extra_hosts")),
        dns=entry.get("dns").one_or_more(),
        dns_search=entry.get("dns_search").one_or_more(),
        dns_options=entry.get("dns_opt").texts(),
        environment=tuple(f"{key}={value}" for key, value in entry.get("environment").pairs().items() if value is not None),
        labels=entry.get("labels").settings(),
        capabilities=entry.get("cap_add").texts(),
        tty=_flag(entry, "tty"),
        interactive=_flag(entry, "stdin_open"),
        needs=_needs(entry, links),
        optional=_optional(entry.get("depends_on")),
        replicas=0 if entry.has("provider") else _replicas(name, entry, notes),
        own=own_of(entry),
    )


def _flag(entry: Fields, key: str) -> bool:
    return entry.has(key) and entry.get(key).boolean()


def _built(entry: Fields) -> str:
    """From where it is built."""
    field = entry.get("build")
    if field.value is None:
        base = entry.get("extends")
        elsewhere = not entry.has("image") and isinstance(base.value, Table)
        return f"what {base.table().get('file').text()[:80]} says" if elsewhere else ""
    if isinstance(field.value, str):
        return field.value
    context = field.table().get("context").text()
    return context or ("its own lines" if field.table().has("dockerfile_inline") else ".")


def _link(text: str) -> tuple[str, str]:
    """`db:store` as service and alias; the alias is the service's name by default."""
    service, _, alias = text.partition(":")
    return service, alias or service


def _hosts(field: Field) -> tuple[str, ...]:
    """`extra_hosts` in any form as `--add-host` takes it."""
    if isinstance(field.value, list):
        split = [text.partition("=") if "=" in text else text.partition(":") for text in field.texts()]
        return tuple(f"{host}:{_bare(address)}" for host, _, address in split)
    pairs = [(host, address) for host, inner in field.table().all() for address in inner.one_or_more()]
    return tuple(f"{host}:{_bare(address)}" for host, address in pairs)


def _bare(address: str) -> str:
    return address[1:-1] if address.startswith("[") and address.endswith("]") else address


def _needs(entry: Fields, links: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The services that start first: those of `depends_on`, of links, whose sandbox or volumes it shares."""
    field = entry.get("depends_on")
    if isinstance(field.value, list):
        found = dict.fromkeys(field.texts(), STARTED)
    else:
        found = {name: _condition(inner) for name, inner in field.table().all()}
    for service, _ in links:
        found.setdefault(service, STARTED)
    for key in ("network_mode", *NAMESPACES):
        shared = entry.get(key).text()
        if shared.startswith(SHARED):
            found.setdefault(shared.removeprefix(SHARED), STARTED)
    for source in entry.get("volumes_from").texts():
        if not source.startswith("container:"):
            found.setdefault(source.partition(":")[0], STARTED)
    return found


def _optional(field: Field) -> frozenset[str]:
    """Those of `depends_on` that may be missing."""
    if not isinstance(field.value, Table):
        return frozenset()
    entries = [(name, inner.table().get("required")) for name, inner in field.table().all()]
    return frozenset(name for name, required in entries if required.value is not None and not required.boolean())


def _condition(field: Field) -> str:
    entry = field.table()
    entry.only(frozenset(("condition", "required", "restart")))
    condition = entry.get("condition").text() or STARTED
    if condition not in CONDITIONS:
        entry.get("condition").refuse(f"value must be one of {', '.join(sorted(CONDITIONS))}")
    return condition


def _replicas(name: str, entry: Fields, notes: Notes) -> int:
    """How many containers: `scale` or `deploy.replicas`."""
    deploy = entry.get("deploy").table()
    deploy.only(keys.DEPLOY)
    for key in sorted(deploy.keys.keys() - {"replicas"}):
        notes.means_nothing(f"deploy.{key}", name)
    fields = [field for field in (entry.get("scale"), deploy.get("replicas")) if field.value is not None]
    numbers = {field.number() for field in fields}
    if len(numbers) > 1:
        fields[0].complain(
            f"services.{name}: can't set distinct values on 'scale' and 'deploy.replicas': invalid compose project"
        )
    number = numbers.pop() if numbers else 1
    if number < 0:
        fields[0].refuse("must be greater than or equal to 0")
    if number > 1 and entry.get("container_name").text():
        key = fields[0].path.split(".", 2)[-1]
        why = f"can't set container_name and {key} as container name must be unique: invalid compose project"
        fields[0].complain(f"services.{name}: {why}")
    return number
