"""What people are called in a replay: by nicknames, or, to be shown to anybody, by numbers in the order in which they came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cnmviz.classroom.forgetting import NOBODY
from cnmviz.classroom.models import Participant, Role
from cnmviz.labs.people import COLOURS

LAB = -1
"""In place of a person: the lab itself."""


@dataclass(frozen=True, slots=True)
class Called:
    """A person in a replay."""

    name: str
    colour: str


@dataclass(slots=True)
class Names:
    """Everybody of a class, by their place in `people`. Place 0 is whoever is not in the class any more."""

    people: list[Called] = field(default_factory=lambda: [Called(NOBODY, COLOURS[0])])
    places: dict[int, int] = field(default_factory=dict)
    persons: dict[str, int] = field(default_factory=dict)

    def of(self, participant: int) -> str:
        """What a participant is called."""
        return self.people[self.place(participant)].name

    def place(self, participant: int) -> int:
        return self.places.get(participant, 0)

    def place_of(self, person: str | None) -> int:
        """Who wrote an entry of the lab's log."""
        return LAB if person is None else self.persons.get(person, 0)


def names(participants: Iterable[Participant], *, hidden: bool) -> Names:
    """The names of a class; `hidden` tells nobody's."""
    found = Names()
    numbers = {True: 0, False: 0}
    for who in participants:
        teaches = who.role == Role.TEACHER
        numbers[teaches] += 1
        place = found.places[who.pk] = len(found.people)
        numbered = f"{'Teacher' if teaches else 'Student'} {numbers[teaches]}"
        called = Called(numbered, COLOURS[place % len(COLOURS)]) if hidden else Called(who.nickname, who.colour)
        found.people.append(called)
        for person in filter(None, (who.formerly, who.person)):
            found.persons[person] = place
    return found
