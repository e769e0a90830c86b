"""Who sees what (docs/domain.md section 6): role x relation x identity x route, and canaries that no staff may meet."""

import json
import logging

import pytest

from accounts.roles import Role
from complaints.models import Complaint, Statement
from notifications.models import Message
from tests.api.conftest import Speaker, filing
from tests.factories import House, actor, user
from workflow.models import Event, RememberedReply

CANARY = {
    "name": "Kenari Zamrud",
    "email": "kenari-zamrud@example.org",
    "phone": "0812 9876 5432",
    "address": "Gang Kenari 77 Zamrud",
}
TRACES = ("Kenari", "kenari", "Zamrud", "zamrud", "+6281298765432", "98765432", "9876 5432", "Gang Kenari")
ROUTES = ("", "messages/", "notes/", "attachments/")
IDENTITIES = ("named", "confidential", "anonymous")


def filed(house: House, identity: str) -> tuple[str, str]:
    person = None if identity == "anonymous" else CANARY
    answer = Speaker().post("complaints/", filing(house, identity=identity, complainant=person))
    assert answer.status_code == 201, answer.content
    return answer.json()["reference"], answer.json()["access_code"]


def ok(answer):
    assert answer.status_code in (200, 201), answer.content
    return answer.json()


def at_stage(house: House, identity: str, stage: str) -> tuple[str, str]:
    """A case filed over HTTP and brought to this stage by its actors."""
    reference, code = filed(house, identity)
    coordinator, officer = Speaker(house.coordinator.user), Speaker(house.officer.user)
    if stage == "received":
        return reference, code
    ok(coordinator.verb(reference, "dispatch", unit=house.unit.code, classification="ordinary"))
    if stage == "dispatched":
        return reference, code
    if stage == "escalated":
        ok(coordinator.verb(reference, "escalate", reasons="Perlu dilihat."))
        return reference, code
    if stage == "transferred":
        ok(coordinator.verb(reference, "transfer", unit=house.other_unit.code, reasons="Bukan unit itu."))
        return reference, code
    if stage == "sent back":
        ok(officer.verb(reference, "send-back", reasons="Bukan milik kami."))
        return reference, code
    ok(officer.verb(reference, "begin"))
    ok(officer.verb(reference, "answer", outcome="founded", reasons="Sudah dibenahi."))
    return reference, code


# stage: who sees the case, who of them its complainant's name when it is named
EVERYWHERE = {"coordinator", "coordinator2", "ombudsman", "custodian"}
THE_UNIT = {"officer", "officer2", "supervisor"}
SEES = {
    "received": (EVERYWHERE, {"coordinator", "coordinator2"}),
    "dispatched": (EVERYWHERE | THE_UNIT, {"coordinator", "coordinator2"} | THE_UNIT),
    "sent back": (EVERYWHERE, {"coordinator", "coordinator2"}),
    "transferred": (EVERYWHERE | {"other_officer"}, {"coordinator", "coordinator2", "other_officer"}),
    "answered": (EVERYWHERE | THE_UNIT, {"coordinator", "coordinator2"} | THE_UNIT),
    "escalated": (EVERYWHERE | THE_UNIT, EVERYWHERE | THE_UNIT),
}
STAFF = (
    "coordinator", "coordinator2", "officer", "officer2", "supervisor", "other_officer",
    "head", "ombudsman", "custodian", "administrator",
)  # fmt: skip


@pytest.mark.parametrize("stage", SEES)
def test_each_role_sees_what_the_table_says(house, stage):
    cases = {identity: at_stage(house, identity, stage) for identity in IDENTITIES}
    seers, knowers = SEES[stage]
    abroad = House()
    speakers = {name: Speaker(getattr(house, name).user) for name in STAFF}
    speakers |= {
        f"{name} of another agency": Speaker(getattr(abroad, name).user)
        for name in ("coordinator", "officer", "head")
    }
    speakers |= {"nobody": Speaker(), "another complainant": Speaker(access_code=filed(house, "named")[1])}
    for name, speaker in speakers.items():
        for identity, (reference, _code) in cases.items():
            seen = {
                route: speaker.get(f"complaints/{reference}/{route}")
                for route in (ROUTES if identity == "named" else ROUTES[:1])
            }
            for route, answer in seen.items():
                assert answer.status_code == (200 if name in seers else 404), (name, identity, route)
            may_know = identity == "named" and name in knowers
            assert ("complainant" in seen[""].json()) == may_know, (name, identity)
            if not may_know:
                assert not [trace for trace in TRACES if trace in seen[""].content.decode()], (name, identity)
        if name in STAFF:
            listed = speaker.get("complaints/", page_size=200).content.decode()
            for reference, _code in cases.values():
                assert (reference in listed) == (name in seers), name
            assert not [trace for trace in TRACES if trace in listed], name
            found = {row["reference"] for row in speaker.get("complaints/", q="Zamrud").json()["results"]}
            of_ours = {identity for identity, (reference, _code) in cases.items() if reference in found}
            assert of_ours == ({"named"} if name in knowers else set()), name
    for identity, (reference, code) in cases.items():
        own = Speaker(access_code=code).get(f"complaints/{reference}/").json()
        assert ("complainant" in own) == (identity != "anonymous")
        assert own["handler"] is None
        assert "notes" not in own


def test_a_national_seat_sees_every_agency_and_a_seat_in_one_agency_only_that_one(house):
    abroad = House()
    here, there = filed(house, "named")[0], filed(abroad, "named")[0]
    national = Speaker(user(Role.COORDINATOR))
    bound = Speaker(user(Role.OMBUDSMAN, agency=house.agency))
    assert [national.get(f"complaints/{each}/").status_code for each in (here, there)] == [200, 200]
    assert bound.get(f"complaints/{here}/").status_code == 200


@pytest.mark.parametrize("seat", ["officer", "supervisor", "officer who is coordinator too"])
def test_the_accused_meet_nothing_of_their_case_on_any_route(house, seat):
    from accounts.models import Membership

    accused = user(Role.SUPERVISOR if seat == "supervisor" else Role.OFFICER, unit=house.unit)
    if seat.endswith("too"):
        Membership.objects.create(user=accused, role=Role.COORDINATOR, agency=house.agency)
        accused.refresh_from_db()
    reference, _code = filed(house, "named")
    Message.objects.all().delete()
    coordinator = Speaker(house.coordinator.user)
    sent = {"unit": house.unit.code, "classification": "supervisory", "accused": [accused.username]}
    ok(coordinator.verb(reference, "dispatch", **sent))
    speaker = Speaker(accused)
    for route in (*ROUTES, "attachments/1/"):
        assert speaker.get(f"complaints/{reference}/{route}").status_code == 404
    for verb in ("begin", "answer", "send-back", "escalate", "messages", "notes", "assign", "link-duplicate"):
        assert speaker.post(f"complaints/{reference}/{verb}/", {}).status_code == 404
    assert reference not in speaker.get("complaints/", page_size=200).content.decode()
    assert speaker.get("complaints/", q=reference).json()["results"] == []
    assert not Message.objects.filter(user=accused).exists()
    answer = coordinator.verb(reference, "assign", handler=accused.username)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["handler"])


def test_a_unit_whose_every_member_is_accused_is_refused(house):
    reference, _code = filed(house, "named")
    names = [house.other_officer.user.username]
    answer = Speaker(house.coordinator.user).verb(
        reference, "dispatch", unit=house.other_unit.code, classification="ordinary", accused=names
    )
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["unit"])
    assert Complaint.objects.get().accused.count() == 0
    stranger = Speaker(house.coordinator.user).verb(
        reference, "dispatch", unit=house.unit.code, classification="ordinary", accused=names
    )
    assert (stranger.status_code, list(stranger.json()["errors"])) == (400, ["accused"])


def test_the_original_of_a_duplicate_is_named_only_to_those_who_may_see_it(house):
    first, second = filed(house, "named"), filed(house, "named")
    coordinator = Speaker(house.coordinator.user)
    ok(coordinator.verb(first[0], "dispatch", unit=house.other_unit.code, classification="ordinary"))
    ok(coordinator.verb(second[0], "dispatch", unit=house.unit.code, classification="ordinary"))
    ok(coordinator.verb(second[0], "link-duplicate", duplicate_of=first[0], reasons="Hal yang sama."))
    assert coordinator.get(f"complaints/{second[0]}/").json()["duplicate_of"] == first[0]
    for speaker in (Speaker(house.officer.user), Speaker(access_code=second[1])):
        assert first[0] not in speaker.get(f"complaints/{second[0]}/").content.decode()


def test_complainants_read_the_office_where_staff_read_names_and_never_an_internal_note(house):
    reference, code = at_stage(house, "named", "dispatched")
    officer, citizen = Speaker(house.officer.user), Speaker(access_code=code)
    ok(officer.post(f"complaints/{reference}/notes/", {"text": "Hanya untuk kami berdua."}))
    ok(officer.post(f"complaints/{reference}/messages/", {"text": "Kami periksa."}))
    ok(citizen.post(f"complaints/{reference}/messages/", {"text": "Terima kasih."}))
    seen = citizen.get(f"complaints/{reference}/").content.decode()
    said = citizen.get(f"complaints/{reference}/messages/").content.decode()
    assert "Kami periksa." in said
    for secret in (
        "Hanya untuk kami",
        house.officer.user.name,
        house.coordinator.user.name,
        house.officer.user.username,
    ):
        assert secret not in seen + said
    assert citizen.get(f"complaints/{reference}/notes/").status_code == 403
    assert citizen.post(f"complaints/{reference}/notes/", {"text": "Saya juga."}).status_code == 403
    assert house.officer.user.name in officer.get(f"complaints/{reference}/messages/").content.decode()


def test_the_custodian_and_the_head_write_nothing(house):
    reference, _code = at_stage(house, "named", "dispatched")
    assert (
        Speaker(house.custodian.user).post(f"complaints/{reference}/notes/", {"text": "Catatan."}).status_code
        == 403
    )
    assert (
        Speaker(house.custodian.user)
        .post(f"complaints/{reference}/messages/", {"text": "Pesan."})
        .status_code
        == 403
    )
    assert (
        Speaker(house.head.user).post(f"complaints/{reference}/notes/", {"text": "Catatan."}).status_code
        == 404
    )


@pytest.mark.parametrize("identity", ["confidential", "named"])
def test_an_identity_stands_nowhere_but_in_its_own_row(house, identity, caplog, capfd):
    """Promise P7: events, messages, replies kept for retries and logs hold no trace of it."""
    caplog.set_level(logging.DEBUG)
    reference, code = at_stage(house, identity, "answered")
    citizen = Speaker(access_code=code)
    ok(citizen.verb(reference, "contest", reasons="Belum selesai."))
    ok(Speaker(house.supervisor.user).verb(reference, "answer", outcome="partly", reasons="Kini selesai."))
    retried = Speaker().post(
        "complaints/", filing(house, identity=identity, complainant=CANARY), key="k" * 20
    )
    assert retried.status_code == 201
    stores = [Event, Message, Statement, RememberedReply, Complaint]
    everything = json.dumps([list(map(str, row)) for store in stores for row in store.objects.values_list()])
    everything += caplog.text + "".join(capfd.readouterr())
    for trace in (*TRACES, code, code.replace("-", ""), retried.json()["access_code"]):
        assert trace not in everything, trace


def test_the_actor_is_what_the_seats_say_at_each_request(house):
    """A member who leaves the unit loses its cases at the next request, whatever token they hold."""
    reference, _code = at_stage(house, "named", "dispatched")
    member = user(Role.OFFICER, unit=house.unit)
    assert Speaker(member).get(f"complaints/{reference}/").status_code == 200
    member.memberships.all().delete()
    member.refresh_from_db()
    assert Speaker(member).get(f"complaints/{reference}/").status_code == 404
    assert actor(member).seats == ()
