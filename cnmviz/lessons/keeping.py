"""Progress as a file, for a browser that forgets everything at night: saved by whoever made it, loaded by whoever brings it.

The file is JSON that a person can read. It is signed with the server's key, so that what comes back is what was given out; what
it brings is added to what is there, and the better result of each lesson stays.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cnmviz.labs import people

from . import progress, scoring, trying
from .asking import Refused, count
from .models import Progress

LARGEST = 512 * 1024
MOST_LESSONS = 2_000
"""Those of one person: the ladder's, and those that were shared with them."""

NAME = "cnmviz-progress.json"


class Result(msgspec.Struct, forbid_unknown_fields=True):
    """A lesson that was done, as `models.Progress` has it."""

    key: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    used: Annotated[int, msgspec.Meta(ge=0, lt=2**31)]
    points: Annotated[int, msgspec.Meta(ge=scoring.LEAST, le=scoring.MOST)]
    done: Annotated[datetime, msgspec.Meta(tz=True)]


class Kept(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The whole file."""

    format: Literal["cnmviz-progress"] = "cnmviz-progress"
    version: Literal[1] = 1
    lessons: Annotated[list[Result], msgspec.Meta(max_length=MOST_LESSONS)]
    signature: str = ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: HttpRequest) -> HttpResponse:
    """Give somebody's progress as a file; a post brings one back."""
    person = people.person_in(request.COOKIES)
    if request.method != "POST":
        response = HttpResponse(written(person), content_type="application/json")
        response.headers["Content-Disposition"] = f'attachment; filename="{NAME}"'
        return response
    person = person or people.fresh_person()
    try:
        count(("progress", request.META.get("REMOTE_ADDR")))
        brought = read(trying.uploaded(request, LARGEST))
    except Refused as refused:
        return trying.page(request, refused, "This is not your progress")
    progress.add(person, [Progress(key=each.key, used=each.used, points=each.points, done=each.done) for each in brought])
    response = redirect("lessons")
    people.remember(response, person)
    return response


def written(person: str | None) -> bytes:
    """A person's progress as a file; nobody has none."""
    known = sorted(progress.of(person).values(), key=lambda each: each.done)[:MOST_LESSONS] if person else []
    file = Kept(lessons=[Result(each.key, each.used, each.points, each.done) for each in known])
    file.signature = _signature(file)
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"


def read(body: str) -> list[Result]:
    """What is in a file.

    Raises:
        Refused: it is none of this server, or somebody changed it.
    """
    try:
        file = msgspec.json.decode(body, type=Kept)
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise Refused(400, f"the file cannot be read: {str(wrong)[:200]}") from None
    if not constant_time_compare(file.signature, _signature(file)):
        raise Refused(400, "the file was not made by this server, or somebody changed it")
    return file.lessons


def _signature(file: Kept) -> str:
    return Signer(salt="progress").signature(msgspec.json.encode(file.lessons))
