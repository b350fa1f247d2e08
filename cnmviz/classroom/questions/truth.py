"""The right answer of a question, from the walk: yes or no, and why, in one sentence. And what is said when it is revealed."""

from __future__ import annotations

from cnmviz.cnm.entities import Container, Host

from .case import Case, code

PUBLISHED = {"dnat", "docker-proxy"}


def asked(case: Case) -> str:
    """The question, as Markdown."""
    if case.looked_up:
        return f"Does {case.near} find the name {code(case.trace.packet.target)}?"
    if case.port:
        return f"Does {case.near} get an answer from {case.far} on port {case.asked.port} ({case.asked.protocol.upper()})?"
    return f"Does a ping from {case.near} to {case.far} come back?"


def right(case: Case) -> str:
    """The right answer, as Markdown."""
    if case.trace.ok:
        return f"Yes: {_way(case)}"
    return f"No: {_inside(case.trace.verdict.sentence)}"


def _way(case: Case) -> str:
    """What brings the packet there."""
    if case.looked_up:
        return _found(case)
    if case.rules & PUBLISHED:
        return "the port is published at the host, which passes it on."
    pair = case.containers
    if pair and pair[0].sandbox == pair[1].sandbox:
        return "both live in one sandbox, with one loopback interface."
    crossed = {hop.place.id for hop in case.trace.hops}
    between = [network for network in case.shared if network.id in crossed]
    if pair and between:
        return f"both are on the network {code(between[0].name)}."
    if case.at_home:
        return f"{case.near} reaches itself."
    return _across(case)


def _across(case: Case) -> str:
    """What brings a packet from a network to a place that is not on it, or the other way round."""
    if "masquerade" in case.rules:
        return "the host sends it on under its own address, and hands the answer back."
    if isinstance(case.source, Host) and isinstance(case.target, Container) and case.target.host == case.source.id:
        return "the host is on the container's network itself, as its gateway."
    if isinstance(case.source, Container) and isinstance(case.target, Host) and case.source.host == case.target.id:
        return "the host is its gateway, and answers at each of its addresses."
    return "nothing on the way stops it, and the answer comes back."


def _found(case: Case) -> str:
    if "embedded-dns" in case.rules and case.shared and case.containers:
        return f"both are on {code(case.shared[0].name)}, and Docker's DNS knows the names there."
    if "hosts-file" in case.rules:
        return f"{case.near} has it in its own `/etc/hosts`."
    return _inside(case.trace.verdict.sentence)


def explained(case: Case) -> str:
    """What is said with the right answer, as Markdown: how it ended, the step that decided, and what would turn it round."""
    said = [case.trace.verdict.sentence] if not case.trace.ok else []
    reason = case.trace.reason
    paragraphs = [" ".join([*said, *([plain(reason)] if reason not in said else [])])]
    if case.trace.fix:
        lines = "\n".join(case.trace.fix)
        paragraphs.append(f"This would turn it round:\n\n```sh\n{lines}\n```")
    return "\n\n".join(paragraphs)


def plain(text: str) -> str:
    """A sentence of a trace, which is no Markdown, so that it is read as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|&!" else letter for letter in text)


def _inside(sentence: str) -> str:
    """A sentence behind a colon."""
    return sentence if sentence.startswith("Docker") else sentence[:1].lower() + sentence[1:]
