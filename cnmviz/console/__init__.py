"""Layer 1: text to Command and Outcome to text, and the shell inside a container. No Django."""
