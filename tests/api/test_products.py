"""The register of products through the API: entered, done, judged, counted."""

from datetime import date

from complaints.models import Complaint
from compliance.products.share import Counted, shares
from tests.api.conftest import Speaker
from tests.factories import House, when
from tests.workflow.paths import IN_STATE, use
from tests.workflow.products.told import ADVICE, act, issued
from workflow import clock
from workflow.verbs.products.issuing import TaskDraft


def body(house, **changes):
    return {
        "kind": "corrective_action",
        "number": "0042/LHP/2026",
        "dated": "2026-02-20",
        "received_on": "2026-02-27",
        "agency": house.agency.code,
        "unit": house.unit.code,
        "subject": "Penundaan berlarut",
        "tasks": [{"text": "Terbitkan izin."}, {"text": "Umumkan jangka waktu."}],
        **changes,
    }


def test_a_product_is_entered_done_sent_back_and_accepted(house):
    ombudsman, officer = Speaker(house.ombudsman.user), Speaker(house.officer.user)
    case = house.file()
    answer = ombudsman.post("products/", body(house, cases=[case.row.reference]), key="k" * 20)
    assert answer.status_code == 201
    again = ombudsman.post("products/", body(house, cases=[case.row.reference]), key="k" * 20)
    assert again.json() == answer.json()
    made = answer.json()
    assert [(task["due_on"], task["certainty"]) for task in made["tasks"]] == [("2026-04-20", "V")] * 2
    assert made["cases"] == [case.row.reference]
    path = f"products/{made['reference']}/"
    assert officer.get(path).json()["tasks"][0]["allowed_verbs"] == ["give_evidence"]

    def verb(speaker, name, **carried):
        carried.setdefault("version", speaker.get(path).json()["version"])
        return speaker.post(f"{path}tasks/1/{name}/", carried)

    assert verb(officer, "give-evidence", evidence="Izin terbit.", version=1).status_code == 200
    assert verb(officer, "give-evidence", evidence="Izin terbit.", version=1).status_code == 409
    assert verb(officer, "accept-evidence").status_code == 403
    assert verb(ombudsman, "send-evidence-back").status_code == 400
    assert verb(ombudsman, "send-evidence-back", reasons="Belum lengkap.").status_code == 200
    assert verb(officer, "give-evidence", evidence="Lengkap.").status_code == 200
    done = verb(ombudsman, "accept-evidence").json()["tasks"][0]
    assert (done["progress"], done["returns"], done["allowed_verbs"]) == ("done", 1, [])
    assert ombudsman.get(f"complaints/{made['reference']}/").status_code == 404
    (row,) = officer.get("products/", kind="corrective_action").json()["results"]
    assert row["number"] == "0042/LHP/2026"
    assert officer.get("products/", kind="improvement").json()["results"] == []


def test_bad_input_names_its_field_and_strangers_find_nothing(house):
    ombudsman = Speaker(house.ombudsman.user)
    for changes, field in (
        ({"tasks": []}, "tasks"),
        ({"tasks": [{"text": "x"}]}, "tasks"),
        ({"tasks": [{"text": "Perbaiki.", "due_on": "2026-05-04"}]}, "tasks.0.due_on"),
        ({"cases": ["TNT-0000-0000-9"]}, "cases"),
        ({"agency": "tidak-ada"}, "agency"),
        ({"number": "=1"}, "number"),
        ({"kind": "perintah"}, "kind"),
    ):
        answer = ombudsman.post("products/", body(house, **changes))
        assert answer.status_code == 400
        assert any(name.startswith(field) for name in answer.json()["errors"]), answer.json()
    for query in ({"progress": "besok"}, {"kind": "x"}, {"page": "0"}, {"agency": "x"}, {"x": "1"}):
        assert ombudsman.get("products/", **query).status_code == 400
    assert Speaker(house.coordinator.user).post("products/", body(house)).status_code == 403
    product = issued(house)
    reference = product.complaint.reference
    for stranger in (House().coordinator, house.other_officer):
        assert Speaker(stranger.user).get(f"products/{reference}/").status_code == 404
    assert not Complaint.objects.filter(pk=product.pk).exists()


def test_the_share_counts_what_fell_due_and_names_each_task(house):
    due = [TaskDraft("Perbaiki alur.", date(2026, 4, 1)), TaskDraft("Latih petugas.", date(2026, 4, 1))]
    product = issued(house, kind=ADVICE, tasks=due)
    act(product, 1, "give_evidence", "2026-03-20", house.officer)
    act(product, 1, "accept_evidence", "2026-03-24", house.ombudsman)
    act(product, 2, "give_evidence", "2026-04-02", house.officer)
    case = use(IN_STATE["escalated"](house), "remand", "2026-03-10", house.ombudsman)
    later = issued(house, number="9/SP/2026", kind=ADVICE, tasks=[TaskDraft("Nanti.", date(2026, 12, 1))])
    reference = product.complaint.reference
    (share,) = shares(2026, at=when("2026-05-04"))
    (end,) = {task.due_at for task in share.tasks[:2]}
    met = [when("2026-03-20"), when("2026-04-02")]
    assert share.tasks[:2] == [
        Counted(reference, 1, None, date(2026, 4, 1), end, met[0], in_time=True, done=True),
        Counted(reference, 2, None, date(2026, 4, 1), end, met[1], in_time=False, done=False),
    ]
    assert (share.due, share.in_time, share.done, share.followed_up) == (2, 1, 1, False)
    act(product, 2, "accept_evidence", "2026-05-05", house.ombudsman)
    (share,) = shares(2026, at=when("2026-05-06"))
    assert (share.due, share.in_time, share.done, share.followed_up) == (2, 1, 2, True)
    (share,) = shares(2026, at=when("2027-01-04"))
    assert {task.product for task in share.tasks} >= {reference, later.complaint.reference}
    assert share.due == 4  # with the remanded case, whose settlement is not met
    assert case.row.state == "investigating"
    assert shares(2025, at=clock.now()) == []
    (told,) = Speaker(house.head.user).get("products/share/", year="2026").json()["results"]
    assert told["due"] == len(told["tasks"])
    assert Speaker(House().coordinator.user).get("products/share/", year="2026").json()["results"] == []
    assert Speaker(house.officer.user).get("products/share/", year="2026").json()["results"] == []
    assert Speaker(house.coordinator.user).get("products/share/", year="99999").status_code == 400
