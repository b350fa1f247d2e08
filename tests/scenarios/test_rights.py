"""Who may do what: the author everything, everybody else look and fork, and nothing at all once it is withdrawn."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cnmviz.labs import people
from cnmviz.labs.models import Lab
from cnmviz.scenarios import limits, saving
from cnmviz.scenarios.models import Scenario, Tie, Version

from .conftest import SHOP, Visitor, world_of

WORDS = {"title": "Better", "text": "More.", "tags": "a, B,"}
DEEDS = ("edit", "withdraw", "restore", "delete")
PARTS = ("", "/snapshot", "/document", "/embed", "/qr.svg")


def state() -> object:
    return list(Scenario.objects.values()), list(Version.objects.values())


@pytest.mark.parametrize("deed", DEEDS)
def test_another_person_and_an_outsider_change_nothing(ben: Visitor, outsider: Client, scenario: Scenario, deed: str) -> None:
    before = state()
    for client in (ben.client, outsider):
        response = client.post(f"/s/{scenario.token}/{deed}", {**WORDS, "sure": "yes"})
        assert response.status_code == 403
        assert "Only its author" in response.content.decode()
    assert state() == before
    assert ben.client.post(f"/s/{'a' * 26}/{deed}").status_code == 404


def test_a_forged_cookie_is_nobody(scenario: Scenario) -> None:
    client = Client()
    client.cookies["person"] = f"{scenario.person}:forged"
    assert client.post(f"/s/{scenario.token}/withdraw").status_code == 403


@pytest.mark.parametrize("deed", [*DEEDS, "fork"])
def test_every_deed_needs_a_token_of_this_site(ana: Visitor, scenario: Scenario, deed: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ana.client.cookies
    before = state()
    assert strict.post(f"/s/{scenario.token}/{deed}", WORDS).status_code == 403
    assert state() == before
    strict.get(f"/s/{scenario.token}")
    token = strict.cookies["csrftoken"].value
    assert strict.post(f"/s/{scenario.token}/{deed}", WORDS, headers={"X-CSRFToken": token}).status_code == 302


def test_the_author_changes_the_words(ana: Visitor, scenario: Scenario) -> None:
    assert ana.client.post(f"/s/{scenario.token}/edit", WORDS)["Location"] == f"/s/{scenario.token}"
    scenario.refresh_from_db()
    assert (scenario.title, scenario.text, scenario.tags) == ("Better", "More.", ["a", "b"])
    refused = ana.client.post(f"/s/{scenario.token}/edit", {"title": " "})
    assert refused.status_code == 400
    assert "Give it a name." in refused.content.decode()


def test_the_author_alone_is_shown_the_ways_to_change_it(ana: Visitor, ben: Visitor, scenario: Scenario) -> None:
    assert "Yours to change" in ana.client.get(f"/s/{scenario.token}").content.decode()
    page = ben.client.get(f"/s/{scenario.token}").content.decode()
    assert "Yours to change" not in page
    assert "/delete" not in page


@pytest.mark.parametrize("here", ["", "/1"])
@pytest.mark.parametrize("part", PARTS)
def test_withdrawn_it_is_gone_for_everybody_else(
    ana: Visitor, ben: Visitor, outsider: Client, scenario: Scenario, here: str, part: str
) -> None:
    assert ana.client.post(f"/s/{scenario.token}/withdraw").status_code == 302
    path = f"/s/{scenario.token}{here}{part}"
    for client in (ben.client, outsider):
        response = client.get(path)
        assert response.status_code == 410
        page = response.content.decode()
        assert "was withdrawn" in page
        assert "A shop" not in page
        assert ("frame-ancestors *" in response["Content-Security-Policy"]) is (part == "/embed")
    assert ana.client.get(path).status_code == 200
    ana.client.post(f"/s/{scenario.token}/restore")
    assert outsider.get(path).status_code == 200


def test_withdrawn_it_cannot_be_forked_but_by_its_author(ana: Visitor, ben: Visitor, scenario: Scenario) -> None:
    saving.withdraw(scenario)
    assert ben.client.post(f"/s/{scenario.token}/fork").status_code == 410
    assert not Lab.objects.exists()
    assert ana.client.post(f"/s/{scenario.token}/fork").status_code == 302


def test_a_picture_that_a_browser_has_is_not_called_fresh_once_withdrawn(outsider: Client, scenario: Scenario) -> None:
    tag = outsider.get(f"/s/{scenario.token}/snapshot")["ETag"]
    saving.withdraw(scenario)
    assert outsider.get(f"/s/{scenario.token}/snapshot", headers={"If-None-Match": tag}).status_code == 410


def test_deleted_it_is_nowhere_and_its_labs_stay(ana: Visitor, ben: Visitor, scenario: Scenario) -> None:
    ben.client.post(f"/s/{scenario.token}/fork")
    assert ana.client.post(f"/s/{scenario.token}/delete")["Location"] == "/scenarios/"
    assert ana.client.get(f"/s/{scenario.token}").status_code == 404
    assert not Version.objects.exists()
    assert not Tie.objects.exists()
    assert ben.client.get(Lab.objects.get().get_absolute_url()).status_code == 200


def test_whoever_is_in_a_lab_can_save_it(ana: Visitor, lab: Lab) -> None:
    answer = ana.saves(lab).json()
    scenario = Scenario.objects.get()
    assert scenario.person == ana.id
    assert answer == {
        "token": scenario.token,
        "title": "A shop",
        "text": "It **sells**.",
        "tags": ["shop"],
        "number": 1,
        "withdrawn": False,
        "page": f"/s/{scenario.token}",
        "link": f"http://testserver/s/{scenario.token}",
        "embed": answer["embed"],
        "qr": f"/s/{scenario.token}/qr.svg",
    }
    assert f'src="http://testserver/s/{scenario.token}/embed"' in answer["embed"]


def test_whoever_is_not_in_a_lab_cannot_save_it(ben: Visitor, outsider: Client, lab: Lab) -> None:
    body = json.dumps({"title": "Mine now"})
    for client in (ben.client, outsider):
        response = client.post("/lab/BCDF/scenario", body, content_type="application/json")
        assert response.status_code == 403
        assert "Open the lab first" in response.json()["error"]
    assert ben.client.post("/lab/ZZZZ/scenario", body, content_type="application/json").status_code == 404
    assert not Scenario.objects.exists()


def test_saved_again_it_may_be_one_more_version(ana: Visitor, lab: Lab) -> None:
    first = ana.saves(lab).json()
    second = ana.saves(lab, title="A mall", onto=first["token"]).json()
    assert (second["token"], second["number"], second["title"]) == (first["token"], 2, "A mall")
    assert ana.saves(lab).json()["token"] != first["token"]
    saving.withdraw(Scenario.objects.get(token=first["token"]))
    assert ana.saves(lab, title="Quietly", onto=first["token"]).json()["withdrawn"] is True


def test_the_lesson_of_a_scenario_goes_on_with_its_next_version(ana: Visitor, lab: Lab, scenario: Scenario) -> None:
    saving.save(ana.id, title="A shop", text="", tags=[], world=world_of(SHOP), lesson="# Learn", onto=scenario)
    assert ana.saves(lab, title="A mall", onto=scenario.token).json()["number"] == 3
    assert scenario.versions.get(number=3).lesson == "# Learn"
    ana.saves(lab, title="Another")
    assert Version.objects.get(title="Another").lesson == ""


def test_nobody_saves_onto_the_scenario_of_somebody_else(ben: Visitor, lab: Lab, scenario: Scenario) -> None:
    people.member(lab, ben.id)
    for token in (scenario.token, "a" * 26, "x"):
        response = ben.saves(lab, title="Stolen", onto=token)
        assert response.status_code == 400
        assert "not yours" in response.json()["error"]
    assert [version.title for version in Version.objects.all()] == ["A shop"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"title": 1}', b'{"title": "x", "person": "y"}', b"\xff", b"[" * 9000, b'{"title":"x","at":1.5}']
)
def test_what_cannot_be_read_saves_nothing(ana: Visitor, lab: Lab, body: bytes) -> None:
    response = ana.client.post("/lab/BCDF/scenario", body, content_type="application/json")
    assert response.status_code == 400
    assert "cannot be read" in response.json()["error"]
    assert not Scenario.objects.exists()


def test_what_is_too_large_is_not_read_to_its_end(ana: Visitor, lab: Lab) -> None:
    response = ana.client.post("/lab/BCDF/scenario", b" " * (limits.REQUEST_BYTES + 1), content_type="application/json")
    assert response.status_code == 400
    assert "too long" in response.json()["error"]
    fits = "ü" * limits.TEXT
    assert ana.saves(lab, text=fits).status_code == 200


def test_too_much_is_told_as_such(ana: Visitor, lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SCENARIOS_PER_PERSON", 0)
    response = ana.saves(lab)
    assert response.status_code == 429
    assert "Delete one" in response.json()["error"]


def test_an_earlier_moment_can_be_saved(ana: Visitor, lab: Lab) -> None:
    assert ana.saves(lab, at=1).json()["number"] == 1
    for at in (0, 2, -1):
        response = ana.saves(lab, at=at)
        assert response.status_code == 400
        assert "there is no step" in response.json()["error"]


def page_of(visitor: Visitor, lab: Lab) -> dict[str, object]:
    content = visitor.client.get(lab.get_absolute_url()).content.decode()
    found: dict[str, object] = json.loads(
        content.partition('<script id="page" type="application/json">')[2].partition("</script>")[0]
    )
    return found


def test_the_page_of_a_lab_knows_what_it_was_saved_as(ana: Visitor, ben: Visitor, lab: Lab) -> None:
    assert page_of(ana, lab)["scenario"]["known"] is None  # type: ignore[index]
    saved = ana.saves(lab).json()
    assert page_of(ana, lab)["scenario"]["known"] == saved  # type: ignore[index]
    assert page_of(ben, lab)["scenario"]["known"] is None, "it is Ana's"  # type: ignore[index]
    other = ana.saves(lab, title="Other").json()
    assert page_of(ana, lab)["scenario"]["known"] == other, "the latest"  # type: ignore[index]


def test_a_fork_of_ones_own_goes_on_from_it_and_a_fork_of_another_does_not(
    ana: Visitor, ben: Visitor, scenario: Scenario
) -> None:
    for who, known in ((ana, scenario.token), (ben, None)):
        lab = Lab.objects.get(code=who.client.post(f"/s/{scenario.token}/fork")["Location"].split("/")[2])
        found = page_of(who, lab)["scenario"]["known"]  # type: ignore[index]
        assert (found and found["token"]) == known


def test_a_lab_that_goes_on_from_an_earlier_step_goes_on_from_the_same_scenario(ana: Visitor, lab: Lab) -> None:
    saved = ana.saves(lab).json()
    where = ana.client.post(f"/lab/{lab.code}/fork", {"at": "1"})["Location"]
    found = page_of(ana, Lab.objects.get(code=where.split("/")[2]))["scenario"]["known"]  # type: ignore[index]
    assert found == saved


def test_the_admin_shows_and_deletes_and_edits_nothing(scenario: Scenario) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("keeper"))
    for model, pk in (("scenario", scenario.pk), ("version", scenario.versions.get().pk)):
        assert "A shop" in client.get(f"/admin/scenarios/{model}/?q=shop").content.decode()
        assert client.get(f"/admin/scenarios/{model}/{pk}/change/").status_code == 200
        assert client.get(f"/admin/scenarios/{model}/add/").status_code == 403
        assert client.post(f"/admin/scenarios/{model}/{pk}/change/", {"title": "x"}).status_code == 403
    client.post(f"/admin/scenarios/scenario/{scenario.pk}/delete/", {"post": "yes"})
    assert not Scenario.objects.exists()


def test_saved_worlds_are_told_apart(ana: Visitor) -> None:
    one = saving.save(ana.id, title="x", text="", tags=[], world=world_of(SHOP))
    assert (
        saving.save(ana.id, title="x", text="", tags=[], world=world_of(f"{SHOP}\ndocker stop web"), onto=one.scenario).number
        == 2
    )
