"""Scenarios on pages that are about something else: three to start from on the start page."""

from __future__ import annotations

from typing import Any

from django import template

from cnmviz.labs import catalogues
from cnmviz.scenarios import shelf

register = template.Library()

STARTERS = ("builtin-three-tiers", "builtin-published-ports", "builtin-overlay")


@register.inclusion_tag("scenarios/starters.html")
def starters() -> dict[str, Any]:
    """Cards of a few scenarios that show what there is."""
    by_key = {one.key: one for one in shelf.builtins()}
    return {"some": [by_key[key] for key in STARTERS], "page": {"drivers": catalogues.cards()["drivers"]}, "all": len(by_key)}
