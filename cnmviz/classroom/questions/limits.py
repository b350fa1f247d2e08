"""Sizes that questions are held to."""

QUESTIONS = 500
"""Of one class."""

OPTIONS = 12
"""Of a prepared question; those that are made have at most four."""

COUNT_SECONDS = 0.5
"""How often teachers are told how many have answered."""
