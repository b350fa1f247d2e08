"""The pages for the end: a teacher deletes a class with everything in it, a student takes back what it has of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cnmviz.labs import people
from cnmviz.labs.gate import Barred

from . import deleting, forgetting, joining, rules
from .models import Participant
from .pages import private, taught

NOT_THIS_CODE = "This is not the code of the class. Nothing was deleted."
TEACHES = "You lead this class. Delete it with everything in it, or let another teacher remove you."


@require_http_methods(["GET", "HEAD", "POST"])
@private
def delete(request: HttpRequest, code: str) -> HttpResponse:
    """Delete a class, once its code was typed."""
    klass = taught(request, code)
    wrong = request.method == "POST" and request.POST.get("code", "")[:50].strip().upper() != klass.code
    if request.method == "POST" and not wrong:
        deleting.delete(klass)
        what = "Its lab, the copies, the questions and answers, the log and everybody's names are gone."
        return render(request, "classroom/done.html", {"title": f"“{klass.title}” is deleted", "what": what})
    context = {
        "klass": klass,
        "why": NOT_THIS_CODE if wrong else "",
        "students": klass.participants.exclude(role="teacher").count(),
        "copies": klass.participants.filter(copy__isnull=False).count(),
        "questions": klass.questions.count(),
    }
    return render(request, "classroom/delete.html", context, status=400 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def forget(request: HttpRequest, code: str) -> HttpResponse:
    """Leave a class for good, once that was confirmed."""
    who = _student(request, code)
    if request.method != "POST":
        return render(request, "classroom/forget.html", {"klass": who.klass, "who": who})
    forgetting.forget(who)
    what = "The class has neither your name nor your copy any more, and nothing in it leads to you."
    return render(request, "classroom/done.html", {"title": "You are forgotten", "what": what})


def _student(request: HttpRequest, code: str) -> Participant:
    """The student who asks, also one who was removed.

    Raises:
        Http404: there is no such class.
        Barred: they are not in it, or lead it.
    """
    try:
        klass, _ = joining.find(code)
    except joining.NotIn:
        raise Http404 from None
    person = people.person_in(request.COOKIES)
    who = klass.participants.filter(person=person).first() if person else None
    if who is None:
        raise Barred(rules.OUTSIDE)
    if who.teaches:
        raise Barred(TEACHES)
    return who
