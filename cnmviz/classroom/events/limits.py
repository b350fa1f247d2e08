"""Sizes that the log of a class is held to."""

EVENTS = 20_000
"""Of one class. What happens later is done, and not in the log."""

REFUSALS_PER_SECOND = 0.2
REFUSALS_AT_ONCE = 20
"""Refused commands of one person that are written down."""

LINE = 300
"""Letters of a refused command, and of why it was refused, that are kept."""
