"""The class on the projector: what the presenter shows, in big type. It has no person, does nothing, is told nothing private."""
