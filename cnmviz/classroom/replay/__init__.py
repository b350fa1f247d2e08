"""Afterwards, or meanwhile: the whole class as one line of moments, told from its log and that of its lab."""
