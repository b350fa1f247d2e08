"""A bash script of docker commands, read into a lab. Nothing is run but the commands of a lab, on a world of its own."""
