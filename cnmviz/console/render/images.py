"""`docker images` and `docker pull`. An image of the catalogue has an id, but neither age nor size: a lab stores none."""

from __future__ import annotations

import hashlib

from ...cnm.answers import ImageRows, Pulled
from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ..template import Struct
from ..text import Text
from . import renders
from .table import Listing, listed

LISTING = Listing(
    table="{{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}",
    quiet="{{.ID}}",
    headers={"Repository": "REPOSITORY", "Tag": "TAG", "ID": "IMAGE ID", "CreatedSince": "CREATED", "Size": "SIZE"},
)


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


@renders(ImageRows)
def rows(command: Command, outcome: Outcome, answer: ImageRows) -> Text:
    whole = bool(getattr(command, "no_trunc", False))
    structs = [
        Struct(
            {
                "Repository": image.name,
                "Tag": "latest",
                "ID": f"sha256:{digest(image.name)}" if whole else digest(image.name)[:12],
                "CreatedSince": "N/A",
                "Size": "0B",
            }
        )
        for image in answer.images
    ]
    return listed(LISTING, structs, command.format, command.quiet)  # type: ignore[attr-defined]


@renders(Pulled)
def pulled(command: Command, outcome: Outcome, answer: Pulled) -> Text:
    """As docker prints for an image that is there already."""
    library = answer.name if "/" in answer.name else f"library/{answer.name}"
    where = f"docker.io/{library}:{answer.tag}"
    if getattr(command, "quiet", False):
        return Text(f"{where}\n")
    lines = (
        *(("Using default tag: latest",) if answer.default_tag else ()),
        f"{answer.tag}: Pulling from {library}",
        f"Digest: sha256:{digest(answer.name)}",
        f"Status: Image is up to date for {answer.name}:{answer.tag}",
        where,
    )
    return Text("".join(f"{line}\n" for line in lines))
