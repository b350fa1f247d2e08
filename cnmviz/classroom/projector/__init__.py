"""The class on the projector: what the presenter shows, in big type and with nothing private. It has no person and does nothing."""
