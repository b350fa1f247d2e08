"""The results of a class on a page and as files, for its teacher alone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cnmviz.classroom.pages import private, taught

from . import files, tables, tally

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@private
def results(request: HttpRequest, code: str) -> HttpResponse:
    """All results."""
    klass = taught(request, code)
    return render(request, "classroom/results.html", {"klass": klass, "results": tally.of(klass)})


@require_safe
@private
def results_csv(request: HttpRequest, code: str, table: str) -> HttpResponse:
    """One of the tables."""
    klass = taught(request, code)
    found = tables.of(tally.of(klass)).get(table)
    if found is None:
        raise Http404
    return _file(files.as_csv(found).encode(), "text/csv; charset=utf-8", f"{klass.code}-{table}.csv")


@require_safe
@private
def results_workbook(request: HttpRequest, code: str) -> HttpResponse:
    """All tables."""
    klass = taught(request, code)
    body = files.as_workbook(tables.of(tally.of(klass)).values(), klass.title)
    return _file(body, WORKBOOK, f"{klass.code}-results.xlsx")


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    """`name` is of a code's letters, so that nothing in it needs quoting."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(body, content_type=kind, headers=headers)
