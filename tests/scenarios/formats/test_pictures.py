"""Pictures with a lab inside: the lab is taken, and nothing else; damaged ones are told apart from those without a lab."""

from __future__ import annotations

import json

import pytest

from cnmviz.scenarios import formats
from cnmviz.scenarios.formats import Asked, Reading, Unusable, document
from tests.console.prompt import START
from tests.scenarios.formats.pictures import SIGNATURE, chunk, png, svg
from tests.scenarios.labs import lab

WORLD = lab("docker run -d --name web -e 'A=</metadata>&\u00e4\u2028' nginx")
DOCUMENT = document.write("</metadata> & \u00e4", WORLD).body
INSIDE = DOCUMENT.decode().replace("<", "\\u003c").replace("&", "\\u0026").replace(">", "\\u003e")
ESCAPED = DOCUMENT.decode().replace("&", "&amp;").replace("<", "&lt;")


def read(body: bytes) -> Reading:
    return formats.read(body, Asked(seed="picture", now=START))


def refusal(body: bytes) -> str:
    with pytest.raises(Unusable) as refused:
        read(body)
    return str(refused.value)


@pytest.mark.parametrize(
    "body",
    [
        svg(INSIDE),
        svg(ESCAPED),
        svg(f"<![CDATA[{INSIDE}]]>"),
        svg(f"\n  {INSIDE}\n"),
        svg(INSIDE).replace(b"<svg xmlns=", b"<s:svg xmlns:s=").replace(b"</svg>", b"</s:svg>").replace(b"<metadata", b"<s:metadata").replace(b"</metadata>", b"</s:metadata>"),
        png(DOCUMENT),
        png(DOCUMENT, packed=True),
    ],
    ids=["svg", "escaped", "literal", "blanks", "prefixed", "png", "packed"],
)  # fmt: skip
def test_the_lab_is_taken_out_of_a_picture(body: bytes) -> None:
    reading = read(body)
    assert (reading.title, reading.world.tables) == ("</metadata> & \u00e4", WORLD.tables)


def test_what_else_is_in_a_picture_is_passed_over() -> None:
    around = "<script>alert(1)</script><g onclick='x()'/><metadata id='other'>{}</metadata><style>@import 'http://x'</style>"
    assert read(svg(INSIDE, around=around)).world.tables == WORLD.tables
    assert read(svg(INSIDE) + b"<!-- -->").world.tables == WORLD.tables


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "there is no lab in this picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><metadata id='other'>{}</metadata></svg>", "there is no lab"),
        (b"<svg><g></svg>", "this picture is damaged: mismatched tag in line 1"),
        (svg(INSIDE)[:-60], "this picture is damaged"),
        (svg(INSIDE.replace("web", "<b>web</b>", 1)), "somebody wrote into the lab in it"),
        (svg("{"), "this is not a lab"),
        (b"<?xml version='1.0' encoding='nonsense'?><svg/>", "this picture is damaged"),
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>', "declares a document type"),
        (svg(INSIDE).replace(b"<svg", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><svg', 1), "declares a document type"),
        (png(DOCUMENT, keyword=b"Title"), "there is no lab in this picture"),
        (png(DOCUMENT).replace(b"web", b"bew", 1), "the lab in it was changed"),
        (png(DOCUMENT)[:200], "it ends too early"),
        (SIGNATURE, "there is no lab in this picture"),
        (SIGNATURE + b"\xff" * 20, "it ends too early"),
        (SIGNATURE + chunk(b"iTXt", b"cnmviz-lab\0"), "packed in an unknown way"),
        (SIGNATURE + chunk(b"iTXt", b"cnmviz-lab\0\2\0\0\0x"), "packed in an unknown way"),
        (SIGNATURE + chunk(b"iTXt", b"cnmviz-lab\0\0\0"), "has no end"),
        (SIGNATURE + chunk(b"iTXt", b"cnmviz-lab\0\1\0\0\0nothing packed"), "cannot be unpacked"),
        (SIGNATURE + chunk(b"iTXt", b"cnmviz-lab\0\1\0\0\0" + b"x\x9c"), "ends too early"),
    ],
)  # fmt: skip
def test_a_picture_without_a_lab_or_a_damaged_one_says_so(body: bytes, why: str) -> None:
    assert why in refusal(body)


def test_a_lab_in_a_picture_is_looked_at_like_any_other() -> None:
    broken = json.loads(DOCUMENT)
    broken["entities"]["endpoint"][0]["network"] = "gone"
    for body in (svg(json.dumps(broken).replace("<", "\\u003c").replace("&", "\\u0026")), png(json.dumps(broken).encode())):
        assert 'its network "gone" is not there' in refusal(body)
