"""Units and agencies on their pages: what may change, and what does not while time limits run."""

import pytest
from django.core.management import call_command

from accounts.models import Agency, OfficeChange, Unit
from tests.factories import House
from tests.web.office.driving import posted, signed_in

pytestmark = pytest.mark.django_db
UNIT = {
    "name": "UPTD Puskesmas Baru",
    "code": "",
    "working_week": ["1", "2", "3", "4", "5", "6"],
    "district": "Pontang",
    "services": "Imunisasi\nRujukan",
    "hours": "Senin-Sabtu 08.00-14.00",
    "parent": "",
    "successor": "",
    "active": "on",
}


@pytest.fixture
def house() -> House:
    return House()


def test_a_coordinator_makes_a_unit_and_closes_it_with_a_successor(house: House, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path  # doctor asks whose each file is
    desk = signed_in(house.coordinator)
    path = f"/kelola/instansi/{house.agency.code}/unit-baru/"
    answer = posted(desk, path, **UNIT)
    assert answer.status_code == 302, answer.content.decode()[-2500:]
    unit = Unit.objects.get(name=UNIT["name"])
    assert (unit.code, unit.working_week, unit.district) == (
        "uptd-puskesmas-baru",
        [1, 2, 3, 4, 5, 6],
        "Pontang",
    )
    page = desk.get(f"/kelola/unit/{unit.code}/").content.decode()
    assert "Belum ada petugas aktif" in page
    closing = {**UNIT, "active": "", "successor": house.unit.code}
    assert posted(desk, f"/kelola/unit/{unit.code}/", **closing).status_code == 302
    unit.refresh_from_db()
    assert (unit.active, unit.successor) == (False, house.unit)
    change = OfficeChange.objects.get(what="unit_changed")
    assert change.facts["now"] == {"active": False, "successor": house.unit.code}
    assert "ya → tidak" in desk.get("/kelola/catatan/").content.decode()
    call_command("doctor")


def test_a_week_stays_and_a_unit_stays_open_while_cases_run_there(house: House):
    house.file().dispatched("2026-03-03")
    path = f"/kelola/unit/{house.unit.code}/"
    same = {**UNIT, "name": "Nama baru", "working_week": ["1", "2", "3", "4", "5"]}
    desk = signed_in(house.coordinator)
    for changes, said in (
        ({"working_week": ["1", "2"]}, "jangka waktu sedang berjalan"),
        ({"active": ""}, "masih memegang 1 kasus"),
        ({"working_week": []}, "sedikitnya satu hari kerja"),
        ({"name": ""}, "Wajib diisi"),
    ):
        answer = posted(desk, path, **{**same, **changes})
        assert answer.status_code == 400, changes
        assert said in answer.content.decode(), changes
        assert "Imunisasi" in answer.content.decode()  # nothing typed is lost
    assert posted(desk, path, **same).status_code == 302
    house.unit.refresh_from_db()
    assert (house.unit.name, house.unit.working_week) == ("Nama baru", [1, 2, 3, 4, 5])


def test_a_unit_is_never_under_itself_or_replaced_by_itself(house: House):
    desk = signed_in(house.coordinator)
    under = {**UNIT, "parent": house.unit.code, "working_week": ["1", "2", "3", "4", "5"]}
    assert posted(desk, f"/kelola/unit/{house.other_unit.code}/", **under).status_code == 302
    answer = posted(desk, f"/kelola/unit/{house.unit.code}/", **{**under, "parent": house.other_unit.code})
    assert answer.status_code == 400
    assert "tidak berada di bawah" in answer.content.decode()


def test_by_what_limits_are_counted_changes_only_while_none_runs_and_by_administrators(house: House):
    path = f"/kelola/instansi/{house.agency.code}/"
    small = {"name": "Kabupaten Lain", "open_for_filing": "on", "send_from": "06:30", "send_until": "18:00"}
    counted = {"level": "city", "zone": "Asia/Makassar", "calendar": house.agency.calendar, "law": "id"}
    assert posted(signed_in(house.coordinator), path, **small, **counted).status_code == 302
    row = Agency.objects.get(pk=house.agency.pk)
    assert (row.name, row.send_from.isoformat("minutes"), row.zone) == (
        "Kabupaten Lain",
        "06:30",
        "Asia/Jakarta",
    )
    desk = signed_in(house.administrator)
    assert posted(desk, path, **small, **counted).status_code == 302
    assert Agency.objects.get(pk=house.agency.pk).zone == "Asia/Makassar"
    unknown = posted(desk, path, **small, **{**counted, "calendar": "tidak-ada"})
    assert unknown.status_code == 400
    house.file()
    page = desk.get(path).content.decode()
    assert "sedang berjalan di sini" in page
    assert 'name="zone"' not in page
    wrong = posted(desk, path, **{**small, "send_until": "05:00"})
    assert "lebih awal" in wrong.content.decode()


def test_zone_and_law_stay_once_there_is_a_case_for_its_days_are_rebuilt_by_them(house: House):
    house.file("2026-03-02").do("withdraw", "2026-03-03")
    path, desk = f"/kelola/instansi/{house.agency.code}/", signed_in(house.administrator)
    small = {"name": "Kabupaten Lain", "open_for_filing": "on", "send_from": "06:30", "send_until": "18:00"}
    counted = {"level": "city", "zone": "Asia/Jakarta", "calendar": house.agency.calendar, "law": "id"}
    for other in ({"zone": "Asia/Makassar"}, {"law": "uk"}):
        answer = posted(desk, path, **small, **{**counted, **other})
        assert (answer.status_code, "sudah mempunyai pengaduan" in answer.content.decode()) == (400, True)
    assert posted(desk, path, **small, **counted).status_code == 302
    row = Agency.objects.get(pk=house.agency.pk)
    assert (row.zone, row.law, row.level) == ("Asia/Jakarta", "id", "city")


def test_another_agency_is_not_there(house: House):
    elsewhere = House()
    desk = signed_in(house.coordinator)
    for path in (
        f"/kelola/unit/{elsewhere.unit.code}/",
        f"/kelola/instansi/{elsewhere.agency.code}/",
        f"/kelola/instansi/{elsewhere.agency.code}/unit-baru/",
    ):
        assert desk.get(path).status_code == 404
        assert signed_in(house.officer).get(path).status_code == 403
    assert elsewhere.unit.name not in desk.get("/kelola/unit/").content.decode()
