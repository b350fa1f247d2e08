"""`docker exec`: who may run something, shells and scripts (docker-facts 3.10, recording handmade/exec-probes)."""

from __future__ import annotations

import pytest

from cnmviz.console import Text, parse
from tests.console.prompt import Prompt, two_networks


@pytest.fixture(scope="module")
def lab() -> Prompt:
    return two_networks()


def test_only_running_containers_run_programs() -> None:
    lab = two_networks()
    bb = lab.container("bb").id
    assert lab.err("docker exec missing ls") == ("Error response from daemon: No such container: missing\n", 1)
    assert lab.out("docker pause bb") == "bb\n"
    assert lab.err("docker exec bb hostname") == (
        "Error response from daemon: Container bb is paused, unpause the container before exec\n",
        1,
    )
    assert lab.out("docker stop bb") == "bb\n"
    assert lab.err("docker exec bb hostname") == (f"Error response from daemon: container {bb} is not running\n", 1)
    assert lab.out("docker start bb") == "bb\n"
    assert lab.out("docker exec bb hostname") == f"{bb[:12]}\n"


def test_a_program_that_is_not_there(lab: Prompt) -> None:
    """The complaint is on standard output."""
    head = "OCI runtime exec failed: exec failed: unable to start container process: exec: "
    text = lab.type("docker exec aa nosuchcmd")
    assert (text.stdout, text.stderr, text.exit) == (f'{head}"nosuchcmd": executable file not found in $PATH\n', "", 127)
    text = lab.type("docker exec aa /bin/nosuch")
    assert (text.stdout, text.stderr, text.exit) == (f'{head}"/bin/nosuch": no such file or directory\n', "", 127)
    assert lab.out("docker exec aa /bin/hostname") == lab.out("docker exec aa hostname")


@pytest.mark.parametrize("line", ["docker exec -it aa sh", "docker exec -ti aa /bin/bash", "docker exec -i aa sh -l"])
def test_a_shell_with_input_opens_a_prompt(lab: Prompt, line: str) -> None:
    text = lab.type(line)
    assert (text.stdout, text.stderr, text.exit, text.shell) == ("", "", 0, "aa")


@pytest.mark.parametrize("line", ["docker exec aa sh", "docker exec -it aa sh -c true", "docker exec -it aa hostname"])
def test_anything_else_opens_none(lab: Prompt, line: str) -> None:
    assert lab.type(line).shell == ""


def test_a_run_with_a_shell_opens_a_prompt(lab: Prompt) -> None:
    assert Prompt().type("docker run -it --name mine alpine").shell == "mine"
    assert Prompt().type("docker run -it --name mine nginx").shell == ""


def test_attaching_to_a_shell_gives_its_prompt() -> None:
    lab = Prompt("docker run -dit --name mine alpine ash", "docker run -d --name web nginx")
    assert lab.type("docker attach mine").shell == "mine"
    assert lab.type("docker attach --no-stdin mine").shell == ""
    assert lab.type("docker container attach web").shell == ""
    lab.out("docker stop web")
    assert lab.err("docker attach web") == ("You cannot attach to a stopped container, start it first\n", 1)
    lab.out("docker pause mine")
    assert lab.err("docker attach mine") == ("You cannot attach to a paused container, unpause it first\n", 1)


@pytest.mark.parametrize(
    ("line", "attached"),
    [
        ("docker run -it --name other alpine", True),
        ("docker attach mine", True),
        ("docker start -ai mine", True),
        ("docker exec -it mine sh", False),
        ("docker attach mine || true", True),
    ],
)
def test_which_prompt_is_the_containers_own_process(line: str, attached: bool) -> None:
    text = Prompt("docker run -dit --name mine alpine").type(line)
    assert (bool(text.shell), text.attached) == (True, attached)


def test_leaving_the_own_process_ends_the_container() -> None:
    lab = Prompt("docker run -it --name mine alpine", "docker run -it --rm --name gone alpine", "docker run -d --name web nginx")
    assert lab.type("exit mine 259") == Text(exit=3)
    assert lab.out("docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' mine") == "exited 3\n"
    lab.out("exit gone")
    assert lab.out("docker ps -aq -f name=gone") == ""
    assert lab.err("exit mine") == ("container mine is exited: there is no shell to leave\n", 1)
    assert lab.err("exit web") == ("container web does not run a shell that somebody could leave\n", 1)
    lab.out("docker start mine")
    assert lab.err("exit mine x") == ("sh: exit: Illegal number: x\n", 1)


def test_starting_with_an_open_input_gives_the_prompt_and_a_program_its_output() -> None:
    lab = Prompt("docker create -it --name mine alpine", "docker create --name once alpine echo hello")
    assert lab.type("docker start -ai mine").shell == "mine"
    assert lab.out("docker start -a once") == "hello\n"
    assert lab.out("docker start once") == "once\n"
    assert lab.err("docker start -a mine once") == ("you cannot start and attach multiple containers at once\n", 1)


def test_exec_changes_nothing(lab: Prompt) -> None:
    before = lab.world
    lab.type("docker exec aa ping -c1 bb")
    lab.type("docker exec -d aa ping bb")
    lab.type("hostname")
    assert lab.world == before
    assert all(parse(line).command.spelling.reads for line in ("docker exec aa ls", "ping aa", "reach aa bb", "docker ps"))


@pytest.mark.parametrize(
    ("script", "stdout", "stderr", "status"),
    [
        ("echo one; echo two", "one\ntwo\n", "", 0),
        ("true && echo yes || echo no", "yes\n", "", 0),
        ("false && echo yes || echo no", "no\n", "", 0),
        ("false; echo $?", "1\n", "", 0),
        ("nosuch; echo after $?", "after 127\n", "sh: nosuch: not found\n", 0),
        ("nosuch 2>/dev/null", "", "", 127),
        ("ping -c1 nobody 2>&1 | head -n1", "ping: bad address 'nobody'\n", "", 0),
        ("ping -c1 bb >/dev/null 2>&1 && echo up", "up\n", "", 0),
        ("echo lost >/dev/null", "", "", 0),
        ("echo oops >&2", "", "oops\n", 0),
        ("X=1; echo $X \"$X\" '$X' ${X}2", "1 1 $X 12\n", "", 0),
        ('X="a  b"; echo $X; echo "$X"', "a b\na  b\n", "", 0),
        ("X=5 env X", "5\n", "", 0),
        ("export Y=2; env Y", "2\n", "", 0),
        ("! true; echo $?", "1\n", "", 0),
        ("exit 3; echo never", "", "", 3),
        ("exit 259", "", "", 3),
        (f"exit {'9' * 5000}", "", "", 255),
        ("cat /etc/hosts | grep -v ip6 | wc -l", "2\n", "", 0),
        ("wc -l < /etc/hosts", "7\n", "", 0),
        ("sh -c 'sh -c \"echo deep\"'", "deep\n", "", 0),
        ("# nothing", "", "", 0),
        ("/ # echo pasted", "pasted\n", "", 0),
        ("# echo pasted", "pasted\n", "", 0),
        ("echo a # rest", "a\n", "", 0),
        ("true |", "", "sh: syntax error: unexpected end of file\n", 2),
        ("&& true", "", "sh: syntax error: unexpected &&\n", 2),
        ("for i in 1; do echo; done", "", "sh: 'for' is not supported here: one line of programs, pipes, &&, || and ; is\n", 2),
        ("echo x > /tmp/x", "", "sh: can't create /tmp/x: a lab keeps no files, only /dev/null can be written\n", 1),
        ("cd /nope", "", "sh: cd: can't cd to /nope: No such file or directory\n", 2),
    ],
)
def test_small_scripts(lab: Prompt, script: str, stdout: str, stderr: str, status: int) -> None:
    quoted = script.replace("'", "'\\''")
    text = lab.type(f"docker exec aa sh -c '{quoted}'")
    assert (text.stdout, text.stderr, text.exit) == (stdout, stderr, status)


def test_scripts_are_bounded(lab: Prompt) -> None:
    text = lab.type("docker exec aa sh -c '" + "true;" * 300 + "'")
    assert (text.stderr, text.exit) == ("sh: this script does too much\n", 2)
    text = lab.type("docker exec aa sh -c 'X=ab; " + "X=$X$X; " * 60 + "'")
    assert (text.stderr, text.exit) == ("sh: a word of this script is too long\n", 2)
    nested = "true"
    for _ in range(6):
        nested = "sh -c '" + nested.replace("'", "'\\''") + "'"
    assert lab.type(f"docker exec aa {nested}").stderr == "sh: more than 5 shells inside each other\n"


def test_variables_of_the_container_and_of_exec() -> None:
    lab = Prompt("docker run -d --name web -e COLOUR=blue nginx")
    assert lab.out("docker exec web env COLOUR") == "blue\n"
    assert lab.out("docker exec -e COLOUR=red -e SIZE=2 web sh -c 'echo $COLOUR $SIZE $HOSTNAME'") == (
        f"red 2 {lab.container('web').id[:12]}\n"
    )
