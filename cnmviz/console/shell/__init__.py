"""The shell language: cutting lines into words, and running small scripts inside a container."""
