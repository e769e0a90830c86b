"""Small things that were lost or told too late at the doors."""

from urllib.parse import quote, urlencode

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from accounts.actors import staff
from accounts.roles import Role
from complaints.models import Complaint, Identity, Statement
from tests.api.conftest import Speaker
from tests.factories import House, user
from tests.web.test_filing import filled
from tests.web.test_staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["subject", "description", "name", "address"])
@pytest.mark.parametrize("broken", [b"\xff", b"\xc3", b"\xe2\x80"])
def test_bytes_that_are_no_utf8_are_refused_and_what_could_be_read_is_kept(client, field, broken):
    fields = filled(House())
    before = quote("Antrean kafé di loket ")
    body = urlencode({name: value for name, value in fields.items() if name != field})
    raw = f"{body}&{field}={before}{quote(broken)} kota".encode()
    answer = client.post("/lapor/", raw, content_type="application/x-www-form-urlencoded")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Sebagian huruf tidak terbaca" in page
    assert "Antrean kafé di loket" in page
    assert not Complaint.objects.exists()


def test_all_faults_of_a_form_are_told_at_once(client):
    wrong = {"subject": "Hm", "description": "", "occurred_on": "2999-01-01", "name": "", "phone": "112x"}
    wrong |= {"email": "a@b.id, c@d.id", "unit": "tidak-ada", "settlement_sought": "x"}
    answer = client.post("/lapor/", filled(House(), **wrong))
    page = answer.content.decode()
    assert answer.status_code == 400
    for told in (
        "Terlalu pendek.",
        "Wajib diisi.",
        "Tanggal tidak boleh setelah hari ini.",
        "Nomor telepon tidak benar.",
        "Tulis satu alamat surel saja.",
        "Pilih salah satu.",
    ):
        assert told in page, told


def test_whoever_chose_to_be_nobody_is_told_that_name_and_contact_were_not_kept(client):
    answer = client.post("/lapor/", filled(House(), identity="anonymous"), follow=True)
    assert "nama dan kontak yang Anda tulis tidak disimpan" in answer.content.decode()
    assert not Identity.objects.exists()
    assert not Statement.objects.filter(body__contains="Siti").exists()


def test_whoever_told_nothing_of_themselves_is_told_nothing(client):
    nobody = dict.fromkeys(("name", "email", "phone", "address"), "")
    answer = client.post("/lapor/", filled(House(), identity="anonymous", **nobody), follow=True)
    assert "tidak disimpan. Kabar" not in answer.content.decode()


@pytest.mark.parametrize("value", ["yes", "true", "1", 1, 0, "", None, [], {}])
def test_a_truth_of_the_api_is_true_or_false(value):
    house = House()
    ombudsman = Speaker(user(Role.OMBUDSMAN))
    path = f"/api/v1/assessments/{house.agency.code}/{house.unit.code}/2025/"
    answer = ombudsman.client.put(
        path, {"confirmed": value}, content_type="application/json", headers=ombudsman.headers
    )
    assert answer.status_code == 400, answer.content
    assert "confirmed" in answer.json()["errors"]


EVIL = ["0", "10000", "99999999999999999999", "x", "0000-00-00", "9999-12-31"]


def test_no_filter_of_the_admin_answers_with_a_fault():
    House()
    client = signed_in(staff(user(Role.ADMINISTRATOR)))
    client.raise_request_exception = False
    for model, site in admin.site._registry.items():
        path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        names = ["p", "o", "q", "_to_field", "id__exact"]
        for each in site.list_filter:
            field = each if isinstance(each, str) else each[0]
            names += [f"{field}{how}" for how in ("__exact", "__id__exact", "__year", "__gte", "__isnull")]
        for name in names:
            for value in ("0", "99999999999999999999"):
                status = client.get(path, {name: value}).status_code
                assert status < 500, (path, name, value)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/petugas/", ["q", "state", "unit", "overdue", "cursor"]),
        ("/pengawasan/", ["from", "to", "group_by", "agency", "as_of"]),
        ("/nilai/", ["year", "agency", "unit"]),
        ("/lapor/", ["instansi"]),
        ("/kalender/", ["page"]),
        ("/kalender/id/0/", []),
        ("/kalender/id/99999999999999999999/", []),
    ],
)
def test_no_query_of_a_page_answers_with_a_fault(path, names):
    house = House()
    for actor in (house.coordinator, staff(user(Role.ADMINISTRATOR))):
        client = signed_in(actor)
        client.raise_request_exception = False
        assert client.get(path).status_code < 500
        for name in names:
            for value in EVIL:
                assert client.get(path, {name: value}).status_code < 500, (path, name, value)


def test_a_page_that_is_not_there_or_not_theirs_has_the_menu_of_who_is_signed_in():
    officer = signed_in(House().officer)
    for path, status in (
        ("/pengawasan/", 403),
        ("/petugas/kasus/TNT-7K4M-2Q9X-C/", 404),
        ("/tidak-ada/", 404),
    ):
        answer = officer.get(path)
        page = answer.content.decode()
        assert (answer.status_code, "Masuk sebagai petugas" in page) == (status, False), path
        assert "Keluar" in page
        assert page.count('href="/petugas/"') == 2  # in the menu, and as the way on
    assert "Masuk sebagai petugas" in Client().get("/tidak-ada/").content.decode()
