"""The ladder as one person sees it: topics, their lessons, what is done, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import attempts, content, progress, scoring
from .lesson import Lesson
from .models import Attempt, Progress


@dataclass(frozen=True, slots=True)
class Rung:
    """A lesson of the ladder; `number` counts from 1. `best` is the person's result, `attempt` their newest one."""

    number: int
    lesson: Lesson
    best: Progress | None
    attempt: Attempt | None

    @property
    def state(self) -> str:
        if self.best:
            return "done"
        return "begun" if self.attempt else "new"

    @property
    def under_way(self) -> Attempt | None:
        """The attempt that can be gone on with."""
        return self.attempt if self.attempt and not self.attempt.done else None


@dataclass(frozen=True, slots=True)
class Topic:
    """A section of the ladder."""

    title: str
    rungs: list[Rung] = field(default_factory=list)

    @property
    def done(self) -> int:
        return sum(rung.state == "done" for rung in self.rungs)


@dataclass(frozen=True, slots=True)
class Ladder:
    """All of it."""

    topics: list[Topic]

    @property
    def rungs(self) -> list[Rung]:
        return [rung for topic in self.topics for rung in topic.rungs]

    @property
    def done(self) -> int:
        return sum(topic.done for topic in self.topics)

    @property
    def points(self) -> int:
        return sum(rung.best.points for rung in self.rungs if rung.best)

    @property
    def most(self) -> int:
        return scoring.MOST * len(self.rungs)

    @property
    def go_on(self) -> Rung | None:
        """Where to go on: the lesson that was begun last and is not done, else the first that is not."""
        begun = [rung for rung in self.rungs if rung.under_way and not rung.best]
        if begun:
            return max(begun, key=lambda rung: rung.attempt.pk if rung.attempt else 0)
        return next((rung for rung in self.rungs if rung.state == "new"), None)

    def rung(self, slug: str) -> Rung | None:
        return next((rung for rung in self.rungs if rung.lesson.slug == slug), None)


def of(person: str | None) -> Ladder:
    """The ladder of a person; of nobody, it is all new. Two queries, whatever was done."""
    best = progress.of(person) if person else {}
    newest = attempts.newest_of(person) if person else {}
    topics: list[Topic] = []
    for number, lesson in enumerate(content.catalogue().values(), 1):
        if not topics or topics[-1].title != lesson.topic:
            topics.append(Topic(lesson.topic))
        topics[-1].rungs.append(Rung(number, lesson, best.get(lesson.slug), newest.get(lesson.slug)))
    return Ladder(topics)
