"""Every size, rate and depth that the server holds people to. Each has an answer where it is applied."""

MESSAGE_BYTES = 64 * 1024
"""One message on a socket. Larger ones are refused; the server itself ends a connection at one mebibyte."""

ENTITIES = 60_000
"""Things in one lab: a /16 full of containers is about 200,000 endpoints, sandboxes and containers; a class makes hundreds."""

DOCUMENT_BYTES = 8 * 1024 * 1024
"""One lab as a document: over a kilobyte for a container with its sandbox and its endpoint, so some 5,000 of them."""

FILE_BYTES = 9_961_472
"""One file that a lab is to be made of: nine and a half mebibytes, a picture with a document of some thousand containers in
it."""

READINGS_AT_ONCE = 2
READING_WAIT = 10.0
"""Files that one process reads into labs, or labs into files, at the same time, and the seconds that another one waits for its
turn."""

HOT_EXPORTS = 16
"""Labs as files that are kept in the process."""

ENTRIES = 100_000
"""Steps in one lab's log."""

COMMANDS_PER_SECOND = 50
COMMANDS_AT_ONCE = 300
"""Of one person in one lab: what a long pasted script needs, and what no hand can type."""

LABS_PER_DAY = 20_000
"""Of everybody: a class of two hundred may get copies several times a day."""

LABS_PER_PERSON_AND_HOUR = 60

MEMBERS = 5_000
"""People who were ever in one lab. A program without cookies is somebody new each time."""

SOCKETS_PER_LAB = 2_000
"""In one process."""

CATCH_UP_ENTRIES = 500
CATCH_UP_BYTES = 512 * 1024
"""What a socket that was away is sent; who misses more fetches the snapshot."""

UNSENT_FRAMES = 128
UNSENT_SECONDS = 20.0
"""What waits for one slow socket. Beyond the first it is told to resync once it drains, beyond the second it is closed."""

PRESENCE_SECONDS = 0.1
PRESENCE_SHARE = 0.1
"""The tick of presence, and the share of the process's time that it may use before the tick grows."""

ARRIVALS_SECONDS = 0.5
"""From telling a lab who came and went to telling it again, while nobody moves. Two hundred people who come in one after the
other would otherwise be told of in two thousand messages a second."""

MESSAGES_PER_SECOND = 7
MESSAGES_AT_ONCE = 4
"""What goes to everybody in a lab where several people work: no more than 11 messages in any second. Of the 15 that a client may
get, four are left for answers to one's own, and for what a busy network delivers late. Beyond it, what comes within a seventh of
a second is one message."""

LOG_PAGE = 200
"""Rows of the log in a snapshot and in one page of `log`."""

FRAMES_PAGE = 200
FRAMES_BYTES = 512 * 1024
"""Frames in one page of the past, and their size; one frame is always given, however large it is."""

PAST_WORLDS = 16
"""Worlds of earlier moments kept in the process, of all labs."""

UNDO_DEPTH = 500
"""How many of a person's latest entries undo and redo look back over, and of everybody's to say whose work is in the way."""

HOT_LABS = 256
"""Worlds kept in the process."""

LINE = 8192
"""Characters of a command line, typed or rendered from a gesture."""

COUNTED_MEMBERS = 10_000
"""People whose rate is remembered, of each thing that has a rate."""

CARRY_MINUTES = 15
"""How long a code lasts that makes another device the same person."""

CARRY_CODES = 5_000
"""Such codes at a time. With ten letters out of twenty, one guess in two thousand million finds one of them."""

CARRY_TRIES_PER_SECOND = 1
CARRY_TRIES_AT_ONCE = 60
"""Codes made, and codes tried, of one address, behind which a whole class may be."""

HOT_SNAPSHOTS = 32
"""Packed snapshots kept in the process."""

HOT_LESSONS = 128
"""Texts of lessons kept in the process, read."""

QUESTIONS_PER_SECOND = 20
QUESTIONS_AT_ONCE = 100
"""Of one person about a lesson: a page asks after each frame, and a pasted script makes many."""
