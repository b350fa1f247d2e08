"""Sizes and rates of projectors."""

PROJECTORS = 50
"""Of one class in one process."""

MATRICES_PER_SECOND = 2
MATRICES_AT_ONCE = 20
"""Of one lab, whatever the number of its projectors: a large table takes a moment to be found out."""

CHECK_SECONDS = 2.0
"""How often it is looked whether a lab may still be shown: a student may take consent back, a teacher make a new code."""
