"""Ana and Ben, each with a browser of their own, Ana in a lab; and somebody who has only a link."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.file import lines_of, play
from cnmviz.labs import dispatch, people, worlds
from cnmviz.labs.models import Lab
from cnmviz.scenarios import saving, shelf
from cnmviz.scenarios.models import Scenario, Version

NOW = 1_700_000_000_000_000
SHOP = "docker network create front\ndocker run -d --name web --network front -p 8080:80 -e COLOUR=blue nginx"


def world_of(script: str, seed: str = "seed") -> World:
    return play(new_world(seed, now=NOW), lines_of(script), now=NOW)


@dataclass
class Visitor:
    """Somebody with a browser. `id` is who the cookie says they are."""

    client: Client
    id: str

    def saves(self, lab: Lab, **words: Any) -> Any:
        """Send what the page of a lab sends."""
        body = {"title": "A shop", "text": "It **sells**.", "tags": ["shop"], **words}
        return self.client.post(f"/lab/{lab.code}/scenario", json.dumps(body), content_type="application/json")


def visitor() -> Visitor:
    client = Client()
    person = people.fresh_person()
    response = HttpResponse()
    people.remember(response, person)
    client.cookies.update(response.cookies)
    return Visitor(client, person)


@pytest.fixture(autouse=True)
def new_process() -> None:
    worlds._hot.clear()
    worlds._past.clear()
    shelf._pictures.clear()


@pytest.fixture
def ana(transactional_db: None) -> Visitor:
    return visitor()


@pytest.fixture
def ben(transactional_db: None) -> Visitor:
    return visitor()


@pytest.fixture
def outsider(transactional_db: None) -> Client:
    """A browser that was never here."""
    return Client()


@pytest.fixture
def lab(ana: Visitor) -> Lab:
    """Ana's."""
    found = dispatch.open_lab("BCDF", world_of(SHOP), title="Lab BCDF", now=NOW)
    people.member(found, ana.id)
    return found


@pytest.fixture
def version(ana: Visitor) -> Version:
    """A scenario that Ana saved."""
    return saving.save(ana.id, title="A shop", text="It **sells**.", tags=["shop"], world=world_of(SHOP))


@pytest.fixture
def scenario(version: Version) -> Scenario:
    return version.scenario
