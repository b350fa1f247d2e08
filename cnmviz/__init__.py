"""cnmviz: an interactive, explained and live model of Docker's Container Network Model."""
