"""`reach` and `matrix` as text."""

from __future__ import annotations

from tests.console.prompt import two_networks


def test_a_yes_tells_the_way_there_and_back() -> None:
    text = two_networks().type("reach aa bb:80")
    lines = text.stdout.splitlines()
    assert (text.stderr, text.exit) == ("", 0)
    assert lines[:3] == ["yes: aa -> bb (172.18.0.3) tcp 80: DELIVERED", "The packet arrived, and the answer came back.", ""]
    assert [line for line in lines if line[:3].strip().rstrip(".").isdigit()] == [
        " 1. aa (container)",
        " 2. n1 (network)",
        " 3. bb (container)",
        " 1. bb (container)",
        " 2. n1 (network)",
        " 3. aa (container)",
    ]
    assert "the answer:" in lines


def test_a_no_tells_the_reason_and_a_fix_that_works() -> None:
    prompt = two_networks()
    text = prompt.type("reach aa cc:80")
    lines = text.stdout.splitlines()
    assert text.exit == 1
    assert lines[0] == "no: aa -> cc (172.17.0.2) tcp 80: ISOLATED"
    assert lines[-3:-1] == ["", "this would help:"]
    assert any(line.startswith("reason: ") for line in lines)
    prompt.out(lines[-1].strip())
    assert prompt.type("reach aa cc:80").exit == 0


def test_questions_that_make_no_sense_are_refused() -> None:
    prompt = two_networks()
    assert prompt.err("reach nobody aa") == ("Error response from daemon: No such container: nobody\n", 1)
    assert prompt.err("reach aa bb:99999") == ("invalid port 99999: a port is a number from 1 to 65535\n", 1)
    assert prompt.err("reach aa") == (
        "reach: 'reach' requires 2 arguments\n\nUsage:  reach FROM TO[:PORT[/PROTO]]\n\n"
        "Run 'reach --help' for more information\n",
        1,
    )


def test_the_matrix_is_a_table_of_everybody() -> None:
    printed = two_networks().out("matrix --port 80").splitlines()
    assert printed[:2] == ["Who reaches whom (tcp 80); a row is who asks.", ""]
    heads = printed[2].split()
    table = {row.split()[0]: dict(zip(heads, row.split()[1:], strict=True)) for row in printed[3 : 3 + len(heads)]}
    assert heads == list(table) == ["aa", "bb", "cc", "@node1", "@outside"]
    assert (table["aa"]["aa"], table["aa"]["bb"], table["aa"]["cc"]) == ("-", "yes", "ISOLATED")
    assert printed[-1].partition(":")[0] in {cell for row in table.values() for cell in row.values()}


def test_a_large_matrix_is_summed_up() -> None:
    prompt = two_networks()
    for number in range(30):
        prompt.out(f"docker run -d --name more{number} --network n1 nginx")
    printed = prompt.out("matrix")
    assert "The lab has 35 places: ask for one pair with `reach FROM TO`.\n" in printed
    assert len(printed.splitlines()) < 12
