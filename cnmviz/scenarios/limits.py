"""Every size and rate that saving scenarios is held to. A document is held to the limits of labs."""

TITLE = 120
TEXT = 20_000
TAG = 24
TAGS = 8
"""Characters of a title, a text and a tag; tags of one scenario."""

LESSON = 60_000
"""Characters of the lesson that a scenario may carry."""

VERSIONS = 200
"""Of one scenario."""

SCENARIOS_PER_PERSON = 200
"""What fits a gallery that is one page. Deleted ones do not count."""

BYTES_PER_PERSON = 64 * 1024 * 1024
"""Documents of all versions of one person: a lab of a class is some 20 kB, the largest lab 8 MiB."""

SAVES_PER_PERSON_AND_HOUR = 120
SAVES_PER_DAY = 5_000
"""New versions, of one person and of everybody."""

HOT_PICTURES = 64
"""Labs of scenarios that were looked at last, kept packed in the process."""

REQUEST_BYTES = 12 * (TITLE + TEXT + TAGS * TAG) + 4096
"""What is sent when a lab is saved: words alone, in JSON, however they are escaped; the lab is here already."""
