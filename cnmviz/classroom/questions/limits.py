"""Sizes that questions are held to."""

QUESTIONS = 500
"""Of one class."""

OPTIONS = 12
"""Of a prepared question; those that are made have at most four."""

COUNT_SECONDS = 0.5
"""How often teachers are told how many have answered."""

SCENARIOS = 50
"""Scenarios of a class's teachers whose lessons are looked through for prepared questions."""

HOT_LESSONS = 200
"""Lessons of scenarios that stay read."""
