"""A class in which everything happened that leaves a row anywhere, and what a database says of somebody or something."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models

from cnmviz.classroom import messages
from cnmviz.classroom.models import Class
from cnmviz.classroom.presenting import keeping
from cnmviz.classroom.presenting.podium import Show
from cnmviz.classroom.questions.models import current
from cnmviz.labs import people, requests
from cnmviz.labs.messages import SendLine
from cnmviz.labs.models import Lab
from cnmviz.lessons import content, editions
from cnmviz.lessons.models import Attempt, Prediction

from .conftest import Pupil

OWN = {"contenttypes", "auth", "sessions", "admin", "migrations"}
"""Apps of Django's: their rows are not about classes."""


def happens(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    """Everything: commands, hands, questions with both votes, copies of a lesson, codes, forks, scenarios."""
    asks = tea.asks
    for line in (
        "docker network create front",
        "docker run -d --name web --network front nginx",
        "docker run -d --name web nginx",
    ):
        requests.answered(people.member(klass.lab, ana.id), SendLine(ref="", text=line), now=1)
    assert requests.line(people.member(klass.lab, tea.id), SendLine(ref="", text="place web=40,60"), now=1).ok
    assert asks(messages.Renew(ref="r")) == ""
    assert asks(messages.Help(ref="r", who=ben.pk)) == ""
    lesson = next(one for one in content.catalogue().values() if one.questions)
    assert asks(messages.HandOut(ref="r", source=f"/lessons/{lesson.slug}")) == ""
    asks(messages.questions.AskFirst(ref="r", source="@host", target="@outside"))
    question = current(klass.pk)
    assert question is not None
    asks(messages.questions.Put(ref="r", question=question.pk))
    for pupil in (ana, ben):
        assert pupil.asks(messages.questions.Give(ref="r", question=question.pk, round=1, chosen=[0])) == ""
    asks(messages.questions.CloseVote(ref="r", question=question.pk, round=1))
    attempt = Attempt.objects.get(lab=ana.again().copy)
    Prediction.objects.create(attempt=attempt, person=ana.id, question=0, chosen=[0])
    shared = Attempt.objects.create(lab=klass.lab, edition=editions.edition(lesson), key="", person=tea.id, start_seq=1)
    Prediction.objects.create(attempt=shared, person=ana.id, question=0, chosen=[0])
    assert (
        tea.browser().post(f"/lab/{klass.lab.code}/scenario", {"title": "Kept"}, content_type="application/json").status_code
        == 200
    )
    keeping.write(klass.pk, Show(by=tea.pk, lab=klass.lab_id), {"hops": []}, whole=True)
    user = User.objects.create_user("tea")
    browser = tea.browser()
    browser.force_login(user)
    browser.post(f"/class/{Class.objects.get(pk=klass.pk).code}/claim")


def ours() -> list[type[models.Model]]:
    """All models of the product."""
    return [model for model in apps.get_models() if model._meta.app_label not in OWN]


def referring() -> set[type[models.Model]]:
    """The models that belong to a class or to a lab, over whatever number of references."""
    found: set[type[models.Model]] = {Class, Lab}
    while True:
        more = {
            model
            for model in ours()
            for field in model._meta.get_fields()
            if isinstance(field, models.ForeignKey) and field.related_model in found and model not in found
        }
        if not more:
            return found
        found |= more


def said() -> Iterator[tuple[str, str]]:
    """Every text in every row of every table: where it stands, and what it says."""
    for model in apps.get_models():
        columns = [
            one.attname
            for one in model._meta.concrete_fields
            if isinstance(one, models.CharField | models.TextField | models.JSONField)
        ]
        for row in model._base_manager.values_list("pk", *columns):
            for column, value in zip(columns, row[1:], strict=True):
                if value:
                    yield f"{model.__name__}.{column}", str(value)


def where(text: str) -> set[str]:
    """The columns in which a text stands."""
    return {column for column, value in said() if text in value}
