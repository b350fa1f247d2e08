"""A lesson that is only tried, from its Markdown: by the builder, or by a teacher with a file. It leaves no progress."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cnmviz.console.file import Stopped
from cnmviz.labs import making, people

from . import attempts, reading
from .asking import Refused, decoded
from .attempts import Chosen
from .lesson import Lesson
from .models import Attempt
from .problems import Unreadable


class Written(msgspec.Struct, forbid_unknown_fields=True):
    """A lesson's file."""

    markdown: str


@require_POST
def attempt(request: HttpRequest) -> HttpResponse:
    """Begin a lesson that is sent as JSON, or as the file of a form; the answer says or leads where it is."""
    form = request.content_type == "multipart/form-data"
    person = people.person_in(request.COOKIES) or people.fresh_person()
    try:
        markdown = uploaded(request, reading.LONGEST) if form else decoded(request, Written, 2 * reading.LONGEST).markdown
        begun = enter(person, Chosen(read(markdown), ""))
    except Refused as refused:
        return page(request, refused) if form else refused.answer()
    response = redirect(begun.lab) if form else JsonResponse({"url": begun.lab.get_absolute_url()})
    people.remember(response, person)
    return response


def enter(person: str, chosen: Chosen, *, anew: bool = False) -> Attempt:
    """The attempt that somebody goes on with or begins.

    Raises:
        Refused: they made too many labs, or the lesson cannot begin.
    """
    try:
        return attempts.enter(person, chosen, anew=anew)
    except attempts.TooMany:
        raise Refused(429, making.TOO_MANY) from None
    except Stopped as stopped:
        raise Refused(400, "the lab that this lesson begins with cannot be made", [str(stopped)]) from None


def read(markdown: str) -> Lesson:
    """The lesson in a text.

    Raises:
        Refused: it is none.
    """
    try:
        return reading.read(markdown)
    except Unreadable as unreadable:
        raise Refused(400, "this cannot be read as a lesson", unreadable.problems) from None


def page(request: HttpRequest, refused: Refused, what: str = "This is not a lesson yet") -> HttpResponse:
    """A page that says why a file is of no use."""
    shown = {"what": what, "why": refused.why, "problems": refused.problems}
    return render(request, "lessons/unusable.html", shown, status=refused.status)


def uploaded(request: HttpRequest, most: int) -> str:
    """The text of a form's file.

    Raises:
        Refused: there is none, it is too large, or it is no text.
    """
    too_large = Refused(413, f"the file is too large: at most {most // 1024} KiB")
    sent = request.FILES.get("file")
    if sent is None or sent.size is None:
        # Of what is far too large, the end never comes here, and with it the file.
        raise too_large if int(request.META.get("CONTENT_LENGTH") or 0) > 2 * most else Refused(400, "choose a file first")
    if sent.size > most:
        raise too_large
    try:
        return str(sent.read(), "utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the file is no text in UTF-8") from None
