"""Afterwards: what a class predicted, by person, by question and by the rule that was misunderstood."""
