"""The baselines of the fan-out benchmark: servers that pass a text on and do nothing else."""
