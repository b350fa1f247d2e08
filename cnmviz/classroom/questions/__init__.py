"""Predict, then look: before a packet runs, the class says what will happen, and why."""
