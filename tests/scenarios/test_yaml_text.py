"""YAML as texts: what is read, what each refusal says, and that nothing huge is ever built."""

from __future__ import annotations

import contextlib
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnmviz.scenarios.yaml_text import DEEPEST, LARGEST, MOST_NODES, Malformed, Table, read, text_of


def refused(text: str) -> str:
    with pytest.raises(Malformed) as told:
        read(text)
    return str(told.value)


def test_every_scalar_stays_the_text_that_was_written() -> None:
    assert read("a: 22:22\nb: no\nc: 0o17\nd: 1_000\ne: 2026-01-01\nf: 'null'\ng: \"~\"") == {
        "a": "22:22", "b": "no", "c": "0o17", "d": "1_000", "e": "2026-01-01", "f": "null", "g": "~",
    }  # fmt: skip


def test_only_what_is_empty_is_none() -> None:
    assert read("a:\nb: ~\nc: null\nd: [~, x]") == {
        "a": None, "b": None, "c": None, "d": [None, "x"],
    }  # fmt: skip


def test_an_empty_text_is_nothing() -> None:
    assert read("# only a comment\n") is None


def test_tags_of_texts_mean_nothing_and_make_nothing() -> None:
    assert read("a: !!str 1\nb: !!int 2\nc: !!null ''") == {"a": "1", "b": "2", "c": None}


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!binary", "!thing"])
def test_a_tag_that_would_make_something_else_is_refused(tag: str) -> None:
    assert refused(f"a: 1\nb: {tag} x").startswith("line 2: nothing is known of the tag ")


def test_a_tag_can_take_its_key_away_and_another_mean_nothing() -> None:
    assert read("a: !reset []\nb: !override [1]", dropping="!reset", ignoring="!override") == {"b": ["1"]}


def test_aliases_repeat_and_merges_give_way_to_what_is_written() -> None:
    text = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  b: 5\n  <<: [*x, *y]\nw: *x"
    assert read(text) == {
        "x": {"a": "1", "b": "2"}, "y": {"b": "3", "c": "4"}, "z": {"b": "5", "a": "1", "c": "4"}, "w": {"a": "1", "b": "2"},
    }  # fmt: skip


def test_a_key_knows_its_line_also_where_the_text_is_part_of_another() -> None:
    table = read("a: 1\nb:\n  c: 2\n", first_line=11)
    assert isinstance(table, Table)
    assert isinstance(inner := table["b"], Table)
    assert (table.line_of("a"), table.line_of("b"), inner.line_of("c"), inner.line_of("gone")) == (11, 12, 13, 13)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a:\n\tb: 1", "line 2: found character that cannot start any token (a tab cannot indent YAML: use spaces)"),
        ("a: [1\nb: 2", "line 2: did not find expected ',' or ']'"),
        ("a: 1\n\nb: \0", "line 3: control characters are not allowed (character 0)"),
        ("a: 1\na: 2", 'line 2: mapping key "a" already defined at line 1'),
        ("<<: {a: 1}\n<<: {b: 1}", 'line 2: mapping key "<<" already defined at line 1'),
        ("a: *b", "line 1: unknown anchor 'b' referenced"),
        ("a: &a [*a]", "line 1: anchor 'a' value contains itself"),
        ("a: 1\n---\nb: 2", "line 2: a second document begins here: one document in a file can be read"),
        ("? [a]\n: b", "line 1: a key must be a text"),
        ("a: 1\n<<: 2", "line 2: map merge requires map or sequence of maps as the value"),
        ("a: \ud800", "this is not UTF-8 text"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, why: str) -> None:
    assert refused(text) == why


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    with pytest.raises(Malformed, match="line 2: this is not UTF-8 text"):
        text_of(b"a: 1\nb: \xff\n")
    assert text_of(b"\xef\xbb\xbfa: 1") == "a: 1"


def test_a_large_file_is_refused_before_anything_is_read() -> None:
    with pytest.raises(Malformed, match="the file is too large: at most 1024 KiB"):
        text_of(b"x" * (LARGEST + 1))
    assert refused("x" * (LARGEST + 1)) == "the text is too large: at most 1024 KiB"


def bomb(levels: int) -> str:
    first = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    return first + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, levels))


def merge_bomb(levels: int) -> str:
    first = "a0: &a0 {" + ", ".join(f"k{n}: x" for n in range(100)) + "}\n"
    return first + "".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, levels))


HOSTILE = {
    "aliases that unfold": bomb(30),
    "merges that unfold": merge_bomb(30),
    "deep lists": "[" * 500_000,
    "deep mappings": "{a: " * 250_000,
    "deep blocks": "".join(" " * n + "a:\n" for n in range(1000)),
    "deep by aliases": "".join(f"a{n}: &a{n} [{f'*a{n - 1}' if n else 'x'}]\n" for n in range(1000)),
    "many values": "[" + "a," * 500_000 + "]",
    "many keys": "".join(f"k{n}: v\n" for n in range(100_000)),
    "many anchors": "".join(f"- &a{n} x\n" for n in range(70_000)),
    "one text again and again": "- &a " + "x" * 1_000_000 + "\n" + "- *a\n" * 5000,
    "one key again and again": "? " * 500_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_would_fill_the_memory_is_refused_where_it_begins_to(what: str) -> None:
    began = time.process_time()
    why = refused(HOSTILE[what])
    assert time.process_time() - began < 5
    assert "too much is in this text" in why or "nested too deeply" in why


@pytest.mark.parametrize("what", HOSTILE)
def test_what_would_fill_the_memory_does_not(what: str) -> None:
    tracemalloc.start()
    refused(HOSTILE[what])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 48 * 2**20


def test_what_aliases_repeat_is_counted_as_if_it_were_written_out() -> None:
    items = "x: &x [" + "a, " * 999 + "a]\n"
    lists = MOST_NODES // 1001 - 1
    assert read(items + "".join(f"y{n}: *x\n" for n in range(lists - 2)))
    assert "too much is in this text" in refused(items + "".join(f"y{n}: *x\n" for n in range(lists + 2)))


def test_the_deepest_that_is_read() -> None:
    assert read("[" * (DEEPEST - 1) + "x" + "]" * (DEEPEST - 1))
    assert refused("[" * DEEPEST + "x" + "]" * DEEPEST) == f"line 1: nested too deeply: at most {DEEPEST} levels"


@given(st.text(alphabet="ab:-[]{}&*<>|!?#,'\"\n \t~%@0\0é", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Malformed):
        read(text)
