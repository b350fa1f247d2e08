"""What a real engine tells of itself, as a lab on one host with the engine's own ids and addresses.

That is what `docker network inspect` and `docker inspect` print. `values` takes the JSON apart, `networks` and `containers` make
entities of it, `machine` puts them together and fills in what was not told. Nothing is trusted: every type is looked at here, and
the whole by `cnm.soundness`.
"""
