"""Everyone to everyone, on the three tiers of a textbook; that it agrees with single walks is a law of the walk."""

from cnmviz.cnm.commands import catalogue, run
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.matrix import Matrix, Survey
from tests.cnm.lab import Lab
from tests.cnm.walk.questions import LATER

TIERS = (
    "network create front", "network create --internal data", "run -d --name web --network front -p 8080:80 nginx",
    "run -d --name api --network front nginx", "network connect data api", "run -d --name db --network data postgres",
)  # fmt: skip


def rows(matrix: Matrix) -> dict[str, list[str]]:
    return {place.name: cells for place, cells in zip(matrix.places, matrix.cells, strict=True)}


def test_by_ping() -> None:
    assert rows(Survey.of(Lab(*TIERS).world).matrix()) == {
        "web": ["", "DELIVERED", "INTERNAL", "DELIVERED", "DELIVERED"],
        "api": ["DELIVERED", "", "DELIVERED", "DELIVERED", "DELIVERED"],
        "db": ["INTERNAL", "DELIVERED", "", "DELIVERED", "INTERNAL"],
        "node1": ["DELIVERED", "DELIVERED", "DELIVERED", "", "DELIVERED"],
        "outside": ["NO_DIRECT_ACCESS", "NO_DIRECT_ACCESS", "INTERNAL", "DELIVERED", ""],
    }


def test_by_port_and_by_name() -> None:
    survey = Survey.of(Lab(*TIERS).world)
    assert rows(survey.matrix("tcp", 5432))["api"] == ["PORT_CLOSED", "", "DELIVERED", "PORT_NOT_PUBLISHED", "PORT_CLOSED"]
    assert rows(survey.matrix("name"))["web"] == ["", "RESOLVED", "NO_SHARED_NETWORK", "NO_SUCH_NAME", "RESOLVED"]


def test_it_follows_a_connect_without_walking_what_it_knows() -> None:
    lab = Lab(*TIERS)
    survey = Survey.of(lab.world)
    survey.matrix()
    lab.run("network connect data web")
    assert rows(survey.after(lab.world, lab.changes).matrix())["web"] == ["", *["DELIVERED"] * 4]
    assert rows(survey.matrix())["web"] == ["", "DELIVERED", "INTERNAL", "DELIVERED", "DELIVERED"]


def test_places_of_one_kind_share_a_row() -> None:
    lab = Lab("network create front", *(f"run -d --name web{at} --network front nginx" for at in range(30)))
    matrix = Survey.of(lab.world).matrix()
    assert (len(matrix.places), len(set(matrix.rows)), len(set(matrix.columns))) == (32, 3, 3)
    assert {cell for row in matrix.cells for cell in row} == {"", "DELIVERED", "NO_DIRECT_ACCESS"}


def test_names_that_look_like_something_else_are_walked_one_by_one() -> None:
    lab = Lab("network create net", "run -d --name web --network net nginx", "run -d --name web.net nginx")
    by_name = rows(Survey.of(lab.world).matrix("name"))
    assert (by_name["web"][1], by_name["web.net"][0]) == ("RESOLVED", "NO_NAME_SERVICE")


def test_the_command_refuses_what_nobody_could_read() -> None:
    lab = Lab("run -d --name web nginx")
    command: type = catalogue()["matrix"]
    assert run(lab.world, command(), now=LATER).output.cells[0] == ["", "DELIVERED", "DELIVERED"]
    assert run(lab.world, command(protocol="tcp"), now=LATER).error == Refusal(
        "tcp needs a port from 1 to 65535, such as @outside:80", client=True
    )


def matrix_of(lab: Lab, **fields: object) -> Matrix:
    command: type = catalogue()["matrix"]
    outcome = run(lab.world, command(**fields), now=LATER)
    assert outcome.error is None
    assert isinstance(outcome.output, Matrix)
    return outcome.output


def test_a_part_of_the_lab_has_the_cells_of_the_whole() -> None:
    lab = Lab(*TIERS, "stop -t 0 db")
    whole = rows(matrix_of(lab))
    for network, names in (("front", ["web", "api"]), ("data", ["api", "db"])):
        part = matrix_of(lab, network=(network,))
        assert [place.name for place in part.places] == [*names, "node1", "outside"]
        kept = [at for at, name in enumerate(whole) if name in rows(part)]
        assert rows(part) == {name: [cells[at] for at in kept] for name, cells in whole.items() if name in rows(part)}


def test_more_places_than_anybody_reads_are_refused_until_they_are_narrowed() -> None:
    lab = Lab(
        "network create few", *(f"run -d --name web{at} --network {'few' if at < 9 else 'bridge'} nginx" for at in range(249))
    )
    command: type = catalogue()["matrix"]
    assert run(lab.world, command(), now=LATER).error == Refusal(
        "251 places are too many for one matrix (at most 250): narrow it with --network or --host, or ask with reach", client=True
    )
    assert len(matrix_of(lab, network=("few",)).places) == 11
    nowhere = run(lab.world, command(network=("nosuch",)), now=LATER).error
    assert nowhere
    assert nowhere.message == "network nosuch not found"
    nobody = run(lab.world, command(host="node9"), now=LATER).error
    assert nobody
    assert nobody.message == 'context "node9" does not exist'
