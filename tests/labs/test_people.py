"""People tell each other apart: whoever comes into a lab gets a colour that is far from those in it."""

from __future__ import annotations

from collections import Counter

from cnmviz.labs import people
from cnmviz.labs.models import Lab, Member


def colours(lab: Lab, number: int) -> list[str]:
    Member.objects.filter(lab=lab).delete()
    return [people.member(lab, people.fresh_person()).colour for _ in range(number)]


def test_the_first_has_their_own_colour_and_the_second_the_opposite(lab: Lab) -> None:
    Member.objects.filter(lab=lab).delete()
    person = people.fresh_person()
    first = people.member(lab, person)
    second = people.member(lab, people.fresh_person())
    assert first.colour == people.introduction(person).colour
    assert people._apart(first.colour, second.colour) > 0.25


def test_ten_people_have_ten_colours_and_the_eleventh_shares_one(lab: Lab) -> None:
    assert sorted(colours(lab, 10)) == sorted(people.COLOURS)
    assert sorted(Counter(colours(lab, 11)).values()) == [1] * 9 + [2]


def test_who_comes_back_keeps_their_colour(lab: Lab) -> None:
    ids = [people.fresh_person() for _ in range(3)]
    first = [people.member(lab, each).colour for each in ids]
    assert [people.member(lab, each).colour for each in ids] == first


def test_neighbours_in_the_palette_differ() -> None:
    pairs = zip(people.COLOURS, people.COLOURS[1:], strict=False)
    assert [pair for pair in pairs if people._apart(*pair) < 0.1] == []
