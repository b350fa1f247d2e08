"""Text that somebody sent: its size is looked at before it is read, and what is no text is refused."""

from __future__ import annotations

from cnmviz.labs.documents import Unusable

MARK = "\ufeff"
"""What some editors put in front of a text."""


def text_of(body: bytes, most: int) -> str:
    """The text of a file of at most `most` bytes.

    Raises:
        Unusable: it is larger, or no text.
    """
    small_enough(body, most)
    try:
        text = body.decode()
    except UnicodeDecodeError as wrong:
        raise Unusable(f"this is no text: byte {wrong.start + 1} is not UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unusable(f"this is no text: there is a NUL character in line {line}")
    return text.removeprefix(MARK)


def small_enough(body: bytes, most: int) -> None:
    """Raise Unusable where a file is larger than `most` bytes."""
    if len(body) > most:
        raise Unusable(f"the file is too large: {len(body) / 1024**2:.1f} MiB, at most {most / 1024**2:g} MiB")


def beginning_of(body: bytes) -> str:
    """What a file begins with, as far as it is text, to see what it is."""
    return body[:4096].decode(errors="ignore").removeprefix(MARK).lstrip().partition("\0")[0]


def stem(name: str) -> str:
    """A title for what has none: the file's name without its folder and its ending."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return (last.rpartition(".")[0] or last)[:200]
