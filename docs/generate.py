"""Writes the documents that are generated from the code: `python docs/generate.py`. A test fails when they are stale.

protocol.md       every message on the sockets, from cnmviz/labs/messages.py and cnmviz/classroom/messages.py
commands.md       every command with its arguments and flags, from cnmviz/cnm/commands
lab.schema.json   the form of a lab's document, from cnmviz/cnm/entities
lessons.md        of it, the tables of goals, from cnmviz/lessons/goals
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import msgspec

from cnmviz.classroom import messages as class_messages
from cnmviz.cnm import commands
from cnmviz.labs import messages
from cnmviz.lessons import goals
from cnmviz.scenarios import schema

FOLDER = Path(__file__).resolve().parent

PROTOCOL_OPENING = """\
# The protocol

Generated from `cnmviz/labs/messages.py` and `cnmviz/classroom/messages.py` by `python docs/generate.py`; change it there.

{module}

## The way of a client

1. Fetch the snapshot by HTTP: all entities, the log without its changes, and the `seq` they stand at.
2. Open the socket with `?since=<that seq>`. The first message is `welcome`; the frames that followed the snapshot come after it.
3. Apply a frame whose `seq` is the last one plus 1; drop one that is not newer; where one is missing wait a moment, then send
   `resend`.
4. On `resync`, or when the server answers nothing useful, begin again at 1.
5. Send requests with a `ref` of your own. After a lost connection send what has no receipt yet again, with the same `ref`: it is
   answered, and done once.

What was before the snapshot is fetched by HTTP beside it: `frames?before=SEQ` is a page of frames in front of a seq, oldest first
(`{{"frames": [...], "more": true}}`), and `moment?at=SEQ` the whole lab after an entry, in the snapshot's shape. Neither ever
changes.

Who only looks on opens `/lab/CODE/watch` in the same way, without a cookie. Frames and presence come as on the other socket; only
`resend` and `ping` are taken, and everything else is `refused`.

A refusal accepts the socket first, sends `closed` with the reason and closes with a code of 4000 or more, because a browser
cannot read a refused handshake.
"""


def protocol() -> str:
    """docs/protocol.md."""
    parts = [PROTOCOL_OPENING.format(module=_body(messages)), *_records(messages, set())]
    parts += [f"# The socket of a class\n\n{_body(class_messages)}\n", *_records(class_messages, set(_structs(messages)))]
    return "\n".join(parts).rstrip() + "\n"


def _records(module: ModuleType, told: set[type[msgspec.Struct]]) -> Iterator[str]:
    """All records of a module, without those that were told already."""
    named: set[type[msgspec.Struct]] = set()
    for title, union in (("From the client", module.ClientMessage), ("From the server", module.ServerMessage)):
        yield f"## {title}\n"
        yield from (_message(struct) for struct in get_args(union) if struct not in told)
        named.update(get_args(union))
    rest = [struct for struct in _structs(module) if struct not in named | told and struct is not messages.Message]
    yield "## Records inside messages\n"
    yield from (_message(struct) for struct in rest)


def _structs(module: ModuleType) -> list[type[msgspec.Struct]]:
    found = [each for each in vars(module).values() if inspect.isclass(each) and issubclass(each, msgspec.Struct)]
    return [each for each in found if each is not msgspec.Struct]


def _message(struct: type[msgspec.Struct]) -> str:
    tag = struct.__struct_config__.tag
    title = f"`{tag}`" if tag else struct.__name__
    lines = [f"### {title}\n", _body(struct), ""]
    rows = [f"| `{field.encode_name}` | {_type(field.type)} | {_default(field)} |" for field in msgspec.structs.fields(struct)]
    if rows:
        lines += ["| field | type | default |", "|---|---|---|", *rows, ""]
    return "\n".join(lines)


def _body(thing: Any) -> str:
    return inspect.cleandoc(thing.__doc__ or "")


def _type(hint: Any) -> str:
    schemas, components = msgspec.json.schema_components([hint])
    del components
    return _schema(schemas[0])


def _schema(schema: dict[str, Any]) -> str:
    """A JSON Schema in words."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_schema(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f'`"{each}"`' for each in schema["enum"])
    if schema.get("type") == "array":
        return _array(schema)
    if schema.get("type") == "object":
        inner = schema.get("additionalProperties")
        return f"object of {_schema(inner)}" if isinstance(inner, dict) and inner else "object"
    limits = [f"{words} {schema[key]}" for key, words in _LIMITS.items() if key in schema]
    return " ".join([str(schema.get("type", "any")), *limits, *_LETTERS.get(schema.get("pattern", ""), ())])


_LIMITS = {"minimum": "from", "maximum": "to", "minLength": "of at least", "maxLength": "of at most"}

_LETTERS = {"^[ -~]*$": ("in plain ASCII",)}
"""Patterns in words."""


def _array(schema: dict[str, Any]) -> str:
    most = f" (at most {schema['maxItems']})" if "maxItems" in schema and "prefixItems" not in schema else ""
    if "prefixItems" in schema:
        return f"[{', '.join(_schema(each) for each in schema['prefixItems'])}]"
    return f"list of {_schema(schema.get('items') or {})}{most}"


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "required"
    value = field.default_factory() if field.default is msgspec.NODEFAULT else field.default  # type: ignore[misc]
    return f"`{msgspec.json.encode(value).decode()}`"


COMMANDS_OPENING = """\
# The commands

Generated from `cnmviz/cnm/commands` by `python docs/generate.py`; change them there. Each is one dataclass, from which the
console's grammar, help and completion and the forms in the picture are made. Docker's other commands, such as `docker build`,
answer that they do nothing here, because a lab has networks and containers only; any other word is an unknown command, in
docker's words.
"""


def command_list() -> str:
    """docs/commands.md."""
    parts = [COMMANDS_OPENING]
    for path, command in sorted(commands.catalogue().items()):
        parts += _command(path, command)
    return "\n".join(parts).rstrip() + "\n"


def _command(path: str, command: type[commands.Command]) -> Iterator[str]:
    spelling = command.spelling
    docker = "docker " if spelling.docker else ""
    yield f"## `{docker}{path}`\n"
    yield f"    {docker}{path} {spelling.usage}".rstrip() + "\n"
    yield f"{spelling.summary}." + (
        f" Also: {', '.join(f'`{docker}{other}`' for other in spelling.aliases)}." if spelling.aliases else ""
    )
    yield ""
    flags = [
        (flag, default) for _, flag, default in commands.fields(command) if isinstance(flag, commands.Flag) and not flag.hidden
    ]
    if flags:
        yield "| flag | value | meaning |\n|---|---|---|"
        yield from (_flag(flag, default) for flag, default in sorted(flags, key=lambda pair: pair[0].names[-1]))
        yield ""


def _flag(flag: commands.Flag, default: Any) -> str:
    shown = "" if default in (None, False, (), "", dataclasses.MISSING) else f" (default {default})"
    names = ", ".join(f"`{name}`" for name in flag.names)
    return f"| {names} | {'' if flag.kind == 'bool' else flag.kind} | {flag.help.replace('|', chr(92) + '|')}{shown} |"


FORMS_BEGIN, FORMS_END = "<!-- goals: generated -->", "<!-- goals: end -->"


def lessons() -> str:
    """docs/lessons.md: as it is, with the tables of goals made anew."""
    before, begin, rest = (FOLDER / "lessons.md").read_text().partition(FORMS_BEGIN)
    _, end, after = rest.partition(FORMS_END)
    if not begin or not end:
        raise ValueError("docs/lessons.md has lost the place of the generated tables")
    return "\n\n".join([before + begin, *_families(), end + after])


def _families() -> Iterator[str]:
    for family in dict.fromkeys(form.family for form in goals.catalogue()):
        module = importlib.import_module(f"{goals.__name__}.{family}")
        rows = [
            f"| `{form.usage.replace('|', chr(92) + '|')}` | {form.summary} | `{form.example}` |"
            for form in goals.catalogue()
            if form.family == family
        ]
        heading = f"### {family.capitalize()}\n\n{_body(module)}\n\n| goal | it is met when | example |\n|---|---|---|"
        yield "\n".join([heading, *rows])


DOCUMENTS: dict[str, Callable[[], str]] = {
    "protocol.md": protocol,
    "commands.md": command_list,
    "lessons.md": lessons,
    "lab.schema.json": schema.text,
}


def stale(names: Iterable[str] = DOCUMENTS) -> list[str]:
    """The documents that are not what the code would write now."""
    return [name for name in names if not (FOLDER / name).exists() or (FOLDER / name).read_text() != DOCUMENTS[name]()]


if __name__ == "__main__":
    for document in stale():
        (FOLDER / document).write_text(DOCUMENTS[document]())
        print(f"wrote {document}")
