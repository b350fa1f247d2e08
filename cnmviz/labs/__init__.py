"""Layer 2: labs as Django rows, the log, the one door and the socket."""
