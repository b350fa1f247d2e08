"""Files that become labs, and labs that become files, over HTTP.

A file is sent as it is. With `look` nothing is made: the answer tells what is inside, so that somebody can decide. What is
refused writes nothing, and a file that is too large is not read to its end.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from cnmviz.cnm.world import World
from cnmviz.labs import limits, making, people, worlds
from cnmviz.labs.models import Lab
from cnmviz.labs.views import era, lab_for

from . import formats, schema, shelf
from .formats import Asked, Format, Reading, Unusable, Writing
from .rights import looking
from .shelf import Shown

logger = logging.getLogger(__name__)

FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
MOST_NOTES = 200
MAY_COME = "at most {:g} MiB"
BUSY = "Other files are being read just now. Try again in a moment."
IN_THE_BROWSER = ("json",)
"""What the page saves by itself, beside its pictures."""

_turns = BoundedSemaphore(limits.READINGS_AT_ONCE)
_kept: dict[str, Writing] = {}
"""Labs as files that were asked for last, by lab, moment and format."""


class _TooLarge(Unusable):
    """More than anybody reads."""


class _Busy(Exception):
    """Others are served just now."""


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=limits.READING_WAIT):
        raise _Busy
    try:
        yield
    finally:
        _turns.release()


@require_POST
def open_file(request: HttpRequest) -> HttpResponse:
    """Make a lab of a file and say where it is, or with `?look` what it would be."""
    person = people.person_in(request.COOKIES) or people.fresh_person()
    looks = "look" in request.GET
    if not looks and making.too_many(person):
        return JsonResponse({"error": making.TOO_MANY}, status=429)
    try:
        body = _body(request)
        with _turn():
            found, reading = _read(body, request.GET.get("name", ""))
        told = {"kind": found.label, **_about(reading)}
        if looks:
            return JsonResponse(told)
        lab = making.make(person, reading.world, title=reading.title, now=making.microseconds())
    except Unusable as unusable:
        return JsonResponse({"error": str(unusable)}, status=413 if isinstance(unusable, _TooLarge) else 400)
    except _Busy:
        return JsonResponse({"error": BUSY}, status=503)
    except IntegrityError:
        logger.exception("a file was sound, and the database refused it")
        return JsonResponse({"error": "the lab in this file does not hold together"}, status=400)
    response = JsonResponse({"url": lab.get_absolute_url(), **told})
    people.remember(response, person)
    return response


def _body(request: HttpRequest) -> bytes:
    if request.content_type in FORMS:
        raise Unusable("a file is sent as it is, not in a form")
    told = request.headers.get("Content-Length", "")
    body = b"" if told.isdigit() and int(told) > limits.FILE_BYTES else request.read(limits.FILE_BYTES + 1)
    if (not body and told not in ("", "0")) or len(body) > limits.FILE_BYTES:
        raise _TooLarge(f"the file is too large: {MAY_COME.format(limits.FILE_BYTES / 1024**2)}")
    return body


def _read(body: bytes, name: str) -> tuple[Format, Reading]:
    found = formats.recognised(body, name)
    return found, found.read(body, Asked(name=name[:200], seed=making.fresh_seed(), now=making.microseconds()))


def _about(reading: Reading) -> dict[str, Any]:
    """What is inside, for somebody who decides whether to open it."""
    world = reading.world
    return {
        "title": people.readable(reading.title, 200),
        "hosts": len(world.hosts),
        "networks": len(world.networks),
        "containers": len(world.containers),
        "notes": _short(reading.notes),
    }


def _short(notes: tuple[str, ...]) -> list[str]:
    more = [f"and {len(notes) - MOST_NOTES} more"] if len(notes) > MOST_NOTES else []
    return [*(note[:1000] for note in notes[:MOST_NOTES]), *more]


@require_safe
def export(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """The lab as a file of a format."""
    found = {one.name: one for one in formats.written()}.get(name)
    if found is None:
        raise Http404
    lab, world = worlds.read(lab_for(request, code, "take").pk)
    return _saved(request, found, _Source(lab.code, f"{era(lab)} {lab.seq}", lab.title, lambda: world))


def export_of_scenario(found: Format) -> Callable[..., HttpResponse]:
    """A page that gives a scenario as a file of a format."""

    def view(request: HttpRequest, shown: Shown) -> HttpResponse:
        name = slugify(shown.title)[:60] or "scenario"
        return _saved(request, found, _Source(name, shown.key, shown.title, lambda: shown.loaded(shown.key, shelf.EPOCH)))

    return require_safe(looking(view))


@dataclass(frozen=True, slots=True)
class _Source:
    """What is written: the file's name without its ending, what tells its content from any other, a title, and the lab."""

    name: str
    key: str
    title: str
    world: Callable[[], World]


def _saved(request: HttpRequest, found: Format, source: _Source) -> HttpResponse:
    """The file, or with `?notes` JSON of its text and of what it cannot say."""
    try:
        writing = _written(found, source)
    except Unusable as unusable:
        return JsonResponse({"error": str(unusable)}, status=400)
    except _Busy:
        return JsonResponse({"error": BUSY}, status=503)
    if "notes" in request.GET:
        response: HttpResponse = JsonResponse({"text": writing.body.decode(), "notes": _short(writing.notes)})
    else:
        response = HttpResponse(writing.body, content_type=f"{found.media_type}; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{source.name}{found.suffixes[0]}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _written(found: Format, source: _Source) -> Writing:
    key = f"{source.key} {found.name}"
    kept = _kept.get(key)
    if kept is None:
        with _turn():
            kept = formats.write(found, source.title, source.world())
        while len(_kept) >= limits.HOT_EXPORTS:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = kept
    return kept


@require_safe
def lab_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of a lab's document. Others may read it from their pages."""
    response = HttpResponse(schema.text(), content_type="application/schema+json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def exports(request: HttpRequest, lab: Lab, person: str) -> Mapping[str, Any]:
    """For the lab's page: the further formats that it can be saved in, and where."""
    return {"exports": [way for way in ways(lab.get_absolute_url()) if way["name"] not in IN_THE_BROWSER]}


def ways(here: str) -> list[dict[str, str]]:
    """In which formats there is what has this address, and where."""
    return [
        {
            "name": one.name,
            "label": one.label,
            "suffix": one.suffixes[0].removeprefix("."),
            "url": f"{here.rstrip('/')}/export/{one.name}",
        }
        for one in formats.written()
    ]
