"""Sizes and rates of projectors."""

PROJECTORS = 50
"""Of one class in one process."""

CHECK_SECONDS = 2.0
"""How often it is looked whether a lab may still be shown: a student may take consent back, a teacher make a new code."""
