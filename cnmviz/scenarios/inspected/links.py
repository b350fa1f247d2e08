"""The links of the default bridge: inspect tells them by names."""

from __future__ import annotations

from dataclasses import replace

from cnmviz.cnm.draft import Draft
from cnmviz.cnm.entities import Container

from .told import Notes
from .values import Part


def with_links(draft: Draft, container: Container, told: Part, notes: Notes) -> Container:
    """The container with its links, `/db:/web/store` as `<id>:store:db`."""
    found = []
    for link in told.part("HostConfig").texts("Links"):
        target, _, here = link.partition(":")
        name, alias = target.removeprefix("/"), here.rpartition("/")[2]
        ids = draft.ids("container-name", container.host, name)
        if not ids:
            notes.add("links to containers that are not told of lead nowhere", f"{container.name} to {name}")
        found.append(f"{ids[0] if ids else draft.fresh_id()}:{alias}:{name}")
    return replace(container, links=tuple(found))
