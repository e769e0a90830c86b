"""Proof of work before a filing: it speaks for one filing, once; without it a filing is taken in and looked at."""

import base64
import json
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import altcha
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.limits import addresses, budgets, counting, proof
from complaints.models import Complaint
from tests.api.conftest import Speaker, filing
from tests.factories import House, when
from tests.web.test_filing import filled
from web import door
from workflow import clock
from workflow.models import SpentProof
from workflow.verbs import intake

Tell = Callable[..., None]
AT = when("2026-03-02")
HERE = {"REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture(autouse=True)
def easy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "EASIEST", 50)


def solve(asked: dict[str, Any]) -> str:
    made = altcha.ChallengeV1(
        asked["algorithm"], asked["challenge"], asked["maxNumber"], asked["salt"], asked["signature"]
    )
    found = altcha.solve_challenge_v1(made.challenge, made.salt, made.algorithm, made.max_number, 0)
    assert found is not None
    told = {"algorithm": made.algorithm, "challenge": made.challenge, "number": found.number}
    told |= {"salt": made.salt, "signature": made.signature}
    return base64.b64encode(json.dumps(told).encode()).decode()


def crowd() -> None:
    """So many filings came from here that the next are looked at."""
    for _n in range(budgets.FILINGS.free):
        counting.spend(budgets.FILINGS.of(addresses.of(HERE)))


def asked_by(page: str) -> dict[str, Any]:
    found = re.search(r'data-challenge="([^"]+)"', page)
    assert found
    asked: dict[str, Any] = json.loads(unescape(found.group(1)))
    return asked


def test_a_solution_holds_for_twelve_hours_and_only_as_it_was_asked():
    asked = proof.challenge("here", at=AT)
    solution = solve(asked)
    assert proof.solved(solution, at=AT) == asked["challenge"]
    assert proof.solved(solution, at=AT + proof.LIFE - timedelta(seconds=1)) == asked["challenge"]
    assert proof.solved(solution, at=AT + proof.LIFE) == ""
    parts = json.loads(base64.b64decode(solution))
    for name, forged in (("number", parts["number"] + 1), ("salt", parts["salt"] + "expires=9999999999&")):
        changed = base64.b64encode(json.dumps({**parts, name: forged}).encode()).decode()
        assert proof.solved(changed, at=AT) == ""


def test_a_challenge_of_ones_own_is_none_of_ours():
    own = altcha.create_challenge_v1(
        algorithm="SHA-256", max_number=5, salt_length=12, hmac_key="guess", salt="", number=None,
        expires=AT + proof.LIFE, params=None,
    )  # fmt: skip
    assert proof.solved(solve(own.to_dict()), at=AT) == ""


@given(
    st.one_of(st.text(max_size=60), st.binary(max_size=60).map(lambda raw: base64.b64encode(raw).decode()))
)
def test_whatever_is_sent_in_place_of_a_solution_is_none(text: str):
    assert proof.solved(text, at=AT) == ""


@pytest.mark.parametrize(
    "parts",
    [
        {},
        [],
        {"algorithm": "SHA-256", "challenge": 1, "number": {}, "salt": None, "signature": []},
        {"algorithm": "MD5", "challenge": "x", "number": 1, "salt": "a?expires=1e400&", "signature": "x"},
        {"algorithm": ["SHA-256"], "challenge": "x", "number": 1, "salt": "a?expires=x&", "signature": "x"},
    ],
)
def test_parts_of_other_kinds_are_none(parts: Any):
    assert proof.solved(base64.b64encode(json.dumps(parts).encode()).decode(), at=AT) == ""


def test_there_is_more_to_compute_the_more_was_filed_of_late_and_never_more_than_the_most(attack: Tell):
    calm = proof.challenge(addresses.of(HERE), at=AT)["maxNumber"]
    crowd()
    busy = proof.challenge(addresses.of(HERE), at=AT)["maxNumber"]
    assert proof.challenge("elsewhere", at=AT)["maxNumber"] == calm == proof.EASIEST
    assert busy == calm * 8
    for _n in range(400):
        counting.spend(budgets.ALL_FILINGS.of("all"))
    assert proof.challenge("elsewhere", at=AT)["maxNumber"] == calm * 4
    most = proof.challenge(addresses.of(HERE), at=AT)["maxNumber"]
    attack("work before a filing after 400 filings", f"{most // calm} times", "at most 32 times")
    assert most == calm * 32


@pytest.mark.django_db
def test_a_solved_filing_of_a_crowded_address_is_as_any_other_once_and_without_script_it_is_looked_at(
    client: Client, attack: Tell
):
    house = House()
    crowd()
    solution = solve(asked_by(client.get("/lapor/").content.decode()))
    for key, sent in (("a", solution), ("b", solution), ("c", "")):
        answer = client.post("/lapor/", filled(house, key=door.new_key() + key, proof=sent))
        assert answer.status_code == 302
    flags = list(Complaint.objects.order_by("pk").values_list("moderation", flat=True))
    attack(
        "a proof of work used twice", flags.count("") - 1, "speaks once; without it looked at, never refused"
    )
    assert flags == ["", "often", "often"]


@pytest.mark.django_db
def test_a_proof_does_not_undo_a_trap(client: Client):
    crowd()
    solution = solve(asked_by(client.get("/lapor/").content.decode()))
    client.post("/lapor/", filled(House(), website="http://x", proof=solution))
    assert Complaint.objects.get().moderation == "trap"
    assert not SpentProof.objects.exists()


@pytest.mark.django_db
def test_over_the_api_a_proof_takes_the_place_of_the_form_s_stamp():
    house = House()
    asked = Speaker().get("filing-challenge/").json()
    for body in ({"proof": solve(asked)}, {"proof": solve(asked)}, {"proof": "x"}, {}):
        assert Speaker().post("complaints/", filing(house, **body)).status_code == 201
    flags = Complaint.objects.order_by("pk").values_list("moderation", flat=True)
    assert list(flags) == ["", "no_stamp", "no_stamp", "no_stamp"]
    assert SpentProof.objects.count() == 1


@pytest.mark.django_db
def test_a_form_that_comes_back_asks_for_a_new_proof(client: Client):
    first = asked_by(client.get("/lapor/").content.decode())
    page = client.post("/lapor/", filled(House(), subject="", proof="old")).content.decode()
    assert asked_by(page)["challenge"] != first["challenge"]
    assert 'value="old"' not in page


@pytest.mark.django_db
def test_spent_proofs_are_forgotten_when_their_challenge_is_too_old_to_hold():
    at = clock.now()
    SpentProof.objects.create(challenge="a", at=at - proof.LIFE - timedelta(seconds=1))
    SpentProof.objects.create(challenge="b", at=at - proof.LIFE)
    assert intake.forget_proofs(before=at - proof.LIFE) == 1
    assert SpentProof.objects.get().challenge == "b"
