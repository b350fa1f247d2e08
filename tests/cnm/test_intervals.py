"""Intervals behave as a set of numbers, in far less room."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cnmviz.cnm.intervals import Intervals, add, contains, first_free, remove

numbers = st.sets(st.integers(0, 60))


def intervals_of(members: Iterable[int]) -> Intervals:
    result: Intervals = ()
    for number in members:
        result = add(result, number)
    return result


def test_neighbours_become_one_interval() -> None:
    assert add(add(((1, 3), (5, 9)), 4), 11) == ((1, 9), (11, 11))


def test_removing_inside_splits() -> None:
    assert remove(((1, 9),), 4) == ((1, 3), (5, 9))


@given(numbers)
def test_any_order_of_adding_gives_the_same_shortest_form(members: set[int]) -> None:
    result = intervals_of(members)
    assert {n for low, high in result for n in range(low, high + 1)} == members
    assert all(high + 1 < low for (_, high), (low, _) in pairwise(result))
    assert result == intervals_of(sorted(members, reverse=True)) == intervals_of(sorted(members))


@given(numbers, st.integers(0, 60))
def test_it_contains_what_was_added(members: set[int], number: int) -> None:
    assert contains(intervals_of(members), number) == (number in members)


@given(numbers, st.integers(0, 60))
def test_removing_undoes_adding(members: set[int], number: int) -> None:
    before = intervals_of(members - {number})
    assert remove(add(before, number), number) == before


@given(numbers, st.integers(0, 60), st.integers(0, 70))
def test_the_first_free_number_is_the_lowest_one_that_is_not_taken(members: set[int], low: int, high: int) -> None:
    expected = next((number for number in range(low, high + 1) if number not in members), None)
    assert first_free(intervals_of(members), low, high) == expected
