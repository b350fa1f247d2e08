"""Who may see what: everybody who has the link sees a scenario, its author also one that was withdrawn, and changes it alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cnmviz.labs import people

from . import builtin, shelf
from .models import ALPHABET, TOKEN_LETTERS, Scenario
from .shelf import Shown

Page = Callable[..., HttpResponse]


class Withdrawn(Exception):
    """The author took a scenario back."""


def is_author(request: HttpRequest, scenario: Scenario | None) -> bool:
    return scenario is not None and people.person_in(request.COOKIES) == scenario.person


def scenario_with(token: str) -> Scenario:
    """The scenario of a link.

    Raises:
        Http404: there is none. The database is not asked for what no token can be.
    """
    if len(token) != TOKEN_LETTERS or not set(token) <= set(ALPHABET):
        raise Http404
    try:
        return Scenario.objects.get(token=token)
    except Scenario.DoesNotExist:
        raise Http404 from None


def looked_at(request: HttpRequest, *, slug: str = "", token: str = "", number: int | None = None) -> Shown:
    """What an address leads to.

    Raises:
        Http404: nothing.
        Withdrawn: something that only its author may see.
    """
    if slug:
        if slug not in builtin.catalogue():
            raise Http404
        return shelf.of_builtin(builtin.catalogue()[slug])
    scenario = scenario_with(token)
    if scenario.withdrawn and not is_author(request, scenario):
        raise Withdrawn
    versions = scenario.versions.all() if number is None else scenario.versions.filter(number=number)
    found = versions.first()
    if found is None:
        raise Http404
    found.scenario = scenario
    return shelf.of_version(found, newest=number is None)


def looking(view: Callable[[HttpRequest, Shown], HttpResponse]) -> Page:
    """A page about a scenario. It keeps links out of search engines, and says so where a scenario was withdrawn."""

    @wraps(view)
    def page(request: HttpRequest, **address: Any) -> HttpResponse:
        try:
            response = view(request, looked_at(request, **address))
        except Withdrawn:
            response = render(request, "scenarios/gone.html", status=410)
        if "token" in address:
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return page


def authors(view: Callable[[HttpRequest, Scenario], HttpResponse]) -> Page:
    """What the author of a scenario alone may do."""

    @wraps(view)
    def deed(request: HttpRequest, token: str) -> HttpResponse:
        scenario = scenario_with(token)
        if is_author(request, scenario):
            return view(request, scenario)
        return render(request, "scenarios/not-yours.html", status=403)

    return deed
