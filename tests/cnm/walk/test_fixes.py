"""Looking for a fix ends, also where a better question leads back to the first one."""

from __future__ import annotations

import pytest

from tests.cnm.lab import Lab

from .cases import HOST, WIRE
from .questions import reach


@pytest.mark.parametrize(
    ("lines", "target"),
    [
        ((f"network create -d macvlan {WIRE} lan", "run -d --name printer --network lan nginx"), "printer:80"),
        (
            (
                "network create --subnet 203.0.113.0/25 --gateway 203.0.113.126 shop",
                "run -d --name web --network shop -p 8080:80 nginx",
            ),
            "web:8080",
        ),
    ],
)
def test_a_container_that_got_the_hosts_own_address_sends_nobody_round_in_circles(lines: tuple[str, ...], target: str) -> None:
    lab = Lab(*lines)
    assert f'"IPAddress": "{HOST}"' in lab.run(f"inspect {target.partition(':')[0]}")
    asked = reach(lab, "@outside", target)
    assert not asked.error
    assert not asked.output.ok
