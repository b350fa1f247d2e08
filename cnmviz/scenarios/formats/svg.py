"""A picture of a lab that a browser saved as SVG, with the lab in its `<metadata>`. Nothing else of it is ever looked at.

The parser knows no document type: whoever declares one, and with it entities, is refused before any is read. Depth, and the text
that is taken, have their limits.
"""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from cnmviz.labs import documents, limits
from cnmviz.labs.documents import Unusable
from cnmviz.scenarios.texts import beginning_of, small_enough

from . import Asked, Format, Reading

LARGEST = limits.FILE_BYTES
DEEPEST = 256
"""Elements inside each other; our own pictures have some ten."""
NAMESPACE = "http://www.w3.org/2000/svg"
SEPARATOR = " "
METADATA = (f"{NAMESPACE}{SEPARATOR}metadata", "metadata")


class _Metadata:
    """Takes the text of the one element that holds a lab."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.found = False
        self._depth = 0
        self._inside = 0
        parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        parser.StartDoctypeDeclHandler = self._document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self.parser = parser

    def _document_type(self, *_: Any) -> None:
        raise Unusable("this picture declares a document type, which no picture of a lab does")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unusable(f"the elements of this picture are nested too deeply: at most {DEEPEST}")
        if self._inside:
            raise Unusable("this picture is damaged: somebody wrote into the lab in it")
        if name in METADATA and attributes.get("id") == documents.FORMAT and not self.found:
            self.found = True
            self._inside = self._depth

    def _end(self, _: str) -> None:
        if self._inside == self._depth:
            self._inside = 0
        self._depth -= 1

    def _characters(self, text: str) -> None:
        if self._inside:
            self.text.append(text)


def recognises(body: bytes, name: str) -> bool:
    beginning = beginning_of(body)
    return beginning.startswith("<") and ("<svg" in beginning or ":svg" in beginning or name.lower().endswith(".svg"))


def read(body: bytes, asked: Asked) -> Reading:
    title, world = documents.read(_metadata(body), asked.seed)
    return Reading(title=title, world=world)


def _metadata(body: bytes) -> bytes:
    small_enough(body, LARGEST)
    taken = _Metadata()
    try:
        taken.parser.Parse(body, True)
    except expat.ExpatError as wrong:
        raise Unusable(f"this picture is damaged: {expat.ErrorString(wrong.code)} in line {wrong.lineno}") from None
    except (UnicodeError, ValueError, LookupError):
        raise Unusable("this picture is damaged: its text cannot be read") from None
    if not taken.found:
        raise Unusable("there is no lab in this picture; those that were saved here as SVG have one inside")
    return "".join(taken.text).strip().encode()


FORMAT = Format(
    name="svg",
    label="Picture with the lab inside (SVG)",
    suffixes=(".svg",),
    media_type="image/svg+xml",
    order=20,
    recognises=recognises,
    read=read,
)
