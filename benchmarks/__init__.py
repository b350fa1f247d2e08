"""What the product costs, each figure beside a baseline measured in the same run.

    python -m benchmarks                       all of them, as a table
    python -m benchmarks walk command          some
    python -m benchmarks --json results.json   also as a list of {benchmark, case, value, unit, baseline, ratio}

A benchmark is a file of this folder with a function `run` that yields rows; it is found by its name. Figures are medians of
repeated runs; the parts that are compared take turns, so that a busy machine disturbs both alike.
"""
