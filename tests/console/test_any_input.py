"""Whatever is typed is answered: no line, template or script brings the console down."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.cnm.commands import catalogue
from cnmviz.console import complete, perform
from cnmviz.console.template import Struct, TemplateError, execute
from cnmviz.console.tools import catalogue as tools
from tests.console.prompt import START, two_networks

LAB = two_networks()

scrap = st.sampled_from(
    (
        *(
            "aa",
            "bb",
            "cc",
            "n1",
            "bridge",
            "nginx",
            "-",
            "--",
            "''",
            "-it",
            "-c",
            "--help",
            "-p",
            "80",
            "8080:80",
            "$X",
            "|",
            "&&",
        ),
        *(
            ";",
            ">",
            "2>&1",
            "'",
            '"',
            "\\",
            "#",
            "(",
            "sh",
            "--format",
            "'{{.}}'",
            "{{range .}}",
            "json",
            "-1",
            "9" * 30,
            "é",
            "\x00",
        ),
        *(
            "http://bb",
            "172.18.0.3",
            "::1",
            "[::1]:80",
            "/etc/hosts",
            "-w",
            "-z",
            "get",
            "show",
            "=",
            "--filter",
            "name=",
            "a=b=c",
        ),
    )
)
head = st.sampled_from(
    (*(f"docker {path}" for path in catalogue()), "docker exec aa", "docker exec -it", "reach", "matrix", *tools())
)
line = st.one_of(st.text(max_size=40), st.builds(lambda first, rest: " ".join((first, *rest)), head, st.lists(scrap, max_size=6)))


@given(line)
@settings(max_examples=400, deadline=None)
def test_every_line_is_answered(text: str) -> None:
    done = perform(LAB.world, text, now=START)
    assert 0 <= done.text.exit <= 255
    assert (done.text.exit == 0) or done.text.stderr or done.text.stdout or done.outcome is not None


@given(line, st.integers(-5, 60))
@settings(max_examples=200, deadline=None)
def test_every_cursor_is_answered(text: str, cursor: int) -> None:
    start, candidates = complete(LAB.world, text, cursor)
    assert 0 <= start <= len(text)
    assert all(word and isinstance(help_, str) for word, help_ in candidates)


DATA = Struct({"A": {"b": "c"}, "L": [1, "x", None], "S": Struct({"F": True}), "N": None, "T": "text", "I": 3})
piece = st.sampled_from(
    (
        *(
            "{{",
            "}}",
            "{{-",
            "-}}",
            ".A",
            ".L",
            ".S",
            ".N",
            ".T",
            ".I",
            ".b",
            ".F",
            "$",
            "$x",
            ":=",
            "=",
            "|",
            "(",
            ")",
            " ",
            ",",
            ".",
        ),
        *(
            "range",
            "if",
            "else",
            "end",
            "with",
            "break",
            "index",
            "len",
            "eq",
            "and",
            "not",
            "json",
            "join",
            "printf",
            "slice",
            "upper",
        ),
        *(
            '"%d"',
            "`r`",
            "'c'",
            "0",
            "1",
            "-1",
            "true",
            "nil",
            "text",
            "\n",
            "{{end}}",
            "{{.A}}",
            "/*",
            "*/",
            "pad",
            "truncate",
            "split",
        ),
    )
)


@given(st.lists(piece, max_size=14).map("".join))
@settings(max_examples=600, deadline=None)
def test_every_template_prints_or_says_what_is_wrong(source: str) -> None:
    complaint = ""
    try:
        execute(source, DATA)
    except TemplateError as error:
        complaint = str(error)
    assert not complaint or complaint.startswith("template: ")


@given(st.lists(scrap, max_size=10).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_every_script_ends(script: str) -> None:
    quoted = script.replace("'", "'\\''")
    done = perform(LAB.world, f"docker exec aa sh -c '{quoted}'", now=START)
    assert done.world == LAB.world
