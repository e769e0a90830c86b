"""What the Ombudsman examines of its own initiative, through the API: opened, found, refused."""

from tests.api.conftest import Speaker
from tests.factories import House
from tests.workflow.products.examined import examined
from workflow.models import Examination


def body(house, **changes):
    return {
        "kind": "inspection",
        "number": "7/INS/2026",
        "opened_on": "2026-02-20",
        "subject": "Layanan loket pada masa mudik",
        "reasons": "Banyak laporan di media.",
        "bodies": [
            {"agency": house.agency.code},
            {"agency": house.agency.code, "unit": house.unit.code},
        ],
        **changes,
    }


def result(**changes):
    found = {"finding": "maladministration", "maladministration": ["undue_delay"], "severity": "light"}
    return {"version": 1, "findings": "Izin menunggu.", "found_on": "2026-02-25", **found, **changes}


def test_an_examination_is_opened_once_found_corrected_and_read_by_its_bodies(house):
    ombudsman, officer = Speaker(house.ombudsman.user), Speaker(house.officer.user)
    answer = ombudsman.post("examinations/", body(house), key="k" * 20)
    assert answer.status_code == 201
    assert ombudsman.post("examinations/", body(house), key="k" * 20).json() == answer.json()
    made = answer.json()
    assert [each["unit"] for each in made["bodies"]] == [None, house.unit.code]
    first, second = (f"examinations/{each['reference']}/" for each in made["bodies"])
    nothing = {"finding": "none", "maladministration": [], "severity": None}
    assert ombudsman.post(f"{first}result/", result(**nothing)).json()["over"] is False
    assert ombudsman.post(f"{second}result/", result()).json()["over"] is True
    assert ombudsman.post(f"{second}result/", result()).status_code == 409
    corrected = ombudsman.post(f"{second}result/", result(version=2, findings="Sudah lama menunggu."))
    assert [(each["finding"], each["version"]) for each in corrected.json()["bodies"]] == [
        ("none", 2),
        ("maladministration", 3),
    ]
    (theirs,) = officer.get(second).json()["bodies"]
    assert (theirs["findings"], theirs["may_record"]) == ("Sudah lama menunggu.", False)
    assert officer.get(first).status_code == 404
    assert officer.post(f"{second}result/", result(version=3)).status_code == 403
    (row,) = officer.get("examinations/").json()["results"]
    assert (row["number"], len(row["bodies"])) == ("7/INS/2026", 1)
    assert ombudsman.get(f"complaints/{made['reference']}/").status_code == 404


def test_bad_input_names_its_field_and_strangers_find_nothing(house):
    ombudsman, agency = Speaker(house.ombudsman.user), house.agency.code
    for changes, field in (
        ({"kind": "penggerebekan"}, "kind"),
        ({"bodies": []}, "bodies"),
        ({"bodies": [{"agency": "tidak-ada"}]}, "bodies.0.agency"),
        ({"bodies": [{"agency": agency}, {"agency": agency, "unit": "tidak-ada"}]}, "bodies.1.unit"),
        ({"bodies": [{"agency": agency}, {"agency": agency}]}, "bodies.1.agency"),
        ({"opened_on": "2999-01-01"}, "opened_on"),
    ):
        answer = ombudsman.post("examinations/", body(house, **changes))
        assert answer.status_code == 400
        assert any(name.startswith(field) for name in answer.json()["errors"]), answer.json()
    assert not Examination.objects.exists()
    assert Speaker(house.coordinator.user).post("examinations/", body(house)).status_code == 403
    examination = examined(house)
    path = f"examinations/{examination.bodies.order_by('pk')[0].complaint.reference}/"
    for changes, field in (
        ({"found_on": "2026-03-01"}, "found_on"),
        ({"maladministration": []}, "maladministration"),
        ({"product": "0/TIDAK/ADA"}, "product"),
    ):
        answer = ombudsman.post(f"{path}result/", result(**{"found_on": "2026-03-02", **changes}))
        assert answer.status_code == 400
        assert list(answer.json()["errors"]) == [field]
    for stranger in (House().coordinator, house.other_officer):
        assert Speaker(stranger.user).get(path).status_code == 404
    for page in ("0", "x", "99999"):
        assert ombudsman.get("examinations/", page=page).status_code == 400
