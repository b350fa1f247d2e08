"""Several names after one verb: docker goes on after an error, echoes what went well and complains at the end.

What is done with each name is the commands' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .answers import Batch, Named
from .errors import Refusal


def each(names: Iterable[str], action: Callable[[str], object], complaint: str = "") -> Batch:
    """Do something with every name. The action refuses before it writes, or keeps what it wrote; a False leaves no answer.

    When there was an error, `complaint` is what the command line adds; `{names}` stands for those that failed.
    """
    results = []
    for name in names:
        try:
            if action(name) is not False:
                results.append(Named(name))
        except Refusal as refusal:
            results.append(Named(name, refusal))
    failed = ", ".join(result.name for result in results if result.error)
    return Batch(tuple(results), complaint.format(names=failed) if failed else "")
