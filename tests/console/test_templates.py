"""`--format`: Go's templates on plain data, and Go's complaints."""

from __future__ import annotations

import pytest

from cnmviz.console.template import Struct, TemplateError, execute, to_json

DATA = Struct(
    {
        "Name": "n1",
        "Labels": {"b": "2", "a": "1"},
        "IPAM": Struct({"Config": [Struct({"Subnet": "10.0.0.0/24"}), Struct({"Subnet": "10.1.0.0/24"})]}),
        "Internal": False,
        "Size": 7,
        "Nothing": None,
        "Label": lambda key: {"a": "1"}.get(key, ""),
    }
)


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("plain", "plain"),
        ("{{.Name}}", "n1"),
        ("{{ .Name }} {{- ` x` -}}  y", "n1 xy"),
        ("a{{/* nothing */}}b", "ab"),
        ("{{json .IPAM}}", '{"Config":[{"Subnet":"10.0.0.0/24"},{"Subnet":"10.1.0.0/24"}]}'),
        ("{{json .Labels}}", '{"a":"1","b":"2"}'),
        ("{{range $k, $v := .Labels}}{{$k}}={{$v}};{{end}}", "a=1;b=2;"),
        ("{{range .IPAM.Config}}{{.Subnet}} {{end}}", "10.0.0.0/24 10.1.0.0/24 "),
        ("{{range $i, $c := .IPAM.Config}}{{if $i}}, {{end}}{{$c.Subnet}}{{end}}", "10.0.0.0/24, 10.1.0.0/24"),
        ("{{range .Nothing}}x{{else}}none{{end}}", "none"),
        ("{{range .IPAM.Config}}{{.Subnet}}{{break}}{{end}}", "10.0.0.0/24"),
        ("{{(index .IPAM.Config 1).Subnet}}", "10.1.0.0/24"),
        ('{{index .Labels "a"}}{{index .Labels "missing"}}', "1"),
        ("{{len .IPAM.Config}} {{len .Name}}", "2 2"),
        ('{{.Name | upper | printf "%s-%d" }}', "N1-%!d(MISSING)"),
        ('{{printf "%-5s|%03d|%q|%v" .Name .Size .Name .Internal}}', 'n1   |007|"n1"|false'),
        ("{{if .Internal}}in{{else if eq .Name `n1`}}it is{{else}}out{{end}}", "it is"),
        ("{{with .IPAM}}{{len .Config}}{{end}}{{with .Nothing}}x{{end}}", "2"),
        ("{{if and .Name (not .Internal) (or .Nothing .Size)}}yes{{end}}", "yes"),
        ('{{eq .Size 7}} {{ne .Name "x"}} {{lt .Size 8}} {{ge .Size 8}}', "true true true false"),
        ('{{join (split "a,b" ",") "+"}} {{title "up there"}} {{lower "UP"}}', "a+b Up There up"),
        ('{{pad .Name 1 2}}|{{truncate "abcdef" 3}}|{{slice "abcdef" 1 3}}', " n1  |abc|bc"),
        ('{{print 1 2 "x"}} {{println "end"}}', "1 2x end\n"),
        ("{{.Labels}} {{.Internal}} {{.Nothing}} {{.IPAM}}", "map[a:1 b:2] false <no value> {[{10.0.0.0/24} {10.1.0.0/24}]}"),
        ("{{$x := .Name}}{{if true}}{{$x = `changed`}}{{end}}{{$x}}", "changed"),
        ('{{.Label "a"}}|{{.Label "b"}}|', "1||"),
        ("{{.Labels.missing}}", "<no value>"),
        ("{{'a'}} {{0x10}} {{010}} {{-1.5}} {{2.0}} {{true}}", "97 16 8 -1.5 2 true"),
    ],
)
def test_what_templates_print(template: str, printed: str) -> None:
    assert execute(template, DATA) == printed


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("{{.Name", "template: :1: unclosed action"),
        ("a\n{{.Name", "template: :2: unclosed action"),
        ("{{nope}}", 'template: :1: function "nope" not defined'),
        ("{{if .Name}}", "template: :1: unexpected EOF"),
        ("{{end}}", "template: :1: unexpected {{end}}"),
        ("{{$x}}", 'template: :1: undefined variable "$x"'),
        ("{{}}", "template: :1: missing value for command"),
        ('{{"open}}', "template: :1: unterminated quoted string"),
        ("{{08}}", 'template: :1: illegal number syntax: "08"'),
        ("{{9223372036854775808}}", 'template: :1: integer overflow: "9223372036854775808"'),
        ("{{0x" + "f" * 7000 + "}}", 'template: :1: integer overflow: "0x' + "f" * 7000 + '"'),
        (r'{{"\ud800"}}', "template: :1: invalid syntax"),
        ("{{break}}", "template: :1: {{break}} outside {{range}}"),
        ("{{.Missing}}", 'template: :1:2: executing "" at <.Missing>: map has no entry for key "Missing"'),
        ("{{.IPAM.Missing}}", 'template: :1:7: executing "" at <.IPAM.Missing>: map has no entry for key "Missing"'),
        ("{{.Labels.no.More}}", 'template: :1:12: executing "" at <.Labels.no.More>: map has no entry for key "no"'),
        ("{{.Name.More}}", 'template: :1:7: executing "" at <.Name.More>: can\'t evaluate field More in type string'),
        ("{{len .Size}}", 'template: :1:2: executing "" at <len>: error calling len: len of type int'),
        ("{{index .IPAM.Config 9}}", 'template: :1:2: executing "" at <index>: error calling index: index out of range: 9'),
        ("{{upper}}", 'template: :1:2: executing "" at <upper>: wrong number of args for upper: want 1 got 0'),
        ("{{range .Size}}{{.Name}}{{end}}", 'template: :1:17: executing "" at <.Name>: can\'t evaluate field Name in type int'),
        ("{{eq .Name 1}}", 'template: :1:2: executing "" at <eq>: error calling eq: incompatible types for comparison'),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_go(template: str, complaint: str) -> None:
    with pytest.raises(TemplateError) as error:
        execute(template, DATA)
    assert str(error.value) == complaint


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("{{if 1}}" * 60 + "{{end}}" * 60, "template: :1: exceeded maximum template depth"),
        ("{{" + "(" * 60 + ".Name" + ")" * 60 + "}}", "template: :1: exceeded maximum template depth"),
        ("x" * 9000, "template: :1: template too long: 9000 characters, at most 8192"),
        ("{{range 1000}}{{range 1000}}{{end}}{{end}}", "template: more than 50000 steps"),
        ('{{range 5000}}{{printf "%999s" "x"}}{{end}}', "template: output longer than 400000 characters"),
        ('{{$x := "ab"}}{{range 60}}{{$x = print $x $x}}{{end}}', "template: text longer than 400000 characters"),
    ],
)
def test_a_template_cannot_run_away(template: str, complaint: str) -> None:
    with pytest.raises(TemplateError) as error:
        execute(template, DATA)
    assert str(error.value) == complaint


def test_json_keeps_the_order_of_structs_and_sorts_maps() -> None:
    assert to_json(Struct({"B": {"z": 1, "a": "é<"}, "A": None})) == '{"B":{"a":"é<","z":1},"A":null}'
