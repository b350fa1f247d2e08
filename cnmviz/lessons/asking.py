"""Questions of a page in JSON: who asks, in which lab, and whether they may. What is refused is answered as {"error"}.

Bodies were written by anybody: their size is looked at before they are read, and they are converted strictly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypeVar

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cnmviz.labs import gate, limits, people
from cnmviz.labs.buckets import Buckets
from cnmviz.labs.models import Member
from cnmviz.labs.views import lab_with

from . import attempts
from .models import Attempt

Body = TypeVar("Body")
View = Callable[..., HttpResponse]


class Refused(Exception):
    """Why something is not done: a status of HTTP, a sentence, and for a lesson's text what is wrong with it."""

    def __init__(self, status: int, why: str, problems: list[str] | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.problems = problems

    def answer(self) -> HttpResponse:
        return JsonResponse(
            {"error": self.why} | ({} if self.problems is None else {"problems": self.problems}), status=self.status
        )


class Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """{}: there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Asked(Generic[Body]):
    """A member of a lab asks something about its lesson."""

    attempt: Attempt
    person: str
    body: Body


_rates = Buckets()


def deed(body: type[Body]) -> Callable[[Callable[[Asked[Body]], dict[str, Any]]], View]:
    """A view of what a member of a lab asks about the lab's lesson."""

    def view_of(answer: Callable[[Asked[Body]], dict[str, Any]]) -> View:
        def ask(request: HttpRequest, code: str) -> dict[str, Any]:
            member = member_of(request, code)
            attempt = attempts.of_lab(member.lab_id)
            if attempt is None:
                raise Refused(404, "this lab is for no lesson")
            count(("member", member.pk))
            return answer(Asked(attempt, member.person, decoded(request, body, limits.MESSAGE_BYTES)))

        return json_view(wraps(answer)(ask))

    return view_of


def json_view(answer: Callable[..., dict[str, Any]]) -> View:
    """A view that is posted to and answers in JSON."""

    @require_POST
    @never_cache
    @wraps(answer)
    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            said = msgspec.json.encode(answer(request, *args, **kwargs))
        except Refused as refused:
            return refused.answer()
        return HttpResponse(said, content_type="application/json")

    return view


def decoded(request: HttpRequest, body: type[Body], most: int) -> Body:
    """What was sent.

    Raises:
        Refused: it is too large, or not what is asked for.
    """
    if request.content_type != "application/json":
        raise Refused(415, "send application/json")
    sent = request.read(most + 1)
    if len(sent) > most:
        raise Refused(413, f"this is too large: at most {most // 1024} KiB")
    try:
        return msgspec.json.decode(sent, type=body)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as wrong:
        raise Refused(400, str(wrong)[:200]) from None


def count(key: tuple[str, object]) -> None:
    """Count a question against the rate of whoever asks.

    Raises:
        Refused: too many.
    """
    if _rates.full(key, per_second=limits.QUESTIONS_PER_SECOND, at_once=limits.QUESTIONS_AT_ONCE):
        raise Refused(429, f"too many questions: at most {limits.QUESTIONS_PER_SECOND} a second")


def member_of(request: HttpRequest, code: str) -> Member:
    """The member of a lab who asks.

    Raises:
        Refused: there is no such lab, or somebody asks who is not in it.
    """
    try:
        lab = lab_with(code)
    except Http404:
        raise Refused(404, "there is no such lab") from None
    person = people.person_in(request.COOKIES)
    member = Member.objects.filter(lab=lab, person=person).first() if person else None
    if member is None:
        raise Refused(403, "you are not in this lab: open its page first")
    why = gate.why_not(lab.pk, member.person, "ask")
    if why:
        raise Refused(403, why)
    return member
