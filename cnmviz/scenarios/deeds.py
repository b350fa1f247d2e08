"""What is done with scenarios: a lab is saved as one, one is forked, its author changes it, withdraws it, deletes it."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World
from cnmviz.labs import history, making, people, views, worlds
from cnmviz.labs.models import Lab, Member

from . import limits, saving
from .models import Scenario, Version
from .pages import frame_code
from .rights import authors, looking
from .saving import TooMany, Unsavable
from .shelf import Shown


class Saving(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What the page sends: `onto` is the token of the scenario that is to have one more version, `at` the seq of a moment."""

    title: str
    text: str = ""
    tags: list[str] = []
    onto: str = ""
    at: int | None = None


@require_POST
def save(request: HttpRequest, code: str) -> HttpResponse:
    """Save a lab as a scenario, or as one more version of one, which then goes on with the lesson that it carries."""
    lab = views.lab_for(request, code, "take")
    person = people.person_in(request.COOKIES)
    if person is None or not Member.objects.filter(lab=lab, person=person).exists():
        return JsonResponse({"error": "Open the lab first: only who is in it can save it."}, status=403)
    try:
        return JsonResponse(_saved(request, lab, person))
    except TooMany as refused:
        return JsonResponse({"error": str(refused)}, status=429)
    except Unsavable as refused:
        return JsonResponse({"error": str(refused)}, status=400)


def _saved(request: HttpRequest, lab: Lab, person: str) -> dict[str, Any]:
    asked = _asked(request)
    onto = None
    if asked.onto:
        onto = Scenario.objects.filter(token=asked.onto, person=person).first()
        if onto is None:
            raise Unsavable("This scenario is not yours, or it is gone. Save the lab as a new one.")
    world = _world(lab, asked.at)
    newest = onto.versions.first() if onto else None
    lesson = newest.lesson if newest else ""
    version = saving.save(person, title=asked.title, text=asked.text, tags=asked.tags, world=world, lesson=lesson, onto=onto)
    saving.tie(lab, version.scenario)
    return known(request, version)


def _asked(request: HttpRequest) -> Saving:
    body = request.read(limits.REQUEST_BYTES + 1)
    if len(body) > limits.REQUEST_BYTES:
        raise Unsavable(f"The text is too long: at most {limits.TEXT:,} letters.")
    try:
        return msgspec.json.decode(body, type=Saving)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Unsavable("This cannot be read: reload the page, and try again.") from None


def _world(lab: Lab, at: int | None) -> World:
    """The lab as it is, or was.

    Raises:
        Unsavable: it never was at that moment.
    """
    newest, world = worlds.read(lab.pk)
    try:
        return world if at is None else history.world_at(newest, world, at)
    except Refusal as refused:
        raise Unsavable(refused.message) from None


def known(request: HttpRequest, version: Version) -> dict[str, Any]:
    """A version as the page of a lab knows it: its words, and its addresses."""
    scenario = version.scenario
    here = scenario.get_absolute_url()
    embed = frame_code(request.build_absolute_uri(f"{here}/embed"), scenario.title)
    return {
        "token": scenario.token,
        "title": scenario.title,
        "text": scenario.text,
        "tags": scenario.tags,
        "number": version.number,
        "withdrawn": scenario.withdrawn is not None,
        "page": here,
        "link": request.build_absolute_uri(here),
        "embed": embed,
        "qr": f"{here}/qr.svg",
    }


@require_POST
@looking
def fork(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Make a lab of a scenario, and go there. The scenario stays as it is."""
    person = people.person_in(request.COOKIES) or people.fresh_person()
    if making.too_many(person):
        return views.busy(making.TOO_MANY)
    now = making.microseconds()
    lab = making.make(person, shown.loaded(making.fresh_seed(), now), title=shown.title, now=now, line=f"Scenario {shown.title}")
    if shown.scenario:
        saving.tie(lab, shown.scenario)
    response = redirect(lab)
    people.remember(response, person)
    return response


@require_POST
@authors
def edit(request: HttpRequest, scenario: Scenario) -> HttpResponse:
    """Other words for it."""
    words = {name: request.POST.get(name, "") for name in ("title", "text")}
    try:
        saving.describe(scenario, **words, tags=[request.POST.get("tags", "")])
    except Unsavable as refused:
        return render(request, "scenarios/refused.html", {"why": str(refused), "back": scenario}, status=400)
    return redirect(scenario)


@require_POST
@authors
def withdraw(request: HttpRequest, scenario: Scenario) -> HttpResponse:
    saving.withdraw(scenario)
    return redirect(scenario)


@require_POST
@authors
def restore(request: HttpRequest, scenario: Scenario) -> HttpResponse:
    saving.restore(scenario)
    return redirect(scenario)


@require_POST
@authors
def delete(request: HttpRequest, scenario: Scenario) -> HttpResponse:
    saving.delete(scenario)
    return redirect(reverse("scenarios"))
