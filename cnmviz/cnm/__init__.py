"""Layer 0: Docker's Container Network Model, pure Python and standard library only.

No Django, no clock, no randomness: time is handed in, ids come from the lab's seeded generator.
The reading order is `world`, `draft`, `commands/network`, `drivers/bridge`, `walk`.
"""
