"""`docker images` and `docker pull`.

Every image of the catalogue is on every host already, under every tag; nothing is stored about it, so that both only read.
"""

from __future__ import annotations

from .. import filters, images
from ..answers import ImageRows, Pulled
from ..draft import Draft
from ..flag_values import criterion
from ..images import Image
from . import ImageRef, argument, command, flag


@command("images", usage="[OPTIONS] [REPOSITORY[:TAG]]", aliases=("image ls", "image list"), reads=True)
class ListImages:
    """List images."""

    repository: str = argument("REPOSITORY[:TAG]", optional=True)
    all: bool = flag("-a", "--all", help="Show all images (default hides intermediate images)", default=False)
    filter: tuple[str, ...] = flag(
        "-f", "--filter", help="Filter output based on conditions provided", kind="filter", default=(), check=criterion
    )
    format: str = flag("--format", help="Format output using a custom template", default="")
    no_trunc: bool = flag("--no-trunc", help="Don't truncate output", default=False)
    quiet: bool = flag("-q", "--quiet", help="Only show image IDs", default=False)

    def perform(self, draft: Draft) -> ImageRows:
        name, _, tag = self.repository.partition(":")
        known = [image for image in images.IMAGES.values() if name in ("", image.name) and tag in ("", "latest")]
        tests: dict[str, filters.Test[Image]] = {
            "dangling": lambda image, value: not filters.boolean(value, "dangling"),
            "reference": lambda image, value: images.tagged(value) == images.tagged(image.name),
        }
        return ImageRows(tuple(sorted(filters.select(known, filters.read(self.filter), tests), key=lambda image: image.name)))


@command("pull", usage="[OPTIONS] NAME[:TAG|@DIGEST]", aliases=("image pull",), reads=True)
class PullImage:
    """Download an image from a registry."""

    image: ImageRef = argument("NAME[:TAG|@DIGEST]")
    all_tags: bool = flag("-a", "--all-tags", help="Download all tagged images in the repository", default=False)
    platform: str = flag("--platform", help="Set platform if server is multi-platform capable", default="")
    quiet: bool = flag("-q", "--quiet", help="Suppress verbose output", default=False)

    def perform(self, draft: Draft) -> Pulled:
        tagged = images.tagged(self.image)
        return Pulled(images.find(self.image).name, tagged.rpartition(":")[2], tagged != self.image)
