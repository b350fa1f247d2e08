"""Makes a container as Compose asks the engine for it: over the API, where docker's command line has no part in the words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cnmviz.cnm import creation, flag_values, lifecycle, limits, settings
from cnmviz.cnm.answers import Made
from cnmviz.cnm.commands.create import CreateContainer
from cnmviz.cnm.draft import Draft
from cnmviz.cnm.entities import Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeContainer:
    """Create a container with all its networks at once, and start it where it `starts`.

    `entrypoint` and `command` are whole: None is the image's own. A refusal of either step leaves nothing.
    """

    flags: CreateContainer
    mode: str
    attachments: tuple[Attachment, ...]
    labels: dict[str, str]
    entrypoint: tuple[str, ...] | None
    command: tuple[str, ...] | None
    starts: bool

    def perform(self, draft: Draft) -> Made:
        for text in self.flags.env:
            flag_values.variable(text)
        for text in self.flags.dns_search:
            flag_values.search_domain(text)
        for attachment in self.attachments:
            settings.check_client(attachment)
        limits.small(self.labels, "labels")
        limits.small((*(self.entrypoint or ()), *(self.command or ())), "command")
        container = creation.create(draft, self.flags, (self.mode, self.attachments))
        entrypoint, command = self._words(container.entrypoint, container.command)
        container = replace(container, labels=self.labels, entrypoint=entrypoint, command=command)
        draft.put(container)
        if self.starts:
            lifecycle.start(draft, container, waits=container.interactive or container.tty)
        return Made(container.id)

    def _words(self, entrypoint: tuple[str, ...], command: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """An entrypoint of one's own leaves the image's command away; an empty one leaves the entrypoint away alone."""
        if self.entrypoint:
            return self.entrypoint, self.command or ()
        own = () if self.entrypoint is not None else entrypoint
        return own, self.command or command
