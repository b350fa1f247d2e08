"""A text in Markdown becomes data: everything that may be drawn, and nothing that could run or lead astray."""

from __future__ import annotations

import json
import time

import pytest
from django.template import Context, Template

from cnmviz.labs import prose


def test_blocks() -> None:
    text = "## A *b*\n\none\ntwo  \nthree\n\n---\n\n> quoted\n\n    indented\n\n```sh x\n$ docker ps\n```\n"
    assert prose.of(text) == [
        {"t": "h", "n": 2, "c": ["A ", {"t": "em", "c": ["b"]}]},
        {"t": "p", "c": ["one two", {"t": "br"}, "three"]},
        {"t": "rule"},
        {"t": "quote", "c": [{"t": "p", "c": ["quoted"]}]},
        {"t": "code", "lang": "", "text": "indented"},
        {"t": "code", "lang": "sh", "text": "$ docker ps"},
    ]


def test_lists_hold_blocks_and_lists() -> None:
    assert prose.of("- one\n  - sub\n- two\n\n1. x\n") == [
        {
            "t": "ul",
            "c": [[{"t": "p", "c": ["one"]}, {"t": "ul", "c": [[{"t": "p", "c": ["sub"]}]]}], [{"t": "p", "c": ["two"]}]],
        },
        {"t": "ol", "c": [[{"t": "p", "c": ["x"]}]]},
    ]


def test_a_table() -> None:
    assert prose.of("| a | `b` |\n|---|---|\n| 1 | 2 |\n") == [
        {"t": "table", "head": [["a"], [{"t": "code", "text": "b"}]], "rows": [[["1"], ["2"]]]}
    ]
    assert prose.of("| a |\n|---|\n") == [{"t": "table", "head": [["a"]], "rows": []}]


def test_a_line_alone() -> None:
    assert prose.inline("`web` **reaches** db") == [{"t": "code", "text": "web"}, " ", {"t": "strong", "c": ["reaches"]}, " db"]
    assert prose.inline("") == []
    assert prose.of("") == []


@pytest.mark.parametrize("href", ["https://docs.docker.com/a?b=c#d", "http://x.y", "/scenarios/", "/s/abc/3"])
def test_links_that_lead_somewhere(href: str) -> None:
    assert prose.of(f"[words]({href})") == [{"t": "p", "c": [{"t": "a", "href": href, "c": ["words"]}]}]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//evil.example",
        "ftp://x",
        "mailto:a@b.c",
        "x.html",
        "vbscript:x",
        "&#106;avascript:x",
    ],
)
def test_links_that_lead_astray_are_words(href: str) -> None:
    assert '"a"' not in json.dumps(prose.of(f"[words]({href})"))


def test_no_link_leaves_the_site_by_a_backslash() -> None:
    found = json.dumps(prose.of("[words](/\\\\evil.example)"))
    assert "\\\\evil" not in found


def test_html_is_text_and_pictures_are_their_words() -> None:
    assert prose.of("<script>alert(1)</script>") == [{"t": "p", "c": ["<script>alert(1)</script>"]}]
    assert prose.of("a <b onclick=x>b</b> ![the *lab*](http://x/y.png)") == [
        {"t": "p", "c": ["a <b onclick=x>b</b> the ", {"t": "em", "c": ["lab"]}]}
    ]


def test_the_words_alone() -> None:
    assert prose.plain(prose.of("# A *b*c\n\n- x\n- y  \nz\n\n|a|b|\n|-|-|\n|1|2|\n\n```\nq\n```")) == "A bc x y z a b 1 2 q"


@pytest.mark.parametrize("text", ["*", "[", ">", "- ", "_a ", "`", "![", "&", "[a](b", "|a", "<", "\\", "[a]: b\n"])
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    found = prose.of(text * (20_000 // len(text)))
    assert time.process_time() - began < 2
    assert len(json.dumps(found)) < 1_000_000


@pytest.mark.parametrize(("opening", "closing"), [("*", "*"), ("**a ", "b**"), ("*a ", "b* "), ("[", "](/x)"), ("![", "](x)")])
@pytest.mark.parametrize("around", ["{}", "# {}", "![{}](x)", "[{}](/x)", "|a|\n|-|\n|{}|"])
def test_no_text_is_too_deep(opening: str, closing: str, around: str) -> None:
    text = around.format(f"{opening * 2_000}deep{closing * 2_000}")
    assert "deep" in prose.plain(prose.of(text))
    assert "deep" in drawn(text)


def test_what_lies_deep_loses_its_looks_and_no_more() -> None:
    styled = json.dumps(prose.of("*a " * 100 + "b* " * 100))
    assert styled.count('"em"') == prose.DEEPEST
    assert styled.count("a ") == 100
    assert json.dumps(prose.inline("*a " * 100 + "b* " * 100)).count('"em"') == prose.DEEPEST
    assert prose.of("*a **b*** c") == [{"t": "p", "c": [{"t": "em", "c": ["a ", {"t": "strong", "c": ["b"]}]}, " c"]}]


def drawn(markdown: str) -> str:
    return Template("{% load prose %}{{ blocks|prose }}").render(Context({"blocks": prose.of(markdown)}))


def test_it_is_drawn_on_the_server_too() -> None:
    assert drawn("# A\n\na *b* `c` **d**  \n[e](/f)\n\n- x\n\n1. y\n\n---\n\n> q\n\n|h|\n|-|\n|z|\n\n```sh\nls\n```") == (
        '<h3>A</h3><p>a <em>b</em> <code>c</code> <strong>d</strong><br><a href="/f" rel="noopener noreferrer nofollow">e</a></p>'
        "<ul><li><p>x</p></li></ul><ol><li><p>y</p></li></ol><hr><blockquote><p>q</p></blockquote>"
        '<div class="table" tabindex="0"><table><thead><tr><th scope="col">h</th></tr></thead>'
        '<tbody><tr><td>z</td></tr></tbody></table></div><pre tabindex="0"><code>ls</code></pre>'
    )


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "`<b>`", "    <b>", "> <b>", "- <b>", "# <b>", "*<b>*", "|<b>|\n|-|\n|<b>|", '[<b>](/x"<b>)']
)
def test_what_is_drawn_is_escaped(text: str) -> None:
    found = drawn(text)
    assert "<b>" not in found
    assert "<script" not in found
    assert "&lt;" in found
