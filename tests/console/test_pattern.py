"""Patterns of grep: the same answers as Python's where both know the pattern, and no way to run away."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.console.tools.pattern import LONGEST, BadPattern, compiled
from tests.console.prompt import two_networks


@pytest.mark.parametrize(
    ("pattern", "line", "found"),
    [
        ("b.d", "abcde", True),
        ("^b", "abc", False),
        ("c$", "abc", True),
        ("a*b", "b", True),
        ("a+b", "aab", False),
        (r"a\+b", "aab", True),
        (r"x\|b", "abc", True),
        ("x|b", "abc", False),
        ("[0-9]", "web2", True),
        ("[^a-z]", "web", False),
        ("[]x]", "]", True),
        (r"172\.18", "172x18", False),
        ("*", "a*b", True),
    ],
)
def test_basic_patterns(pattern: str, line: str, found: bool) -> None:
    assert compiled(pattern)(line) is found


@given(
    st.lists(st.sampled_from(("a", "b", ".", "a*", "b+", "c?", "(a|b)", "(ab)*", "[ab]", "[^a]", "^", "$", "|")), max_size=7).map(
        "".join
    ),
    st.text("abc", max_size=8),
)
@settings(max_examples=300, deadline=None)
def test_extended_patterns_mean_what_they_mean_elsewhere(pattern: str, line: str) -> None:
    assert compiled(pattern, extended=True)(line) is bool(re.search(pattern, line))


def test_words_and_fixed_text() -> None:
    assert compiled("web", words=True)("a web b")
    assert not compiled("web", words=True)("a webx b")
    assert compiled("a.b", fixed=True)("xa.b")
    assert not compiled("a.b", fixed=True)("xaxb")


@pytest.mark.parametrize("pattern", ["(a", "a)", "[a", "(" * 20 + ")" * 20, "x" * (LONGEST + 1)])
def test_malformed_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(BadPattern):
        compiled(pattern, extended=True)


def test_a_pattern_cannot_run_away() -> None:
    test = compiled("(a*)*" * 10 + ".*" * 20 + "b", extended=True)
    assert not test("a" * 5000)


@pytest.mark.parametrize(
    ("script", "printed", "status"),
    [
        ("cat /etc/hosts | grep -c ip6", "5\n", 0),
        ("cat /etc/hosts | grep -in LOCALHOST$", "1:127.0.0.1\tlocalhost\n", 0),
        ("grep -q 172 /etc/hosts", "", 0),
        ("grep 10.99 /etc/hosts", "", 1),
        ("ip addr | grep -E '(inet|ether) ' | grep -v 127 | wc -l", "2\n", 0),
    ],
)
def test_grep(script: str, printed: str, status: int) -> None:
    quoted = script.replace("'", "'\\''")
    text = two_networks().type(f"docker exec aa sh -c '{quoted}'")
    assert (text.stdout, text.stderr, text.exit) == (printed, "", status)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("grep", "Usage: grep [-ivcnqwEF] PATTERN [FILE]...\n"),
        ("grep -E '(' /etc/hosts", "grep: bad regex '('\n"),
        ("grep x /nope", "grep: /nope: No such file or directory\n"),
    ],
)
def test_grep_complains(line: str, complaint: str) -> None:
    assert two_networks().err(f"docker exec aa {line}") == (complaint, 2)
