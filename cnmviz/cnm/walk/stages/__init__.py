"""The stages of a walk, one file each: what is decided there, its rules, and the verdicts that it can give.

A stage notes each decision through the Walker and hands the packet on through it, never to another stage directly; it may give
another stage's verdict.
"""
