"""What a real engine tells of itself (`docker network inspect`, `docker inspect`) as a lab on one host, with its own ids and
addresses.

`values` takes the JSON apart, `networks` and `containers` make entities of it, `machine` puts them together and fills in what was
not told. Nothing is trusted: every type is looked at here, and the whole by `cnm.soundness`.
"""
