"""Pleasant names for varied labs, and words that are never taken for the name of a thing."""

from __future__ import annotations

NAMES = (
    *("alder", "amber", "aspen", "aurora", "basil", "birch", "brook", "canyon", "cedar", "cloud", "clover", "cobalt", "comet"),
    *("coral", "crane", "dahlia", "delta", "dune", "ember", "fern", "fjord", "forest", "garnet", "ginger", "glade", "harbour"),
    *("hazel", "heron", "indigo", "iris", "ivy", "jade", "juniper", "lagoon", "larch", "laurel", "lilac", "linden", "lotus"),
    *("maple", "marble", "meadow", "mint", "moss", "nectar", "oasis", "olive", "opal", "orchid", "otter", "pebble", "pine"),
    *("poppy", "quartz", "raven", "reed", "ridge", "robin", "saffron", "sage", "sierra", "sparrow", "spruce", "summit"),
    *("thistle", "topaz", "tulip", "tundra", "velvet", "violet", "willow", "wren"),
)

PROGRAMS = frozenset(
    (
        *(
            "http",
            "https",
            "tcp",
            "udp",
            "sctp",
            "icmp",
            "ip",
            "ipv4",
            "ipv6",
            "eth",
            "lo",
            "localhost",
            "bridge",
            "host",
            "none",
        ),
        *("default", "container", "internal", "running", "created", "exited", "paused", "true", "false"),
        *("sh", "bash", "ash", "cat", "curl", "echo", "env", "exec", "grep", "httpd", "ls", "nc", "nginx", "nslookup", "ping"),
        *("ping6", "sleep", "tail", "traceroute", "wget", "while", "do", "done", "for", "in", "if", "then", "else", "fi"),
        *("and", "or", "not", "to", "from", "on", "off", "the", "is", "of"),
    )
)
