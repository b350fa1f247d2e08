"""The pages of lessons: the ladder, a lesson's own page, and the starts of one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cnmviz.labs import people

from . import lab_page, ladder, trying
from .asking import Refused
from .attempts import Chosen
from .ladder import Rung


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """The ladder."""
    found = ladder.of(people.person_in(request.COOKIES))
    return _own(render(request, "lessons/ladder.html", {"ladder": found}))


@require_safe
def lesson(request: HttpRequest, slug: str) -> HttpResponse:
    """A lesson's own page: what it is about, what should come before, and its start."""
    whole = ladder.of(people.person_in(request.COOKIES))
    rung = _rung(whole, slug)
    before = [earlier for name in rung.lesson.after if (earlier := whole.rung(name))]
    goals = [lab_page.words_of(goal) for goal in rung.lesson.goals]
    shown = {"rung": rung, "before": before, "goals": goals, "next": lab_page.following(slug)}
    return _own(render(request, "lessons/lesson.html", shown))


@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on with a lesson, or begin it; `anew` begins it in any case."""
    return started(request, Chosen(_rung(ladder.of(None), slug).lesson, slug))


def started(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    """Go to the lab of a lesson: the one that somebody is at, or a new one."""
    person = people.person_in(request.COOKIES) or people.fresh_person()
    try:
        attempt = trying.enter(person, chosen, anew=bool(request.POST.get("anew")))
    except Refused as refused:
        return trying.page(request, refused)
    response = redirect(attempt.lab)
    people.remember(response, person)
    return response


def _rung(whole: ladder.Ladder, slug: str) -> Rung:
    rung = whole.rung(slug)
    if rung is None:
        raise Http404
    return rung


def _own(response: HttpResponse) -> HttpResponse:
    """A page that is another one for every person, and after every lesson."""
    response.headers["Cache-Control"] = "private, no-cache"
    return response
