"""Presenting: what the presenter looks at, and the packet they lead, shown on every screen of the class."""
