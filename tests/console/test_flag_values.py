"""Values that docker's command line refuses while it reads the line: which flag, why, the usage, and exit status 125."""

from __future__ import annotations

import pytest

from tests.console.prompt import Prompt

RUN = "docker run [OPTIONS] IMAGE [COMMAND] [ARG...]"


@pytest.mark.parametrize(
    ("flag", "value", "named", "why"),
    [
        ("--network", "foo=bar", "--network", "invalid field key foo"),
        ("--network", "alias=a", "--network", "network name/id is not specified"),
        ("--network", "name=n1,colour=red", "--network", "invalid field key colour"),
        ("--add-host", "foo", "--add-host", 'bad format for add-host: "foo"'),
        ("--add-host", ":10.0.0.1", "--add-host", 'bad format for add-host: ":10.0.0.1"'),
        ("--add-host", "db:10.0.0", "--add-host", 'invalid IP address in add-host: "10.0.0"'),
        ("--add-host", "db:[::1", "--add-host", 'invalid IP address in add-host: "[::1"'),
        ("--dns", "banana", "--dns", "IP address is not correctly formatted: banana"),
        ("--dns-search", "10.0", "--dns-search", "10.0 is not a valid domain"),
        ("-e", "=1", "-e, --env", "invalid environment variable: =1"),
        ("-l", "=blue", "-l, --label", "invalid label '=blue': empty name"),
        ("--label", "a b=c", "-l, --label", "label 'a b' contains whitespaces"),
        ("--link", "a:b:c", "--link", "bad format for links: a:b:c"),
        ("-a", "screen", "-a, --attach", "valid streams are STDIN, STDOUT and STDERR"),
        ("--sysctl", "vm.swappiness=1", "--sysctl", "sysctl 'vm.swappiness=1' is not allowed"),
        ("-m", "lots", "-m, --memory", "invalid size: 'lots'"),
        ("-m", "5parsecs", "-m, --memory", "invalid suffix: 'parsecs'"),
        ("--cpus", "few", "--cpus", "failed to parse few as a rational number"),
        ("--health-interval", "5", "--health-interval", 'time: missing unit in duration "5"'),
        ("--health-timeout", "soon", "--health-timeout", 'time: invalid duration "soon"'),
        (
            "--health-timeout",
            "\N{ARABIC-INDIC DIGIT FIVE}s",
            "--health-timeout",
            'time: invalid duration "\N{ARABIC-INDIC DIGIT FIVE}s"',
        ),
        ("--cpus", "\N{ARABIC-INDIC DIGIT TWO}", "--cpus", "failed to parse \N{ARABIC-INDIC DIGIT TWO} as a rational number"),
        ("--stop-timeout", "soon", "--stop-timeout", 'strconv.ParseInt: parsing "soon": invalid syntax'),
    ],
)
def test_a_value_is_refused_by_the_flag(flag: str, value: str, named: str, why: str) -> None:
    lab = Prompt()
    before = lab.world
    complaint = f'invalid argument "{value}" for "{named}" flag: {why}'
    help_ = "Run 'docker run --help' for more information"
    assert lab.err(f'docker run -d {flag} "{value}" nginx') == (f"{complaint}\n\nUsage:  {RUN}\n\n{help_}\n", 125)
    assert lab.world is before


@pytest.mark.parametrize(
    "flags",
    [
        "--add-host db:10.0.0.1 --add-host db=[::1] --add-host up:host-gateway",
        "--dns 9.9.9.9 --dns 2001:db8::1 --dns-search . --dns-search example.org",
        "-e A=1 -e B= -e C --label role --label a=b=c",
        "--sysctl net.ipv4.ip_forward=1 -m 128m --memory-swap -1 --shm-size '1 GiB' --cpus 1.5 --stop-timeout 3",
        "--health-interval 1m30s --health-timeout .5s",
    ],
)
def test_good_values_are_taken(flags: str) -> None:
    Prompt(f"docker run -d --name web {flags} nginx")


@pytest.mark.parametrize(
    ("line", "flag", "usage"),
    [
        ("docker network ls --filter foo", "-f, --filter", "docker network ls [OPTIONS]"),
        ("docker ps -f foo", "-f, --filter", "docker ps [OPTIONS]"),
        ("docker images -f foo", "-f, --filter", "docker images [OPTIONS] [REPOSITORY[:TAG]]"),
        ("docker network prune -f --filter foo", "--filter", "docker network prune [OPTIONS]"),
        ("docker container prune -f --filter foo", "--filter", "docker container prune [OPTIONS]"),
    ],
)
def test_a_filter_has_a_name_and_a_value(line: str, flag: str, usage: str) -> None:
    complaint = f'invalid argument "foo" for "{flag}" flag: bad format of filter (expected name=value)'
    path = usage.partition(" [")[0]
    expected = f"{complaint}\n\nUsage:  {usage}\n\nRun '{path} --help' for more information\n"
    assert Prompt().err(line) == (expected, 125)


def test_an_empty_filter_is_none() -> None:
    lab = Prompt()
    assert lab.out("docker network ls -q --filter ''") == lab.out("docker network ls -q")


def test_other_flags_that_look_at_their_values() -> None:
    lab = Prompt()
    label = 'invalid argument "=x" for "--label" flag: invalid label \'=x\': empty name\n'
    assert lab.type("docker network create --label =x n1").stderr.startswith(label)
    link = 'invalid argument "a:b:c" for "--link" flag: bad format for links: a:b:c\n'
    assert lab.type("docker network connect --link a:b:c n1 web").stderr.startswith(link)
