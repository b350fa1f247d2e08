"""The verdicts about networks that stand on an interface of the host, which drivers and the wire outside both give."""

from __future__ import annotations

from ..trace import Symptom, verdict

HOST_EXCLUDED = verdict(
    "HOST_EXCLUDED",
    "A container on the host's own interface and that host cannot talk: the kernel keeps the two apart.",
    Symptom.HOST_UNREACHABLE,
)
SIBLINGS_APART = verdict(
    "SIBLINGS_APART",
    "The mode of the network keeps the containers on one parent interface apart.",
    Symptom.HOST_UNREACHABLE,
)
PARENT_UNREACHABLE = verdict(
    "PARENT_UNREACHABLE",
    "Nobody on the wire behind the parent interface answers for the next hop.",
    Symptom.HOST_UNREACHABLE,
)
