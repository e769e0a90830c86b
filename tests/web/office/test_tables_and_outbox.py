"""People from a table, all or nobody; and what did not arrive, sent again by whoever looks after it."""

import base64
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import OfficeChange, Unit, User
from notifications import outbox
from notifications.models import Message
from notifications.notices import Notice
from tests.factories import House
from tests.notifications.conftest import file_live, live
from tests.web.office.driving import posted, signed_in
from workflow import clock

pytestmark = pytest.mark.django_db
PATH = "/kelola/orang/impor/"


def looked_at(desk, text: str, path: str = PATH):
    file = SimpleUploadedFile("orang.csv", text.encode())
    return posted(desk, path, file=file)


def confirmed(desk, page: str, path: str = PATH):
    key = re.search(r'name="key"\s+value="([^"]+-k)"', page)
    content = re.search(r'name="content"\s+value="([^"]+)"', page)
    assert key is not None
    assert content is not None
    return desk.post(path, {"key": key[1], "content": content[1]})


def test_services_and_hours_of_units_come_from_a_table_and_what_is_not_said_stays():
    house, elsewhere = House(), House()
    desk, path = signed_in(house.coordinator), "/kelola/unit/impor/"
    Unit.objects.filter(pk=house.unit.pk).update(district="Pontang")
    rows = [
        "unit;layanan;jam;kecamatan",
        f'{house.unit.code.upper()};"Poli umum\nImunisasi";Senin-Jumat 08.00-14.00;',
        f"{house.other_unit.name};KTP;;Kasemen",
    ]
    page = looked_at(desk, "\n".join(rows), path).content.decode()
    assert "Ubah 2 unit" in page
    assert Unit.objects.get(pk=house.unit.pk).services is None
    assert confirmed(desk, page, path).status_code == 200
    one, two = (Unit.objects.get(pk=each.pk) for each in (house.unit, house.other_unit))
    assert (one.services, one.hours, one.district) == (
        "Poli umum\nImunisasi",
        "Senin-Jumat 08.00-14.00",
        "Pontang",
    )
    assert (two.services, two.hours, two.district) == ("KTP", None, "Kasemen")
    assert "Imunisasi" in Client().get(f"/unit/{one.code}/").content.decode()
    assert OfficeChange.objects.filter(what="unit_changed").count() == 2
    assert "2 sudah ada" in looked_at(desk, "\n".join(rows), path).content.decode()
    bad = [
        rows[0],
        f"{elsewhere.unit.code};Poli;;",
        f"{one.code};a;;",
        f"{one.name};b;;",
        f"{two.code};{'x' * 2001};;",
    ]
    page = looked_at(desk, "\n".join(bad), path).content.decode()
    for line in ("bukan wewenang Anda", "sudah ada di baris sebelumnya", "Terlalu panjang", "3 ditolak"):
        assert line in page, line
    assert 'name="content"' not in page
    content = base64.b64encode("\n".join(bad).encode()).decode()
    refused = desk.post(path, {"key": "kunci-impor-unit-0001", "content": content})
    assert (refused.status_code, Unit.objects.get(pk=one.pk).services) == (400, "Poli umum\nImunisasi")
    assert "baris 2, 4, 5" in refused.content.decode()
    assert signed_in(house.officer).get(path).status_code == 403


def test_a_table_is_looked_at_first_and_then_everybody_is_invited():
    house = House()
    desk = signed_in(house.coordinator)
    there = house.officer.user
    rows = [
        "nama;surel;tugas;tempat;catatan",
        f"Sri;sri@example.org;officer;{house.unit.code};x",
        f"Budi;budi@example.org;Kepala unit pelayanan;{house.unit.name};",
        f"Lama;{there.email};officer;{house.unit.code};",
    ]
    page = looked_at(desk, "\n".join(rows)).content.decode()
    assert "Undang 2 orang" in page
    assert not User.objects.filter(email="sri@example.org").exists()
    answer = confirmed(desk, page)
    assert answer.status_code == 200, answer.content.decode()[-2000:]
    assert User.objects.filter(email__in=["sri@example.org", "budi@example.org"]).count() == 2
    assert Message.objects.filter(notice="invited").count() == 2


def test_one_refused_row_keeps_everybody_out_and_is_told_by_its_line():
    house, elsewhere = House(), House()
    desk = signed_in(house.coordinator)
    rows = [
        "nama,surel,tugas,tempat",
        f"Sri,sri@example.org,officer,{house.unit.code}",
        f"Dua,sri@example.org,officer,{house.unit.code}",
        f"Tiga,tiga@example.org,officer,{house.agency.code}",
        f"Empat,empat@example.org,officer,{elsewhere.unit.code}",
        f"Lima,bukan alamat,pesulap,{house.unit.code}",
        f"Enam,enam@example.org,ombudsman,{house.agency.code}",
    ]
    page = looked_at(desk, "\n".join(rows)).content.decode()
    assert page.count("ditolak</strong>") == 5
    for said in (
        "sudah ada di baris sebelumnya",
        "pilih unitnya",
        "Tempat tidak dikenal",
        "Tugas tidak dikenal",
    ):
        assert said in page
    assert 'name="content"' not in page
    assert not User.objects.filter(email="sri@example.org").exists()


def test_a_message_that_was_set_aside_is_sent_again_by_who_looks_after_it():
    house, elsewhere = House(), House()
    case = file_live(house)
    for user in (house.officer.user, elsewhere.officer.user):
        outbox.enqueue_to_users(
            Notice.HANDED_OVER,
            [user],
            by=live(house.administrator),
            at=clock.now(),
            facts={"count": 1, "to_person": True},
            not_before=clock.now(),
        )
    Message.objects.filter(origin="live").update(state="set_aside", last_error="smtp_550")
    desk = signed_in(house.coordinator)
    page = desk.get("/kelola/surel/").content.decode()
    assert "alamat ditolak (smtp_550)" in page
    assert house.officer.user.email in page
    assert elsewhere.officer.user.email not in page
    theirs = Message.objects.get(user=elsewhere.officer.user)
    assert posted(desk, "/kelola/surel/", message=theirs.pk).status_code == 404
    ours = Message.objects.get(user=house.officer.user)
    assert posted(desk, "/kelola/surel/", message=ours.pk).status_code == 302
    ours.refresh_from_db()
    assert (ours.state, ours.attempts) == ("queued", 0)
    assert OfficeChange.objects.get(what="message_again").facts == {"message": ours.pk}
    seen = signed_in(house.administrator).get("/kelola/surel/").content.decode()
    assert elsewhere.officer.user.email in seen
    assert case.complaint.reference not in seen  # an administrator reads of no case
