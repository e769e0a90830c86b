"""Fifty filings at once, over the request stack with connections of their own (promise P5)."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from complaints.models import Complaint
from tests.api.conftest import Speaker, filing
from tests.complaints.test_owed_statements import trips
from tests.concurrency.conftest import together
from tests.factories import House
from workflow.models import Event, RememberedReply

pytestmark = pytest.mark.usefixtures("committed")


def post(path, body, **headers):
    client = Client(raise_request_exception=False)
    return lambda: client.post(
        f"/api/v1/{path}", json.dumps(body), content_type="application/json", headers=headers
    )


def test_fifty_parallel_filings_with_one_key_make_one_complaint_and_fifty_equal_answers():
    house = House()
    answers = together(
        *(post("complaints/", filing(house), **{"Idempotency-Key": "k" * 32}) for _ in range(50))
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert (Complaint.objects.count(), Event.objects.count(), RememberedReply.objects.count()) == (1, 1, 1)


def test_fifty_parallel_filings_without_a_key_make_fifty_complaints():
    house = House()
    answers = together(*(post("complaints/", filing(house)) for _ in range(50)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["reference"] for answer in answers}) == Complaint.objects.count() == 50


def test_two_bodies_under_one_key_at_once_make_one_complaint():
    house = House()
    bodies = [filing(house), filing(house, subject="Hal yang lain sama sekali")]
    found = together(*(post("complaints/", body, **{"Idempotency-Key": "k" * 32}) for body in bodies * 5))
    assert sorted(answer.status_code for answer in found) == [201] * 5 + [422] * 5
    assert Complaint.objects.count() == 1


def test_a_filing_makes_two_trips_to_the_database(monkeypatch):
    """One that reads and one that writes (docs/adr/0105); the first ones plan what the later ones execute."""
    house = House()
    for _ in range(6):
        assert post("complaints/", filing(house), **{"Idempotency-Key": uuid4().hex})().status_code == 201
    with trips(monkeypatch) as sent:
        assert post("complaints/", filing(house), **{"Idempotency-Key": uuid4().hex})().status_code == 201
    assert [text.partition(";")[0].partition("(")[0] for text in sent] == ["BEGIN", sent[1].partition("(")[0]]
    assert sent[1].endswith("COMMIT")
    assert all(text.count("EXECUTE") >= 6 for text in sent)


def test_two_clicks_at_once_have_one_effect_and_the_other_is_told_how_the_case_stands():
    house = House()
    case = house.file()
    speaker = Speaker(house.coordinator.user)
    body = {"unit": house.unit.code, "classification": "ordinary", "version": 1}
    path = f"complaints/{case.row.reference}/dispatch/"
    found = together(*(post(path, body, **speaker.headers) for _ in range(4)))
    assert sorted(answer.status_code for answer in found) == [200, 409, 409, 409]
    refused = [answer.json() for answer in found if answer.status_code == 409]
    assert {(each["code"], each["state"], each["version"]) for each in refused} == {
        ("stale_version", "dispatched", 2)
    }
