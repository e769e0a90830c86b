"""The pages of audits, and the API beside them: from the bound seed to the results, by keyboard alone."""

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from complaints.models import Complaint
from compliance.audit import drawing, marking
from compliance.models import AnswerAudit
from tests.api.conftest import Speaker
from tests.compliance.audit import recompute
from tests.compliance.audit.test_audit import AFTER, answered, bound, name
from tests.factories import House
from workflow import clock

pytestmark = pytest.mark.django_db
HOME = "/pengawasan/audit/"


def key_of(page) -> str:
    return re.findall(r'name="key" value="([^"]+)"', page.content.decode())[-1]


def sent(client, address: str, **typed: object):
    return client.post(address, {"key": key_of(client.get(address)), **typed})


@pytest.fixture
def house() -> House:
    return House()


def drawn(house: House, n: int = 2) -> AnswerAudit:
    audit = bound(house)
    for _n in range(n):
        answered(house)
    drawing.draw(audit.pk, by=house.ombudsman, at=AFTER)
    return audit


def test_the_ombudsman_binds_a_seed_in_the_browser_and_readers_see_its_digest_alone(client, house):
    client.force_login(house.ombudsman.user)
    tomorrow = clock.today() + timedelta(days=2)
    typed = {
        "agency": house.agency.code,
        "start": tomorrow,
        "end": tomorrow + timedelta(days=30),
        "percent": 5,
    }
    for wrong in ({"start": "2026-01-01"}, {"end": "2026-01-01"}, {"percent": "0"}, {"agency": "x"}):
        answer = sent(client, HOME, **{**typed, **wrong})
        assert (answer.status_code, AnswerAudit.objects.count()) == (400, 0), wrong
        assert 'role="alert"' in answer.content.decode()
    made = sent(client, HOME, **typed)
    audit = AnswerAudit.objects.get()
    assert (made.status_code, made["Location"]) == (302, f"{HOME}{audit.pk}/")
    early = client.post(f"{HOME}{audit.pk}/", {"key": key_of(client.get(HOME))})
    assert early.status_code == 409
    for who, status in ((house.head, 200), (house.coordinator, 200), (house.officer, 403)):
        client.force_login(who.user)
        for address in (HOME, f"{HOME}{audit.pk}/"):
            page = client.get(address)
            assert page.status_code == status
            assert (audit.commitment in page.content.decode()) == (status == 200)
            assert audit.seed not in page.content.decode()
            assert 'name="percent"' not in page.content.decode()
    client.force_login(House().head.user)
    assert client.get(f"{HOME}{audit.pk}/").status_code == 404


def test_the_sample_is_worked_through_from_one_answer_to_the_next(client, house):
    audit = drawn(house)
    client.force_login(house.ombudsman.user)
    page = client.get(f"{HOME}{audit.pk}/").content.decode()
    assert audit.seed in page
    assert f'href="{HOME}{audit.pk}/1/"' in page
    first = client.get(f"{HOME}{audit.pk}/1/").content.decode()
    assert "autofocus" in first
    for hidden in ("Siti", house.officer.user.name):
        assert hidden not in first
    empty = sent(client, f"{HOME}{audit.pk}/1/", verdict="void", reasons=" ")
    assert empty.status_code == 400
    saved = sent(client, f"{HOME}{audit.pk}/1/", verdict="void", reasons="Loketnya tetap tutup.")
    assert (saved.status_code, saved["Location"]) == (302, f"{HOME}{audit.pk}/2/")
    saved = sent(client, f"{HOME}{audit.pk}/2/", verdict="real", reasons="Sudah buka.")
    assert (saved.status_code, saved["Location"]) == (302, f"{HOME}{audit.pk}/")
    again = client.get(f"{HOME}{audit.pk}/1/").content.decode()
    assert "Loketnya tetap tutup." in again
    page = client.get(f"{HOME}{audit.pk}/").content.decode()
    assert "50,0 %" in page
    assert client.get(f"{HOME}{audit.pk}/3/").status_code == 404
    client.force_login(house.head.user)
    assert client.get(f"{HOME}{audit.pk}/1/").status_code == 403
    assert "Loketnya" not in client.get(f"{HOME}{audit.pk}/").content.decode()


def test_the_results_are_taken_away_as_csv_xlsx_and_as_json_that_draws_again(client, house):
    audit = drawn(house)
    for some in drawing.drawn(audit).values():
        for answer in some:
            marking.mark(
                audit.pk, answer, verdict="partly", reasons="Sebagian.", by=house.ombudsman, at=AFTER
            )
    client.force_login(house.head.user)
    taken = client.get(f"{HOME}{audit.pk}/unduh.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(taken), delimiter=";"))
    assert [row[:8] for row in rows[1:]] == [
        [house.unit.code, house.unit.name, "2", "2", "2", "0", "2", "0"],
        ["", house.agency.name, "2", "2", "2", "0", "2", "0"],
    ]
    book = load_workbook(io.BytesIO(client.get(f"{HOME}{audit.pk}/unduh.xlsx").content))
    assert book.worksheets[0].cell(2, 3).value == 2
    assert audit.seed in [cell.value for row in book.worksheets[1] for cell in row]
    text = client.get(f"{HOME}{audit.pk}/unduh.json").content.decode()
    assert recompute.recompute(text) == []
    Complaint.objects.filter(agency=house.agency)[0].accused.add(house.head.user)
    assert client.get(f"{HOME}{audit.pk}/unduh.json").status_code == 403
    page = client.get(f"{HOME}{audit.pk}/").content.decode()
    assert f"{HOME}{audit.pk}/unduh.json" not in page


def test_the_same_over_the_api(house):
    ombudsman, head = Speaker(house.ombudsman.user), Speaker(house.head.user)
    body = {"agency": house.agency.code, "from": "2026-03-01", "to": "2026-03-31", "percent": 100}
    begun = ombudsman.post("audits/", body)
    assert (begun.status_code, begun.json()["errors"]["from"][0]["code"]) == (400, "has_begun")
    coming = {
        **body,
        "from": f"{clock.today() + timedelta(days=3)}",
        "to": f"{clock.today() + timedelta(days=9)}",
    }
    assert head.post("audits/", coming).status_code == 403
    made = ombudsman.post("audits/", coming)
    assert (made.status_code, made.json()["seed"], made.json()["export"]) == (201, None, None)
    assert ombudsman.post(f"audits/{made.json()['id']}/draw/", {}).status_code == 409
    audit, case = bound(house), answered(house)
    given = {"answer": name(case), "verdict": "void", "reasons": "Loket didatangi."}
    assert ombudsman.post(f"audits/{audit.pk}/marks/", given).status_code == 409
    assert ombudsman.post(f"audits/{audit.pk}/draw/", {}).json()["seed"] == audit.seed
    assert head.post(f"audits/{audit.pk}/marks/", given).status_code == 403
    marked = ombudsman.post(f"audits/{audit.pk}/marks/", given)
    assert marked.status_code == 201, marked.content
    assert marked.json()["shares"]["void"] == {"share": "1.0000", "interval": ["1.0000", "1.0000"]}
    assert ombudsman.post(f"audits/{audit.pk}/marks/", {**given, "answer": "X/1"}).status_code == 400
    read = head.get(f"audits/{audit.pk}/").json()
    assert read["sample"] == [{"answer": name(case), "unit": house.unit.name, "verdict": "void"}]
    assert {one["id"] for one in head.get("audits/").json()["results"]} == {audit.pk, made.json()["id"]}
    exported = head.client.get(f"/api/v1/audits/{audit.pk}/export.json", headers=head.headers)
    assert recompute.recompute(exported.content.decode()) == []
    assert json.loads(exported.content)["from"] == date(2026, 3, 1).isoformat()
