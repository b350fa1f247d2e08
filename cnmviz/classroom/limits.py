"""Every size and rate that classes are held to. Each has an answer where it is applied."""

PARTICIPANTS = 1_000
"""Of one class, those who were removed included."""

CLASSES_PER_PERSON_AND_HOUR = 30
CLASSES_PER_DAY = 1_000

SOCKETS_PER_CLASS = 2_500
"""In one process: a browser may have several windows, and projectors watch too."""

TITLE = 120
NICKNAME = 40

RENEWALS = 100
"""Codes that one class had."""

JOINS_PER_SECOND = 5
JOINS_AT_ONCE = 600
"""Of one address, behind which several classes may be. At this rate it takes a week to try all codes."""

PASSWORDS_PER_SECOND = 0.2
PASSWORDS_AT_ONCE = 20
"""Of one address."""

KEYS_PER_SECOND = 0.2
KEYS_AT_ONCE = 20
"""Private links of one address that lead nowhere."""

DEEDS_PER_SECOND = 10
DEEDS_AT_ONCE = 60
"""Messages on a class's socket of one person that are answered by doing something."""

TICK_SECONDS = 0.5
"""How often a roster is told what changed among the people."""

SEEN_SECONDS = 60.0
"""How often it is written down who is here."""

SILENT_SECONDS = 75.0
SLOW_MILLISECONDS = 1_500
"""Pages ask for a sign of life every ten seconds and say how long the last one took: who is silent or late is slow.

A page that is hidden for long may do something once a minute only."""

HANDOUTS_PER_SECOND = 1 / 60
HANDOUTS_AT_ONCE = 20
"""Of one class: each makes a lab for every student."""

COPIES_AT_ONCE = 5
"""Labs that are made, or deleted, before others have their turn."""

WALL_SECONDS = 1.0
"""How often the wall looks which copies have changed."""

CHECKS_PER_TICK = 40
"""Copies whose goals the wall checks before it tells what it knows."""

REFUSALS = 20_000
"""Labs of which it is remembered how many commands in a row were refused."""

PLACES = 20_000
"""Labs of which it is remembered whether they belong to a class."""

PRESENT_SECONDS = 0.2
"""How often followers are told at most what the presenter looks at."""

KEEP_SECONDS = 1.0
"""How often it is written down at most."""

LOST_SECONDS = 3.0
"""How long a presenter may be away, for a reload, before the class is told."""

LOOKS_PER_SECOND = 30
LOOKS_AT_ONCE = 90
"""Messages of a presenter's window about what it shows."""

WALKS_PER_SECOND = 2
WALKS_AT_ONCE = 20
"""Packets of one presenter whose ways are found for all."""

TRACE_BYTES = 512 * 1024
"""The way of one packet that is shown to all."""
