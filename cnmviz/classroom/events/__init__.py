"""The log of a class: what happened in it, a row for each event, so that the class can be replayed after a restart."""
