"""The sizes and rates of the presenter's light."""

PLANE = 500_000
"""How far the picture goes, in its own pixels: hosts, and things in them, stand up to 100,000 from their corners."""

POINTS = 64
"""Of one message. A hand on a screen gives some sixty a second."""

STROKE_POINTS = 600
"""Of one line; whoever goes on begins another one."""

KEYS = 20
"""Things in one spotlight."""

TICK_SECONDS = 0.2
"""How often anybody is told at most, whoever draws. Pages play what they are told over this time, so that a hand moves evenly."""

MESSAGES_PER_SECOND = 20
MESSAGES_AT_ONCE = 40
"""Of one person."""

SPOT_SECONDS = 15.0
"""A spotlight of which nothing was heard for so long is out; pages that hold one say so every five seconds."""

STROKES = 200
"""Lines of one window whose lengths are remembered."""
