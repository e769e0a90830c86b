"""The whole life of a complaint over HTTP, as its real actors."""

from tests.api.conftest import Speaker, filing


def test_a_complaint_is_filed_routed_answered_and_accepted(house, anybody):
    filed = anybody.post("complaints/", filing(house))
    assert filed.status_code == 201, filed.content
    receipt = filed.json()
    assert {duty["kind"] for duty in receipt["duties"]} == {
        "receipt",
        "verify",
        "first_answer",
        "settle",
        "decide",
    }
    reference = receipt["reference"]
    citizen = Speaker(access_code=receipt["access_code"])
    coordinator, officer = Speaker(house.coordinator.user), Speaker(house.officer.user)
    assert officer.get(f"complaints/{reference}/").status_code == 404
    answer = coordinator.verb(reference, "dispatch", unit=house.unit.code, classification="ordinary")
    assert answer.status_code == 200, answer.content
    assert answer.json()["state"] == "dispatched"
    assert officer.verb(reference, "begin").status_code == 200
    answer = officer.verb(reference, "answer", outcome="founded", reasons="Loket kini dibuka dua.")
    assert answer.status_code == 200, answer.content
    seen = citizen.get(f"complaints/{reference}/").json()
    assert seen["state"] == "answered"
    assert set(seen["allowed_verbs"]) == {"accept", "contest"}
    assert "Loket kini dibuka dua." in "".join(entry["text"] for entry in seen["timeline"])
    closed = citizen.verb(reference, "accept", rating=4, comment="Terima kasih")
    assert closed.status_code == 200, closed.content
    assert closed.json()["state"] == "closed"
    again = citizen.verb(reference, "accept", rating=4)
    assert again.status_code == 409
